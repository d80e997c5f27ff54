"""An encoder for tests: every word has its own direction, so texts that share words are near. No model, no cost."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np

from assistant.vietnamese import words


class FakeEncoder:
    """Deterministic unit vectors. `encoded` lists every passage text that was encoded, in order."""

    def __init__(self, name: str = "fake", digest: str = "fake-1", dimension: int = 64) -> None:
        self.name, self.digest, self.dimension = name, digest, dimension
        self.encoded: list[str] = []

    def encode_queries(self, texts: Sequence[str]) -> np.ndarray:
        return self._encode(texts)

    def encode_passages(self, texts: Sequence[str]) -> np.ndarray:
        self.encoded += texts
        return self._encode(texts)

    def _encode(self, texts: Sequence[str]) -> np.ndarray:
        return np.stack([self._vector(text) for text in texts]).astype(np.float32)

    def _vector(self, text: str) -> np.ndarray:
        summed = np.sum([self._direction(word) for word in words(text) or [""]], axis=0)
        return summed / np.linalg.norm(summed)

    def _direction(self, word: str) -> np.ndarray:
        seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:8], "big")
        return np.random.default_rng(seed).standard_normal(self.dimension)
