"""Where nothing else answers: the best of all statements found, if it is more likely right than not.

How likely is a logistic regression (Cox 1958) over how well a statement answers, how far it is ahead of every other sentence and
how its passage stands among those found. It was fitted (`make fit-likely`) on questions of 29 plans and the default corpus whose
best statement is not plainly near, those that the documents answer and those they do not; its weights are data.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from statistics import fmean, pstdev

from assistant.answerable import has_day_to_come, names_measure
from assistant.asked_kind import unit_asked
from assistant.by_meaning import SAID_OF_MEASURE, asks_share_of, may_be_told, tells_problem
from assistant.candidate import Candidate
from assistant.data import read_data
from assistant.evidence import Evidence
from assistant.grades import grades, of_other_grade
from assistant.judge import ASKS_PERCENT, judge
from assistant.outstanding import FEWEST
from assistant.ranked import with_acronyms
from assistant.relevance import weigh
from assistant.statements import Statement
from assistant.types import Hit, Target, Task
from assistant.understand import Query
from assistant.vietnamese import fold

_NEARER = 10  # and how many of them may be nearer in meaning
# How likely is likely enough. Leaving out each set in turn this answered 19 of the 29 refused questions whose best statement is
# right, 6 others wrongly and 2 of 84 that are to be refused.
_ENOUGH = 0.55
# Of an English question, whose words are written as documents do, the share that the documents have.
_KNOWN_IN_ENGLISH = 0.8
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_KINDS = ("how_much", "solution", "list", "what")  # kinds of question that are right more or less often than others


@dataclass(frozen=True, slots=True)
class Best:
    """The best statement with what tells how likely it is right, by name."""

    candidate: Candidate
    features: dict[str, float]


def find_likely(query: Query, hits: Sequence[Hit], evidence: Evidence) -> tuple[Candidate, ...]:
    """The best statement of all those found, marked as near by meaning; none where it is not likely right."""
    if query.kind == "progress":  # what a plan aims at is no result, however near
        return ()
    best = find_best(query, hits, evidence)
    if best is not None and query.language == "en" and best.features["words_known"] < _KNOWN_IN_ENGLISH:
        return ()
    return (best.candidate,) if best is not None and likelihood(best.features) >= _ENOUGH else ()


def likelihood(features: dict[str, float]) -> float:
    """0..1: the share of such statements that were right."""
    weights = _weights()
    return 1 / (1 + math.exp(-weights["bias"] - sum(weights[name] * value for name, value in features.items())))


def find_best(query: Query, hits: Sequence[Hit], evidence: Evidence) -> Best | None:
    """The best of the statements that may answer, of whatever passage; None where none may or too few were found."""
    if len(hits) < FEWEST:
        return None
    terms = weigh(query, evidence.reader.word_model)
    share = asks_share_of(query)
    of_passages = {hit.passage.id: hit for hit in hits}
    judged = [judge(query, terms, s, evidence, hit) for hit in hits for s in evidence.of_passage(hit.passage)]
    named = with_acronyms(query, judged, evidence)
    usable = [c for c in named if c.fits_year and _may_answer(query, c, evidence, share=share)]
    if not usable:
        return None
    best = max(usable, key=lambda c: c.score)
    hit = of_passages[best.statement.passage.id]
    cosines = [other.dense for other in hits]
    nearer = sum(cosine > hit.dense for cosine in cosines)
    if nearer > _NEARER or hit.dense <= fmean(cosines):
        return None
    if query.kind == "how_much" and names_measure(query) and best.coverage < SAID_OF_MEASURE:
        return None
    if query.kind == "how_much" and best.coverage == 0 and not unit_asked(query.search_text):
        return None  # a figure of something that not one of its words names, and of no unit it asks for
    second = max((c.score for c in usable if c.statement.sentence != best.statement.sentence), default=0.0)
    row = best.statement.row
    features = {
        "score": best.score,
        "lead": best.score - second,
        "coverage": best.coverage,
        "cosine": hit.dense,
        "cosine_deviations": (hit.dense - fmean(cosines)) / max(pstdev(cosines), 1e-6),
        "nearer_passages": float(nearer),
        "words_known": fmean(evidence.reader.word_model.knows(word) for word in terms.words) if terms.words else 0.0,
        "unit_asked": float(bool(unit_asked(query.search_text))),
        "percent_asked": float(ASKS_PERCENT.search(fold(query.search_text)) is not None),
        "year_asked": float(bool(query.years)),
        "target": float(isinstance(row, Target)),
        "task": float(isinstance(row, Task)),
        "english": float(query.language == "en"),
        **{kind: float(query.kind == kind) for kind in _KINDS},
    }
    return Best(replace(best, by_meaning=True), features)


def _may_answer(query: Query, candidate: Candidate, evidence: Evidence, *, share: bool) -> bool:
    statement = candidate.statement
    if query.kind == "when" and not has_day_to_come(statement) and not _YEAR.search(statement.text):
        return False  # the year of a heading or a column is no date of what is asked
    if query.kind == "solution" and tells_problem(statement):
        return False  # what is wanting is no answer to what is done about it
    return _of_grade_asked(query, statement) and may_be_told(query, candidate, evidence, share=share)


def _of_grade_asked(query: Query, statement: Statement) -> bool:
    """Whether the sentence names the grade that is asked about, where one is: "giải nhất", "3 sao"."""
    said = statement.sentence
    return grades(query.search_text).keys() <= grades(said).keys() and not of_other_grade(query.search_text, said)


@cache
def _weights() -> dict[str, float]:
    return {str(name): float(weight) for name, weight in read_data("likely").items()}
