"""Whether a cell holds what a question claims of it: "**Không.** **38 tỷ đồng** – vốn của dự án ...".

A body, a place, a figure or a year that the question states is held against the cell of the row and column it names.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.asked_kind import is_money
from assistant.candidate import Candidate
from assistant.cells_named import cells_named, has_name
from assistant.columns_asked import columns_by_head, free_words, times_meant
from assistant.compose.cells import cell_sentence, cell_statement
from assistant.compose.claimed import Quantity, asks_whether_within, quantity
from assistant.compose.draft import NOTHING, Draft, answered
from assistant.evidence import Evidence
from assistant.figures import find_figures
from assistant.named import spelled
from assistant.register.table_heads import Head
from assistant.register.table_rows import LabelledRow, LabelledTable
from assistant.relevance import weigh
from assistant.rows_named import row_of
from assistant.texts import say
from assistant.types import Figure
from assistant.understand import Query
from assistant.vietnamese import words

_SUM = re.compile(
    r"(\d\s*(?:(?:nghìn|ngàn)\s+)?(?:tỷ|tỉ|triệu|nghìn|ngàn))\b(?!\s*(?:đồng|usd|đô|tỷ|tỉ|triệu))", re.IGNORECASE
)  # "300 tỷ" is money
_TOTAL = re.compile(r"(?:tổng|cộng)(?!\w)")
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
        claims = [q for f in figures if (q := quantity(f, text)) is not None]
        weighed = asks_whether_within(query)
        holds = _holds(table, row, column, named, claims, years, within=weighed) if row is not None else None
        if row is not None and weighed and not (named or figures or years):
            holds = _holds_any(table, row, column)
        statement = cell_statement(table, row, column, evidence) if row is not None and holds is not None else None
        if row is None or statement is None:
            continue
        sentence = cell_sentence(table, row, column, statement, query)
        bounded = weighed and (not claims or any(claim.is_open for claim in claims))
        verdict = say("no" if not holds else "yes" if bounded else "right", query.language)
        return answered(replace(sentence, text=f"**{verdict}.** {sentence.text}"))
    return NOTHING


def _claimed_column(said: str, table: LabelledTable, figures: Sequence[Figure], years: Sequence[str]) -> int | None:
    """The one column a claim is about: of the head said, else of times or of sums where a year or a sum is claimed."""
    heads = [
        i
        for i, head in enumerate(table.heads)
        if head.holds in ("body", "place", "money", "amount", "time") and not head.years
    ]
    named = columns_by_head(said, table, heads)
    if len(named) == 1:
        return named[0]
    if figures and not named:
        of_kind = [i for i in heads if all(_may_be_of(f, table.heads[i]) for f in figures)]
        total = [i for i in of_kind if _TOTAL.match(spelled(table.heads[i].name))]
        return of_kind[0] if len(of_kind) == 1 else total[0] if len(total) == 1 else None
    times = [i for i in heads if table.heads[i].holds == "time"]
    meant = times_meant(said, table, times)
    return meant[0] if years and not named and len(meant) == 1 else None


def _may_be_of(figure: Figure, head: Head) -> bool:
    """Whether a column's head says that it holds such figures: sums, or what is measured in the same unit."""
    if is_money(figure.unit):
        return head.holds == "money"
    return head.holds == "amount" and bool(head.unit) and spelled(head.unit) == spelled(figure.unit)


def _without(weights: Mapping[str, float], claimed: set[str]) -> dict[str, float]:
    """The question's words without those of what it claims."""
    return {w: v for w, v in weights.items() if w not in claimed and w not in free_words() and not w.isdigit()}


def _holds_any(table: LabelledTable, row: LabelledRow, column: int) -> bool | None:
    """Whether a column of sums or amounts that is asked about by its name has anything for the row: "0" is nothing."""
    if table.heads[column].holds not in ("money", "amount"):
        return None
    own = find_figures(table.shown(row, column))
    return own[0].value > 0 if len(own) == 1 else None


def _holds(
    table: LabelledTable,
    row: LabelledRow,
    column: int,
    named: Sequence[str],
    claims: Sequence[Quantity],
    years: Sequence[str],
    *,
    within: bool,
) -> bool | None:
    """Whether the cell holds what is claimed; None where nothing of the column's kind is claimed."""
    holds, cell = table.heads[column].holds, row.cells[column]
    if holds in ("body", "place"):
        return all(has_name(cell, value) for value in named) if named else None
    if holds == "time":
        return set(years) <= set(_YEAR.findall(cell)) if years else None
    shown = table.shown(row, column)
    stated = [q for f in find_figures(shown) if (q := quantity(f, shown)) is not None]
    alike = [claim for claim in claims if stated and claim.comparable(stated[0])]
    return all(claim.allows(stated[0]) if within else claim.borne_out(stated[0]) for claim in alike) if alike else None
