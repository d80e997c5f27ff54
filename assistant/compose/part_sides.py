"""Parts of one measure set side by side: "miền núi và đồng bằng chênh nhau thế nào" of "..., trong đó khu vực đồng bằng đạt 45%"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from assistant.bags import bag
from assistant.compose.scope import topic_terms
from assistant.evidence import Evidence
from assistant.relevance import Terms
from assistant.statements import Statement
from assistant.types import Target
from assistant.understand import Query
from assistant.vietnamese import fold, words

_NAMED = 0.5  # of the words that tell a part from its fellows, what the question must say
_FEWEST = 2


def compare_parts(query: Query, evidence: Evidence) -> list[Statement]:
    """The parts the question names, of the measure it says most of, in the order of the text; [] where it names no two."""
    asked = {fold(word) for word in words(query.search_text)}
    terms = topic_terms(query, evidence)
    found = [
        (_said(named, terms), named)
        for group in _groups(query, evidence)
        if len(named := [row for row in group if _is_named(row, group, asked)]) >= _FEWEST
    ]
    if not found:
        return []
    rows = max(found, key=lambda scored: scored[0])[1]
    return [s for s in (evidence.of_row(row) for row in rows) if s is not None]


def _groups(query: Query, evidence: Evidence) -> list[list[Target]]:
    """Parts of one measure, in one place, for one year, measured alike."""
    groups: dict[tuple[object, ...], list[Target]] = defaultdict(list)
    for row in evidence.targets:
        fits = (not query.documents or row.document in query.documents) and (
            not query.years or set(query.years) & set(row.years)
        )
        if row.part_of and row.value is not None and fits:
            groups[row.document, row.section, row.part_of, row.years, row.unit, row.kind].append(row)
    return [group for group in groups.values() if len(group) >= _FEWEST]


def _is_named(row: Target, group: Sequence[Target], asked: set[str]) -> bool:
    """Whether the question says what tells a part from the others: "miền núi" of "khu vực miền núi"."""
    shared = set.intersection(*(_words(other) for other in group))
    own = _words(row) - shared
    return bool(own) and len(own & asked) >= _NAMED * len(own)


def _words(row: Target) -> set[str]:
    return {fold(word) for word in words(row.indicator)}


def _said(rows: Sequence[Target], terms: Terms) -> float:
    """How much of what is compared the measure says, by weight."""
    said = bag(f"{rows[0].part_of} . {' . '.join(row.indicator for row in rows)}").words
    return sum(weight for word, weight in terms.words.items() if word in said)
