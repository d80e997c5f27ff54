"""Question -> the rows of a table it asks to be listed, counted, added up or searched for the largest.

A question asks for rows by what they are called ("dự án nào", "bao nhiêu xã"). Every other word of it must stand in some
cell of a row, which is then one of those asked for, or above the table: else the question is about something else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import Literal

from assistant.cells_asked import columns_asked, free_words
from assistant.data import read_data
from assistant.evidence import Evidence
from assistant.figures import find_figures
from assistant.named import any_of, plain, spelled
from assistant.register.table_rows import LabelledRow, LabelledTable, in_full
from assistant.relevance import one_writing, weigh
from assistant.tabled import TabledRow
from assistant.types import Comparator
from assistant.understand import Query
from assistant.vietnamese import fold, words

Form = Literal["list", "count", "sum", "end"]
_FEWEST = 2
_QUARTER = re.compile(r"\bquy (iv|i{1,3}|[1-4])\b")
_ROMAN = {"1": "i", "2": "ii", "3": "iii", "4": "iv"}
_NUMBERING = re.compile(r"[ivx]+|\d[\d.,]*")
_DATED = re.compile(r"(?:quý\s+\w+|tháng\s+\d+)(?:\s*/|\s+năm\s+)\s*((?:19|20)\d{2})", re.IGNORECASE)
ENDS = ("most", "least", "latest", "earliest")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


@dataclass(frozen=True, slots=True)
class AskedRows:
    """`filters` are the cells the rows were chosen by, as they stand; `column` that of a sum or an end."""

    table: LabelledTable
    rows: tuple[LabelledRow, ...]
    noun: str
    form: Form
    filters: tuple[str, ...] = ()
    column: int | None = None
    end: str = ""  # "most" or "least", of a time "latest" or "earliest"


def find_rows(query: Query, evidence: Evidence) -> AskedRows | None:
    """The rows asked for, of the table whose rows are called so; None where no table's are or none fits."""
    said = spelled(query.search_text)
    found = [
        (asked, above)
        for table in evidence.tabled.tables
        if (noun := _noun(said, table)) and not (query.documents and table.document not in query.documents)
        if (asked := _asked(query, said, table, noun, evidence)) is not None
        for above in [_shared_above(query, table, evidence)]
    ]
    best = max(found, key=lambda f: (_own(f[0].table, evidence), f[1], len(f[0].table.rows)), default=None)
    return best[0] if best else None


def _own(table: LabelledTable, evidence: Evidence) -> bool:
    return evidence.primary is not None and table.document == evidence.primary.id


def _noun(said: str, table: LabelledTable) -> str:
    """What the table's rows are called, where the question asks for such things: "dự án nào", "mấy xã", "liệt kê các dự án"."""
    short = read_data("cells")["short_nouns"]
    also = read_data("cells")["also_called"]
    for noun in table.nouns:
        first = noun.split()[0]
        others = [*also.get(noun, ()), *([first] if first in short and first != noun else [])]
        if any(_asks_for(name).search(said) for name in (noun, *others)):
            return noun
    return ""


@cache
def _asks_for(noun: str) -> re.Pattern[str]:
    data = read_data("cells")
    one = any_of((noun,)).pattern
    counts, lists = any_of(tuple(data["counts"])).pattern, any_of(tuple(data["lists"])).pattern
    which = any_of(tuple(data["which"])).pattern
    plainly = any_of(tuple(phrase for end in ENDS for phrase in data[end])).pattern
    ends = "|".join((plainly, *(_degree(end).pattern for end in ENDS)))
    ends = f"(?:{ends})"
    sums = any_of(tuple(data["sums"])).pattern
    return re.compile(rf"{counts} {one}|{lists} (?:\w+ ){{0,2}}?{one}|{one} (?:\w+ ){{0,3}}?{which}|{sums} .*{one}|{one} .*{ends}|{ends} .*{one}")


