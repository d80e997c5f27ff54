"""What brackets beside a value measure of their own: "tăng 3,4% (giá trị sản xuất tăng 4,9%)", "38 triệu tấn (lúa 35 triệu tấn)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.data import read_data
from assistant.statements import Statement
from assistant.types import Figure

_INDICATOR = re.compile(r"[^\W\d][^\d,:;()]*$")


def split_asides(statement: Statement, figure: Figure) -> tuple[Statement, tuple[Statement, ...]]:
    """The statement without the brackets that measure something in the unit of `figure`, and each of these by itself."""
    asides: list[Statement] = []
    text = statement.text
    for start, end in _brackets(text, figure.end):
        aside = _aside(statement, figure, start, end)
        if aside is not None:
            asides.append(aside)
            text = text[:start] + " " * (end - start) + text[end:]
    return replace(statement, text=text), tuple(asides)


def _brackets(text: str, after: int) -> Iterator[tuple[int, int]]:
    """Spans of brackets behind the value; the last may be open where a semicolon inside it ended the clause."""
    for match in re.finditer(r"\([^()]*(?:\)|$)", text):
        if match.start() >= after:
            yield match.span()


def _aside(statement: Statement, figure: Figure, start: int, end: int) -> Statement | None:
    inside = [f for f in statement.figures if start < f.start and f.end <= end]
    if len(inside) != 1 or inside[0].unit.split(" ")[0] != figure.unit.split(" ")[0]:
        return None
    begin = start + 1
    named = statement.text[begin : inside[0].start]
    lead = re.match(r"\s*(?:trong đó\s+)?", named, re.IGNORECASE)
    begin += lead.end() if lead else 0
    named = statement.text[begin : inside[0].start].strip()
    said_otherwise = tuple(read_data("register")["same_thing"])
    if not _INDICATOR.fullmatch(named) or named.lower().startswith(said_otherwise):
        return None
    own = replace(inside[0], start=inside[0].start - begin, end=inside[0].end - begin)
    return replace(
        statement, text=statement.text[begin:end].rstrip(" );"), figures=(own,), shift=statement.shift - begin
    )
