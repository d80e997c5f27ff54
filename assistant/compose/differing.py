"""What other plans of the same place say of the indicator just answered: side by side, newest first, no verdict between."""

from __future__ import annotations

from assistant.compose.draft import Draft, DraftSentence
from assistant.compose.later import dated_name, english_dates, is_later
from assistant.evidence import Evidence
from assistant.register.shown import shown_value
from assistant.statements import Statement
from assistant.texts import say
from assistant.types import Target
from assistant.understand import Query

_KINDS = ("how_much", "what", "yes_no", "when", "count")
_MOST = 3


def say_others(draft: Draft, query: Query, evidence: Evidence) -> DraftSentence | None:
    """One further sentence; None where the answer is not of one plan's target, or no other plan speaks to it."""
    rows = list(dict.fromkeys(s.row for s in draft.statements if isinstance(s.row, Target) and s.row.kind == "target"))
    if query.kind not in _KINDS or not rows or len(rows) > 2 or len({row.document for row in rows}) > 1:
        return None
    if len(rows) != len(draft.statements) or rows[0].value is None or len(query.documents) > 1:
        return None
    row = rows[0]
    named = evidence.documents[row.document]
    others = [other for other in evidence.counterparts(row) if other.document not in query.documents]
    of_year = [other for other in others if set(other.years) & set(row.years)]
    later = [other for other in others if is_later(evidence.documents[other.document], named)]
    nearest = {other.document: other for other in reversed(of_year or later)}
    found = ((other, evidence.of_row(other)) for other in nearest.values())
    told = [(other, statement) for other, statement in found if statement is not None]
    told.sort(key=lambda pair: pair[1].document.issued_on or "", reverse=True)
    if not told:
        return None
    items = "; ".join(_told(other, statement, query) for other, statement in told[:_MOST])
    text = say("others_say", query.language, items=items)
    said = tuple(statement for _, statement in told[:_MOST])
    return DraftSentence(text, said, english_dates([s.document for s in said], query.language))


def _told(row: Target, statement: Statement, query: Query) -> str:
    """ "Nghị quyết 18-NQ/TU (30/12/2022): trên 40%, đến năm 2030"."""
    year = ", " + say("by_year", query.language, year=max(row.years)) if row.years else ""
    return f"{dated_name(statement.document, query.language)}: **{shown_value(row, query.language)}**{year}"
