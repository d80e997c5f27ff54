"""What a table's cell says as a statement: "dự án Bến lấy nước sông Vạn: Vốn 38 tỷ đồng"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.figures import find_figures
from assistant.named import find_levels, spelled
from assistant.register.table_rows import LabelledRow, LabelledTable, named_row
from assistant.statements import Statement
from assistant.types import Document
from assistant.vietnamese import CAPITAL, words

_SAID = ("amount", "money", "text", "body", "place", "time")  # kinds of column that say something of a row
_NAME = re.compile(rf"(?<!^)(?<![.?!:]\s){CAPITAL}\w*")
_NUMBERED = re.compile(
    r"\b(?:nhóm|số|loại|hạng|khu|tổ|điểm|tuyến|dự án|lớp|mức|đợt|giai đoạn)\s(?:\d+|[ivx]+)\b(?![.,/]\d)"
)


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


def says_names(question: str, years: Sequence[int], statement: Statement) -> bool:
    """Whether a row, or what stands above it, says every name, number and year of the question: "nhóm 3" is not "nhóm 2".

    Of rows that are alike but for their names the nearest in words and meaning may be another one.
    """
    document, passage = statement.document, statement.passage
    own = " . ".join((passage.text, *passage.heading_path, statement.text))
    known = set(
        words(" . ".join((own, document.title, document.scope or "", document.issuer or "", *document.aliases)))
    )
    named = all(word in known for found in _NAME.findall(question) for word in words(found))
    said = spelled(own)
    numbered = all(re.search(rf"\b{re.escape(found)}\b", said) for found in _NUMBERED.findall(spelled(question)))
    return named and numbered and all(year in statement.years or str(year) in own for year in years)
