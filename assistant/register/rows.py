"""Parts of a row -> Target: what prose, tables and results share. Ids depend on the row's own words and place alone."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

from assistant.clauses import Span
from assistant.register.context import level_of_document, pillar_of
from assistant.types import Comparator, Document, Passage, RowKind, Target, Task

Row = TypeVar("Row", Target, Task)


@dataclass(frozen=True, slots=True)
class Found:
    """A value as it was found: where it stands, and what is said of it. Spans count into the passage's text."""

    passage: Passage
    document: Document
    indicator: str
    comparator: Comparator
    value: Decimal | None
    value_max: Decimal | None
    unit: str
    years: tuple[int, ...]
    quote: Span
    at: Span
    confidence: float
    deadline: str | None = None
    level: str = ""
    pillar_hint: str = ""
    responsible: str | None = None
    kind: RowKind = "target"
    period: str | None = None
    subject: str | None = None
    state: str | None = None
    of: Decimal | None = None
    part_of: str | None = None
    exception: str | None = None
    as_of: str | None = None
    headings: tuple[str, ...] = ()


def make_target(found: Found) -> Target:
    """The row of a value; its id is set by `number_rows`."""
    passage = found.passage
    start, end = found.quote
    years = tuple(sorted(set(found.years)))
    deadline = found.deadline or (str(years[-1]) if years else None)
    headings = found.headings or passage.heading_path
    return Target(
        id="",
        document=passage.document_id,
        pillar=pillar_of(headings, found.indicator, found.pillar_hint),
        indicator=found.indicator,
        comparator=found.comparator,
        value=found.value,
        value_max=found.value_max,
        unit=found.unit,
        deadline=deadline if found.kind == "target" else None,
        level=found.level or level_of_document(found.document),
        responsible=found.responsible,
        quote=passage.text[start:end],
        section=" › ".join(headings),
        page=passage.page,
        passage_id=passage.id,
        url=f"/d/{passage.document_id}#{passage.id}",
        kind=found.kind,
        years=years,
        period=found.period,
        subject=found.subject or found.document.scope,
        state=found.state,
        of=found.of,
        part_of=found.part_of,
        exception=found.exception,
        as_of=(found.as_of or deadline) if found.kind == "result" else None,
        confidence=round(found.confidence, 2),
        span=(passage.start + start, passage.start + end),
        at=(passage.start + found.at[0], passage.start + found.at[1]),
    )


def number_rows(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Rows with their ids, `<document>-<t|k|r><digest>`: the same words at the same place keep theirs."""
    seen: Counter[str] = Counter()
    numbered = []
    for row in rows:
        letter = "k" if isinstance(row, Task) else "r" if row.kind == "result" else "t"
        own = f"{row.document}-{letter}{hashlib.sha256(_identity(row).encode()).hexdigest()[:10]}"
        seen[own] += 1
        numbered.append(replace(row, id=own if seen[own] == 1 else f"{own}-{seen[own]}"))
    return tuple(numbered)


def mark_poor_scans(rows: Iterable[Row], document: Document) -> tuple[Row, ...]:
    """Rows with those marked that stand on a page OCR was not sure of. A row that a person mended was looked at."""
    pages = {page.page for page in document.pages if page.is_unsure}
    return tuple(replace(row, poor_scan=True) if row.page in pages and not row.mended else row for row in rows)


def _identity(row: Target | Task) -> str:
    """What makes a row the same row when its value is changed."""
    if isinstance(row, Task):
        return "\x1f".join((row.section, row.task))
    return "\x1f".join((row.section, row.indicator, row.subject or "", row.level, row.deadline or row.as_of or ""))
