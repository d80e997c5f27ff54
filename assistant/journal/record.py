"""Answers -> the journal. One thread writes, so that nobody waits for the disk: `record` only hands over."""

from __future__ import annotations

import json
import logging
import queue
import secrets
import sqlite3
import threading
import time
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from assistant.journal.database import delete_database, open_database
from assistant.journal.feedback import Feedback, JournalUnavailable, write_feedback
from assistant.journal.masking import mask_personal_data
from assistant.journal.retention import forget_older
from assistant.settings import Settings
from assistant.types import Answer, Turn

Channel = Literal["page", "api"]

_log = logging.getLogger(__name__)
_WAITING = 2000  # answers that may wait for the disk; beyond that they are not kept
_TURNS, _CHARS = 6, 2000  # of the conversation before a question, and of each of its turns
_ANSWER_CHARS = 20_000
_RETRY = 30.0  # seconds until a file that could not be opened is tried again
_CLEAN = 6 * 3600.0  # seconds between looks for rows that are too old
_FEEDBACK_WAIT = 5.0


@dataclass(frozen=True, slots=True)
class _Entry:
    id: str
    asked_at: str
    channel: Channel
    question: str
    history: tuple[Turn, ...]
    answer: Answer
    generation: str


_Item = _Entry | tuple[Feedback, "Future[bool]"] | None


class Journal:
    """Keeps answers and feedback in one SQLite file for `days` days; 0 days: keeps nothing and removes what there is.

    Thread-safe. Whatever happens to the file, `record` neither raises nor waits.
    """

    def __init__(self, path: Path, days: int) -> None:
        self.path, self.days = path, days
        self.problem = ""  # why nothing can be written now; for the operator's page
        self._items: queue.Queue[_Item] = queue.Queue(_WAITING)
        self._tried = self._cleaned = float("-inf")
        self._connection: sqlite3.Connection | None = None
        self._thread: threading.Thread | None = None
        if self.on:
            self._thread = threading.Thread(target=self._write, name="journal", daemon=True)
            self._thread.start()

    @property
    def on(self) -> bool:
        return self.days > 0

    def record(
        self, question: str, answer: Answer, generation: str, *, channel: Channel = "page", history: Sequence[Turn] = ()
    ) -> str | None:
        """Hand an answer over to be kept; returns its id, None where nothing is kept. Microseconds."""
        if not self.on:
            return None
        identity = secrets.token_urlsafe(12)
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        entry = _Entry(identity, now, channel, question, tuple(history[-_TURNS:]), answer, generation)
        try:
            self._items.put_nowait(entry)
        except queue.Full:
            return None
        return identity

    def feedback(self, feedback: Feedback) -> bool:
        """Keep what was said of an answer; False for an id the journal does not know. Raises JournalUnavailable."""
        if not self.on:
            return False
        done: Future[bool] = Future()
        try:
            self._items.put((feedback, done), timeout=_FEEDBACK_WAIT)
            return done.result(_FEEDBACK_WAIT)
        except (queue.Full, TimeoutError):
            raise JournalUnavailable("the journal is busy") from None

    def flush(self) -> None:
        """Wait until everything handed over so far is written, or given up. For tests and exports."""
        self._items.join()

    def close(self) -> None:
        """Write what waits, for at most five seconds, and stop."""
        if self._thread and self._thread.is_alive():
            try:
                self._items.put(None, timeout=1.0)
            except queue.Full:
                return
            self._thread.join(5.0)

    def _write(self) -> None:
        while True:
            try:
                items = [self._items.get(timeout=60.0)]
            except queue.Empty:
                items = []
            while not self._items.empty() and len(items) < 200:
                items.append(self._items.get())
            self._write_batch(items)
            for _ in items:
                self._items.task_done()
            if None in items:
                if self._connection:
                    self._connection.close()
                return

    def _write_batch(self, items: Sequence[_Item]) -> None:
        said = [item for item in items if isinstance(item, tuple)]
        try:
            connection = self._open()
            with connection:
                found = [self._put(connection, item) for item in items]
            self.problem = ""
            self._forget(connection)
        except (sqlite3.Error, OSError, JournalUnavailable) as error:
            self._failed(error)
            for _, done in said:
                done.set_exception(JournalUnavailable(self.problem))
            return
        except Exception as error:  # nothing may end this thread
            _log.exception("the journal could not keep an answer")
            for _, done in said:
                done.set_exception(JournalUnavailable(str(error)))
            return
        # Told only once it is on disk.
        for item, known in zip(items, found, strict=True):
            if isinstance(item, tuple):
                item[1].set_result(known)

    def _put(self, connection: sqlite3.Connection, item: _Item) -> bool:
        if item is None:
            return False
        if isinstance(item, tuple):
            return write_feedback(connection, item[0])
        connection.execute(f"INSERT INTO answers VALUES ({', '.join('?' * 14)})", _row(item))  # noqa: S608
        return True

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            if time.monotonic() - self._tried < _RETRY:
                raise JournalUnavailable(self.problem)
            self._tried = time.monotonic()
            self._connection = open_database(self.path)
        return self._connection

    def _forget(self, connection: sqlite3.Connection) -> None:
        if time.monotonic() - self._cleaned > _CLEAN:
            self._cleaned = time.monotonic()
            forget_older(connection, self.days)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, JournalUnavailable):
            self.problem = f"{self.path} cannot be written: {error}"
            _log.warning("the journal keeps nothing: %s", self.problem)
            self._tried = time.monotonic()
        if self._connection:
            self._connection.close()
            self._connection = None


def open_journal(settings: Settings) -> Journal:
    """The journal of these settings. With PLAN_JOURNAL_DAYS=0 what was kept before is removed."""
    path = settings.journal or settings.index / "journal.sqlite3"
    if not settings.journal_days:
        try:
            delete_database(path)
        except OSError as error:
            _log.warning("the journal is off, but %s cannot be removed: %s", path, error)
    return Journal(path, settings.journal_days)


def _row(entry: _Entry) -> tuple[object, ...]:
    answer = entry.answer
    turns = [{"role": t.role, "content": mask_personal_data(t.content[:_CHARS])} for t in entry.history]
    return (
        entry.id,
        entry.asked_at,
        entry.channel,
        mask_personal_data(entry.question),
        json.dumps(turns, ensure_ascii=False),
        answer.status.value,
        answer.language,
        mask_personal_data(answer.text[:_ANSWER_CHARS]),
        json.dumps([citation.passage_id for citation in answer.citations]),
        json.dumps([citation.document for citation in answer.citations]),
        entry.generation,
        answer.engine,
        json.dumps({stage: round(ms, 2) for stage, ms in answer.timings_ms.items()}),
        float(answer.timings_ms.get("total", 0.0)),
    )
