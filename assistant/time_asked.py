"""What a statement gains by saying the rate ("mỗi năm") or the very period ("giai đoạn 2025 - 2027") a figure is asked for."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.statements import Statement
from assistant.understand import Query
from assistant.vietnamese import fold

_RATED, _UNRATED = 0.25, -0.2  # of a figure asked for each year: one that is of each year, and one that is not
_OF_RATE, _OF_PERIOD = 0.1, 0.25  # what the same adds to its nearness
_IN_PERIOD = 0.3
_RATE = re.compile(r"\b(?:moi|hang|tung) (?P<each>nam|thang|quy|tuan|ngay)\b(?! (?:gan day|nay))")
_PERIOD = re.compile(r"\b(?P<first>20\d\d)\s*(?:-|–|den(?: nam)?|toi(?: nam)?)\s*(?P<last>20\d\d)\b")


def time_gain(query: Query, statement: Statement) -> tuple[float, float]:
    """(to its score, to its nearness) where a figure is asked for; (0, 0) where the question names neither rate nor period."""
    if query.kind != "how_much" or not statement.figures:
        return 0.0, 0.0
    score = nearness = 0.0
    rate = _rate(query.search_text)
    if rate:
        rated = _says_rate(fold(statement.text), rate)
        score, nearness = (_RATED, _OF_RATE) if rated else (_UNRATED, 0.0)
    period = _period(query.search_text)
    # The plan's own period stands in all that it says.
    if period and period != _period(statement.document.title) and period == _period(statement.text):
        score, nearness = score + _IN_PERIOD, nearness + _OF_PERIOD
    return score, nearness


def _says_rate(said: str, each: str) -> bool:
    return re.search(rf"\b(?:moi|hang|tung|binh quan|tren|mot) {each}\b|/{each}\b", said) is not None


@lru_cache(maxsize=256)
def _rate(text: str) -> str:
    found = _RATE.search(fold(text))
    return found["each"] if found else ""


@lru_cache(maxsize=4096)
def _period(text: str) -> tuple[str, str] | None:
    found = _PERIOD.search(fold(text))
    return (found["first"], found["last"]) if found else None
