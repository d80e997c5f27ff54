"""Whether a cell holds what a question claims of it: "**Không.** **38 tỷ đồng** – vốn của dự án ...".

A body, a place, a figure or a year that the question states is held against the cell of the row and column it names.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.candidate import Candidate
from assistant.cells_named import cells_named, has_name
from assistant.columns_asked import columns_by_head, free_words, times_meant
from assistant.compose.cells import cell_sentence, cell_statement
from assistant.compose.draft import NOTHING, Draft, answered
from assistant.evidence import Evidence
from assistant.figures import find_figures
from assistant.named import spelled
from assistant.register.table_rows import LabelledRow, LabelledTable
from assistant.relevance import weigh
from assistant.rows_named import row_of
from assistant.texts import say
from assistant.types import Figure
from assistant.understand import Query
from assistant.vietnamese import words

_SUM = re.compile(r"(\d\s*(?:tỷ|tỉ|triệu|nghìn|ngàn))\b(?!\s*(?:đồng|usd|đô))", re.IGNORECASE)  # "300 tỷ" is money
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


def compose_cell_claim(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> Draft:
    """Yes or no by the cell a claim is about; NOTHING where the question claims nothing of one cell."""
    if query.kind != "yes_no":
        return NOTHING
    said = spelled(query.search_text)
    weights = weigh(query, evidence.reader.word_model).words
    text = _SUM.sub(r"\1 đồng", query.search_text)
    figures = [f for f in find_figures(text) if f.unit]
    claimed = {word for f in figures for word in words(text[f.start : f.end])}
    years = _YEAR.findall(query.search_text)
    for table in evidence.tabled.tables:
        column = _claimed_column(said, table, figures, years)
        if column is None:
            continue
        named = [value for value, columns in cells_named(said, table).items() if column in columns]
        row = row_of(
            table,
            _without(weights, {*claimed, *(w for value in named for w in words(value))}),
            replace(query, years=()),
            evidence,
        )
        holds = _holds(table, row, column, named, figures, years) if row is not None else None
        statement = cell_statement(table, row, column, evidence) if row is not None and holds is not None else None
        if row is None or statement is None:
            continue
        sentence = cell_sentence(table, row, column, statement, query)
        verdict = say("right" if holds else "no", query.language)
        return answered(replace(sentence, text=f"**{verdict}.** {sentence.text}"))
    return NOTHING


def _claimed_column(said: str, table: LabelledTable, figures: Sequence[Figure], years: Sequence[str]) -> int | None:
    """The one column a claim is about: of the head said, or of times where a year is; None of the register's years."""
    heads = [
        i
        for i, head in enumerate(table.heads)
        if head.holds in ("body", "place", "money", "amount", "time") and not head.years
    ]
    named = columns_by_head(said, table, heads)
    if len(named) == 1:
        return named[0]
    times = [i for i in heads if table.heads[i].holds == "time"]
    meant = times_meant(said, table, times)
    return meant[0] if years and not figures and not named and len(meant) == 1 else None


def _without(weights: Mapping[str, float], claimed: set[str]) -> dict[str, float]:
    """The question's words without those of what it claims."""
    return {w: v for w, v in weights.items() if w not in claimed and w not in free_words() and not w.isdigit()}


def _holds(
    table: LabelledTable,
    row: LabelledRow,
    column: int,
    named: Sequence[str],
    figures: Sequence[Figure],
    years: Sequence[str],
) -> bool | None:
    """Whether the cell holds what is claimed; None where nothing of the column's kind is claimed."""
    holds, cell = table.heads[column].holds, row.cells[column]
    if holds in ("body", "place"):
        return all(has_name(cell, value) for value in named) if named else None
    if holds == "time":
        return set(years) <= set(_YEAR.findall(cell)) if years else None
    own = find_figures(table.shown(row, column))
    alike = [f for f in figures if own and f.unit.split()[-1:] == own[0].unit.split()[-1:]]
    alike = alike or [f for f in figures if own and f.unit.split()[:1] == own[0].unit.split()[:1]]
    return any(f.value == own[0].value for f in alike) if alike else None
