"""Where the question's own words are not enough: the statement that is nearest in meaning, if it is so by far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answerable import MIN_NEARNESS, NEAR_IN_NAMED, can_answer, names_measure, of_named
from assistant.asked_kind import counts_the_unknown, states_share
from assistant.candidate import Candidate
from assistant.evidence import Evidence
from assistant.judge import ASKS_PERCENT, bracket_gain, judge
from assistant.outstanding import Judged, find_ahead, find_outstanding
from assistant.register.context import context_of
from assistant.relevance import Terms
from assistant.statements import Statement
from assistant.told import of_denied
from assistant.types import Hit
from assistant.understand import Query
from assistant.vietnamese import fold

_FEW_WORDS = 0.3  # coverage below which an answer is near by its meaning alone
_STANDS_OUT = 0.2  # nearness by which a passage is nearer than every other
_MEASURE, _MEASURE_APART = 0.1, 0.1  # nearness of a measure that answers "làm gì để ...", and to every other measure
_AIM_NEARER = 0.35  # nearness by which an aim may be nearer than the measure that is told
_TOLD = ("what", "yes_no", "solution")  # kinds that are answered in words
_BY_MEANING = (*_TOLD, "how_much", "when")  # kinds that the passage by far nearest in meaning answers
_BY_BOTH = (*_BY_MEANING, "who", "count")  # and those that what is ahead by words and meaning together answers
_SOME_WORDS, _BESIDE = (
    0.1,
    0.1,
)  # coverage it needs all the same, and how much less than another statement's of that passage
SAID_OF_MEASURE = 0.45  # and where the question names a measure as documents do: then no like one is meant
BY_WORDS = 0.75  # coverage from which words alone are enough
_LOOKED_AT = 24  # hits of which those not kept answer too, if they say it in nearly all of its words


def said_by_meaning(query: Query, candidates: Sequence[Candidate], said: Sequence[Statement]) -> bool:
    """Whether a figure is given of a measure that has hardly a word of the question: it is near by its meaning alone."""
    if any(c.by_meaning for c in candidates):
        return True
    if query.kind != "how_much" or query.language != "vi":
        return False
    first = {statement.passage.id for statement in said}
    shares = [c.coverage for c in candidates if c.statement.passage.id in first and not c.direct]
    return bool(shares) and max(shares) < _FEW_WORDS


def standing_out(query: Query, found: Sequence[Candidate], evidence: Evidence) -> list[Candidate]:
    """What is told in words, where nothing is near enough but one passage is by far nearer than all others.

    Of figures nothing is: there the one that stands out is most often that of a like measure.
    """
    if query.kind not in _TOLD or not found:
        return []
    best = max(found, key=lambda c: c.nearness)
    others = (c.nearness for c in found if c.statement.passage.id != best.statement.passage.id)
    far = best.nearness - max(others, default=0.0) >= _STANDS_OUT
    usable = far and best.nearness >= NEAR_IN_NAMED and best.fits_year and can_answer(query, best.statement, evidence)
    return [best] if usable and of_named(query, best) else []


def nearest_measure(
    query: Query, found: Sequence[Candidate], relevant: Sequence[Candidate], evidence: Evidence
) -> list[Candidate]:
    """Of what is to be done the passage nearer than all others, where only aims and how things stood are near: "làm gì để ..."."""
    nearest = max((c.nearness for c in relevant), default=0.0)
    measures = [c for c in found if is_measure(c.statement)]
    if query.language != "vi" or not measures:
        return []
    best = max(measures, key=lambda c: c.nearness)
    others = (c.nearness for c in measures if c.statement.passage.id != best.statement.passage.id)
    far = best.nearness - max(others, default=0.0) >= _MEASURE_APART
    far = far and best.nearness >= max(_MEASURE, nearest - _AIM_NEARER)
    said = best.coverage >= _SOME_WORDS and best.fits_year and can_answer(query, best.statement, evidence)
    return [replace(best, by_meaning=best.nearness < MIN_NEARNESS)] if far and said and of_named(query, best) else []


def is_measure(statement: Statement) -> bool:
    return context_of(statement.passage) == "task"


def tells_problem(statement: Statement) -> bool:
    """Whether it tells how things stood: of what is to be done about it that says nothing."""
    return context_of(statement.passage) == "background"


def by_far_nearest(
    query: Query, hits: Sequence[Hit], found: Sequence[Candidate], evidence: Evidence
) -> list[Candidate]:
    """What the passage by far nearest in meaning says, where no words lead to an answer; figures too, of the kind and year asked for."""
    passage = find_outstanding(hits) if query.kind in _BY_MEANING and query.language == "vi" else None
    if passage is None or counts_the_unknown(query, evidence.reader.word_model):
        return []
    own = [c for c in found if c.statement.passage.id == passage.id]
    # Not beside a statement of the same passage that has more of the question's words: that is what is near then.
    most = max((c.coverage for c in own), default=0.0)
    enough = max(most - _BESIDE, SAID_OF_MEASURE if names_measure(query) else _SOME_WORDS) if own else 0.0
    beside = (
        c for c in found if c.statement.document.id == passage.document_id and c.statement.passage.id != passage.id
    )
    others = (c.coverage for c in beside if c.fits_year)
    if max(others, default=0.0) > most + _BESIDE:
        return []
    return [
        replace(c, by_meaning=True)
        for c in own
        if c.coverage >= enough and c.fits_year and can_answer(query, c.statement, evidence) and of_named(query, c)
    ]


def not_kept(query: Query, terms: Terms, hits: Sequence[Hit], evidence: Evidence) -> list[Candidate]:
    """What says nearly all of the question in a passage just below those kept: where that line falls is chance."""
    judged = (
        judge(query, terms, s, evidence, hit) for hit in hits[:_LOOKED_AT] for s in evidence.of_passage(hit.passage)
    )
    return [
        c
        for c in judged
        if c.coverage >= BY_WORDS
        and c.nearness >= MIN_NEARNESS
        and c.fits_year
        and can_answer(query, c.statement, evidence)
        and of_named(query, c)
    ]


def ahead(query: Query, terms: Terms, hits: Sequence[Hit], evidence: Evidence) -> list[Candidate]:
    """What is ahead by words and meaning together, where neither is enough alone; of the kind of value and the year asked for."""
    if query.kind not in _BY_BOTH or query.language != "vi" or counts_the_unknown(query, evidence.reader.word_model):
        return []
    if names_measure(query):
        return []
    share = asks_share_of(query)
    found = [(judge(query, terms, s, evidence, hit), hit) for hit in hits for s in evidence.of_passage(hit.passage)]
    best = find_ahead(
        [
            Judged(
                c.statement,
                c.coverage,
                hit.dense,
                _of_year(query, c.statement)
                and (not query.scopes or c.statement.document.scope in query.scopes)
                and may_be_told(query, c, evidence, share=share),
            )
            for c, hit in found
        ]
    )
    return [replace(c, by_meaning=True, fits_year=True) for c, _ in found if c.statement is best]


def asks_share_of(query: Query) -> bool:
    return query.kind == "how_much" and ASKS_PERCENT.search(fold(query.search_text)) is not None


def may_be_told(query: Query, candidate: Candidate, evidence: Evidence, *, share: bool) -> bool:
    """Whether what is only near may answer: of the kind of value asked for (`share`: a percentage), the size and the document."""
    statement = candidate.statement
    return (
        (not share or states_share(statement))
        and bracket_gain(query, statement) >= 0
        and can_answer(query, statement, evidence)
        and of_named(query, candidate)
        and not of_denied(query, statement)
    )


def _of_year(query: Query, statement: Statement) -> bool:
    """Whether a statement is of a year asked for, and says so where one is."""
    said = statement.sentence
    return not query.years or any(year in statement.years or str(year) in said for year in query.years)
