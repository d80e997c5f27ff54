"""What a table's cell says as a statement: "dự án Bến lấy nước sông Vạn: Vốn 38 tỷ đồng"."""

from __future__ import annotations

from assistant.figures import find_figures
from assistant.named import find_levels
from assistant.register.table_rows import LabelledRow, LabelledTable, named_row
from assistant.statements import Statement
from assistant.types import Document

_SAID = ("amount", "money", "text", "body", "place", "time")  # kinds of column that say something of a row


def cell_statement_of(document: Document, table: LabelledTable, row: LabelledRow, column: int) -> Statement | None:
    """The statement of one cell of `document`; None where nothing stands in it."""
    head, value = table.heads[column], table.shown(row, column)
    if not value:
        return None
    text = f"{named_row(table, row)}: {head.name} {value}"
    figures = tuple(f for f in find_figures(text) if f.start >= len(text) - len(value))
    return Statement(row.passage, document, text, row.quote, figures, head.years, find_levels(text), column=head.name)


def row_statements(document: Document, table: LabelledTable, row: LabelledRow) -> tuple[Statement, ...]:
    """A statement of each cell beside the row's name: of a table that the register does not read its rows are found by these."""
    said = (
        cell_statement_of(document, table, row, column)
        for column, head in enumerate(table.heads)
        if head.holds in _SAID and row.cells[column] != row.label
    )
    return tuple(statement for statement in said if statement is not None)
