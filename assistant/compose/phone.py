"""The number to call for a matter, from a table of numbers: "Ngộ độc, thức ăn không bảo đảm | 0288 3 771 119 | 24/24 giờ"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.asked import ASKS_PHONE
from assistant.bags import bag
from assistant.candidate import Candidate
from assistant.compose.cells import cell_sentence, cell_statement
from assistant.compose.draft import NOTHING, Draft, answered
from assistant.evidence import Evidence
from assistant.register.table_rows import LabelledRow, LabelledTable
from assistant.relevance import only, share_said, weigh
from assistant.understand import Query
from assistant.vietnamese import fold, words

_NUMBER = re.compile(r"(?<![\d.,])(?:\+84|0)\d[\d .-]{5,}\d(?![\d.,]*\d)|^1[89]00[\d .]{2,}$")
_ASKING = frozenset(
    words("số điện thoại gọi bấm quay máy đường dây nóng hotline báo liên hệ cho biết xin phường xã tỉnh")
)
_SAID = 0.5  # of the words that name the matter


def compose_phone(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> Draft:
    """The number of the row that answers best, else of the one whose label says the matter; NOTHING where no table has numbers."""
    if not ASKS_PHONE.search(fold(f"{query.text} . {query.typed}")):
        return NOTHING
    passages = [candidate.statement.passage.id for candidate in candidates]
    found = next((row for passage in passages for row in _numbered(evidence.tabled.of_passage(passage))), None)
    found = found or _named(query, evidence)
    if found is None:
        return NOTHING
    table, row, column = found
    statement = cell_statement(table, row, column, evidence)
    return answered(cell_sentence(table, row, column, statement, query)) if statement is not None else NOTHING


def _numbered(rows: Sequence[tuple[LabelledTable, LabelledRow]]) -> Iterator[tuple[LabelledTable, LabelledRow, int]]:
    """Rows with a number to call, each with the column it stands in."""
    for table, row in rows:
        column = next((i for i, cell in enumerate(row.cells) if cell != row.label and _NUMBER.search(cell)), None)
        if column is not None:
            yield table, row, column


def _named(query: Query, evidence: Evidence) -> tuple[LabelledTable, LabelledRow, int] | None:
    terms = weigh(query, evidence.reader.word_model)
    asked = only(terms, terms.words.keys() - _ASKING).words
    rows = [(table, row) for table in evidence.tabled.tables for row in table.rows] if asked else []
    scored = [(share_said(asked, bag(found[1].label).words), found) for found in _numbered(rows)]
    said, best = max(scored, key=lambda s: s[0], default=(0.0, None))
    return best if said >= _SAID else None
