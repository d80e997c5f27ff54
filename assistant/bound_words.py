"""Figures of one quote told apart by their words alone: "cơ sở quy mô lớn đạt 90%, cơ sở quy mô nhỏ đạt 60%".

Two figures with the same unit may be exchanged without a number, unit or year being wrong. So what a sentence says of a
figure must fit the clause the figure stands in, with what that shares of its enumeration, as well as every other clause.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.clauses import sentence_of, split_clauses
from assistant.data import read_data
from assistant.enumerations import shared_parts
from assistant.figures import find_figures
from assistant.types import Figure
from assistant.vietnamese import WORD, fold, one_spelling
from assistant.wholes import TELLS_PART, whole_in_sentence


@dataclass(frozen=True, slots=True)
class Told:
    """A clause of a quote with what it shares: its span there, its words of substance and its figures."""

    start: int
    end: int
    words: frozenset[str]
    figures: tuple[Figure, ...]
    part: frozenset[str] = frozenset()  # of a part ("trong đó ...") what tells it from its whole


def fits_clause(said: str, sentence: str, figure: Figure, quote: str) -> bool:
    """Whether the words `said` of a figure of the quote are those of its clause rather than of another clause's figure.

    Where a clause says nothing of it ("60%, by 2030: ..."), its whole sentence does.
    """
    if quote.startswith("|"):
        return True  # cells of a table row: their joined reading was checked when the statement was made
    clauses = _told(quote)
    own = next((clause for clause in clauses if clause.start <= figure.start < clause.end), None)
    if own is None:
        return True
    named = _words(said) - _words(figure.unit)
    words = named or _words(sentence)
    # Where whole and part are told one after the other, each value is held to its own clause, if that says what it is of.
    around = said if named and TELLS_PART.search(sentence) else sentence
    if own.part and words & (own.words - own.part) and not own.part & _words(around):
        return False  # the value of a part is not the whole's
    return not any(
        len(words & (other.words - own.words)) > len(words & (own.words - other.words))
        for other in clauses
        if other is not own and any(_may_be_exchanged(figure, f) for f in other.figures)
    )


def _may_be_exchanged(a: Figure, b: Figure) -> bool:
    return a.unit[:1] == b.unit[:1] and (a.value, a.value_max) != (b.value, b.value_max)


@lru_cache(maxsize=1024)
def _told(quote: str) -> tuple[Told, ...]:
    figures = find_figures(quote)
    spans = split_clauses(quote, every_figure=True)
    sentences = [sentence_of(quote, span) for span in spans]
    told = []
    for span, sentence in zip(spans, sentences, strict=True):
        siblings = tuple(s for s, whole in zip(spans, sentences, strict=True) if whole == sentence)
        shared = [part for part in shared_parts(quote, span, siblings, figures) if part]
        whole = whole_in_sentence(quote, span, siblings)
        text = " ".join((*(quote[start:end] for start, end in (span, *shared)), whole))
        part = _words(quote[slice(*span)]) - _words(whole) if whole else frozenset()
        own = tuple(f for f in figures if span[0] <= f.start < span[1])
        units = frozenset[str]().union(*(_words(figure.unit) for figure in own))
        told.append(Told(span[0], span[1], _words(text), own, part - units - {"riêng"}))
    return tuple(told)


def _words(text: str) -> frozenset[str]:
    """Words that tell one thing from another: no numbers, no words of form or of comparing."""
    found = (word for word in WORD.findall(one_spelling(re.sub(r"\*\*|__", "", text))) if not word[0].isdigit())
    return frozenset(word for word in found if fold(word) not in _form_words())


@cache
def _form_words() -> frozenset[str]:
    comparators = " ".join(word for words in read_data("units")["comparators"].values() for word in words)
    said = f"{comparators} đến năm vào tới by from với và còn của là có đạt được trong đó cho theo"
    return frozenset(fold(word) for word in said.split()) - {"qua"}  # "quá hạn" is no comparison
