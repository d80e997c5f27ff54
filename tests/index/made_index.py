"""Small indexes for tests, written with an encoder that costs nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from assistant.index import IndexReader, open_index, write_generation
from assistant.passages import split_document
from assistant.types import Document, Passage
from tests.fake_encoder import FakeEncoder


def made_index(
    folder: Path,
    documents: Sequence[Document],
    encoder: FakeEncoder | None = None,
    passages: Sequence[Passage] | None = None,
) -> IndexReader:
    """A generation of the documents, opened; their own passages where none are given."""
    encoder = encoder or FakeEncoder()
    (folder / "made").mkdir(parents=True, exist_ok=True)
    own = passages if passages is not None else [p for document in documents for p in split_document(document)]
    write_generation(folder, "made", documents, own, ((), ()), encoder, {"sources": {}}, lambda *_: None)
    return open_index(folder, "made", encoder.digest)
