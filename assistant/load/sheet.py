"""XLSX and CSV -> tables, with figures written as they are shown: 0.3 as "30%" where the cell says so, 7.5 as "7,5"."""

from __future__ import annotations

import csv
import datetime
import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from assistant.load.content import Content, Paragraph, Part, PlacedTable, clean_line
from assistant.load.refusal import UnreadableFile
from assistant.load.table import Cell, Table, make_table
from assistant.types import ReadingWarning

_MAX_CELLS = 500_000
_MAX_ROWS = 100_000
_NO_RESULT = re.compile(rb"<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>")


def read_xlsx(raw: bytes) -> Content:
    """Every visible sheet, each under its name. Raises UnreadableFile."""
    import openpyxl

    try:
        book = openpyxl.load_workbook(io.BytesIO(raw), data_only=True)
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        if sum(sheet.max_row * sheet.max_column for sheet in sheets) > 20 * _MAX_CELLS:
            raise UnreadableFile("holds more cells than a plan's tables do; save only its tables")
        parts = [part for sheet in sheets for part in _sheet(sheet)]
    except UnreadableFile:
        raise
    except MemoryError:
        raise
    except Exception as error:  # openpyxl lets pass whatever its parts raise on a damaged file
        raise UnreadableFile(f"is a damaged workbook ({type(error).__name__}); save it again from Excel") from None
    title = next((part.text for part in parts if isinstance(part, Paragraph) and not part.level), "")
    empty = _without_value(raw) + sum(
        cell.data_type == "e" for sheet in sheets for row in sheet.iter_rows() for cell in row
    )
    warnings = (ReadingWarning("cells_without_value", value=str(empty)),) if empty else ()
    return Content(tuple(parts), title=title, warnings=warnings)


def _without_value(raw: bytes) -> int:
    """How many formulas have no result: programs other than Excel leave it to be reckoned when the file is opened."""
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        sheets = [name for name in parts.namelist() if name.startswith("xl/worksheets/")]
        return sum(len(_NO_RESULT.findall(parts.read(name))) for name in sheets)


def read_csv(text: str) -> Content:
    """One table; the separator is the one that the first lines share."""
    try:
        dialect: Any = csv.Sniffer().sniff(text[:8192], ",;\t|")
    except csv.Error:
        dialect = csv.excel
    csv.field_size_limit(1_000_000)
    try:
        reader = csv.reader(io.StringIO(text), dialect)
        rows = [[clean_line(cell) for cell in row] for _, row in zip(range(_MAX_ROWS), reader, strict=False)]
    except csv.Error as error:
        raise UnreadableFile(f"is not a table in CSV ({error}); save it again as CSV (UTF-8)") from None
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    if not filled:
        raise UnreadableFile("holds no rows; fill it or remove it")
    return Content((PlacedTable(make_table(filled, header_rows=1)),))


def _sheet(sheet: Any) -> Iterator[Part]:
    merged = {
        (area.min_row, area.min_col): (area.size["rows"], area.size["columns"]) for area in sheet.merged_cells.ranges
    }
    cells = [
        Cell(cell.row, cell.column, text, *merged.get((cell.row, cell.column), (1, 1)))
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None and (text := _shown(cell))
    ]
    if len(cells) > _MAX_CELLS:
        raise UnreadableFile("holds more cells than a plan's tables do; save only its tables")
    if cells:
        yield Paragraph(clean_line(sheet.title), level=2)
        for block in _blocks(cells):
            yield from _titles_and_table(block)


def _blocks(cells: list[Cell]) -> Iterator[list[Cell]]:
    """Stretches of rows without an empty row between them."""
    block: list[Cell] = []
    last = 0
    for cell in cells:
        if block and cell.row > last + 1:
            yield block
            block = []
        block.append(cell)
        last = max(last, cell.row + cell.rows - 1)
    yield block


def _titles_and_table(block: list[Cell]) -> Iterator[Part]:
    rows: dict[int, list[Cell]] = {}
    for cell in block:
        rows.setdefault(cell.row, []).append(cell)
    order = sorted(rows)
    while order and len(rows[order[0]]) == 1:
        yield Paragraph(clean_line(rows[order[0]][0].text))
        order = order[1:]
    if order:
        top, left = order[0], min(cell.column for row in order for cell in rows[row])
        moved = [Cell(c.row - top, c.column - left, c.text, c.rows, c.columns) for row in order for c in rows[row]]
        yield PlacedTable(Table(tuple(moved)))


def _shown(cell: Any) -> str:
    value = cell.value
    if cell.data_type == "e":  # "#REF!" is no value
        return ""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, (datetime.datetime, datetime.date)):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, (int, float)):
        return _figure(value, cell.number_format or "")
    return "\n".join(line for text in str(value).splitlines() if (line := clean_line(text)))


def _figure(value: float, form: str) -> str:
    """A number as Vietnamese writes it: 7,5; 1.250.000 where the format groups thousands; 30% where it is a share."""
    percent = "%" in form
    number = value * 100 if percent else value
    places = re.search(r"\.(0+)", form)
    text = f"{number:,.{len(places.group(1))}f}" if places else f"{round(number, 6):,f}".rstrip("0").rstrip(".")
    grouped = "#,##" in form
    whole, _, rest = text.partition(".")
    whole = whole.replace(",", "." if grouped else "")
    return whole + ("," + rest if rest else "") + ("%" if percent else "")
