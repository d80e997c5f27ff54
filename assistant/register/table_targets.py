"""Rows of target tables -> targets: one for each value, of each year's column."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.blocks import strip_marks
from assistant.bounds import without_bound
from assistant.figures import find_figures
from assistant.register.context import context_of, level_of_document, title_years
from assistant.register.rows import Found
from assistant.register.tables import Column, Table, TableRow, find_tables
from assistant.register.unit_above import lines_above, unit_above
from assistant.register.wording import deadline_of, exception_of, level_of
from assistant.structure import heading_years
from assistant.types import Comparator, Document, Figure, Passage
from assistant.vietnamese import fold

_VALUES = ("value", "year", "measure")
_RANKED = re.compile(r"thu bac|thu hang|xep hang|^hang$|vi tri")
_NOTHING = re.compile(r"[\s\-–—./xX…]*")
_UNIT_LINE = re.compile(r"\W*(?:đơn vị(?: tính)?|đvt)\s*:", re.IGNORECASE)  # "Đơn vị tính: tỷ đồng" names nothing
_UNIT_IN_NAME = re.compile(r"\s*\(((?:%|‰|[^\W\d]|[/ ²³\d]){1,30})\)\s*$")


def table_targets(document: Document, passages: Sequence[Passage]) -> Iterator[Found]:
    """Targets of every target table of the document, in the order of its rows."""
    starts = [passage.start for passage in passages]
    for table in find_tables(document):
        if table.is_of_tasks or all(table.find(meaning) is None for meaning in _VALUES):
            continue
        name, carried = table.find("indicator"), ""
        caption = "" if name is not None else _caption(document, table)
        above = _unit_over(document, table)
        for row in table.rows:
            passage = _passage_of(row, passages, starts)
            if passage is None:
                continue
            if name is not None:
                carried = row.cells[name] or carried
            if context_of(passage) != "background" or document.kind == "results":
                yield from _of_row(document, passage, table, row, carried or caption, above)


def table_baselines(document: Document, passages: Sequence[Passage]) -> Iterator[tuple[Found, str]]:
    """How things stood by the columns that say so ("Hiện trạng 2025"), each with its column's header, in the order of the rows."""
    starts = [passage.start for passage in passages]
    for table in find_tables(document):
        name, above = table.find("indicator"), _unit_over(document, table)
        bases = [
            (i, column) for i, column in enumerate(table.columns) if column.baseline or looks_back(column, document)
        ]
        for row in table.rows if name is not None else ():
            passage = _passage_of(row, passages, starts)
            for i, column in bases if passage is not None else ():
                if passage is None or name is None or _NOTHING.fullmatch(row.cells[i]):
                    continue
                measured = _with_measure(column, row.cells[name])
                found = _value(document, passage, table, row, row.cells[i], measured, column.years, above)
                if found is not None and found.value is not None:
                    yield replace(found, kind="result"), column.header


def looks_back(column: Column, document: Document) -> bool:
    """Whether a plan's column is of a year before the plan, and of nothing that was set for it: "Tỷ lệ lấp đầy năm 2025" of 2026."""
    if column.meaning != "year" or not column.years or document.kind != "plan" or not document.issued_on:
        return False
    return max(column.years) < document.issued_year and _SETS.search(fold(column.header)) is None


def _with_measure(column: Column, name: str) -> str:
    """A row's name with what its column measures, where the header says more than a year: "Tỷ lệ lấp đầy, Gò Nứa"."""
    measure = (
        " ".join(_ONLY_YEAR.sub(" ", column.header).split()).strip(" .,;:()-–") if column.meaning == "year" else ""
    )
    said = measure and fold(measure) not in fold(name) and len(measure.split()) >= _MEASURE_WORDS
    return f"{measure}, {name}" if said and name else name


_NOUN = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)?")
_PARTS_OF_DAY = 3
_MEASURE_WORDS = 2
# What a header of a year says besides what is measured.
_ONLY_YEAR = re.compile(
    r"\b(?:(?:mục tiêu|chỉ tiêu|kế hoạch|dự kiến|phấn đấu|lộ trình|giai đoạn|thực hiện|kết quả|hiện trạng|thực trạng|ước|đạt|đến|tới"
    r"|hết|cuối|đầu|năm|thời điểm|số liệu|giá trị|mức|trong|vào|của|theo|cả|kỳ)\b\s*)|(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?|\([^()]*\)",
    re.IGNORECASE,
)
_SETS = re.compile(r"\b(?:chi tieu|muc tieu|phan bo|giao|ke hoach|target)\b")


def _caption(document: Document, table: Table) -> str:
    """The line above a table that has no column of indicators: "Chỉ tiêu trồng rừng (ha)"."""
    lines = document.text[: table.rows[0].start].splitlines() if table.rows else []
    said = (line for line in reversed(lines) if line.strip() and not line.lstrip().startswith("|"))
    line = next((line for line in said if not _UNIT_LINE.match(line)), "")
    return re.sub(
        r"^(?:bảng|biểu|phụ lục)\s*(?:số\s*)?[\w.]*\s*[.:\-–]\s*", "", strip_marks(line), flags=re.IGNORECASE
    )[:200]


def _passage_of(row: TableRow, passages: Sequence[Passage], starts: Sequence[int]) -> Passage | None:
    at = bisect_right(starts, row.start) - 1
    if at < 0 or row.start >= passages[at].end:
        return None
    return passages[at]


def _unit_over(document: Document, table: Table) -> str:
    """The unit that a line over a table gives, where no column does."""
    return "" if table.find("unit") is not None else unit_above(lines_above(document, table))


