"""Limits to guessing the password: an address that was wrong waits, twice as long after every further time."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

_FREE = 3  # wrong passwords of one address before it waits
_FIRST, _LONGEST = 2.0, 900.0  # seconds
_FORGET = 3600.0  # seconds without a wrong password after which an address starts anew
_ALL, _WITHIN = 30, 60.0  # wrong passwords of all addresses together, within seconds
_ADDRESSES = 10_000


@dataclass(slots=True)
class _Record:
    wrong: int
    last: float


class Attempts:
    """Thread-safe; in memory, so a restart forgets it."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._records: dict[str, _Record] = {}
        self._recent: list[float] = []
        self._lock = threading.Lock()

    def wait(self, address: str) -> float:
        """Seconds until this address may try; 0 when it may now."""
        with self._lock:
            now = self._clock()
            self._recent = [at for at in self._recent if now - at < _WITHIN]
            together = _WITHIN - (now - self._recent[-_ALL]) if len(self._recent) >= _ALL else 0.0
            record = self._records.get(address)
            if record is None or now - record.last > _FORGET:
                return max(together, 0.0)
            pause = _pause(record.wrong) - (now - record.last)
            return max(pause, together, 0.0)

    def wrong(self, address: str) -> float:
        """Note a wrong password; returns the seconds to wait."""
        with self._lock:
            now = self._clock()
            record = self._records.get(address)
            if record is None or now - record.last > _FORGET:
                self._make_room(now)
                record = self._records[address] = _Record(0, now)
            record.wrong, record.last = record.wrong + 1, now
            self._recent.append(now)
            return _pause(record.wrong)

    def right(self, address: str) -> None:
        with self._lock:
            self._records.pop(address, None)

    def _make_room(self, now: float) -> None:
        if len(self._records) >= _ADDRESSES:
            kept = sorted(self._records.items(), key=lambda pair: pair[1].last)[_ADDRESSES // 2 :]
            self._records = {address: record for address, record in kept if now - record.last <= _FORGET}


def _pause(wrong: int) -> float:
    return 0.0 if wrong < _FREE else min(_FIRST * 2.0 ** min(wrong - _FREE, 20), _LONGEST)
