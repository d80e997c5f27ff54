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
    if text and text.strip():
        rows = tuple(rows[i] for i in _index_of(rows).find(text))
    if all(given is None for given in (kind, document, year, pillar, level)):
        return rows
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
    if text and text.strip():
        rows = tuple(rows[i] for i in _index_of(rows).find(text))
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


class _WordIndex:
    """Which rows hold a word, folded; made once for a tuple of rows."""

    def __init__(self, rows: tuple[Target, ...] | tuple[Task, ...]) -> None:
        self.rows = rows
        self.holders: dict[str, set[int]] = {}
        each: Sequence[Target | Task] = rows
        for i, row in enumerate(each):
            for word in set(_plain(" ".join(part for part in _parts(row) if part)).split()):
                self.holders.setdefault(word, set()).add(i)

    def find(self, text: str) -> list[int]:
        """Numbers of the rows that hold every word of `text`; the last word may be half typed."""
        words = _plain(text).split()
        if not words:
            return []
        found = set().union(*(rows for word, rows in self.holders.items() if word.startswith(words[-1])))
        for word in words[:-1]:
            found &= self.holders.get(word, set())
        return sorted(found)


def _index_of(rows: tuple[Target, ...] | tuple[Task, ...]) -> _WordIndex:
    """The index of the tuples looked up last: a reader hands out the same one every time."""
    for known in list(_recent):
        if known.rows is rows:
            return known
    made = _WordIndex(rows)
    _recent.append(made)
    return made


def _parts(row: Target | Task) -> tuple[str | None, ...]:
    if isinstance(row, Task):
        return (row.task, row.quote, row.section, row.lead, row.coordinating, row.product)
    return (row.indicator, row.quote, row.section, row.responsible, row.state)


_recent: deque[_WordIndex] = deque(maxlen=4)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+(?:[.,/][^\W_]+)*%?", fold(one_spelling(text))))


@lru_cache(maxsize=200_000)
def _folded(text: str) -> str:
    return fold(one_spelling(text))
