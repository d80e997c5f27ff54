"""Verified answers, kept in memory: the same question over the same index, model and prompts is not generated twice."""

from __future__ import annotations

import threading
from collections import OrderedDict

from assistant.compose.draft import DraftSentence

Key = tuple[str, ...]


class AnswerCache:
    """Least recently used goes first. Thread-safe. Of size 0 it keeps nothing."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._kept: OrderedDict[Key, tuple[DraftSentence, ...]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Key) -> tuple[DraftSentence, ...] | None:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def put(self, key: Key, sentences: tuple[DraftSentence, ...]) -> None:
        with self._lock:
            self._kept[key] = sentences
            self._kept.move_to_end(key)
            while len(self._kept) > self._size:
                self._kept.popitem(last=False)

    def __len__(self) -> int:
        return len(self._kept)
