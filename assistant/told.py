"""What a question tells of its asker and leaves out of what it asks: "Nhà tôi cận nghèo, ... có phải trả tiền không?".

It is not looked for, but of two statements that answer alike the one that speaks of such people is meant.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from assistant.bags import Bags
from assistant.denied import denied
from assistant.statements import Statement
from assistant.understand import Query, content_terms
from assistant.vietnamese import fold, words

_OF_PAIR, _MOST = 0.12, 0.24  # for two words of it beside one another that a statement has, and at most
_DENIED = 0.35  # what it loses that a statement is for those the asker is none of
_ASKING_WHICH = ("how_much", "what", "when")


def told_gain(query: Query, statement: Statement, bags: Bags) -> float:
    """What is added to a statement's score for the people it speaks of; 0 where the question tells of none."""
    return _shared(query.told, bags) - _DENIED * of_denied(query, statement)


def _shared(told: str, bags: Bags) -> float:
    return min(_OF_PAIR * len(_pairs(told) & bags.own.pairs), _MOST) if told else 0.0


@lru_cache(maxsize=64)
def _pairs(told: str) -> frozenset[tuple[str, str]]:
    content = set(content_terms(told, "vi"))
    return frozenset(pair for pair in pairwise(words(told)) if set(pair) <= content)


def of_denied(query: Query, statement: Statement) -> bool:
    """Whether a statement is for those the asker says not to be: "nhà không thuộc diện nghèo" and "phụ nữ thuộc hộ nghèo"."""
    none_of = denied(f"{query.told} . {query.typed}") if query.kind in _ASKING_WHICH else ()
    said = f" {' '.join(words(statement.text))} " if none_of else ""
    for what in none_of:
        named = next((n for n in (2, 1) if f" {' '.join(what[:n])} " in said), 0)
        if named and re.search(
            rf"\b(?:ho|nguoi|dien|nhom|thuoc|xa|vung|khu vuc|thon)\b[^.;]*\b{re.escape(fold(what[0]))}\b", fold(said)
        ):
            return True
    return False