def _asked(query: Query, said: str, table: LabelledTable, noun: str, evidence: Evidence) -> AskedRows | None:
    own = [row for row in evidence.tabled.of_table(table) if not row.row.adds_up and _is_called(row.row, noun, table)]
    if len(own) < _FEWEST:
        return None
    form, column, end = _form(query, said, table, noun)
    if form is None:
        return None
    called = (noun, *read_data("cells")["also_called"].get(noun, ()))
    heads = {word for head in table.heads for word in words(head.name)} | {w for name in called for w in words(name)}
    if column is not None:
        data = read_data("cells")
        listed = [*data["sums"], *(p for name in ENDS for p in (*data[name], *data["degrees"][name])), *data["measured"]]
        heads |= {w for phrase in listed for w in words(phrase)} - set(words(table.above))
    apart = heads | _figure_words(query.search_text)
    asked = [w for w in weigh(query, evidence.reader.word_model).words if w not in apart and not _NUMBERING.fullmatch(w)]
    pairs = _telling_pairs(query, own, heads)
    single = [w for w in asked if w not in own[0].above.words and w not in free_words()]
    document = evidence.documents[table.document]
    if any(not _in_some(word, own) for word in single) or _names_other_body(said, own, f"{document.issuer} . {document.title}"):
        return None
    named = _cells_named(said, table)
    kept = [row for row in own if all(any(_has(row.row.cells[i], value) for i in columns) for value, columns in named.items())]
    kept = [row for row in kept if all(_holds_pair(row, pair) for pair in pairs)]
    kept = [row for row in kept if all(w in row.cells.words or w in row.label.words for w in single)]
    if not kept:
        return None
    filters = tuple(_as_written(value, kept, columns) for value, columns in named.items())
    filters = filters or _filters({*single, *(w for pair in pairs for w in pair)}, kept, table)
    kept, timed = _timed(query, said, table, kept)
    kept, bounded = _bounded(query, table, kept)
    if not kept and (form not in ("list", "count") or not (timed or bounded)):
        return None
    return AskedRows(table, tuple(row.row for row in kept), noun, form, filters + timed + bounded, column, end)


def _is_called(row: LabelledRow, noun: str, table: LabelledTable) -> bool:
    """False of a row that its label calls otherwise: "Thị trấn Lang Vạc" is no "xã" where rows are of both."""
    label = f"{spelled(row.label)} "
    return label.startswith(f"{noun} ") or not any(label.startswith(f"{other} ") for other in table.nouns if other != noun)


def _telling_pairs(query: Query, rows: Sequence[TabledRow], heads: set[str]) -> list[tuple[str, str]]:
    """Neighbouring words that stand in some row and not above the table: "công an" chooses rows, "thành phố" may not."""
    said = words(one_writing(query.search_text))
    return [
        pair
        for pair in dict.fromkeys(pairwise(said))
        if not set(pair) & heads
        and not set(pair) <= free_words()
        and pair not in rows[0].above.pairs
        and any(_holds_pair(row, pair) for row in rows)
    ]


def _cells_named(said: str, table: LabelledTable) -> dict[str, list[int]]:
    """Bodies and places of the table's cells that the question names in full -> the columns they are looked for in.

    "Sở X chủ trì" is looked for in the column of that head; a name within a longer one that is said too is not.
    """
    columns = [i for i, head in enumerate(table.heads) if head.holds in ("body", "place")]
    by_head = [i for i in columns if i in columns_asked(f"{said} là gì", table, ()) and _head_said(said, table.heads[i].name)]
    values: dict[str, list[int]] = {}
    for i in columns:
        for value in {in_full(part) for row in table.rows for part in re.split(r"[;,]", row.cells[i])}:
            if len(value.split()) > 1 and any_of((value,)).search(said):
                values.setdefault(value, []).append(i)
    longest = [v for v in values if not any(v != w and f" {v} " in f" {w} " for w in values)]
    return {v: [i for i in values[v] if i in by_head] or ([*by_head] if _heads_differ(values[v], by_head, table) else values[v]) for v in longest}


def _heads_differ(columns: Sequence[int], by_head: Sequence[int], table: LabelledTable) -> bool:
    """Whether a head that the question says is of the same kind as the columns a name stands in, and none of them."""
    return any(table.heads[i].holds == table.heads[j].holds for i in by_head for j in columns)


def _head_said(said: str, name: str) -> bool:
    return any_of((spelled(name), re.sub(r"^(?:cơ quan|đơn vị) ", "", spelled(name)))).search(said) is not None


