"""Rows of any table counted, listed, added up, or the largest of them: each row cited, what is counted said with its n/n."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.candidate import Candidate
from assistant.compose.cells import cell_statement, what_of
from assistant.compose.draft import NOTHING, Draft, DraftSentence, answered, computed_in
from assistant.data import read_data
from assistant.evidence import Evidence
from assistant.figures import format_number
from assistant.named import find_levels, spelled
from assistant.register.table_rows import LabelledRow, LabelledTable
from assistant.rows_asked import AskedRows, asks_of_table, find_rows
from assistant.rows_filtered import figure_of
from assistant.statements import Statement
from assistant.texts import say
from assistant.types import Language
from assistant.understand import Query
from assistant.vietnamese import fold, lower_first

_KINDS = ("list", "count", "how_much", "what", "who", "when", "solution", "status", "compare")
_MOST = 100
_TASKS = "nhiệm vụ"
_FEWEST = 2
_TOLD_BESIDE = ("body", "place", "money", "time")
_SAYS_UNIT = re.compile(r"(?:don vi(?: tinh)?|dvt)\b")  # a line over the table that is no title of it
_QUARTER = re.compile(r"\bquy (iv|i{1,3}|[1-4])\b")
_COUNTED = re.compile(r"\b(?:bao nhiêu|mấy) (?P<of>\w+(?: \w+){1,5})$")
_FEWEST_COUNTED = 3  # words of what is counted with what qualifies it
_ORDER = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def compose_rows(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> Draft:
    """The rows asked for by what they are called; NOTHING where the question asks for no rows of a table."""
    asked = find_rows(query, evidence) if query.kind in _KINDS else None
    if asked is None or len(asked.rows) > _MOST:
        return NOTHING
    if asked.noun == _TASKS and asked.form in ("list", "count") and not asked.filters and not asks_of_table(query.text):
        return NOTHING  # all tasks, by their groups: the register's own count
    if asked.form == "count" and _is_stated(query, candidates):
        return NOTHING  # "14 nghĩa trang tự phát" stands there: the table may be of some of them
    if asked.form == "sum":
        return _sum(query, asked, evidence)
    if asked.form == "end":
        return _end(query, asked, evidence)
    return _listed(query, asked, evidence)


def _is_stated(query: Query, candidates: Sequence[Candidate]) -> bool:
    """Whether a sentence says how many there are, in the very words that are counted and qualified: "bao nhiêu nghĩa trang tự phát"."""
    counted = _COUNTED.search(spelled(query.search_text))
    if counted is None or len(counted["of"].split()) < _FEWEST_COUNTED:
        return False
    stated = re.compile(rf"\d {re.escape(counted['of'])}(?!\w)")
    sentences = (c.statement for c in candidates if not c.statement.passage.text.startswith("|"))
    return any(stated.search(spelled(statement.text)) for statement in sentences)


def _none(query: Query, asked: AskedRows, evidence: Evidence) -> Draft:
    """That no row is of the time or within the bound asked for, of how many that is so."""
    rows = [row for row in asked.table.rows if not row.adds_up]
    language, heading = query.language, rows[0].passage.heading_path[-1:]
    which = say("rows_which", language, filters=", ".join(asked.filters))
    above = say("rows_above_none", language, heading=heading[0]) if heading else ""
    text = say("rows_none", language, noun=asked.noun, which=which, count=len(rows), above=above)
    statements = tuple(_row_statement(asked.table, row, evidence) for row in (rows[0], rows[-1]))
    return answered(DraftSentence(text, statements, _computed(text, language)))


def _listed(query: Query, asked: AskedRows, evidence: Evidence) -> Draft:
    if not asked.rows:
        return _none(query, asked, evidence)
    rows = [(row, _row_statement(asked.table, row, evidence)) for row in asked.rows]
    language, count = query.language, len(rows)
    which = say("rows_which", language, filters=", ".join(asked.filters)) if asked.filters else ""
    paths = [row.passage.heading_path for row, _ in rows]
    shared = [levels[0] for levels in zip(*paths, strict=False) if len(set(levels)) == 1]
    heading = [name for name in shared if not _SAYS_UNIT.match(fold(name))][-1:]
    above = say("rows_above", language, heading=heading[0]) if heading else ""
    head = say("rows_listed", language, count=count, noun=asked.noun, which=which, above=above)
    statements = tuple(statement for _, statement in rows)
    first = DraftSentence(head, statements, _computed(head, language))
    told = [DraftSentence(f"{n}. {_told(asked, row)}", (statement,)) for n, (row, statement) in enumerate(rows, 1)]
    return answered(first, *told)


def _computed(text: str, language: Language) -> frozenset[str]:
    """What is counted here, and the years by which rows were chosen: they stand in the rows below."""
    bare = text.replace("**", "")
    return computed_in(bare, language) | frozenset(re.findall(r"(?:19|20)\d{2}", bare))


def _told(asked: AskedRows, row: LabelledRow) -> str:
    """A row by its label and what else of it says who, where, how much and when: "Trung tâm chỉ huy (vốn: 240 tỷ đồng)."."""
    heads = asked.table.heads
    beside = [
        f"{lower_first(head.name)}: {value}"
        for i, head in enumerate(heads)
        if head.holds in _TOLD_BESIDE and not head.years and (value := asked.table.shown(row, i))
    ]
    label = row.label.rstrip(" .;,")
    return f"{label} ({'; '.join(beside)})." if beside else f"{label}."


def _row_statement(table: LabelledTable, row: LabelledRow, evidence: Evidence) -> Statement:
    """The row as a whole: its cells, each with its unit, under the names of their columns."""
    cells = [
        f"{lower_first(head.name)}: {table.shown(row, i)}"
        for i, head in enumerate(table.heads)
        if head.holds not in ("label", "number")
    ]
    text = f"{row.label.rstrip(' .;,')} ({'; '.join(cells)})."
    return Statement(row.passage, evidence.documents[table.document], text, row.quote, (), (), find_levels(text))


def _sum(query: Query, asked: AskedRows, evidence: Evidence) -> Draft:
    """The sum of a column over the rows; NOTHING where one of them has no plain figure."""
    column = asked.column
    if column is None:
        return NOTHING
    values = [value for row in asked.rows if (value := figure_of(row, column, exact=True)) is not None]
    units = {asked.table.unit_of(row, column) for row in asked.rows}
    if len(values) < _FEWEST or len(values) != len(asked.rows) or len(units) != 1 or "%" in next(iter(units)):
        return NOTHING
    language = query.language
    total = f"{format_number(sum(values, Decimal(0)), language)} {next(iter(units))}".strip()
    which = say("rows_which", language, filters=", ".join(asked.filters)) if asked.filters else ""
    head = lower_first(asked.table.heads[column].name)
    text = say("row_sum", language, value=total, head=head, count=len(values), noun=asked.noun, which=which)
    statements = tuple(s for row in asked.rows if (s := cell_statement(asked.table, row, column, evidence)) is not None)
    rows = [
        DraftSentence(f"{n}. {row.label.rstrip(' .;,')}: {asked.table.shown(row, column, language)}.", (statement,))
        for n, (row, statement) in enumerate(zip(asked.rows, statements, strict=True), 1)
    ]
    return answered(DraftSentence(text, statements, _computed(text, language)), *rows)


def _end(query: Query, asked: AskedRows, evidence: Evidence) -> Draft:
    """The row, or the rows alike, at one end of a column."""
    column = asked.column
    if column is None:
        return NOTHING
    timed = asked.end in ("latest", "earliest")
    ranked = [(rank, row) for row in asked.rows if (rank := _rank(row, column, timed=timed)) is not None]
    if len(ranked) != len(asked.rows) or len(ranked) < _FEWEST:
        return NOTHING
    ranks = [rank for rank, _ in ranked]
    end = max(ranks) if asked.end in ("most", "latest") else min(ranks)
    language = query.language
    sentences = []
    for rank, row in ranked:
        statement = cell_statement(asked.table, row, column, evidence) if rank == end else None
        if statement is not None:
            value, what = asked.table.shown(row, column, language), what_of(asked.table, row, column, language)
            end_of = read_data("cells")["ends"][asked.end][language]
            text = say("row_end", language, value=value, what=what, end=end_of, count=len(ranked), noun=asked.noun)
            counted = f"{len(ranked)} {asked.noun} ({len(ranked)}/{len(ranked)})"
            sentences.append(DraftSentence(text, (statement,), computed_in(counted, language) | {str(len(ranked))}))
    return answered(*sentences)


def _rank(row: LabelledRow, column: int, *, timed: bool) -> tuple[Decimal, int] | None:
    """A cell's place on its scale: its value, or of times the year and the month at whose end it is."""
    if not timed:
        value = figure_of(row, column)
        return None if value is None else (value, 0)
    when = _when(row.cells[column])
    return None if when is None else (Decimal(when[0]), when[1])


def _when(cell: str) -> tuple[int, int] | None:
    """(year, month at the end) of a cell of times: "Quý III/2026" -> (2026, 9); None without a year."""
    years = re.findall(r"(?<!\d)(?:19|20)\d{2}(?!\d)", cell)
    if not years:
        return None
    quarter, month = _QUARTER.search(fold(spelled(cell))), re.search(r"(?:tháng\s+|/|^)(\d{1,2})/(?:19|20)\d{2}", cell)
    at = 3 * _ORDER[quarter.group(1)] if quarter else int(month.group(1)) if month else 12
    return int(years[-1]), at