def _of_row(
    document: Document, passage: Passage, table: Table, row: TableRow, name: str, above: str
) -> Iterator[Found]:
    titles = [title for title in row.titles if title != name]
    for i, column in enumerate(table.columns):
        if column.meaning not in _VALUES or _NOTHING.fullmatch(row.cells[i]):
            continue
        if looks_back(column, document):
            continue
        measured = column.header if column.meaning == "measure" else _with_measure(column, name)
        bound = without_bound(measured)[1] or without_bound(_cell(table, row, "unit"))[1]
        years = _years(table, row, column, passage, document)
        for part in _parts(row.cells[i]):
            found = _value(document, passage, table, row, part, measured, years, above)
            if found is not None and found.deadline is None and column.years:
                found = replace(found, deadline=_day_of(column))
            if found is not None:
                if bound is not None and found.comparator is Comparator.EQUAL:
                    found = replace(found, comparator=bound)
                yield _with_titles(found, titles, passage)


def _day_of(column: Column) -> str | None:
    """The day that a column's header names within its year: "Đến 30/6/2026"."""
    day = deadline_of(column.header)[0] or ""
    return day if day.count("-") == _PARTS_OF_DAY - 1 and int(day[:4]) in column.years else None


def _years(table: Table, row: TableRow, column: Column, passage: Passage, document: Document) -> tuple[int, ...]:
    if column.years:
        return column.years
    # How many households a place has is no aim of any year, but what is set for it is.
    set_for_it = column.meaning != "measure" or _SETS.search(
        fold(" ".join((*passage.heading_path[-2:], column.header)))
    )
    due = table.find("deadline")
    if set_for_it and due is not None and row.cells[due]:
        found = re.findall(r"(?:19|20)\d{2}", row.cells[due])
        if found:
            return (int(found[-1]),)
    for title in reversed(row.titles):
        if heading_years(title):
            return heading_years(title)
    return passage.horizons or (title_years(document) if set_for_it else ())


def _parts(cell: str) -> list[str]:
    """ "≤ 3 Đông Nam Á; ≤ 50 Thế giới" are two values; words alone are one."""
    parts = [part.strip() for part in re.split(r";|\s{2,}", cell) if part.strip()]
    return parts if len(parts) > 1 and all(find_figures(f"đạt {part}") for part in parts) else [cell]


def _value(
    document: Document,
    passage: Passage,
    table: Table,
    row: TableRow,
    part: str,
    name: str,
    years: tuple[int, ...],
    above: str,
) -> Found | None:
    quote = (max(row.start, passage.start) - passage.start, min(row.end, passage.end) - passage.start)
    unit, name = without_bound(_cell(table, row, "unit"))[0], without_bound(name)[0]
    named_unit = None if unit else _UNIT_IN_NAME.search(name)
    if named_unit:
        unit, name = named_unit.group(1).strip(), name[: named_unit.start()]
    figure = _figure(part)
    ranked = _RANKED.search(fold(unit)) or _RANKED.match(fold(name))
    subject = _cell(table, row, "subject")
    indicator = " ".join(part_ for part_ in (name.strip(" .;:"),) if part_) or subject
    at = passage.text.find(part, *quote)
    span = (at, at + len(part)) if at >= 0 else quote
    iso, _ = deadline_of(part)
    common = {
        "passage": passage, "document": document, "years": years, "quote": quote, "at": span, "deadline": iso,
        "responsible": _cell(table, row, "lead") or None, "exception": exception_of(name),
    }  # fmt: skip
    default = level_of_document(document)
    if figure is None:
        return Found(indicator=indicator, comparator=Comparator.QUALITATIVE, value=None, value_max=None, unit=unit, confidence=0.9,
                     state=part, level=level_of(name, None, default), subject=subject or None, **common)  # type: ignore[arg-type]  # fmt: skip
    rest = part[figure.end :].strip(" .,;") if ranked else ""
    comparator = Comparator.RANK if ranked and figure.value_max is None else figure.comparator
    behind = part[figure.end :].strip(" .,;") if not ranked else ""
    named = behind if _NOUN.fullmatch(behind) else ""  # "120 thửa": a noun that no list of units has
    unit = unit or figure.unit or named or ("" if ranked else above)
    return Found(indicator=indicator, comparator=comparator, value=figure.value, value_max=figure.value_max, unit=unit,
                 confidence=0.98, level=level_of(name, None, default), subject=rest or subject or None, **common)  # type: ignore[arg-type]  # fmt: skip


def _figure(cell: str) -> Figure | None:
    """The first figure of a cell. A cell holds nothing else, so a bare year-like or zero-led number is a figure there."""
    plain = re.sub(r"^0+(?=\d)", "", cell)
    figures = find_figures(plain)
    year_like = re.fullmatch(r"((?:[<>≤≥=~]|>=|<=)?\s*)(\d{4})", plain)
    if not figures and year_like:  # "2030" alone is a year elsewhere, here a number
        stand_in = find_figures(f"{year_like.group(1)}1")[0]
        figures = (replace(stand_in, value=Decimal(year_like.group(2)), end=len(plain)),)
    words = re.findall(r"[^\W\d]{2,}", plain)
    if figures and (len(words) <= 6 or figures[0].start <= 12):
        shift = len(cell) - len(plain)
        first = figures[0]
        return Figure(
            first.value, first.value_max, first.unit, first.comparator, first.start + shift, first.end + shift
        )
    return None


def _cell(table: Table, row: TableRow, meaning: str) -> str:
    i = table.find(meaning)
    return row.cells[i] if i is not None else ""


def _with_titles(found: Found, titles: Sequence[str], passage: Passage) -> Found:
    """The row under the headings of its passage and the titles of its table that they do not hold yet."""
    known = {fold(heading) for heading in passage.heading_path}
    extra = tuple(title for title in titles if fold(title) not in known and not heading_years(title))
    return replace(found, headings=(*passage.heading_path, *extra))
