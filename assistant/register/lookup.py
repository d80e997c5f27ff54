"""Filters over the register: the same for the command line, the API and the page."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Sequence
from functools import lru_cache

from assistant.named import find_documents
from assistant.types import Document, RowKind, Target, Task
from assistant.vietnamese import fold, one_spelling


def lookup_targets(
    targets: Iterable[Target],
    *,
    document: str | None = None,
    year: int | None = None,
    pillar: str | None = None,
    level: str | None = None,
    text: str | None = None,
    kind: RowKind | None = None,
) -> tuple[Target, ...]:
    """Rows that fit every filter given, in their order.

    `document` is an id; `year` one of a row's years; `pillar`, `level` and `text` are compared without case and
    diacritics, and every word of `text` must be in the row or its quote.
    """
    rows = tuple(targets)
    wanted = _words(text)
    if wanted:
        said = _said_by_rows(rows)
        rows = tuple(row for row, words in zip(rows, said, strict=True) if all(word in words for word in wanted))
    return tuple(
        row for row in rows if (kind is None or row.kind == kind) and _fits(row, document, year, pillar, level)
    )


def lookup_tasks(
    tasks: Iterable[Task],
    *,
    document: str | None = None,
    year: int | None = None,
    pillar: str | None = None,
    level: str | None = None,
    text: str | None = None,
) -> tuple[Task, ...]:
    """As `lookup_targets`; a task's quote is its whole row or sentence."""
    rows = tuple(tasks)
    wanted = _words(text)
    if wanted:
        said = _said_by_rows(rows)
        rows = tuple(row for row, words in zip(rows, said, strict=True) if all(word in words for word in wanted))
    return tuple(row for row in rows if _fits(row, document, year, pillar, level))


def resolve_document(name: str, documents: Sequence[Document]) -> str | None:
    """The id of the document that an id, a number ("749/QĐ-TTg") or a name means; None where it means none or several."""
    folded = fold(name).strip()
    exact = [
        d.id
        for d in documents
        if folded in (fold(d.id), fold(d.number or ""), *(fold(alias) for alias in d.aliases), fold(d.title))
    ]
    exact = exact or [d.id for d in documents if re.match(rf"{re.escape(folded)}(?=[/-])", fold(d.number or ""))]
    named = exact or list(find_documents(name, documents))
    return named[0] if len(named) == 1 else None


def _fits(row: Target | Task, document: str | None, year: int | None, pillar: str | None, level: str | None) -> bool:
    return (
        (document is None or row.document == document)
        and (year is None or year in row.years)
        and (pillar is None or (row.pillar is not None and _folded(pillar) in _folded(row.pillar)))
        and (level is None or _folded(level) in _folded(row.level))
    )


def _said_by_rows(rows: tuple[Target, ...] | tuple[Task, ...]) -> list[str]:
    """What each row says, folded once for the tuples looked up last: a reader hands out the same one every time."""
    for known, said in list(_recent):
        if known is rows:
            return said
    said = [f" {_plain(' '.join(part for part in _parts(row) if part))} " for row in rows]
    _recent.append((rows, said))
    return said


def _parts(row: Target | Task) -> tuple[str | None, ...]:
    if isinstance(row, Task):
        return (row.task, row.quote, row.section, row.lead, row.coordinating, row.product)
    return (row.indicator, row.quote, row.section, row.responsible, row.state)


_recent: deque[tuple[tuple[Target, ...] | tuple[Task, ...], list[str]]] = deque(maxlen=4)


def _words(text: str | None) -> list[str]:
    """Whole words to be found, the last one perhaps half typed: a beginning of a word."""
    found = _plain(text or "").split()
    return [f" {word} " for word in found[:-1]] + [f" {word}" for word in found[-1:]]


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+(?:[.,/][^\W_]+)*%?", fold(one_spelling(text))))


@lru_cache(maxsize=200_000)
def _folded(text: str) -> str:
    return fold(one_spelling(text))
