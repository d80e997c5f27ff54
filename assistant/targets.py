"""The register's verbs: targets and tasks of a document, and looking rows up."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.distrust import distrusted
from assistant.register.lookup import lookup_targets, lookup_tasks, resolve_document
from assistant.register.prose import prose_targets
from assistant.register.results import Joined, join_results
from assistant.register.rows import make_target, number_rows
from assistant.register.table_targets import table_targets
from assistant.register.tasks import extract_tasks
from assistant.types import Document, Passage, Target

__all__ = [
    "Joined",
    "extract_targets",
    "extract_tasks",
    "join_results",
    "lookup_targets",
    "lookup_tasks",
    "resolve_document",
]


def extract_targets(document: Document, passages: Sequence[Passage]) -> tuple[Target, ...]:
    """Every target (of a results document: every result) as a row, in the order of the text."""
    left_out = distrusted(passages)
    passages = [passage for passage in passages if passage.id not in left_out]
    found = [row for passage in passages for row in prose_targets(document, passage)]
    found += table_targets(document, passages)
    found.sort(key=lambda row: row.passage.start + row.quote[0])
    return number_rows(make_target(row) for row in found)
