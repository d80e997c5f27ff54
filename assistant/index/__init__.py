"""Index generations: written whole into new folders, published by a pointer, read behind a few verbs."""

from __future__ import annotations

from assistant.index.generation import (
    IndexBusy,
    IndexDamaged,
    IndexMissing,
    IndexStale,
    IndexUnusable,
    is_held,
    newest_generation,
    read_manifest,
    rollback,
)
from assistant.index.reader import IndexReader, open_index, verify_index
from assistant.index.writer import write_generation

__all__ = [
    "IndexBusy", "IndexDamaged", "IndexMissing", "IndexReader", "IndexStale", "IndexUnusable", "is_held", "newest_generation", "open_index",
    "read_manifest", "rollback", "verify_index", "write_generation",
]  # fmt: skip
