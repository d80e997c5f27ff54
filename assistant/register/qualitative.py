"""Targets without a number: the state a statement sets ("hoàn thành", "phổ cập", "trở thành trung tâm ...")."""

from __future__ import annotations

import re
from functools import cache

from assistant.data import read_data


def find_state(text: str) -> str | None:
    """The canonical state of a statement, None where it only says what is to be strived for."""
    lowered = " ".join(text.lower().split())
    for purpose in _purposes():
        lowered = purpose.sub(lambda m: m.group().split(" góp phần")[0] if "góp phần" in m.group() else "", lowered)
    hits = [(match.start(), state) for state, pattern in _states() if (match := pattern.search(lowered))]
    return min(hits)[1] if hits else None


def split_states(text: str) -> list[str]:
    """A statement, cut where a state of its own begins after a comma; at least one part, the first as it begins."""
    parts, start = [], 0
    for match in _openings().finditer(text):
        before = text[: match.start()]
        if before.count("(") != before.count(")"):
            continue
        listed = re.search(r"(?:xây dựng|đầu tư|nâng cấp)\s(?:\w+\s){0,3}trung tâm\s", before, re.IGNORECASE)
        if not (listed and text[match.end() :].startswith("trung tâm")):  # "đầu tư trung tâm A, trung tâm B"
            parts.append(text[start : match.start()])
            start = match.end("comma")
    return [*parts, text[start:]]


@cache
def _openings() -> re.Pattern[str]:
    words = sorted(read_data("register")["state_openings"], key=len, reverse=True)
    return re.compile(r"(?P<comma>,\s+(?:và\s+)?)(?=(?:" + "|".join(map(re.escape, words)) + r")(?!\w))", re.IGNORECASE)


@cache
def _states() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (state, re.compile(r"(?<!\w)(?:" + "|".join(patterns) + r")(?!\w)"))
        for state, patterns in read_data("register")["states"].items()
    )


@cache
def _purposes() -> tuple[re.Pattern[str], ...]:
    """From the word of purpose on, a statement says what something is for, not what is reached."""
    return tuple(re.compile(rf"(?<!\w)(?:{words})(?!\w).*$") for words in read_data("register")["purposes"])
