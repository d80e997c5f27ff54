"""Bounds that stand in the name of a row, and hold for its values: "Số người chết (không quá)", "% (tối thiểu)"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from assistant.data import read_data
from assistant.types import Comparator

_ASIDE = re.compile(r"\s*[(\[](?P<said>[^()\[\]\d]{1,40})[)\]]")
_BARE = ("từ", "hơn", "quá", "vượt")  # words of names as well
_BOUNDS = (Comparator.AT_LEAST, Comparator.MORE, Comparator.AT_MOST, Comparator.LESS)


@lru_cache(maxsize=4096)
def without_bound(name: str) -> tuple[str, Comparator | None, str]:
    """(the name without its bound, the bound or None, its words): "Số vụ (lũy kế, không quá)" -> "Số vụ (lũy kế)"."""
    words = _bound_words()
    for aside in _ASIDE.finditer(name):
        parts = [part.strip() for part in re.split(r"[,;]", aside.group("said"))]
        said = next((part for part in parts if part.lower() in words), None)
        if said is not None:
            rest = ", ".join(part for part in parts if part != said)
            bare = f"{name[: aside.start()]}{f' ({rest})' if rest else ''}{name[aside.end() :]}".strip()
            return bare, words[said.lower()], said.lower()
    head, comma, last = name.rpartition(",")
    if comma and last.strip().lower() in words:
        return head.rstrip(), words[last.strip().lower()], last.strip().lower()
    sign = re.match(r"\s*(?P<said>[≤≥<>]=?)\s*(?P<rest>.*)", name)
    if sign and sign.group("said") in words:
        return sign.group("rest").strip(), words[sign.group("said")], sign.group("said")
    return name, None, ""


@lru_cache(maxsize=1024)
def bound_of_row(row: str) -> tuple[Comparator | None, str]:
    """The bound that a cell of a table row without figures says, with its words; (None, "") where none does."""
    if not row.startswith("|"):
        return None, ""
    found = (without_bound(cell.strip(" *_")) for cell in row.split("|"))
    return next(((bound, said) for _, bound, said in found if bound is not None), (None, ""))


@cache
def _bound_words() -> dict[str, Comparator]:
    listed = read_data("units")["comparators"]
    return {word: kind for kind in _BOUNDS for word in listed[kind.value] if word not in _BARE}
