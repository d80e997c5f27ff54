"""A circuit breaker (Nygard, Release It!, 2007): a server that keeps failing is left alone for a while."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

_FAILURES = 3  # in a row
_REST = 30.0  # seconds


class Breaker:
    """Thread-safe. Closed: asked as usual. Open: not asked. After the rest one question tries whether it is well again."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failures = 0
        self._opened = 0.0
        self._asked = 0
        self._problem = ""
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

    def state(self) -> dict[str, Any]:
        """For health pages: `untried`, `well`, `failing` (asked still) or `resting` (left alone)."""
        with self._lock:
            if not self._asked:
                return {"state": "untried"}
            if not self._failures:
                return {"state": "well"}
            state = "resting" if self._failures >= _FAILURES else "failing"
            return {"state": state, "failures": self._failures, "problem": self._problem}
