"""The figure check: a sentence is shown only if each of its figures stands in the quote it cites, under the right year.

Fails closed. Value, range, unit and comparator must be those of one figure of the quote; where the sentence names a level
of administration and the quote enumerates several, the figure must be that level's own. Every year must stand in the quote,
among the passage's horizons, or in what names the document.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.clauses import split_clauses
from assistant.figures import find_figures, find_years, stated_figures
from assistant.named import find_levels
from assistant.types import Comparator, Figure, Language


@dataclass(frozen=True, slots=True)
class Quote:
    """What a sentence cites: its text, the horizon years of its passage, and text that names document and section."""

    text: str
    horizons: tuple[int, ...] = ()
    context: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """A figure or year of a sentence that the quotes do not bear out."""

    text: str
    reason: str


def verify(
    sentence: str, quotes: Sequence[Quote], language: Language = "vi", computed: frozenset[str] = frozenset()
) -> tuple[Problem, ...]:
    """Every problem of the sentence; empty where each figure and year is bound. `computed` texts are the caller's own."""
    text = re.sub(r"\*\*|__", "", sentence)
    problems = []
    for figure in stated_figures(text, language):
        shown = text[figure.start : figure.end]
        if shown not in computed and not any(_bound(figure, text, quote) for quote in quotes):
            problems.append(Problem(shown, "stands in no cited quote"))
    for mention in find_years(text):
        years = {mention.year, *([mention.end_year] if mention.end_year else [])}
        if not any(years <= _years_of(quote) for quote in quotes):
            problems.append(Problem(text[mention.start : mention.end], "is no year of the cited passage"))
    return tuple(problems)


def _bound(figure: Figure, sentence: str, quote: Quote) -> bool:
    asked = set(find_levels(_clause_text(sentence, figure)))
    stated = [other for other in find_figures(quote.text) if _same(figure, other)]
    if not asked:
        return bool(stated)
    for other in stated:
        levels = set(find_levels(_clause_text(quote.text, other)))
        if not levels or asked <= levels:
            return True
    return False


def _same(a: Figure, b: Figure) -> bool:
    """The same quantity: an English sentence names units in English, so there only percent signs must agree."""
    if (a.value, a.value_max) != (b.value, b.value_max) or a.comparator is not b.comparator:
        return False
    return a.unit == b.unit or (
        _family(a) == _family(b) and not (a.unit and b.unit and a.comparator is Comparator.RANK)
    )


def _family(figure: Figure) -> str:
    """Units that may stand for one another: "%" for "% GRDP" (the base left out), never "%" for "%/năm"."""
    if figure.unit.startswith("%"):
        return "%/năm" if figure.unit == "%/năm" else "%"
    return figure.unit


def _clause_text(text: str, figure: Figure) -> str:
    for start, end in split_clauses(text):
        if start <= figure.start < end:
            return text[start:end]
    return text


def _years_of(quote: Quote) -> set[int]:
    mentions = find_years(quote.text + " . " + quote.context)
    found = {year for mention in mentions for year in (mention.year, mention.end_year) if year}
    return (
        found | set(quote.horizons) | {int(year) for year in re.findall(r"(?<!\d)(?:19|20)\d{2}(?!\d)", quote.context)}
    )
