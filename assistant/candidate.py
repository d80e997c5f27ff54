"""A statement that may answer a question, and how well it does."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.statements import Statement
from assistant.types import Language

_BAND: dict[Language, tuple[float, float, float]] = {"vi": (0.64, 0.71, 0.76), "en": (0.60, 0.68, 0.77)}
_INSIDE, _BELOW, _ABOVE = 2.3, 4.2, 7.0
_MOST_MEANING = 0.35


@dataclass(frozen=True, slots=True)
class Candidate:
    statement: Statement
    coverage: float  # of the question's words, 0..1
    nearness: float  # coverage and cosine together; what MIN_NEARNESS judges
    score: float
    fits_year: bool = True  # False: about another year than the one asked for
    direct: bool = False  # its form alone answers: a definition, a labelled line
    by_meaning: bool = False  # nothing but its meaning is near


def meaning(cosine: float, language: Language) -> float:
    """What a cosine adds to the share of words found: 0 in the middle of its band, steeper outside it."""
    low, middle, high = _BAND[language]
    inside = _INSIDE * (min(max(cosine, low), high) - middle)
    return min(inside + _ABOVE * max(cosine - high, 0.0) - _BELOW * max(low - cosine, 0.0), _MOST_MEANING)
