"""Markdown tables -> rows of cells with the meaning of each column; Word and PDF loaders hand their tables on as Markdown.

A header may take two rows ("Mục tiêu" over "2028 | 2030"); a row that holds only a title speaks for the rows beneath it; a
row that a page break cut in two is joined again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from assistant.blocks import strip_marks
from assistant.data import read_data
from assistant.structure import heading_years
from assistant.types import Document
from assistant.vietnamese import fold

_ROW = re.compile(r"^[ \t]*\|.*$", re.MULTILINE)
_SEPARATOR = re.compile(r"[|\s:\-–—]+")
_FEWEST_KNOWN = 2  # columns
_WITHIN = re.compile(r"((?:19|20)\d{2})\s*[-–]\s*((?:19|20)\d{2})\W+(?:năm\s+)?((?:19|20)\d{2})\W*$", re.IGNORECASE)
_YEAR_CELL = re.compile(r"(?<!\d)((?:19|20)\d{2})(?:\s*[-–]\s*((?:19|20)\d{2}))?(?!\d|/)")


@dataclass(frozen=True, slots=True)
class Column:
    """`meaning` is a key of `columns` in data/register.yaml, or "year"; `years` are those its header sets."""

    header: str
    meaning: str
    years: tuple[int, ...] = ()
    baseline: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """`cells` as people read them, by column; `start`:`end` is the row's span in the document; `titles` stand above it."""

    cells: tuple[str, ...]
    start: int
    end: int
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """`start` is where it begins in the document."""

    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    start: int = 0

    def find(self, meaning: str) -> int | None:
        return next((i for i, column in enumerate(self.columns) if column.meaning == meaning), None)

    @property
    def is_known(self) -> bool:
        """Whether its columns can be told: the register reads no other."""
        meanings = [column.meaning for column in self.columns]
        named = {"indicator", "task", "value", "year", "measure"} & set(meanings)
        return sum(meaning != "" for meaning in meanings) >= _FEWEST_KNOWN and bool(named)

    @property
    def is_of_tasks(self) -> bool:
        """Whether its rows are tasks: a column of tasks, or a lead body beside others or a product."""
        has = {column.meaning for column in self.columns}
        if has & {"value", "year", "unit", "measure"}:
            return False
        return "task" in has or ("lead" in has and bool(has & {"coordinating", "product", "deadline"}))


@dataclass(slots=True)
class _Open:
    """Titles open above a row, with the depth of each."""

    titles: list[tuple[int, str]] = field(default_factory=list)

    def add(self, depth: int, title: str) -> None:
        self.close(depth)
        self.titles.append((depth, title))

    def close(self, depth: int) -> None:
        while self.titles and self.titles[-1][0] >= depth:
            self.titles.pop()


def find_tables(document: Document) -> tuple[Table, ...]:
    """Tables with a header whose columns can be told; others have no rows the register can read."""
    return tuple(table for table in all_tables(document) if table.is_known)


def all_tables(document: Document) -> tuple[Table, ...]:
    """Every table with a header and a row beneath it, whatever its columns are called."""
    tables = []
    for lines in _runs(document.text):
        table = _read(document.text, lines)
        if table is not None:
            tables.append(table)
    return tuple(tables)


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    run: list[re.Match[str]] = []
    for match in _ROW.finditer(text):
        gap = text[run[-1].end() : match.start()] if run else ""
        if gap.strip() or gap.count("\n") > 2:
            yield run
            run = []
        run.append(match)
    if run:
        yield run


def _cells(row: str) -> tuple[str, ...]:
    inner = row.strip()
    inner = inner[1:] if inner.startswith("|") else inner
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return tuple(
        strip_marks(cell.replace("\\|", "|").replace("<br>", " ")).strip() for cell in re.split(r"(?<!\\)\|", inner)
    )


def _read(text: str, lines: Sequence[re.Match[str]]) -> Table | None:
    rows = [
        (_cells(line.group()), line.start() + len(line.group()) - len(line.group().lstrip()), line.end())
        for line in lines
        if not _SEPARATOR.fullmatch(line.group())
    ]
    if len(rows) < 2:
        return None
    header, used = _header(rows)
    columns = _by_content(_columns(header), [cells for cells, _, _ in rows[used:]])
    return Table(columns, tuple(_body(columns, rows[used:])), rows[0][1])


