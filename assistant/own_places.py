"""The place whose plan a document is, as its issuer or its title names it: "Ủy ban nhân dân tỉnh Lâm Hòa" -> "tỉnh", "Lâm Hòa".

A question that names it says whose plan is meant, nothing that is looked for in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from assistant.types import Document
from assistant.vietnamese import fold, words

_LEVEL = r"(?P<level>tỉnh|thành phố|thị xã|thị trấn|huyện|quận|xã|phường|đặc khu)"
_OF = re.compile(rf"(?<!\w)(?:{_LEVEL}(?:\s+ủy)?|thành ủy|đảng bộ)\s+(?P<rest>\S.*)", re.IGNORECASE)
_MOST_WORDS = 4


def own_place(document: Document) -> tuple[str, str]:
    """(level, name); ("", "") where neither names one."""
    return next(filter(None, (_named(text) for text in (document.issuer or "", document.title))), ("", ""))


def own_place_words(text: str, places: Iterable[tuple[str, str]]) -> set[str]:
    """Words of a text that name one of the places, each as `own_place` has it, the level before the name too."""
    said = words(text)
    found: set[str] = set()
    for level, name in places:
        named = fold(name).split()
        for at in range(len(said) - len(named) + 1) if named else ():
            if [fold(word) for word in said[at : at + len(named)]] == named:
                before = len(level.split())
                is_called = [fold(word) for word in said[max(at - before, 0) : at]] == fold(level).split()
                found |= set(said[at - before if is_called else at : at + len(named)])
    return found


@lru_cache(maxsize=1024)
def _named(text: str) -> tuple[str, str] | None:
    for match in _OF.finditer(text):
        name = []
        for word in match.group("rest").split()[:_MOST_WORDS]:
            if not word[:1].isupper():
                break
            name.append(word.strip(",.;:()"))
            if word[-1:] in ",.;:)":
                break
        if len(name) > 1:
            return (match.group("level") or "").lower(), " ".join(name)
    return None
