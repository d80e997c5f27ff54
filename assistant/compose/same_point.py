"""The sentences of a statement's own point: its own and those behind it, up to the next point."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.clauses import split_sentences
from assistant.statements import Statement

Span = tuple[int, int]

_NEW_POINT = re.compile(r"\s*(?:[-–•*+]\s|\(?\d{1,2}[.)]\s|[a-zđ]\d?\)\s|\|)")
_FURTHEST = 3  # sentences, its own among them


def same_point(statement: Statement) -> Iterator[Span]:
    """Where they stand in the passage, the statement's own first; nothing for a row of a table."""
    text = statement.passage.text
    if text.startswith("|"):
        return
    behind = [span for span in split_sentences(text) if span[1] > statement.quote[0]][:_FURTHEST]
    for at, (start, end) in enumerate(behind):
        if at and _NEW_POINT.match(text[start:end]):
            return
        yield start, end
