"""One measure at two levels of administration: "hồ sơ trực tuyến của cấp tỉnh và cấp xã khác nhau thế nào"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from assistant.candidate import Candidate
from assistant.compose.comparison import sisters_draft
from assistant.compose.draft import NOTHING, Draft
from assistant.compose.sides import compared_terms
from assistant.data import read_data
from assistant.evidence import Evidence
from assistant.named import find_levels
from assistant.relevance import share_said
from assistant.types import Target
from assistant.understand import Query
from assistant.vietnamese import fold, words

_SAID = 0.6  # share of what is compared, by weight, that the measure must say


def compose_levels(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> Draft:
    """The measure's value at each of the two levels named, and what lies between; NOTHING where no measure is set for both."""
    levels = find_levels(query.search_text) if query.kind == "compare" else ()
    if len(levels) != 2:
        return NOTHING
    terms = {word: w for word, w in compared_terms(query, evidence).words.items() if fold(word) not in _of_levels()}
    pairs: dict[object, dict[str, Target]] = defaultdict(dict)
    for row in evidence.targets_saying(terms):
        of = find_levels(f"{row.level or ''} . {row.indicator}")
        if row.kind == ("result" if query.about_results else "target") and len(of) == 1 and _is_asked(query, row):
            measure = frozenset(map(fold, words(row.indicator))) - _of_levels()
            pairs[row.document, measure, row.years, row.unit].setdefault(of[0], row)
    found = [rows for rows in pairs.values() if set(rows) == set(levels)]
    best = max(found, key=lambda rows: _said(terms, rows[levels[0]]), default=None)
    if best is None or _said(terms, best[levels[0]]) < _SAID:
        return NOTHING
    statements = [s for level in levels if (s := evidence.of_row(best[level])) is not None]
    return sisters_draft(query, statements) if len(statements) == len(levels) else NOTHING


def _is_asked(query: Query, row: Target) -> bool:
    return (not query.years or bool(set(query.years) & set(row.years))) and (
        not query.documents or row.document in query.documents
    )


def _said(terms: dict[str, float], row: Target) -> float:
    return share_said(terms, set(words(row.indicator)))


@cache
def _of_levels() -> frozenset[str]:
    """Every word that names a level, folded."""
    names = (name for level, own in read_data("levels").items() for name in (level, *own))
    return frozenset(fold(word) for name in names for word in words(str(name)))
