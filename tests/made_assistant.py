"""A whole assistant over a small corpus: the real pipeline, register and, where meaning counts, encoder."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from assistant.embedding.encoder import Encoder
from assistant.index import IndexReader, open_index, write_generation
from assistant.passages import split_document
from assistant.pipeline import Assistant
from assistant.retrieve import Retriever
from assistant.settings import Settings
from assistant.targets import extract_targets, extract_tasks
from assistant.types import Answer, Document, Question
from tests.fake_encoder import FakeEncoder

TODAY = date(2026, 9, 1)


def made_register(folder: Path, documents: Sequence[Document], encoder: Encoder | None = None) -> IndexReader:
    """An index of the documents with the rows of their targets and tasks, opened."""
    encoder = encoder or FakeEncoder()
    (folder / "made").mkdir(parents=True, exist_ok=True)
    own = {document.id: split_document(document) for document in documents}
    passages = [passage for split in own.values() for passage in split]
    targets = tuple(row for d in documents for row in extract_targets(d, own[d.id]))
    tasks = tuple(row for d in documents for row in extract_tasks(d, own[d.id]))
    write_generation(folder, "made", documents, passages, (targets, tasks), encoder, {"sources": {}}, lambda *_: None)
    return open_index(folder, "made", encoder.digest)


def made_assistant(folder: Path, documents: Sequence[Document], encoder: Encoder, today: date = TODAY) -> Assistant:
    settings = Settings(corpus=folder, index=folder, reranker="")
    retriever = Retriever(made_register(folder, documents, encoder), encoder, settings.top_k, settings.min_score)
    return Assistant(retriever, settings, lambda: today)


def ask_alone(folder: Path, encoder: Encoder, document: Document, *questions: str) -> list[Answer]:
    """What an assistant that holds the one document answers to each of the questions."""
    opened = made_assistant(folder, [document], encoder)
    answers = [opened.answer(Question(question)) for question in questions]
    opened.reader.close()
    return answers
