"""Poor, near-poor and all others are three groups: who asks about the poor is not told what the near-poor or the others get."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.statements import Statement
from assistant.understand import Query
from assistant.vietnamese import fold

_NEAR, _OUTSIDE_OF_IT = 0.1, 0.5  # what a statement loses that is for the near-poor alone, or for all but the poor
_POOR, _NEAR_POOR = re.compile(r"\bngheo\b"), "can ngheo"
_OTHERS = re.compile(r"\b(?:khong|ngoai|con lai|khac)\b")
_OUTSIDE = re.compile(r"\bkhong (?:thuoc|phai)(?: \w+){0,3} ngheo\b")


def poverty_loss(query: Query, statement: Statement) -> float:
    """What is taken from a statement's score; 0 where the poor are not asked about."""
    poor, near_too = _asks_of_poor(query.search_text)
    if not poor:
        return 0.0
    said = fold(statement.text)
    if _OUTSIDE.search(said):
        return _OUTSIDE_OF_IT
    near_alone = _NEAR_POOR in said and not _POOR.search(said.replace(_NEAR_POOR, " "))
    return _NEAR if near_alone and not near_too else 0.0


@lru_cache(maxsize=64)  # asked for every statement of one question
def _asks_of_poor(text: str) -> tuple[bool, bool]:
    """(the poor are asked about and nobody else, the near-poor too)."""
    asked = fold(text)
    return _POOR.search(asked) is not None and not _OTHERS.search(asked), _NEAR_POOR in asked
