"""The current generation, opened for questions."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from assistant.distrust import distrusted
from assistant.index.generation import SCHEMA, IndexDamaged, IndexStale, corpus_folder, newest_generation, read_manifest
from assistant.index.records import read_documents, read_passages, read_targets, read_tasks
from assistant.index.vectors import Vectors
from assistant.types import Document, Passage, Target, Task
from assistant.word_model import WordModel


class IndexReader:
    """One generation behind a few verbs: nearest, cosines, lexical, fetch. Read-only and thread-safe."""

    def __init__(self, folder: Path, manifest: dict[str, Any]) -> None:
        from assistant.index.store import Store

        self.folder, self.manifest, self.generation = folder, manifest, folder.name
        self._store = Store(folder)
        self.documents: tuple[Document, ...] = read_documents(folder / "documents.jsonl")
        self._passages: tuple[Passage, ...] = read_passages(folder / "passages.jsonl")
        self._vectors = Vectors(folder)
        self.word_model = WordModel.load(folder / "words.json")
        self.abbreviations: dict[str, str] = json.loads((folder / "abbreviations.json").read_text("utf-8"))

    @property
    def count(self) -> int:
        """Number of passages."""
        return len(self._passages)

    def nearest(self, vector: np.ndarray, k: int) -> list[int]:
        """Rows of the passages nearest to a unit vector, best first."""
        return [row for row, _ in self._store.dense(vector, min(k, self.count))]

    def cosines(self, vector: np.ndarray, rows: np.ndarray) -> np.ndarray:
        """[len(rows)]: how near each passage is, itself and its nearest parts."""
        return self._vectors.cosines(vector, rows)

    def lexical(self, texts: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
        """([n], [n]): BM25 of every passage by accented words, and by words without diacritics."""
        return self._store.lexical(texts)

    def fetch(self, rows: Sequence[int]) -> tuple[Passage, ...]:
        return tuple(self._passages[row] for row in rows)

    def passage(self, passage_id: str) -> Passage:
        """A passage by its id. Raises KeyError."""
        return self._by_id[passage_id]

    def neighbours(self, passage: Passage, each_side: int = 1) -> tuple[Passage, ...]:
        """The passages before and after one in its document, itself left out."""
        own = self.passages_of(passage.document_id)
        at = next(i for i, other in enumerate(own) if other.id == passage.id)
        return own[max(0, at - each_side) : at] + own[at + 1 : at + 1 + each_side]

    def passages_of(self, document_id: str) -> tuple[Passage, ...]:
        """A document's passages in the order of its text."""
        return self._by_document.get(document_id, ())

    @cached_property
    def distrusted(self) -> frozenset[str]:
        """Ids of passages that mean to instruct the assistant: nothing is answered from them."""
        return distrusted(self._passages)

    @cached_property
    def distrusted_rows(self) -> np.ndarray:
        """Rows of those passages."""
        return np.array([row for row, p in enumerate(self._passages) if p.id in self.distrusted], dtype=np.int64)

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        """The register's rows of targets and results, in the order of documents and text."""
        return read_targets(self.folder / "targets.jsonl")

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        return read_tasks(self.folder / "tasks.jsonl")

    def close(self) -> None:
        """Let go of the store's files; the reader cannot search afterwards."""
        self._store.close()

    @cached_property
    def _by_id(self) -> dict[str, Passage]:
        return {passage.id: passage for passage in self._passages}

    @cached_property
    def _by_document(self) -> dict[str, tuple[Passage, ...]]:
        found: dict[str, list[Passage]] = {}
        for passage in self._passages:
            found.setdefault(passage.document_id, []).append(passage)
        return {document: tuple(passages) for document, passages in found.items()}


def open_index(index: Path, corpus_name: str, model_digest: str | None) -> IndexReader:
    """Open the current generation. Raises IndexMissing, IndexStale or IndexDamaged.

    `model_digest` None opens it whatever model it was built with.
    """
    manifest = read_manifest(index, corpus_name)
    folder = corpus_folder(index, corpus_name) / str(newest_generation(index, corpus_name))
    if manifest.get("schema") != SCHEMA:
        raise IndexStale("The index was built by another version of this program.")
    if model_digest is not None and manifest.get("model_digest") != model_digest:
        raise IndexStale("The index was built with another embedding model.")
    problems = missing_files(folder, manifest)
    if problems:
        raise IndexDamaged(f"The index is damaged ({problems[0]}).")
    try:
        return IndexReader(folder, manifest)
    except Exception as error:
        raise IndexDamaged(f"The index is damaged ({error}).") from None


def missing_files(folder: Path, manifest: dict[str, Any]) -> list[str]:
    """Files that are not there or have another size. SQLite's own journal may come and go."""
    problems = []
    for name, size in manifest.get("files", {}).items():
        path = folder / name
        if not path.exists():
            problems.append(f"{name} is missing")
        elif path.stat().st_size != size and not name.startswith("chroma/"):
            problems.append(f"{name} has changed")
    return problems


def verify_index(index: Path, corpus_name: str) -> list[str]:
    """Everything that is wrong with the current generation; empty where it is whole."""
    manifest = read_manifest(index, corpus_name)
    folder = corpus_folder(index, corpus_name) / str(newest_generation(index, corpus_name))
    problems = missing_files(folder, manifest)
    if problems:
        return problems
    reader = open_index(index, corpus_name, None)
    if reader.count != manifest["passages"]:
        problems.append(f"{reader.count} passages, the manifest says {manifest['passages']}")
    for name, rows in (("targets", reader.targets), ("tasks", reader.tasks)):
        if len(rows) != manifest[name]:
            problems.append(f"{len(rows)} {name}, the manifest says {manifest[name]}")
    if reader._store.count() != reader.count:
        problems.append(f"Chroma holds {reader._store.count()} vectors for {reader.count} passages")
    return problems
