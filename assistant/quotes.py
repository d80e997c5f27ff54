"""What a statement may be checked against."""

from __future__ import annotations

from assistant.statements import Statement
from assistant.verify import Quote


def quote_of(statement: Statement) -> Quote:
    """What a statement may be checked against: its sentence, and the headings and names that set its years.

    A row of a table is read with its cells joined ("30" under "%"): that reading is checked against the cells when the
    statement is made.
    """
    passage, (start, end) = statement.passage, statement.quote
    document = statement.document
    names = (*passage.heading_path, document.title, document.number or "", document.issued_on or "")
    text = passage.text[start:end]
    if passage.text.startswith("|"):
        text += "\n" + statement.text
    return Quote(text, (*passage.horizons, *years_beside(statement)), " . ".join(names))


def years_beside(statement: Statement) -> tuple[int, ...]:
    """The statement's years that its passage bears out beside its headings' horizon.

    A cell is of its column's year, whatever years its row names besides ("lũy kế từ năm 2025"). Of prose the year may
    stand where its sentence's chain of clauses opens: in the passage that is cited.
    """
    if statement.passage.text.startswith("|"):
        return statement.years
    return tuple(year for year in statement.years if str(year) in statement.passage.text)
