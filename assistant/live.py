"""The assistant a server answers with: opened in the background, and moved to a new index generation when one appears."""

from __future__ import annotations

import logging
import threading
import time
import weakref
from collections.abc import Callable
from typing import Any

from assistant.pipeline import Assistant

_log = logging.getLogger(__name__)
_LOOK_EVERY = 1.0  # seconds between looks at the pointer


class NotReady(RuntimeError):
    """No assistant is open yet; the message says why."""

    is_plan_error = True


class LiveAssistant:
    """Hands out the current assistant. A request keeps the one it got, so a move drops none.

    `open_assistant` opens over the newest generation; `newest` names it (cheap: a stat and a short read).
    """

    def __init__(self, open_assistant: Callable[[], Assistant], newest: Callable[[], str | None]) -> None:
        self._open = open_assistant
        self._newest = newest
        self._assistant: Assistant | None = None
        self._problem = "the index is being opened"
        self._opening = False
        self._looked = 0.0
        self._lock = threading.Lock()

    def start(self) -> None:
        """Open in the background; `ready` turns true when it is done."""
        threading.Thread(target=self._reopen, name="open-assistant", daemon=True).start()

    @property
    def ready(self) -> bool:
        return self._assistant is not None

    @property
    def problem(self) -> str:
        """Why the newest generation is not open, "" where it is."""
        return self._problem

    def state(self) -> dict[str, Any]:
        """What `/readyz` says."""
        assistant = self._assistant
        if assistant is None:
            return {"ready": False, "detail": self._problem}
        reader = assistant.reader
        state = {
            "ready": True,
            "generation": reader.generation,
            "documents": len(reader.documents),
            "passages": reader.count,
        }
        return {**state, "model": assistant.fluent.state()} if assistant.fluent else state

    def current(self) -> Assistant:
        """The assistant to answer with. Raises NotReady before the first is open."""
        if self._assistant is None:
            raise NotReady(self._problem)
        if time.monotonic() - self._looked > _LOOK_EVERY and self._lock.acquire(blocking=False):
            try:
                self._move_if_newer()
            finally:
                self._lock.release()
        return self._assistant

    def look(self) -> None:
        """Look at the pointer now: the next request may find the newer generation open."""
        with self._lock:
            self._move_if_newer()

    def _move_if_newer(self) -> None:
        self._looked = time.monotonic()
        newest = self._newest()
        if newest and self._assistant and newest != self._assistant.reader.generation and not self._opening:
            # Opened beside the old one, in the background: until it is ready the old one answers.
            self._opening = True
            threading.Thread(target=self._reopen, name="move-assistant", daemon=True).start()

    def _reopen(self) -> None:
        try:
            before, self._assistant = self._assistant, self._open()
            if before is not None:
                # Its store is let go of when the last request that got it is done.
                weakref.finalize(before, before.reader.close).atexit = False
            self._problem = ""
        except Exception as error:  # whatever it is, the old assistant goes on answering
            self._problem = str(error)
            _log.error("cannot open the index: %s", error)
        finally:
            self._opening = False
