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
        self._lexical = {name: _Postings(folder / name) for name in ("accented", "folded")}

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
        wanted = terms(texts[0], folded=name == "folded")
        for text in texts[1:]:
            seen = set(wanted)
            wanted += [term for term in dict.fromkeys(terms(text, folded=name == "folded")) if term not in seen]
        return self._lexical[name].scores(wanted)


class _Postings:
    """What bm25s wrote, memory-mapped: the score of each term in each passage that has it, summed for a question.

    The same sums as `BM25.get_scores`, without what that spends on each call.
    """

    def __init__(self, folder: Path) -> None:
        index = bm25s.BM25.load(str(folder), mmap=True)
        self._rows: dict[str, int] = index.vocab_dict
        self._count = int(index.scores["num_docs"])
        # As plain arrays over the same mapped memory: each slice of a memmap costs a Python call of its own.
        self._data, self._passages, self._starts = (
            np.asarray(index.scores[name]).view(np.ndarray) for name in ("data", "indices", "indptr")
        )

    def scores(self, wanted: Sequence[str]) -> np.ndarray:
        """[n]; a term that stands twice counts twice."""
        rows = [row for term in wanted if (row := self._rows.get(term)) is not None]
        if not rows:
            return np.zeros(self._count)
        spans = [slice(self._starts[row], self._starts[row + 1]) for row in rows]
        # One pass over all postings: adding them term by term reads and writes the sums once a term, thrice as slow.
        passages = np.concatenate([self._passages[span] for span in spans])
        weights = np.concatenate([self._data[span] for span in spans])
        return np.bincount(passages, weights, minlength=self._count)


def _client(folder: Path) -> chromadb.api.ClientAPI:
    settings = ChromaSettings(anonymized_telemetry=False, is_persistent=True)
    return chromadb.PersistentClient(path=str(folder / "chroma"), settings=settings)
