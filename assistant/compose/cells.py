"""The cells of a table that a question asks for: what stands there with its unit, the column and the row said in the sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.candidate import Candidate
from assistant.celled import cell_statement_of
from assistant.cells_asked import find_beside, find_cells, find_columns, find_sums
from assistant.compose.draft import NOTHING, Draft, DraftSentence, answered, computed_in
from assistant.compose.single import figure_sentence
from assistant.data import read_data
from assistant.evidence import Evidence
from assistant.figures import find_figures, format_figure, format_number
from assistant.named import any_of, spelled
from assistant.register.table_heads import Head
from assistant.register.table_rows import LabelledRow, LabelledTable, named_row
from assistant.rows_named import AskedCells
from assistant.statements import Statement
from assistant.texts import say
from assistant.types import Comparator, Language, Target, Task
from assistant.understand import Query
from assistant.vietnamese import lower_first, words

_KINDS = ("how_much", "who", "when", "what", "product", "progress", "list", "solution", "status", "count")
_SIDES = 2
_BOUNDS = (Comparator.AT_MOST, Comparator.AT_LEAST, Comparator.LESS, Comparator.MORE)
_NEARLY_ALL = 0.9
_WITH = any_of(("phối hợp",))
_MORE = any_of(("hơn", "kém", "chênh"))


def compose_cells(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> Draft:
    """Each cell asked for that the register does not hold, cited with its column; NOTHING where all are the register's own."""
    asked = find_cells(query, evidence) if query.kind in (*_KINDS, "compare") else None
    if query.kind == "compare" or (query.kind in ("how_much", "what") and _MORE.search(spelled(query.search_text))):
        pairs = (asked, find_sums(query, evidence), find_columns(query, evidence))
        both = (pair for pair in pairs if pair is not None)
        compared = next((draft for pair in both if (draft := _compared(query, pair, evidence)).sentences), NOTHING)
        compared = compared if compared.sentences else _beside(query, evidence)
        if compared.sentences or query.kind == "compare":
            return compared
    asked = asked or (find_beside(query, evidence) if query.kind in ("how_much", "what") else None)
    if asked is None:
        return NOTHING
    if not asked.by_number and _said_as_a_whole(query, candidates) and not _names_row(query, asked):
        return NOTHING
    heads = [asked.table.heads[i] for i in asked.columns]
    in_register = all(head.registered and not _beside_lead(head, query) for head in heads)
    if not asked.by_number and in_register and not (query.kind == "when" and _none_is_due(asked, evidence)):
        return NOTHING
    return _told(query, asked, evidence)


def _none_is_due(asked: AskedCells, evidence: Evidence) -> bool:
    """Whether the register has no task with a deadline in the rows: a road has its length there, and not by when it is done."""
    rows = (s.row for row in asked.rows for s in evidence.of_passage(row.passage))
    return not any(isinstance(row, Task) and row.deadline for row in rows)


def _said_as_a_whole(query: Query, candidates: Sequence[Candidate]) -> bool:
    """Whether a target says nearly all of the question, of the year asked for: "trong đó năm 2028 là 1.500 căn"."""
    best = next((c for c in candidates if c.fits_year), None)
    of_year = best is not None and bool(set(query.years) & set(best.statement.years))
    return best is not None and of_year and isinstance(best.statement.row, Target) and best.coverage >= _NEARLY_ALL


def _names_row(query: Query, asked: AskedCells) -> bool:
    """Whether the question has a word that tells a row chosen from the table's others."""
    labels = [set(words(named_row(asked.table, row))) for row in asked.table.rows]
    shared = set.intersection(*labels) if labels else set()
    said = set(words(query.search_text))
    return any((set(words(named_row(asked.table, row))) - shared) & said for row in asked.rows)


def _beside_lead(head: Head, query: Query) -> bool:
    """Whether those who take part are asked for: elsewhere who leads would be told first."""
    return query.kind == "who" and _WITH.search(spelled(head.name)) is not None


