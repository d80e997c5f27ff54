"""Question -> the rows of a table it asks to be listed, counted, added up or searched for the largest.

A question asks for rows by what they are called ("dự án nào", "bao nhiêu xã"). Every other word of it must stand in some
cell of a row, which is then one of those asked for, or above the table: else the question is about something else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from assistant.cells_named import as_written, cells_named, has_name, holds_pair, names_other_body, telling_pairs
from assistant.columns_asked import columns_asked, free_words
from assistant.data import read_data
from assistant.evidence import Evidence
from assistant.figures import find_figures
from assistant.named import any_of, spelled
from assistant.register.table_rows import LabelledRow, LabelledTable
from assistant.relevance import weigh
from assistant.rows_filtered import ENDS, degree, end_asked, measured_column, of_time, within_bound
from assistant.tabled import TabledRow
from assistant.understand import Query
from assistant.vietnamese import words

Form = Literal["list", "count", "sum", "end"]
_FEWEST = 2
_WHO_ALL = re.compile(
    r"(?<!\w)(?:những|nhung|các|cac) ai(?!\w)|(?<!\w)(?:những|các|nhung|cac) (?:người|đối tượng|nguoi|doi tuong) (?:nào|nao)(?!\w)"
)
_TABLE = re.compile(r"(?<!\w)(?:bảng|bang|phụ lục|phu luc|biểu|danh mục|danh muc)(?!\w)")
_TABLE_WORDS = frozenset(
    ("chia", "ra", "thành", "bảng", "bang", "biểu", "phụ", "lục", "danh", "mục", "tổng", "hợp", "kèm", "theo")
)
_TARGETS = ("chỉ tiêu", "mục tiêu")
_NUMBER_OF_DOCUMENT = re.compile(r"\b\d+(?:/\d{4})?/[\w-]*[A-ZĐ][\w-]*")  # "14/CTr-UBND" names no body
_NUMBERING = re.compile(r"[ivx]+|\d[\d.,]*")


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
    said = _said(query)
    found = [
        (asked, above)
        for nouns, tables in evidence.tabled.called.items()
        if (noun := _noun(said, nouns or _unnamed(said)))
        for table in tables
        if not query.documents or table.document in query.documents
        if (asked := _asked(query, said, table, noun, evidence)) is not None
        for above in [_shared_above(query, table, evidence)]
    ]
    best = max(found, key=lambda f: (_own(f[0].table, evidence), f[1], len(f[0].table.rows)), default=None)
    return best[0] if best else None


def asks_of_table(text: str) -> bool:
    """Whether a question says itself that a table's rows are meant: "Bảng 1 có mấy chỉ tiêu"."""
    return _TABLE.search(spelled(text)) is not None


def _unnamed(said: str) -> tuple[str, ...]:
    """What the rows of a table of targets are called, which else are the register's, where the table is asked about."""
    return _TARGETS if _TABLE.search(said) else ()


def _said(query: Query) -> str:
    """The question, spelled; of an English one what asks, put before each of its things: "how many dự án"."""
    if query.language != "en":
        return spelled(_NUMBER_OF_DOCUMENT.sub(" ", query.search_text))
    asks = [
        p
        for name in ("counts", "lists", *ENDS)
        for p in read_data("cells")[name]
        if any_of((p,)).search(spelled(query.text))
    ]
    return spelled(" . ".join(f"{' '.join(asks)} {part.strip()}" for part in query.search_text.split(" . ")))


def _own(table: LabelledTable, evidence: Evidence) -> bool:
    return evidence.primary is not None and table.document == evidence.primary.id


def _noun(said: str, nouns: Sequence[str]) -> str:
    """What rows are called, where the question asks for such things: "dự án nào", "mấy xã", "liệt kê các dự án"."""
    short = read_data("cells")["short_nouns"]
    also = read_data("cells")["also_called"]
    for noun in nouns:
        first = noun.split()[0]
        others = [*also.get(noun, ()), *([first] if first in short and first != noun else [])]
        if any(_asks_for(name).search(said) for name in (noun, *others)):
            return noun
        if noun in read_data("cells")["people"] and _WHO_ALL.search(said):
            return noun
    return ""


