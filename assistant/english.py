"""Vietnamese names as English readers know them: the glossary read backwards, for exact phrases only."""

from __future__ import annotations

import re
from functools import cache

from assistant.data import read_data
from assistant.named import spelled
from assistant.types import Document
from assistant.vietnamese import fold


def english_name(vietnamese: str) -> str:
    """The English for a whole phrase where data has one; else the phrase in quotation marks, a name as it is."""
    known = find_english(vietnamese)
    if known:
        return known
    return vietnamese if vietnamese.istitle() else f"“{vietnamese}”"


def find_english(vietnamese: str) -> str | None:
    return _names().get(spelled(vietnamese))


def document_in_english(document: Document, *, dated: bool = True) -> str:
    """ "Decision 411/QĐ-TTg"; without a number by kind, place and year ("Draft Programme of Ha Noi, 2021"), else its own name."""
    named = _kinds_in_english(document.title)
    if not named:
        return f"“{document.title}”"
    if document.number:
        return f"{named} {document.number}"
    place = f" of {english_name(document.scope)}" if document.scope else ""
    return f"the {named}{place}, {document.issued_on[:4]}" if document.issued_on and dated else f"the {named}{place}"


def _kinds_in_english(title: str) -> str:
    """The kinds a title begins with: "Dự thảo Chương trình ..." -> "Draft Programme"."""
    found: list[str] = []
    rest = title
    while True:
        kinds = sorted(read_data("document_kinds"), key=len, reverse=True)
        kind = next((k for k in kinds if fold(rest).startswith(fold(k)) and find_english(k)), None)
        if kind is None:
            return " ".join(found)
        found.append(find_english(kind) or "")
        rest = rest[len(kind) :].lstrip()


def date_in_english(iso: str) -> str:
    """2022-12-30 -> 30 December 2022, as exact as is known."""
    months = read_data("english_names")["months"]
    parts = [int(part) for part in iso.split("-")]
    return " ".join(str(p) for p in (*parts[2:3], *(months[m - 1] for m in parts[1:2]), parts[0]))


def quoted_after(text: str) -> str:
    """A Vietnamese text as a quotation that ends an English sentence."""
    plain = " ".join(re.sub(r"(?m)^\s*[-–•*+]\s+|\*\*|__", "", text).split())
    return f"“{plain.rstrip(' .;,:')}”."


@cache
def _names() -> dict[str, str]:
    """Longest English first where several mean the same, so that "digital economy" is not "e-economy"."""
    names: dict[str, str] = {}
    for english, vietnamese in read_data("glossary").items():
        for way in str(vietnamese).split(" | "):
            names.setdefault(spelled(way), str(english))
    return names | {spelled(k): v for k, v in read_data("english_names")["names"].items()}
