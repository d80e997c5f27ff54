"""A circuit breaker (Nygard, Release It!, 2007): a server that keeps failing is left alone for a while."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

_FAILURES = 3  # in a row
_REST = 30.0  # seconds
_REMEMBERED = 5  # problems


class Breaker:
    """Thread-safe. Closed: asked as usual. Open: not asked. After the rest one question tries whether it is well again."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failures = 0
        self._opened = 0.0
        self._asked = 0
        self._problem = ""
        self._last: deque[tuple[str, str]] = deque(maxlen=_REMEMBERED)
        self._lock = threading.Lock()

    def allows(self) -> bool:
        """Whether the server may be asked now. During the trial after a rest only one caller is told so."""
        with self._lock:
            if self._failures < _FAILURES:
                return True
            if self._clock() - self._opened < _REST:
                return False
            self._opened = self._clock()
            return True

    def succeeded(self) -> None:
        with self._lock:
            self._failures, self._problem, self._asked = 0, "", self._asked + 1

    def failed(self, problem: str) -> None:
        with self._lock:
            self._failures, self._problem, self._asked = self._failures + 1, problem, self._asked + 1
            self._opened = self._clock()
            self._last.appendleft((datetime.now(UTC).isoformat(timespec="seconds"), problem))

    def last_problems(self) -> list[tuple[str, str]]:
        """When (ISO 8601) and what, newest first; they stay when the server is well again."""
        with self._lock:
            return list(self._last)

    def state(self) -> dict[str, Any]:
        """For health pages: `untried`, `well`, `failing` (asked still) or `resting` (left alone)."""
        with self._lock:
            if not self._asked:
                return {"state": "untried"}
            if not self._failures:
                return {"state": "well"}
            state = "resting" if self._failures >= _FAILURES else "failing"
            return {"state": state, "failures": self._failures, "problem": self._problem}