@cache
def _asks_for(noun: str) -> re.Pattern[str]:
    data = read_data("cells")
    one = any_of((noun,)).pattern
    counts, lists = any_of(tuple(data["counts"])).pattern, any_of(tuple(data["lists"])).pattern
    which = any_of(tuple(data["which"])).pattern
    plainly = any_of(tuple(phrase for end in ENDS for phrase in data[end])).pattern
    ends = "|".join((plainly, *(degree(end).pattern for end in ENDS)))
    ends = f"(?:{ends})"
    sums = any_of(tuple(data["sums"])).pattern
    return re.compile(
        rf"{counts} {one}|{lists} (?:\w+ ){{0,2}}?{one}|{one} (?:\w+ ){{0,3}}?{which}|{sums} .*{one}|{one} .*{ends}|{ends} .*{one}"
    )


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
        listed = [
            *data["sums"],
            *(p for name in ENDS for p in (*data[name], *data["degrees"][name])),
            *data["measured"],
        ]
        heads |= {w for phrase in listed for w in words(phrase)} - set(words(table.above))
    apart = heads | _figure_words(query.search_text)
    asked = [
        w for w in weigh(query, evidence.reader.word_model).words if w not in apart and not _NUMBERING.fullmatch(w)
    ]
    pairs = telling_pairs(query, own, heads)
    document = evidence.documents[table.document]
    of_table = _TABLE_WORDS | set(words(document.title)) if _TABLE.search(said) else frozenset()
    of_table |= set(words(document.number or "")) if document.id in query.documents else set()
    single = [w for w in asked if w not in own[0].above.words and w not in free_words() and w not in of_table]
    if any(not _in_some(word, own) for word in single) or names_other_body(
        said, own, f"{document.issuer} . {document.title}"
    ):
        return None
    named = cells_named(said, table)
    kept = [
        row
        for row in own
        if all(any(has_name(row.row.cells[i], value) for i in columns) for value, columns in named.items())
    ]
    kept = [row for row in kept if all(holds_pair(row, pair) for pair in pairs)]
    kept = [row for row in kept if all(w in row.cells.words or w in row.label.words for w in single)]
    if not kept:
        return None
    filters = tuple(as_written(value, kept, columns) for value, columns in named.items())
    filters = filters or _filters({*single, *(w for pair in pairs for w in pair)}, kept, table)
    # Of a table of targets the year is that of its columns, no row's.
    kept, timed = (kept, ()) if noun in _TARGETS else of_time(query, said, table, kept)
    kept, bounded = within_bound(query, table, kept)
    if not kept and (form not in ("list", "count") or not (timed or bounded)):
        return None
    return AskedRows(table, tuple(row.row for row in kept), noun, form, filters + timed + bounded, column, end)


def _is_called(row: LabelledRow, noun: str, table: LabelledTable) -> bool:
    """False of a row that its label calls otherwise: "Thị trấn Lang Vạc" is no "xã" where rows are of both."""
    label = f"{spelled(row.label)} "
    return label.startswith(f"{noun} ") or not any(
        label.startswith(f"{other} ") for other in table.nouns if other != noun
    )


def _figure_words(text: str) -> set[str]:
    """Words of the figures a question names: "trên 100 tỷ đồng" is a bound, no name."""
    return {word for figure in find_figures(text) for word in words(text[figure.start : figure.end])}


def _in_some(word: str, rows: Sequence[TabledRow]) -> bool:
    return any(word in row.cells.words or word in row.label.words for row in rows)


def _form(query: Query, said: str, table: LabelledTable, noun: str) -> tuple[Form | None, int | None, str]:
    """(form, column, end) of what is asked of the rows; (None, None, "") where it is a cell of one row."""
    data = read_data("cells")
    figures = [i for i, head in enumerate(table.heads) if head.holds in ("money", "amount") and not head.years]
    asked = [
        i
        for i in columns_asked(f"{said} là gì", table, query.years)
        if table.heads[i].holds in ("money", "amount", "time")
    ]
    end = end_asked(said)
    if end in ("latest", "earliest"):
        times = [i for i, head in enumerate(table.heads) if head.holds == "time"]
        column = next((i for i in asked if i in times), times[-1] if times else None)
        return ("end", column, end) if column is not None else (None, None, "")
    if end:
        column = next((i for i in asked if i in figures), measured_column(said, table, figures))
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
