"""The line before the assistant: so many questions are answered at once, so many wait, the others are told to come again."""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

_LONGEST_WAIT = 30  # seconds anyone is asked to stay away


class LineFull(RuntimeError):
    """No room in the line; `seconds` is when to come again."""

    is_plan_error = True

    def __init__(self, seconds: int) -> None:
        super().__init__(f"the line is full; come again in {seconds} s")
        self.seconds = seconds


class AnswerLine:
    """First come, first answered. Belongs to one event loop."""

    def __init__(self, at_once: int, waiting: int) -> None:
        self._at_once = at_once
        self._room = waiting
        self._turns = asyncio.Semaphore(at_once)
        self._usual = 0.1  # seconds an answer takes, a moving average
        self.waiting = 0

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for one's turn and hold it. Raises LineFull at once where too many wait."""
        if self._turns.locked() and self.waiting >= self._room:
            raise LineFull(self._until_shorter())
        self.waiting += 1
        try:
            await self._turns.acquire()
        finally:
            self.waiting -= 1
        started = time.monotonic()
        try:
            yield
        finally:
            self._usual += 0.1 * (time.monotonic() - started - self._usual)
            self._turns.release()

    def _until_shorter(self) -> int:
        return min(_LONGEST_WAIT, math.ceil(self._usual * (self.waiting + 1) / self._at_once))
