"""The one module that knows Chroma and bm25s: writes and searches the vectors and the two lexical indexes of a folder."""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from pathlib import Path

os.environ.setdefault("ANONYMIZED_TELEMETRY", "False")

import itertools

import bm25s
import chromadb
import numpy as np
from chromadb.config import Settings as ChromaSettings

from assistant.vietnamese import fold, words

logging.getLogger("bm25s").setLevel(logging.WARNING)

Scored = list[tuple[int, float]]  # (row of the passage, score), best first

_COLLECTION = "passages"
_BATCH = 5000  # Chroma takes at most 5,461 rows at a time


def terms(text: str, *, folded: bool) -> list[str]:
    """Words and word pairs: the terms of a lexical index."""
    sequence = [fold(word) for word in words(text)] if folded else words(text)
    return sequence + [f"{a}_{b}" for a, b in itertools.pairwise(sequence)]


def write_store(folder: Path, texts: Sequence[str], vectors: np.ndarray) -> None:
    """Write Chroma's store and the lexical indexes of `texts`; row i has vector i."""
    client = _client(folder)
    collection = client.create_collection(
        _COLLECTION, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
    )
    for start in range(0, len(texts), _BATCH):
        rows = range(start, min(start + _BATCH, len(texts)))
        collection.add(ids=[str(row) for row in rows], embeddings=vectors[rows.start : rows.stop])
    client.close()
    for name in ("accented", "folded"):
        index = bm25s.BM25()
        index.index([terms(text, folded=name == "folded") for text in texts], show_progress=False)
        index.save(str(folder / name))


class Store:
    """Opened for search. Thread-safe."""

    def __init__(self, folder: Path) -> None:
        self._client = _client(folder)
        self._collection = self._client.get_collection(_COLLECTION, embedding_function=None)
        self._lexical = {name: bm25s.BM25.load(str(folder / name), mmap=True) for name in ("accented", "folded")}

    def dense(self, vector: np.ndarray, k: int) -> Scored:
        """(row, cosine) of the nearest passages."""
        found = self._collection.query(query_embeddings=[vector], n_results=k, include=["distances"])
        return [
            (int(row), 1.0 - distance) for row, distance in zip(found["ids"][0], found["distances"][0], strict=True)
        ]

    def lexical(self, texts: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
        """([n], [n]): BM25 by accented words, and by words without diacritics. `texts` after the first add their terms."""
        return self._scores("accented", texts), self._scores("folded", texts)

    def count(self) -> int:
        return int(self._collection.count())

    def close(self) -> None:
        self._client.close()

    def _scores(self, name: str, texts: Sequence[str]) -> np.ndarray:
        index = self._lexical[name]
        wanted = terms(texts[0], folded=name == "folded")
        for text in texts[1:]:
            wanted += [term for term in dict.fromkeys(terms(text, folded=name == "folded")) if term not in wanted]
        known = [term for term in wanted if term in index.vocab_dict]
        if not known:
            return np.zeros(index.scores["num_docs"], dtype=np.float32)
        return np.asarray(index.get_scores(known))


def _client(folder: Path) -> chromadb.api.ClientAPI:
    settings = ChromaSettings(anonymized_telemetry=False, is_persistent=True)
    return chromadb.PersistentClient(path=str(folder / "chroma"), settings=settings)
