"""Rows of a table by the time, the bound or the names a question chooses them by, and the ends of a scale it asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from assistant.columns_asked import times_meant
from assistant.data import read_data
from assistant.figures import find_figures
from assistant.named import any_of, plain, spelled
from assistant.register.table_rows import LabelledRow, LabelledTable
from assistant.tabled import TabledRow
from assistant.types import Comparator, Figure
from assistant.understand import Query
from assistant.vietnamese import fold

_QUARTER = re.compile(r"\bquy (iv|i{1,3}|[1-4])\b")
_ROMAN = {"1": "i", "2": "ii", "3": "iii", "4": "iv"}
_DATED = re.compile(r"(?:quý\s+\w+|tháng\s+\d+)(?:\s*/|\s+năm\s+)\s*((?:19|20)\d{2})", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_PERIOD = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[-–]\s*((?:19|20)\d\d)(?!\d)")
ENDS = ("most", "least", "latest", "earliest")


def of_time(
    query: Query, said: str, table: LabelledTable, rows: list[TabledRow]
) -> tuple[list[TabledRow], tuple[str, ...]]:
    """Those whose cell of times names the year or quarter asked for, where one is; a year of the table's title chooses none."""
    text = query.search_text
    years = {int(y) for y in (*map(str, query.years), *_DATED.findall(text)) if y not in _YEAR.findall(table.above)}
    quarter = _QUARTER.search(fold(said))
    if not years and not quarter and not _PERIOD.search(text):
        return rows, ()
    wanted = _ROMAN.get(quarter.group(1), quarter.group(1)) if quarter else ""
    bound = next(
        (name for name, phrases in read_data("cells")["bounds"].items() if _bounds(tuple(phrases)).search(said)), ""
    )
    columns = [i for i, head in enumerate(table.heads) if head.holds == "time"]
    meant = times_meant(said, table, columns) or [i for i in columns if _is_said(table.heads[i].name, said)]
    period = _PERIOD.search(text)
    if meant and period:  # "thành lập trong giai đoạn 2026 - 2030"
        first, last = int(period.group(1)), int(period.group(2))
        within = [r for r in rows if any(first <= int(y) <= last for i in meant for y in _YEAR.findall(r.row.cells[i]))]
        if within:
            return within, (period.group(),)
    columns = meant or columns
    kept = [row for row in rows if any(_fits(plain(row.row.cells[i]), years, wanted, bound) for i in columns)]
    told = re.search(
        r"(?:(?:trước|sau|từ|đến(?: hết)?|hết|chậm nhất|muộn nhất)\s+)?(?:(?:năm|quý\s+\w+(?:\s+năm|/)?)\s*)+(?:19|20)\d{2}",
        text,
        re.IGNORECASE,
    )
    return kept, (told.group(),) if told else tuple(map(str, sorted(years)))


def _is_said(head: str, said: str) -> bool:
    """Whether a question has the words of a column of times: "thành lập" of "Năm thành lập"."""
    named = re.sub(r"^(?:năm|thời gian|thời điểm|thời hạn|ngày|quý)\s+", "", spelled(head)).strip()
    return len(named.split()) > 1 and f" {named} " in f" {said} "


def _fits(cell: str, years: set[int], quarter: str, bound: str) -> bool:
    """Whether a cell of times, folded, is of the years and the quarter, or on the side of the year that `bound` says."""
    named = [int(year) for year in _YEAR.findall(cell)]
    if quarter and quarter not in {_ROMAN.get(q, q) for q in _QUARTER.findall(cell)}:
        return False
    if not years or not named:
        return not years
    last = max(named)
    if bound == "before":
        return last < min(years)
    if bound == "until":
        return last <= max(years)
    if bound == "from":
        return last >= min(years)
    return last > max(years) if bound == "after" else bool(years & set(named))


