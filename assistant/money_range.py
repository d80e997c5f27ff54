"""Sums that a text sets as a range: "phạt từ 10 triệu đồng đến 14 triệu đồng"; none is what rises "từ 3 triệu đồng đến 5"."""

from __future__ import annotations

import re

from assistant.asked_kind import is_money
from assistant.statements import Statement
from assistant.types import Figure
from assistant.vietnamese import fold

_UNTIL = re.compile(r"\s*(?:đến|tới)\s*", re.IGNORECASE)
_CHANGES = re.compile(r"(?:tăng|giảm|nâng|lên|xuống|hạ|chuyển|điều chỉnh)\s*$", re.IGNORECASE)
_MOST = re.compile(r"\b(?:cao|nhieu|lon|nang|toi) (?:nhat|da)\b|\bkhong qua\b")
_LEAST = re.compile(r"\b(?:thap|it|nho|nhe|toi) (?:nhat|thieu)\b")


def find_money_range(statement: Statement) -> tuple[Figure, Figure] | None:
    """(the lowest, the highest sum) of a statement that sets a range of money; None of one that sets none."""
    for low, high in zip(statement.figures, statement.figures[1:], strict=False):
        opens = statement.text[low.start : low.end].lower().startswith("từ") or re.search(
            r"từ\s*$", statement.text[: low.start].lower()
        )
        until = _UNTIL.fullmatch(statement.text[low.end : high.start])
        if is_money(low.unit) and is_money(high.unit) and opens and until and low.value_max is None:
            return None if _CHANGES.search(statement.text[: low.start]) else (low, high)
    return None


def end_asked(question: str) -> str:
    """ "most" or "least" where one end of a range is asked for, else ""."""
    asked = fold(question)
    return "most" if _MOST.search(asked) else "least" if _LEAST.search(asked) else ""