def _header(rows: Sequence[tuple[tuple[str, ...], int, int]]) -> tuple[tuple[str, ...], int]:
    """(header cells, rows it takes): a second row that fills in years or parts under a spanning cell belongs to it."""
    first, second = rows[0][0], rows[1][0]
    spanning = any(not cell or (i and cell == first[i - 1]) for i, cell in enumerate(first))
    filled = [cell for cell in second if cell]
    names_parts = bool(filled) and all(len(cell) < 40 for cell in filled) and (not second[0] or second[0] == first[0])
    has_years = sum(_YEAR_CELL.search(cell) is not None for cell in filled)
    if spanning and names_parts and (has_years or not any(re.search(r"\d", cell) for cell in filled)):
        width = max(len(first), len(second))
        above = _spread(first, width)
        below = [*second, *[""] * (width - len(second))]
        merged = tuple(a if not b or a == b else f"{a} {b}".strip() for a, b in zip(above, below, strict=True))
        return merged, 2
    return first, 1


def _spread(cells: Sequence[str], width: int) -> list[str]:
    """A spanning header speaks for the empty cells after it."""
    spread: list[str] = []
    for cell in [*cells, *[""] * (width - len(cells))]:
        spread.append(cell or (spread[-1] if spread else ""))
    return spread


def _columns(header: Sequence[str]) -> tuple[Column, ...]:
    meanings = [column_meaning(cell) for cell in header]
    columns = []
    for cell, meaning in zip(header, meanings, strict=True):
        years = _header_years(cell)
        baseline = meaning == "base"
        if years and meaning in ("value", "indicator", "product", "deadline", "", "base") and not _is_period_name(cell):
            meaning = "base" if baseline else "year"
        columns.append(Column(cell, meaning, years, baseline))
    return tuple(_settle(columns))


def _by_content(columns: tuple[Column, ...], rows: Sequence[tuple[str, ...]]) -> tuple[Column, ...]:
    """A table with a row for each place and a column for each indicator: "Đơn vị | Số lớp | Tỷ lệ chuyên cần (%)"."""
    meanings = [column.meaning for column in columns]
    if "indicator" in meanings or "task" in meanings:
        return columns
    first = next((i for i, meaning in enumerate(meanings) if meaning != "number"), None)
    names = [cells[first] for cells in rows if first is not None and len(cells) > first]
    worded = sum(len(re.findall(r"[^\W\d]{2,}", name)) >= 2 for name in names)
    if first is None or not names or worded < 0.6 * len(names):
        return columns
    settled = list(columns)
    settled[first] = Column(columns[first].header, "subject")
    for i, column in enumerate(columns):
        filled = [cells[i] for cells in rows if len(cells) > i and cells[i]]
        figures = sum(re.match(r"[<>≤≥=~]*\s*\d", cell) is not None for cell in filled)
        if (
            i != first
            and column.meaning in ("", "value", "unit", "product")
            and filled
            and figures >= 0.6 * len(filled)
        ):
            settled[i] = Column(column.header, "measure", column.years)
    return tuple(settled)


def _settle(columns: list[Column]) -> list[Column]:
    """What only the other columns tell: "Kết quả" beside a unit is a value, "Chỉ tiêu" beside "Nội dung" as well."""

    def change(i: int, meaning: str) -> None:
        columns[i] = Column(columns[i].header, meaning, columns[i].years, columns[i].baseline)

    def places(meaning: str) -> list[int]:
        return [i for i, column in enumerate(columns) if column.meaning == meaning]

    has_value = places("value") or places("year")
    if (
        places("product")
        and not has_value
        and (places("unit") or (places("indicator") and not places("lead") and not places("task")))
    ):
        change(places("product")[0], "value")
        has_value = [0]
    indicators = places("indicator")
    if len(indicators) > 1 and not has_value and not places("task"):
        change(indicators[-1], "value")
        has_value = [0]
    if (
        places("indicator")
        and not has_value
        and not places("task")
        and not places("unit")
        and (places("lead") or places("coordinating"))
    ):
        change(places("indicator")[0], "task")  # "Nội dung | Cơ quan chủ trì | ...": what is to be done
    if places("task") and has_value and not places("indicator"):
        change(places("task")[0], "indicator")
    for i in places("indicator")[1:]:
        change(i, "")
    for meaning in ("task", "unit", "lead", "coordinating", "deadline", "product", "number"):
        for i in places(meaning)[1:]:
            change(i, "")
    return columns