@cache
def _bounds(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """A word that bounds, before the year itself: "trước năm 2028"; a quarter between them is no bound."""
    return re.compile(any_of(phrases).pattern + r" (?:hết )?(?:năm |nam )?(?:19|20)\d{2}\b")


def within_bound(query: Query, table: LabelledTable, rows: list[TabledRow]) -> tuple[list[TabledRow], tuple[str, ...]]:
    """Those whose figure lies within a bound the question names: "dự án nào trên 100 tỷ đồng"."""
    named = [f for f in find_figures(query.search_text) if f.unit and f.value_max is None]
    bounds = [f for f in named if f.comparator is not Comparator.EQUAL]
    if not bounds:
        return _of_value(query, named, table, rows)
    bound = bounds[0]
    column = next(
        (i for i, h in enumerate(table.heads) if h.unit and h.unit.split()[0] == bound.unit.split()[0] and not h.years),
        None,
    )
    if column is None:
        return [], ()
    kept = [
        row
        for row in rows
        if (value := figure_of(row.row, column)) is not None and _within(value, bound.comparator, bound.value)
    ]
    return kept, (query.search_text[bound.start : bound.end].strip(),)


def _of_value(
    query: Query, named: Sequence[Figure], table: LabelledTable, rows: list[TabledRow]
) -> tuple[list[TabledRow], tuple[str, ...]]:
    """Those with the very figure named in a column of its unit: "những ai được hỗ trợ 100%"; all where no column is of it."""
    for figure in named:
        unit = figure.unit.split()[0]
        columns = [i for i, head in enumerate(table.heads) if head.unit and head.unit.split()[0] == unit]
        kept = [row for row in rows if any(figure_of(row.row, i) == figure.value for i in columns)]
        if columns:
            return kept, (query.search_text[figure.start : figure.end].strip(),)
    return rows, ()


def _within(value: Decimal, comparator: Comparator, bound: Decimal) -> bool:
    over = comparator in (Comparator.MORE, Comparator.AT_LEAST)
    if comparator in (Comparator.AT_LEAST, Comparator.AT_MOST) and value == bound:
        return True
    return value > bound if over else value < bound


def figure_of(row: LabelledRow, column: int, *, exact: bool = False) -> Decimal | None:
    """The one value of a cell, None of a range, of words or of nothing; `exact`: of a bound ("≥ 3") neither."""
    figures = find_figures(row.cells[column])
    if len(figures) != 1 or figures[0].value_max is not None:
        return None
    return None if exact and figures[0].comparator is not Comparator.EQUAL else figures[0].value


def end_asked(said: str) -> str:
    """Which end of a scale a spelled text asks for: "lớn nhất", "nhiều học sinh nhất"; "" where none."""
    data = read_data("cells")
    plainly = next((end for end in ENDS if any_of(tuple(data[end])).search(said)), "")
    return plainly or next((end for end in ENDS if degree(end).search(said)), "")


@cache
def degree(end: str) -> re.Pattern[str]:
    return re.compile(any_of(tuple(read_data("cells")["degrees"][end])).pattern + r" (?:\w+ ){0,3}(?:nhất|nhat)\b")


def measured_column(said: str, table: LabelledTable, figures: Sequence[int]) -> int | None:
    """The column an adjective is said of ("dài nhất" -> "Chiều dài"), else the only one of figures."""
    for word, heads in read_data("cells")["measured"].items():
        if any_of((word,)).search(said):
            return next((i for i in figures if any_of(tuple(heads)).search(spelled(table.heads[i].name))), None)
    if any_of(tuple(read_data("cells")["costly"])).search(said):
        return _money_column(table, figures)
    if len(figures) > 1 and any_of(tuple(read_data("cells")["sized"])).search(said):
        return _money_column(table, figures)  # "dự án nào lớn nhất": by what it costs, where no measure is named
    return figures[0] if len(figures) == 1 else None


def _money_column(table: LabelledTable, figures: Sequence[int]) -> int | None:
    money = [i for i in figures if table.heads[i].holds == "money"]
    totals = [i for i in money if spelled(table.heads[i].name).split()[0] in ("tổng", "cộng")]
    return totals[0] if totals else money[0] if len(money) == 1 else None
