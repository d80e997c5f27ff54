"""The numbers Word puts before paragraphs by itself: they stand in no text, yet "Điều 3", "2." and "a)" are the structure."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"),
    (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


class Numbering:
    """Counts as Word does, paragraph by paragraph: a level's count starts anew under every higher one."""

    def __init__(self, root: Any | None) -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        if root is None:
            return
        abstract = {}
        for found in root.iterfind(f"{_W}abstractNum"):
            levels = {}
            for level in found.iterfind(f"{_W}lvl"):
                levels[int(level.get(f"{_W}ilvl", "0"))] = (
                    _value(level, "numFmt", "decimal"),
                    _value(level, "lvlText", ""),
                    _number(_value(level, "start", "1")),
                )
            abstract[found.get(f"{_W}abstractNumId")] = levels
        for found in root.iterfind(f"{_W}num"):
            levels = dict(abstract.get(_value(found, "abstractNumId", ""), {}))
            for override in found.iterfind(f"{_W}lvlOverride"):
                at = int(override.get(f"{_W}ilvl", "0"))
                start = override.find(f"{_W}startOverride")
                if start is not None and at in levels:
                    levels[at] = (*levels[at][:2], _number(start.get(f"{_W}val", "1")))
            self._levels[found.get(f"{_W}numId")] = levels

    def label(self, num_id: str, level: int) -> str:
        """The mark of the next paragraph of this list and level: "1.", "a)", "-"; "" where the list shows none."""
        levels = self._levels.get(num_id, {})
        if level not in levels:
            return ""
        form, text, start = levels[level]
        if form == "bullet":
            return "-"
        counts = self._counts[num_id]
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [at for at in counts if at > level]:
            del counts[deeper]

        def fill(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            other, _, other_start = levels.get(at, ("decimal", "", 1))
            return _written(counts.get(at, other_start), "decimal" if form == "decimalZero" else other)

        return "" if form == "none" else re.sub(r"%(\d)", fill, text).strip()


def _written(count: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        written = ""
        for value, sign in _ROMAN:
            written += sign * (count // value)
            count %= value
        return written.lower() if form == "lowerRoman" else written
    return str(count)


def _value(parent: Any, name: str, default: str) -> str:
    found = parent.find(f"{_W}{name}")
    return default if found is None else str(found.get(f"{_W}val", default))


def _number(text: str) -> int:
    return int(text) if re.fullmatch(r"\d{1,6}", text) else 1