def _has(cell: str, value: str) -> bool:
    return f" {value} " in f" {in_full(cell)} "


def _as_written(value: str, rows: Sequence[TabledRow], columns: Sequence[int]) -> str:
    """The value as the cells write it."""
    parts = (part.strip() for row in rows for i in columns for part in re.split(r"[;,]", row.row.cells[i]))
    return next((part for part in parts if in_full(part) == value), value)


def _names_other_body(said: str, rows: Sequence[TabledRow], named: str) -> bool:
    """Whether the question names a body that no row does: "Sở Xây dựng" is no part of "trụ sở"."""
    for found in _bodies().finditer(said):
        before = said[: found.start()].split()[-1:]
        head = found.group("head").split()
        inside = any(_holds_pair(row, (before[0], head[0])) for row in rows) if before else False
        pair = (head[-1], found.group("next"))
        if not inside and f" {' '.join(pair)} " not in f" {spelled(named)} " and not any(_holds_pair(row, pair) for row in rows):
            return True
    return False


@cache
def _bodies() -> re.Pattern[str]:
    names = any_of(tuple(read_data("cells")["bodies"])).pattern
    return re.compile(rf"(?P<head>{names}) (?P<next>(?!nào|nao|gì)\w+)")


def _holds_pair(row: TabledRow, pair: tuple[str, str]) -> bool:
    return pair in row.cells.pairs or pair in row.label.pairs


def _figure_words(text: str) -> set[str]:
    """Words of the figures a question names: "trên 100 tỷ đồng" is a bound, no name."""
    return {word for figure in find_figures(text) for word in words(text[figure.start : figure.end])}


def _in_some(word: str, rows: Sequence[TabledRow]) -> bool:
    return any(word in row.cells.words or word in row.label.words for row in rows)


def _form(query: Query, said: str, table: LabelledTable, noun: str) -> tuple[Form | None, int | None, str]:
    """(form, column, end) of what is asked of the rows; (None, None, "") where it is a cell of one row."""
    data = read_data("cells")
    figures = [i for i, head in enumerate(table.heads) if head.holds in ("money", "amount") and not head.years]
    asked = [i for i in columns_asked(f"{said} là gì", table, query.years) if table.heads[i].holds in ("money", "amount", "time")]
    end = _end_asked(said)
    if end in ("latest", "earliest"):
        times = [i for i, head in enumerate(table.heads) if head.holds == "time"]
        column = next((i for i in asked if i in times), times[-1] if times else None)
        return ("end", column, end) if column is not None else (None, None, "")
    if end:
        column = next((i for i in asked if i in figures), _measured(said, table, figures))
        return ("end", column, end) if column is not None else (None, None, "")
    names = any_of((noun, *data["also_called"].get(noun, ()))).pattern
    if re.search(any_of(tuple(data["counts"])).pattern + " " + names, said):
        return "count", None, ""
    if any_of(tuple(data["sums"])).search(said):
        column = next((i for i in asked if i in figures), None)
        return ("sum", column, "") if column is not None else (None, None, "")
    counted = any_of(tuple(data["counts"])).search(said) is not None
    all_of = re.search(any_of(tuple(data["lists"])).pattern + rf" (?:\w+ ){{0,2}}?{any_of((noun,)).pattern}", said)
    column = next((i for i in asked if i in figures), None)
    if counted and all_of and column is not None:
        return "sum", column, ""
    return (None if counted else "list"), None, ""


def _timed(query: Query, said: str, table: LabelledTable, rows: list[TabledRow]) -> tuple[list[TabledRow], tuple[str, ...]]:
    """Those whose cell of times names the year or quarter asked for, where one is; a year of the table's title chooses none."""
    text = query.search_text
    years = {int(y) for y in (*map(str, query.years), *_DATED.findall(text)) if y not in _YEAR.findall(table.above)}
    quarter = _QUARTER.search(fold(said))
    if not years and not quarter:
        return rows, ()
    wanted = _ROMAN.get(quarter.group(1), quarter.group(1)) if quarter else ""
    bound = next((name for name, phrases in read_data("cells")["bounds"].items() if _bounds(tuple(phrases)).search(said)), "")
    columns = [i for i, head in enumerate(table.heads) if head.holds == "time"]
    kept = [row for row in rows if any(_fits(plain(row.row.cells[i]), years, wanted, bound) for i in columns)]
    told = re.search(r"(?:(?:trước|sau|từ|đến(?: hết)?|hết|chậm nhất|muộn nhất)\s+)?(?:(?:năm|quý\s+\w+(?:\s+năm|/)?)\s*)+(?:19|20)\d{2}", text, re.IGNORECASE)
    return kept, (told.group(),) if told else tuple(map(str, sorted(years)))


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


