"""Why something is done: whether a question asks it, and whether a text says it."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.figures import find_figures
from assistant.understand import Query
from assistant.vietnamese import fold

_WHY = re.compile(r"\b(?:vi sao|tai sao|sao lai|vi le gi|ly do gi|why)\b")
_WHAT_FOR = re.compile(
    r"^\W*(?:neu |cho biet )?(?:muc dich|su can thiet)\b(?! su dung)"
    r"|\b(?:ke hoach|chuong trinh|nghi quyet|de an|quyet dinh|chien luoc|chi thi)(?: nay)?(?: \w+){0,4}"
    r" (?:de lam gi|nham(?: muc dich)? gi|de lam chi)\W*$"
    r"|^\W*what is the (?:purpose|aim)\b|\bwhat is (?:the|this) (?:plan|programme|program|resolution) for\b"
)
# Why a target was missed is told by a report of results, not by what the plan is for.
_MISSED = re.compile(r"\b(?:khong|chua) (?:dat|hoan thanh|xong|kip)\b|\bnguyen nhan\b|\bhan che\b")
_CAUSE = re.compile(r"\b(?:nguyen nhan|ly do)\b(?! (?:trong|tai) )")
_GIVEN_TO = re.compile(r"\b(?:giao|chu tri|phu trach|chi (?:dat|nham|ho tro))\b")  # asks of a body's task or a figure
_REASON = re.compile(
    r"(?<!\w)(?:nhằm|để|vì|bởi|bởi vì|do đó|vì vậy|vì thế|nên|góp phần|cấp bách|cần thiết|động lực|nguy cơ|nguyên nhân|lý do)(?!\w)",
    re.IGNORECASE,
)
_NO_REASON = re.compile(r"(?<!\w)(?:để lại|để trống|vì sao|vì trẻ em|nên chăng)(?!\w)", re.IGNORECASE)


def asks_why(query: Query) -> bool:
    """Whether a reason is asked for, of whatever it is."""
    return _asks_why(query.text)


@lru_cache(maxsize=64)  # asked for every statement of one question
def _asks_why(text: str) -> bool:
    return _WHY.search(fold(text)) is not None


def asks_purpose(query: Query) -> bool:
    """Whether it is asked why a thing is done at all: no figure's height, no target missed."""
    asked = fold(query.text)
    if not (_WHY.search(asked) or _WHAT_FOR.search(asked)) or _MISSED.search(asked):
        return False
    if _GIVEN_TO.search(asked) or (not query.documents and any(char.isdigit() for char in asked)):
        return False
    return not query.years and not find_figures(query.text)


def names_cause(text: str) -> bool:
    """Whether a text names causes as such: "Nguyên nhân chủ yếu là ...", "ba lý do khiến ..."."""
    return _CAUSE.search(fold(text)) is not None


def gives_reason(text: str) -> bool:
    """Whether a text says for what, or because of what."""
    return _REASON.search(_NO_REASON.sub(" ", text)) is not None
