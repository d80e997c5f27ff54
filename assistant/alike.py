"""Statements that answer a question as well as the best one does, and those that read it otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answerable import acronyms
from assistant.candidate import Candidate
from assistant.evidence import Evidence
from assistant.judge import TERM
from assistant.named import plain
from assistant.register.results import same_measure
from assistant.relevance import Terms, weigh
from assistant.statements import Statement
from assistant.types import Comparator, Target
from assistant.understand import Query
from assistant.vietnamese import fold, words

_TIE = 0.07  # statements this close to the best answer the question as well as it does
_OTHER_WORDS = 0.35  # and a statement that says the same measure of another year in other words
_SAME_WORDS = 0.6  # share of the shorter indicator's words that the other has
_MOST = 6


def best_of(query: Query, candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The best candidate, and those that differ from it only by a level or year the question leaves open."""
    best = candidates[0]
    chosen = [best]
    for other in candidates[1:]:
        near = other.fits_year and other.score >= best.score - _TIE and other.coverage >= best.coverage - _TIE
        if len(chosen) >= _MOST:
            break
        alike = _of_same_cell(best.statement, other.statement) and (near or _names_rest(query, best, other))
        alike = alike or (other.fits_year and _of_same_name(query, best.statement, other.statement))
        near = near or (other.fits_year and _same_in_other_year(best, other))
        if alike or (near and _differs_in_what_is_open(query, best.statement, other.statement)):
            chosen.append(other)
    return tuple(sorted(chosen, key=lambda c: (c.statement.years, c.statement.passage.start)))


def _same_in_other_year(best: Candidate, other: Candidate) -> bool:
    """The same measure of one document, said in other words for another year: no further from the question than that."""
    x, y = best.statement.row, other.statement.row
    if not isinstance(x, Target) or not isinstance(y, Target) or x.years == y.years:
        return False
    alike = (x.document, x.level, x.kind, x.pillar, x.unit[:1]) == (y.document, y.level, y.kind, y.pillar, y.unit[:1])
    near = other.coverage >= best.coverage - _OTHER_WORDS
    return alike and near and same_measure(x, y, bases=False) and _shared(x.indicator, y.indicator) >= _SAME_WORDS


def _shared(a: str, b: str) -> float:
    """Share of the shorter indicator's words that the other has."""
    one, other = set(words(plain(a))), set(words(plain(b)))
    return len(one & other) / max(min(len(one), len(other)), 1)


def _of_same_name(query: Query, a: Statement, b: Statement) -> bool:
    """Two measures that go by the one acronym asked about, in one document and year."""
    if a.document.id != b.document.id or a.years != b.years or a.text == b.text:
        return False
    both = set(plain(a.text).split()) & set(plain(b.text).split())
    return any(fold(name) in both for name in acronyms(query))


def _of_same_cell(a: Statement, b: Statement) -> bool:
    """Two ranks of one row, in one year: "≤ 3 Đông Nam Á; ≤ 50 thế giới"."""
    x, y = a.row, b.row
    if not isinstance(x, Target) or not isinstance(y, Target) or x.id == y.id:
        return False
    ranks = x.comparator is Comparator.RANK and y.comparator is Comparator.RANK
    same = (x.document, x.quote, x.indicator, x.kind, a.years) == (y.document, y.quote, y.indicator, y.kind, b.years)
    return ranks and same and x.level == y.level


def _names_rest(query: Query, best: Candidate, other: Candidate) -> bool:
    """Whether the question has the words in which a row differs from the best: "... Đông Nam Á và thế giới"."""
    rest = set(words(plain(other.statement.text))) - set(words(plain(best.statement.text)))
    rest = {word for word in rest if not word.isdigit()}
    return bool(rest) and rest <= set(words(plain(query.search_text)))


def open_readings(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> tuple[Candidate, ...]:
    """The best candidate and other indicators of its document and year that the question's words fit exactly as well."""
    best = candidates[0]
    terms = weigh(query, evidence.reader.word_model)
    said = _said(terms, best, evidence)
    alike = [
        c
        for c in candidates
        if c.fits_year
        and _other_indicator(best.statement, c.statement)
        and _said(terms, c, evidence) == said
        and bool(TERM.search(c.statement.text)) == bool(TERM.search(best.statement.text))
    ]
    first = {c.statement.text: c for c in (best, *alike)}
    return tuple(first.values())


def _said(terms: Terms, candidate: Candidate, evidence: Evidence) -> frozenset[object]:
    own = evidence.bags(candidate.statement).own
    return frozenset((*(w for w in terms.words if w in own.words), *(p for p in terms.pairs if p in own.pairs)))


def _other_indicator(a: Statement, b: Statement) -> bool:
    """Two targets of one document, year and kind of figure that measure different things."""
    x, y = a.row, b.row
    if not isinstance(x, Target) or not isinstance(y, Target) or x.value is None or y.value is None:
        return False
    ranks = (x.comparator is Comparator.RANK) == (y.comparator is Comparator.RANK)
    return (
        x.id != y.id
        and a.document.id == b.document.id
        and a.years == b.years
        and x.level == y.level
        and ranks
        and x.unit[:1] == y.unit[:1]
    )


def _differs_in_what_is_open(query: Query, best: Statement, other: Statement) -> bool:
    if best.document.id != other.document.id or (best.text == other.text and best.years == other.years):
        return False
    by_level = not query.level and bool(best.levels) and bool(other.levels) and best.levels != other.levels
    by_year = len(query.years) != 1 and bool(best.years) and bool(other.years) and best.years != other.years
    return by_level or by_year
