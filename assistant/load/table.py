"""A table with merged cells -> rows of Markdown in which every row can be read alone.

Header rows become one: "Mục tiêu" over "2025" and "2030" gives "Mục tiêu 2025" and "Mục tiêu 2030". A cell merged
downwards is repeated in each of its rows; one merged sideways stands once, in its first column.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MAX_HEADER = 3
_MAX_COLUMNS = 60
_FIGURE = re.compile(r"^[\d.,%/ +–-]+$")


@dataclass(frozen=True, slots=True)
class Cell:
    row: int
    column: int
    text: str  # paragraphs parted by \n
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    cells: tuple[Cell, ...]
    header_rows: int = 0  # where the format says how many; 0 to find out

    @property
    def width(self) -> int:
        return max((cell.column + cell.columns for cell in self.cells), default=0)

    @property
    def height(self) -> int:
        return max((cell.row + cell.rows for cell in self.cells), default=0)


def table_rows(table: Table) -> list[str]:
    """Markdown rows: titles over the table, header, rule, body. Empty rows and columns are left out."""
    grid = _grid(table)
    grid = [row for row in grid if any(cell and cell.text.strip() for cell in row)]
    kept = [c for c in range(len(grid[0]) if grid else 0) if any(_text(row[c]) for row in grid)]
    grid = [[row[c] for c in kept] for row in grid]
    if not grid or not kept:
        return []
    titles = []
    while len(grid) > 1 and len(kept) > 1 and len({id(cell) for cell in grid[0] if cell}) == 1:
        titles.append(_text(next(cell for cell in grid[0] if cell)))
        grid = grid[1:]
    depth = min(table.header_rows or _header_depth(grid), MAX_HEADER, len(grid))
    header = [_header_cell([row[c] for row in grid[:depth]]) for c in range(len(kept))]
    rows = [_row(header), _row(["---"] * len(header))]
    rows += [_row(_body_cells(row)) for row in grid[depth:]]
    return titles + rows


def make_table(rows: Iterable[Sequence[str]], header_rows: int = 0) -> Table:
    """A table without merged cells."""
    cells = [Cell(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row)]
    return Table(tuple(cells), header_rows)


def row_texts(table: Table, row: int) -> list[str]:
    return [_text(cell) for cell in table.cells if cell.row == row]


def cell_paragraphs(table: Table) -> list[str]:
    """The texts of its cells in order, line by line: of a table that only lays out a page."""
    cells = sorted(table.cells, key=lambda cell: (cell.row, cell.column))
    return [line.strip() for cell in cells for line in cell.text.split("\n") if line.strip()]


def _grid(table: Table) -> list[list[Cell | None]]:
    # A span can claim a million rows: the grid ends where the last cell begins.
    width = min(max((cell.column + 1 for cell in table.cells), default=0), _MAX_COLUMNS)
    height = max((cell.row + 1 for cell in table.cells), default=0)
    grid: list[list[Cell | None]] = [[None] * width for _ in range(height)]
    for cell in table.cells:
        for r in range(cell.row, min(cell.row + cell.rows, height)):
            for c in range(cell.column, min(cell.column + cell.columns, width)):
                grid[r][c] = cell
    return grid


def _header_depth(grid: list[list[Cell | None]]) -> int:
    """How many rows the first row's merged cells reach down; a row that only numbers the columns belongs to them."""
    first = [cell for cell in grid[0] if cell]
    depth = max((cell.rows for cell in first), default=1)
    if depth == 1 and len(grid) > 1 and any(cell.columns > 1 for cell in first):
        depth = 2
    numbered = [_text(cell) for cell in grid[depth]] if len(grid) > depth else []
    if len(numbered) > 1 and all(re.fullmatch(r"\(?\d{1,2}\)?|\(?[A-Z]\)?", text) for text in numbered):
        depth += 1
    return depth


def _header_cell(column: list[Cell | None]) -> str:
    texts = list(dict.fromkeys(_text(cell) for cell in column if cell and _text(cell)))
    if len(texts) > 1 and re.fullmatch(r"\(?\d{1,2}\)?|\(?[A-Z]\)?", texts[-1]):
        texts.pop()
    return " ".join(texts)


def _body_cells(row: list[Cell | None]) -> list[str]:
    texts = []
    before: Cell | None = None
    for cell in row:
        texts.append("" if cell is None or cell is before else _text(cell))
        before = cell
    return texts


def _text(cell: Cell | None) -> str:
    return " ".join(cell.text.split()) if cell else ""


def _row(texts: list[str]) -> str:
    return "| " + " | ".join(text.replace("|", "¦") for text in texts) + " |"