def _end_asked(said: str) -> str:
    """Which end of a scale a spelled text asks for: "lớn nhất", "nhiều học sinh nhất"; "" where none."""
    data = read_data("cells")
    plainly = next((end for end in ENDS if any_of(tuple(data[end])).search(said)), "")
    return plainly or next((end for end in ENDS if _degree(end).search(said)), "")


@cache
def _degree(end: str) -> re.Pattern[str]:
    return re.compile(any_of(tuple(read_data("cells")["degrees"][end])).pattern + r" (?:\w+ ){0,3}(?:nhất|nhat)\b")


def _measured(said: str, table: LabelledTable, figures: Sequence[int]) -> int | None:
    """The column an adjective is said of ("dài nhất" -> "Chiều dài"), else the only one of figures."""
    for word, heads in read_data("cells")["measured"].items():
        if any_of((word,)).search(said):
            return next((i for i in figures if any_of(tuple(heads)).search(spelled(table.heads[i].name))), None)
    if any_of(tuple(read_data("cells")["costly"])).search(said):
        money = [i for i in figures if table.heads[i].holds == "money"]
        totals = [i for i in money if spelled(table.heads[i].name).split()[0] in ("tổng", "cộng")]
        return totals[0] if totals else money[0] if len(money) == 1 else None
    return figures[0] if len(figures) == 1 else None


@cache
def _bounds(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """A word that bounds, before the year itself: "trước năm 2028"; a quarter between them is no bound."""
    return re.compile(any_of(phrases).pattern + r" (?:hết )?(?:năm |nam )?(?:19|20)\d{2}\b")


def _bounded(query: Query, table: LabelledTable, rows: list[TabledRow]) -> tuple[list[TabledRow], tuple[str, ...]]:
    """Those whose figure lies within a bound the question names: "dự án nào trên 100 tỷ đồng"."""
    bounds = [f for f in find_figures(query.search_text) if f.unit and f.value_max is None and f.comparator is not Comparator.EQUAL]
    if not bounds:
        return rows, ()
    bound = bounds[0]
    column = next((i for i, h in enumerate(table.heads) if h.unit and h.unit.split()[0] == bound.unit.split()[0] and not h.years), None)
    if column is None:
        return [], ()
    kept = [row for row in rows if (value := figure_of(row.row, column)) is not None and _within(value, bound.comparator, bound.value)]
    return kept, (query.search_text[bound.start : bound.end].strip(),)


def _within(value: Decimal, comparator: Comparator, bound: Decimal) -> bool:
    over = comparator in (Comparator.MORE, Comparator.AT_LEAST)
    if comparator in (Comparator.AT_LEAST, Comparator.AT_MOST) and value == bound:
        return True
    return value > bound if over else value < bound


def figure_of(row: LabelledRow, column: int) -> Decimal | None:
    """The one value of a cell, None of a range, of words or of nothing."""
    figures = find_figures(row.cells[column])
    return figures[0].value if len(figures) == 1 and figures[0].value_max is None else None


def _filters(filtering: set[str], kept: Sequence[TabledRow], table: LabelledTable) -> tuple[str, ...]:
    """The cells that hold the words the rows were chosen by, where all of them hold the same."""
    found = []
    for i, head in enumerate(table.heads):
        cells = {row.row.cells[i] for row in kept}
        if len(cells) == 1 and head.holds in ("body", "place", "text") and set(words(next(iter(cells)))) & filtering:
            found.append(next(iter(cells)))
    return tuple(found)


def _shared_above(query: Query, table: LabelledTable, evidence: Evidence) -> float:
    """How much of the question stands above the table: of two tables of one kind of rows the one whose title is named."""
    above = set(words(table.above))
    return sum(w for word, w in weigh(query, evidence.reader.word_model).words.items() if word in above)
