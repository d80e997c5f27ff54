"""Vietnamese names as English readers know them: the glossary read backwards, for exact phrases only."""

from __future__ import annotations

from functools import cache

from assistant.data import read_data
from assistant.named import spelled


def english_name(vietnamese: str) -> str:
    """The English for a whole phrase where data has one; else the phrase in quotation marks, a name as it is."""
    known = find_english(vietnamese)
    if known:
        return known
    return vietnamese if vietnamese.istitle() else f"“{vietnamese}”"


def find_english(vietnamese: str) -> str | None:
    return _names().get(spelled(vietnamese))


@cache
def _names() -> dict[str, str]:
    """Longest English first where several mean the same, so that "digital economy" is not "e-economy"."""
    names: dict[str, str] = {}
    for english, vietnamese in read_data("glossary").items():
        names.setdefault(spelled(str(vietnamese)), str(english))
    return names | {spelled(k): v for k, v in read_data("english_names").items()}
