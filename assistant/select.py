"""Query and passages -> the statements that answer, best first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answerable import ELSEWHERE, can_answer, holds_everywhere, holds_work, least, of_named, work_named
from assistant.by_meaning import (
    BY_WORDS,
    ahead,
    by_far_nearest,
    is_measure,
    nearest_measure,
    not_kept,
    standing_out,
    tells_problem,
)
from assistant.candidate import Candidate
from assistant.direct import find_direct
from assistant.evidence import Evidence
from assistant.grades import grades, of_other_grade
from assistant.judge import judge
from assistant.named import plain
from assistant.ranked import governing_first, own_plan_first, sister_first, with_acronyms, without_other_parts
from assistant.reasons import asks_why
from assistant.relevance import Terms, weigh
from assistant.types import Hit, Target
from assistant.understand import Query

_ENOUGH_WORDS = 3
_OF_WORK = 0.4  # and of a row that holds in full the name of the law or programme asked about
_MOST_ROWS = 200


def select(query: Query, hits: Sequence[Hit], evidence: Evidence) -> tuple[Candidate, ...]:
    """The candidates, best first: those that answer by their form alone before those that are near."""
    outright = [s for s in find_direct(query, hits, evidence) if can_answer(query, s, evidence)]
    terms = weigh(query, evidence.reader.word_model)
    direct = (replace(judge(query, terms, s, evidence), fits_year=True, direct=True) for s in outright)
    return (*direct, *_nearest(query, hits, evidence))


def plainly_said(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Those that hold most of the question's words, whatever their meaning."""
    return tuple(c for c in candidates if c.direct or c.coverage >= ELSEWHERE)


def _nearest(query: Query, hits: Sequence[Hit], evidence: Evidence) -> tuple[Candidate, ...]:
    """Candidates from the kept hits, best first; none that is too far from the question or about another place.

    Those of another year than the one asked for come last: they answer nothing, but may correct what is asked.
    """
    terms = weigh(query, evidence.reader.word_model)
    found = [
        judge(query, terms, statement, evidence, hit)
        for hit in hits
        if hit.kept
        for statement in evidence.of_passage(hit.passage)
    ]
    relevant = [
        c
        for c in found
        if c.nearness >= least(query, c.statement) and can_answer(query, c.statement, evidence) and of_named(query, c)
        # How things stood is no value of a year to come, whatever else is silent.
        if c.fits_year or query.kind != "how_much" or not evidence.tells_how_it_stood(c.statement)
    ]
    asks_measure = query.kind == "solution" and not asks_why(query)
    if asks_measure and not any(is_measure(c.statement) for c in relevant):
        relevant = nearest_measure(query, found, relevant, evidence) or relevant
    relevant = relevant or not_kept(query, terms, hits, evidence)
    relevant = relevant or standing_out(query, found, evidence) or by_far_nearest(query, hits, found, evidence)
    relevant = relevant or ahead(query, terms, hits, evidence)
    relevant = [c for c in relevant if not (asks_measure and tells_problem(c.statement))]
    relevant = _of_grade_asked(query, found, relevant)
    work = work_named(query)
    said = with_acronyms(query, relevant, evidence)
    if not any(c.fits_year and (not work or holds_work(work, c.statement)) for c in said):
        held = {id(c.statement) for c in relevant}
        relevant += [c for c in _of_register(query, terms, evidence) if id(c.statement) not in held]
        said = with_acronyms(query, relevant, evidence)
    said = without_other_parts(query, said)
    found = governing_first(query, sorted(said, key=lambda c: (c.fits_year, c.score), reverse=True))
    found = sister_first(query, found, evidence)
    return own_plan_first(query, found, evidence)


def _of_grade_asked(query: Query, found: Sequence[Candidate], relevant: list[Candidate]) -> list[Candidate]:
    """Without what names no grade, where other grades than the one asked about are spoken of in more of its words.

    "Nhà thuốc 2 sao được bao nhiêu" is not answered by what all of them are given, beside "5 sao 30 triệu đồng".
    """
    asked = grades(query.search_text).keys()
    if not asked or query.kind == "yes_no":
        return relevant
    others = (c.coverage for c in found if of_other_grade(query.search_text, c.statement.text))
    nearest = max(others, default=0.0)
    return [c for c in relevant if c.coverage > nearest or asked & grades(c.statement.text).keys()]


def _of_register(query: Query, terms: Terms, evidence: Evidence) -> list[Candidate]:
    """Rows that say what is asked although their passages were not among those found: by their words alone, so nearly all of them."""
    rows = evidence.rows_saying(terms.words)[:_MOST_ROWS] if len(terms.words) >= _ENOUGH_WORDS else ()
    judged = (judge(query, terms, s, evidence) for s in map(evidence.of_row, rows) if s is not None)
    work = work_named(query)
    return [
        c
        for c in judged
        if c.coverage >= (_OF_WORK if holds_work(work, c.statement) else BY_WORDS)
        and c.fits_year
        and can_answer(query, c.statement, evidence)
        and of_named(query, c)
    ]


def of_the_country(query: Query, hits: Sequence[Hit], evidence: Evidence) -> tuple[Candidate, ...]:
    """Where the place asked about has nothing of it: plans that hold for the whole country, if they say just that."""
    own = evidence.primary.scope if evidence.primary else None
    if not own or query.documents or not query.places or set(query.places) != {plain(own)}:
        return ()
    terms = weigh(query, evidence.reader.word_model)
    found = (
        judge(query, terms, statement, evidence, hit)
        for hit in hits
        if hit.kept
        for statement in evidence.of_passage(hit.passage)
        if holds_everywhere(statement.document) and can_answer(query, statement, evidence, everywhere=True)
    )
    sure = [c for c in found if c.coverage >= ELSEWHERE and c.fits_year and isinstance(c.statement.row, Target)]
    return tuple(sorted(sure, key=lambda c: c.score, reverse=True))