def _body(columns: Sequence[Column], rows: Sequence[tuple[tuple[str, ...], int, int]]) -> Iterator[TableRow]:
    """Rows of content, each under its titles. Rows that go on from the one before are joined to it."""
    number = next((i for i, column in enumerate(columns) if column.meaning == "number"), None)
    main = next((i for i, column in enumerate(columns) if column.meaning in ("indicator", "task")), None)
    main = main if main is not None else next((i for i, c in enumerate(columns) if c.meaning == "subject"), None)
    open_titles = _Open()
    pending: TableRow | None = None
    for raw, start, end in rows:
        cells = (*raw[: len(columns)], *[""] * (len(columns) - len(raw)))
        depth = _depth(cells[number] if number is not None else "")
        title = _title(cells, number, main)
        if pending is not None and _goes_on(cells, number, main, pending):
            pending = TableRow(
                tuple(" ".join(f"{a} {b}".split()) for a, b in zip(pending.cells, cells, strict=True)),
                pending.start,
                pending.end,
                pending.titles,
            )
            continue
        if pending is not None:
            yield pending
            pending = None
        if title:
            open_titles.add(depth if number is None or cells[number] else 1, title)
            continue
        open_titles.close(depth)
        if any(cell for i, cell in enumerate(cells) if i != number):
            pending = TableRow(cells, start, end, tuple(title for _, title in open_titles.titles))
            if main is not None and depth == 2 and cells[main]:
                open_titles.add(2, cells[main])  # "23 | Hạ tầng số | ..." holds 23.1, 23.2
    if pending is not None:
        yield pending


def _title(cells: Sequence[str], number: int | None, main: int | None) -> str:
    """The title of a row that holds nothing else, or the same words in every cell; "" for a row of content."""
    filled = [cell for i, cell in enumerate(cells) if cell and i != number]
    if not filled or not re.search(r"[^\W\d]{2}", filled[0]):
        return ""
    if len(set(filled)) == 1 and (len(cells) >= 3 or len(filled) > 1):
        return filled[0]
    # The rest of a cell from the page before may stand in the last column of a title row.
    roman = number is not None and re.fullmatch(r"[IVXLC]+\.?", cells[number]) is not None
    if roman and main is not None and cells[main] and len(filled) == 2 and filled[-1][:1].islower():
        return cells[main]
    return ""


def _goes_on(cells: Sequence[str], number: int | None, main: int | None, before: TableRow) -> bool:
    if number is None or cells[number] or main is None:
        return False
    if not cells[main]:
        return True
    text = cells[main]
    unfinished = re.search(r"[;,:–-]$|\s(?:và|của|các|cho|về|với|từ|theo|trong|để|là|những|hoặc)$", before.cells[main])
    return text[:1].islower() or text.startswith("(") or unfinished is not None


def _depth(number: str) -> int:
    """How deep a numbered row stands: "I", "A" hold "1", which hold "1.1" and "a)"."""
    bare = number.strip(" .)(")
    if re.fullmatch(r"[IVXLC]+|[A-Z]", bare):
        return 1
    if re.fullmatch(r"\d+", bare):
        return 2
    if re.fullmatch(r"\d+(?:\.\d+)+", bare):
        return 2 + bare.count(".")
    return 4 if bare else 2


@cache
def column_meaning(header: str) -> str:
    """What a header or a label means: a key of `columns` in data/register.yaml, "" where it is none of them."""
    folded = " ".join(re.sub(r"[^\w\s#/,.]", " ", fold(header)).split())
    for meaning, patterns in read_data("register")["columns"].items():
        if any(re.search(pattern, folded) for pattern in patterns):
            return str(meaning)
    return ""


def _header_years(header: str) -> tuple[int, ...]:
    """The years of a column; a year beneath a period that holds it stands alone: "Giai đoạn 2026 - 2028" over "2027"."""
    within = _WITHIN.search(header)
    if within is not None and within.group(1) <= within.group(3) <= within.group(2):
        return (int(within.group(3)),)
    return heading_years(header) or tuple(int(m.group(2) or m.group(1)) for m in _YEAR_CELL.finditer(header))


def _is_period_name(header: str) -> bool:
    """ "Chỉ tiêu giai đoạn 2026-2030" beside year columns only names the table."""
    return re.match(r"(?:noi dung|danh muc|ten)", fold(header)) is not None
