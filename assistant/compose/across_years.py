"""A whole group of targets, or all of a plan's, set beside each other over two years: one row for each indicator of both."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.candidate import Candidate
from assistant.compose.comparison import difference
from assistant.compose.draft import NOTHING, Draft, DraftSentence, answered, computed_in
from assistant.compose.sides import compared_terms
from assistant.compose.standing import document_asked
from assistant.evidence import Evidence
from assistant.phrase import phrase_text
from assistant.quotes import quote_of
from assistant.register.context import context_of
from assistant.register.results import same_measure
from assistant.relevance import coverage
from assistant.statements import Statement
from assistant.texts import say
from assistant.types import Target
from assistant.understand import Query
from assistant.verify import verify
from assistant.vietnamese import fold, lower_first

_COMPARES = re.compile(
    r"\b(?:so sanh|khac nhau|chenh|cach nhau|thay doi|tang giam|doi chieu|compare|differ\w*|change\w*)\b"
)
_SEVERAL = re.compile(
    r"\b(?:cac|nhung|tung|moi|tat ca|toan bo) (?:chi tieu|muc tieu)\b|\bmuc tieu (?:nam |den nam |den )?20\d\d\b|\b(?:targets|goals)\b"
)
_SAID = 0.6  # of the words left over that a row or what stands above it must say
_SAME = 0.8  # likeness from which two years' rows are of one indicator
_FEWEST, _MOST = 2, 40


def compose_across_years(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> Draft:
    """Each indicator with its two values and what lies between; NOTHING where one indicator, or another thing, is asked about."""
    folded = fold(query.text)
    if len(query.years) != 2 or not _COMPARES.search(folded) or not _SEVERAL.search(folded):
        return NOTHING
    document, (first, last) = document_asked(query, candidates, evidence), sorted(query.years)
    terms = compared_terms(query, evidence)
    rows = [t for t in evidence.targets if t.document == document and t.kind == "target" and t.value is not None]
    told = [s for s in (evidence.of_row(row) for row in rows) if s is not None and context_of(s.passage) == "target"]
    if terms.words:
        told = [s for s in told if coverage(terms, evidence.bags(s)) >= _SAID]
    pairs = _pairs([s for s in told if first in s.years], [s for s in told if last in s.years], evidence)
    if not _FEWEST <= len(pairs) <= _MOST:
        return NOTHING
    sentences = [_row(n, one, other, query) for n, (one, other) in enumerate(pairs, 1)]
    head = say("across_years", query.language, count=len(pairs), first=first, last=last)
    both = tuple(s for pair in pairs for s in pair)
    return answered(DraftSentence(head, both, computed_in(head.replace("**", ""), query.language)), *sentences)


def _pairs(
    before: Sequence[Statement], after: Sequence[Statement], evidence: Evidence
) -> list[tuple[Statement, Statement]]:
    """Each row of the first year with the one of the last that measures the same, in the order of the text."""
    pairs, taken = [], set()
    for one in before:
        a = one.row
        likely = [
            (evidence.similarity(a, s.row), -i, s)
            for i, s in enumerate(after)
            if i not in taken and isinstance(a, Target) and isinstance(s.row, Target) and _comparable(a, s.row)
        ]
        best = max(likely, key=lambda found: found[:2], default=None)
        if best is not None and best[0] >= _SAME:
            taken.add(-best[1])
            pairs.append((one, best[2]))
    return pairs


def _comparable(a: Target, b: Target) -> bool:
    return a.level == b.level and a.unit == b.unit and a.part_of == b.part_of and same_measure(a, b)


def _row(n: int, one: Statement, other: Statement, query: Query) -> DraftSentence:
    """ "1. Số đội lưu động – tăng **3 đội**: 11 đội (2031) so với 8 đội (2029)."; both as they stand where that cannot be bound."""
    row, between = other.row, difference(query, one, other)
    if between is not None and isinstance(row, Target):
        text = f"{n}. {row.indicator} – {between.text[:1].lower()}{between.text[1:]}"
        if not verify(text, [quote_of(one), quote_of(other)], query.language, between.computed):
            return DraftSentence(text, (one, other), between.computed)
    first, second = (phrase_text(statement, query.language).rstrip(".") for statement in (one, other))
    return DraftSentence(f"{n}. {first}; {lower_first(second)}.", (one, other))
