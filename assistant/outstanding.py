"""What is by far the nearest in meaning: it answers where a question has hardly a word of the documents.

A cosine of e5 says little by itself, its distance to the next passage says much. Over ten corpora, of the questions that words
alone left without an answer, the passage that stood out so held the answer 10 times in 10; none of 93 questions that the
documents do not answer had such a passage, and 8 of 277 whose own passages were taken away. To leave passages of other years
out of the comparison found one answer more and let two near misses in.

Where none stands out so, a statement of the nearest passage answers that is ahead of every other by words and meaning together.
Over 19 plans and the default corpus that found 11 answers, each right, of 52 that were refused; none of 110 questions that the
documents do not answer had such a statement, and 13 of 519 whose own passages were taken away. Vectors of statements in place of
those of passages did no better.

These counts are of the encoder as published; for the adapted one the thresholds were carried over by the quantiles of both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.retrieve import REPEATS
from assistant.statements import Statement
from assistant.types import Hit, Passage

_AHEAD = 0.022  # cosine by which it is nearer than every other
_NEAR = 0.714  # cosine it must have itself
_FIRST = 2  # it is among the first that words and meaning together found
FEWEST = 10  # passages it must be found among: of a few, one always stands out
# Of a statement: its coverage, its passage's cosine and how little nearer another passage may be, what a cosine weighs beside
# coverage, and by how much both together are ahead of every other sentence.
_SOME_WORDS, _NEAR_ENOUGH, _NEAREST, _WEIGHT, _LEAD = 0.25, 0.68, 0.002, 1.86, 0.125


@dataclass(frozen=True, slots=True)
class Judged:
    """A statement with the share of the question's words it holds and its passage's cosine; whether it may answer at all."""

    statement: Statement
    coverage: float
    cosine: float
    may_answer: bool

    @property
    def both(self) -> float:
        return self.coverage + _WEIGHT * self.cosine


def find_outstanding(hits: Sequence[Hit]) -> Passage | None:
    """The passage that is nearer in meaning than every other one, None where none is by far. `hits` are best first."""
    different = [hit for hit in hits if hit.reason != REPEATS]
    if len(different) < FEWEST:
        return None
    best, second = sorted(different, key=lambda hit: -hit.dense)[:2]
    by_far = best.dense >= _NEAR and best.dense - second.dense >= _AHEAD
    return best.passage if by_far and best.kept and best in different[:_FIRST] else None


def find_ahead(judged: Sequence[Judged]) -> Statement | None:
    """The statement that is ahead of all others by words and meaning together, None where none is.

    Those that may not answer (another kind of value, another year) count only by their meaning: none may be nearer.
    """
    usable = [one for one in judged if one.may_answer]
    if not usable or len({one.statement.passage.id for one in judged}) < FEWEST:
        return None
    best = max(usable, key=lambda one: one.both)
    others = (one.both for one in usable if one.statement.sentence != best.statement.sentence)
    near = best.coverage >= _SOME_WORDS and best.cosine >= max(_NEAR_ENOUGH, max(j.cosine for j in judged) - _NEAREST)
    return best.statement if near and best.both - max(others, default=0.0) >= _LEAD else None
