"""Figures that a sentence takes over with the words around them: what stands there as the quote has it says what the quote says."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.figures import find_figures
from assistant.types import Figure

_LEAD = re.compile(r"^[^–]{1,60}\s–\s")  # "05 cơ sở – ...": what is put in front is not taken over
_YEAR_ADDED = re.compile(r", đến (?:các )?năm [\d, ]+$")
_OPENS = re.compile(r"(?:^|[,.;:(]\s|[.)*–-]\s|\s(?:và|còn|nhưng)\s)$")
_SHORTEST = 4  # words


def stands_as_quoted(figure: Figure, sentence: str, quote: str) -> bool:
    """Whether a figure of the sentence stands in a stretch of the quote that the sentence holds word for word.

    The stretch begins where a clause of the quote does and ends with a word; the very figure must stand at its place there.
    """
    lead = _LEAD.match(sentence)
    start = lead.end() if lead else 0
    taken = _YEAR_ADDED.sub("", sentence[start:].rstrip(" .;,"))
    if figure.start < start or len(taken.split()) < _SHORTEST:
        return False
    text, figures = _read(quote)
    at = text.lower().find(taken.lower())
    if at < 0 or not _OPENS.search(text[:at]) or re.match(r"[\w%]", text[at + len(taken) :]):
        return False
    return any(f.start == at + figure.start - start and _is_same(f, figure) for f in figures)


def _is_same(a: Figure, b: Figure) -> bool:
    return (a.value, a.value_max, a.comparator, a.unit) == (b.value, b.value_max, b.comparator, b.unit)


@lru_cache(maxsize=256)
def _read(quote: str) -> tuple[str, tuple[Figure, ...]]:
    """The quote on one line, without emphasis, and its figures there."""
    text = " ".join(re.sub(r"\*\*|__", "", quote).split())
    return text, find_figures(text)
