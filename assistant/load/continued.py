"""A table that goes on over the page's end -> one table: its repeated header dropped, the row that the page broke made whole."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.load.joining import join_cell
from assistant.load.table import MAX_HEADER, Cell, Table, row_texts

_FIGURE = re.compile(r"[<>=≤≥~±]*[\s\d.,%/+–-]+%?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ROW_MARK = re.compile(r"[-–+•*]|\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zđ])[.)]")
_OPEN = re.compile(r"(?:[,–/(-]|\b(?:và|hoặc|của|các|những|với|cho|trong|về|tại|từ|đến|theo|là|để|được|do|bằng))$")
_CLOSED = (".", ";", ":")


def join_tables(first: Table, second: Table) -> Table:
    """The rows of the second beneath the first."""
    repeated = 0
    for row in range(min(MAX_HEADER, second.height)):
        if not row_texts(first, row) or row_texts(first, row) != row_texts(second, row):
            break
        repeated = row + 1
    height = first.height
    own = {cell.column: cell for cell in first.cells if cell.row + cell.rows == height}
    rest = {cell.column: cell for cell in second.cells if cell.row == repeated}
    carried = {c for c, cell in rest.items() if c in own and _is_carried(own[c], cell)}
    is_rest = _is_rest(own, rest, carried, _has_unnumbered(first))
    changed = {id(own[c]): replace(own[c], rows=own[c].rows + rest[c].rows - is_rest) for c in carried}
    if is_rest:
        changed |= {
            id(own[c]): replace(own[c], text=join_cell(own[c].text, cell.text)) for c, cell in rest.items() if cell.text
        }
    down = height - repeated - is_rest
    below = [
        replace(cell, row=cell.row + down)
        for cell in second.cells
        if cell.row >= repeated + is_rest and not (cell.row == repeated and cell.column in carried)
    ]
    return replace(first, cells=(*(changed.get(id(cell), cell) for cell in first.cells), *below))


def _is_carried(own: Cell, rest: Cell) -> bool:
    """Whether a cell merged over several rows goes on beyond the page's end: its text stands on the first page only."""
    return bool(own.text) and not rest.text and own.columns == rest.columns and (own.rows > 1 or rest.rows > 1)


def _is_rest(own: dict[int, Cell], rest: dict[int, Cell], carried: set[int], has_unnumbered: bool) -> bool:
    """Whether a page's first row is the rest of the last one of the page before, told by its cells alone."""
    filled = [(own[c].text, cell.text) for c, cell in rest.items() if cell.text and c in own]
    if own.keys() != rest.keys() or len(own) < 2 or not filled:
        return False
    if any(cell.rows > 1 for c, cell in rest.items() if c not in carried):
        return False
    if any(not before or text == before or _is_whole_figure(before, text) for before, text in filled):
        return False
    goes_on = [_goes_on(before, text) for before, text in filled]
    opens = min(c for c, cell in own.items() if cell.text and c not in carried)
    if rest[opens].text:
        return all(goes_on)  # the cell that opens the row is itself broken
    # Where rows stand without a number, only words that go on tell a broken row from the next.
    return any(goes_on) or not has_unnumbered


def _is_whole_figure(before: str, text: str) -> bool:
    """A figure is never broken: below another value it is a row's own."""
    return _FIGURE.fullmatch(text) is not None and not (
        _YEAR.fullmatch(text) and before.endswith(("năm", "Năm", "tháng", "-", "–", "/", "đến"))
    )


def _goes_on(before: str, text: str) -> bool:
    if _ROW_MARK.match(text) or before.endswith(_CLOSED):
        return False
    return text[0].islower() or text[0] in ",;)" or _OPEN.search(before) is not None


def _has_unnumbered(table: Table) -> bool:
    """Whether rows of the table leave their first cell empty."""
    opening = min((cell.column for cell in table.cells), default=0)
    return any(cell.column == opening and cell.row and not cell.text for cell in table.cells)