def compose_any_cell(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> Draft:
    """The same of cells that the register holds too: where nothing else has answered."""
    asked = (find_cells(query, evidence) or find_sums(query, evidence)) if query.kind in _KINDS else None
    return _told(query, asked, evidence) if asked else NOTHING


def cell_statement(table: LabelledTable, row: LabelledRow, column: int, evidence: Evidence) -> Statement | None:
    """What a cell says: "dự án Bến lấy nước sông Vạn: Vốn 38 tỷ đồng"; None where nothing stands in it.

    A value that the register holds too is said by its row there, so that what a person corrected is what is told.
    """
    head = table.heads[column]
    said = cell_statement_of(evidence.documents[table.document], table, row, column)
    if said is None or not (head.registered and head.years):
        return said
    return _of_register(row, head.years, evidence) or said


def _of_register(row: LabelledRow, years: tuple[int, ...], evidence: Evidence) -> Statement | None:
    """The register's statement of the year's value in this row."""
    return next((s for s in evidence.of_passage(row.passage) if isinstance(s.row, Target) and s.years == years), None)


def cell_sentence(
    table: LabelledTable, row: LabelledRow, column: int, statement: Statement, query: Query
) -> DraftSentence:
    """The value first: "**38 tỷ đồng** – vốn của dự án Bến lấy nước sông Vạn."."""
    if not statement.column:
        return figure_sentence(statement, query)
    value, what = table.shown(row, column, query.language), what_of(table, row, column, query.language)
    value = _bounded(value, statement, query.language)
    return DraftSentence(say("cell", query.language, value=value, what=what), (statement,))


def _bounded(value: str, statement: Statement, language: Language) -> str:
    """A value that its column's head bounds ("Mức tối đa") with that bound, as the cell is read: "tối đa 110.000 đồng/tháng"."""
    shown = find_figures(value)
    if len(shown) != 1 or shown[0].comparator is not Comparator.EQUAL:
        return value
    alike = (f for f in find_figures(statement.text) if (f.value, f.unit) == (shown[0].value, shown[0].unit))
    bound = next((f for f in alike if f.comparator in _BOUNDS), None)
    if bound is None:
        return value
    told = format_figure(bound, language)
    return f"{told[:1].upper()}{told[1:]}"


def what_of(table: LabelledTable, row: LabelledRow, column: int, language: Language) -> str:
    """What a cell says of its row: "vốn của dự án ...", "hoàn thành dự án ..."."""
    head = table.heads[column]
    verb = any_of(tuple(read_data("cells")["verbs"])).match(spelled(head.name))
    if row.adds_up and not head.years:
        return say("cell_of_sum", language, head=lower_first(head.name))
    key = "cell_of_now" if head.baseline or head.years else "cell_of_verb" if verb else "cell_of"
    return say(key, language, head=lower_first(head.name), row=named_row(table, row))


def _told(query: Query, asked: AskedCells, evidence: Evidence) -> Draft:
    sentences = []
    for row in asked.rows:
        for column in asked.columns:
            statement = cell_statement(asked.table, row, column, evidence)
            if statement is not None:
                sentences.append(cell_sentence(asked.table, row, column, statement, query))
    return answered(*sentences) if sentences else NOTHING


def _compared(query: Query, asked: AskedCells, evidence: Evidence) -> Draft:
    """Two columns of one row side by side and what lies between them: two years, or how things stood and a year to come."""
    if len(asked.rows) != 1 or len(asked.columns) != _SIDES:
        return NOTHING
    row, table = asked.rows[0], asked.table
    statements = [cell_statement(table, row, column, evidence) for column in asked.columns]
    told = [s for s in statements if s is not None and len(s.figures) == 1]
    if len(told) != _SIDES:
        return NOTHING
    sentences = [cell_sentence(table, row, c, s, query) for c, s in zip(asked.columns, told, strict=True)]
    units = {table.unit_of(row, column) for column in asked.columns}
    dated = all(table.heads[column].years for column in asked.columns)
    difference = gap_between(told[0], told[1], query, units.pop(), over_time=dated) if len(units) == 1 else None
    return answered(*sentences, *([difference] if difference else []))


def _beside(query: Query, evidence: Evidence) -> Draft:
    """Two rows of one table set beside each other in the column asked for."""
    asked = find_beside(query, evidence)
    if asked is None:
        return NOTHING
    table, column = asked.table, asked.columns[0]
    statements = [cell_statement(table, row, column, evidence) for row in asked.rows]
    told = [s for s in statements if s is not None and len(s.figures) == 1]
    if len(told) != _SIDES:
        return NOTHING
    sentences = [cell_sentence(table, r, column, s, query) for r, s in zip(asked.rows, told, strict=True)]
    difference = gap_between(told[1], told[0], query, table.unit_of(asked.rows[0], column), over_time=False)
    return answered(*sentences, *([difference] if difference else []))


def gap_between(first: Statement, last: Statement, query: Query, unit: str, *, over_time: bool) -> DraftSentence | None:
    """What lies between two figures of one unit: "Tăng **6 đội**: 15 đội (2030) so với 9 đội (2025)."; None of ranges."""
    a, b = first.figures[0], last.figures[0]
    if a.value_max is not None or b.value_max is not None or a.unit != b.unit:
        return None
    unit = a.unit or unit
    number = format_number(abs(b.value - a.value), query.language)
    percent = unit.startswith("%")
    amount = say("difference_points", query.language, value=number) if percent else f"{number} {unit}".strip()
    key = "apart" if not over_time else "risen" if b.value > a.value else "fallen"
    lead = say("same_value" if a.value == b.value else key, query.language, value=amount)
    shown = []
    for statement, figure in ((last, b), (first, a)):
        own = format_figure(replace(figure, unit=unit), query.language)
        shown.append(own + (f" ({max(statement.years)})" if statement.years else ""))
    text = say("from_to", query.language, difference=lead, first=shown[0], second=shown[1])
    return DraftSentence(text, (first, last), computed_in(lead.replace("**", ""), query.language))


__all__ = ["cell_sentence", "cell_statement", "compose_any_cell", "compose_cells", "gap_between"]
