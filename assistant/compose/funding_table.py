"""Who pays for the plan, by a table with a column for each source and a row that adds up."""

from __future__ import annotations

import re

from assistant.compose.cells import cell_statement
from assistant.compose.draft import DraftSentence
from assistant.evidence import Evidence
from assistant.named import plain
from assistant.register.table_rows import LabelledRow, LabelledTable
from assistant.understand import Query
from assistant.vietnamese import lower_first

SOURCE = re.compile(
    r"(?:nguon|von|ngan sach|quy|tien thu|doanh nghiep|nguoi dan|tai tro|vien tro|xa hoi hoa|dong gop|tin dung|oda|huy dong)\b"
)
_WHOLE = re.compile(r"(?:tong(?: cong| so| von| kinh phi)?|cong)\W*$")
_FEWEST = 2


def table_sources(document: str, query: Query, evidence: Evidence) -> list[DraftSentence]:
    """The sum where a column has it, then each source with its own; empty where no table has sources for columns."""
    for table in evidence.tabled.tables:
        row = next((row for row in table.rows if row.adds_up), None)
        named = [plain(head.name).strip() for head in table.heads]
        sources = [i for i, name in enumerate(named) if SOURCE.match(name)]
        if table.document != document or row is None or len(sources) < _FEWEST:
            continue
        whole = [i for i, name in enumerate(named) if _WHOLE.match(name)][:1]
        told = [_cell(table, row, i, query, evidence, mark="" if i in whole else "- ") for i in (*whole, *sources)]
        if all(told):
            return [sentence for sentence in told if sentence is not None]
    return []


def _cell(
    table: LabelledTable, row: LabelledRow, column: int, query: Query, evidence: Evidence, mark: str
) -> DraftSentence | None:
    statement = cell_statement(table, row, column, evidence)
    value = table.shown(row, column, query.language)
    if statement is None or not value:
        return None
    name = table.heads[column].name
    shown = f"“{name}”" if query.language == "en" else lower_first(name)
    return DraftSentence(f"{mark}**{value}** – {shown}.", (statement,))
