"""Two sets of rows side by side: a year beside another, a document beside another, a target beside its result."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.named import find_levels
from assistant.register.results import join_results, same_measure, similarity_of, terms_of, weigh_terms
from assistant.types import Comparator, Target

MIN_SIMILARITY = 0.6
# Among many rows only those that share one of a row's rarest terms are held against it.
_MANY, _RAREST = 100, 5


@dataclass(frozen=True, slots=True)
class Compared:
    """`difference` is second - first in `difference_unit` (percentages in percentage points, ranks in places gained), None
    where the two have no numbers to subtract, or ranges whose ends differ otherwise."""

    first: Target
    second: Target
    similarity: float
    difference: Decimal | None
    difference_unit: str


def compare_rows(
    first: Sequence[Target], second: Sequence[Target], *, same_document: bool = False
) -> tuple[Compared, ...]:
    """Rows of both that measure the same thing, each used once, in the order of `first`."""
    weights = weigh_terms([*first, *second])
    alike: dict[tuple[str, ...], list[int]] = defaultdict(list)
    holders: dict[tuple[tuple[str, ...], str], list[int]] = defaultdict(list)
    for j, row in enumerate(second):
        alike[_key(row, same_document)].append(j)
        for term in terms_of(row):
            holders[_key(row, same_document), term].append(j)
    scored = []
    for i, a in enumerate(first):
        key = _key(a, same_document)
        candidates: Iterable[int] = alike[key]
        if len(alike[key]) > _MANY:
            rarest = sorted(terms_of(a), key=lambda term: (-weights.get(term, 0.0), term))[:_RAREST]
            candidates = {j for term in rarest for j in holders[key, term]}
        for j in candidates:
            b = second[j]
            if b.id != a.id and same_measure(a, b, bases=same_document):
                scored.append((similarity_of(a, b, weights), i, j))
    taken_i: dict[int, tuple[float, int]] = {}
    taken_j: set[int] = set()

    def order(pair: tuple[float, int, int]) -> tuple[bool, float, int, int]:
        """Of two documents, rows of the same year first; then the most alike."""
        similarity, i, j = pair
        return (not same_document and first[i].years[-1:] != second[j].years[-1:], -similarity, i, j)

    for similarity, i, j in sorted(scored, key=order):
        if similarity >= MIN_SIMILARITY and i not in taken_i and j not in taken_j:
            taken_i[i] = (similarity, j)
            taken_j.add(j)
    return tuple(_compared(first[i], second[j], similarity) for i, (similarity, j) in sorted(taken_i.items()))


def compare_results(rows: Sequence[Target]) -> tuple[Compared, ...]:
    """Every target beside the latest result that measures it."""
    latest: dict[str, Compared] = {}
    for joined in join_results(rows):
        known = latest.get(joined.target.id)
        if known is None or (joined.result.as_of or "") > (known.second.as_of or ""):
            latest[joined.target.id] = _compared(joined.target, joined.result, joined.confidence)
    order = {row.id: i for i, row in enumerate(rows)}
    return tuple(sorted(latest.values(), key=lambda pair: order[pair.first.id]))


def count_rows(rows: Sequence[Target]) -> list[dict[str, object]]:
    """Rows by last year and pillar, for the chart: [{"year", "pillar", "rows"}]; None where a row has none."""
    counts = Counter((row.years[-1] if row.years else None, row.pillar) for row in rows)
    ordered = sorted(counts.items(), key=lambda item: (item[0][0] or 9999, item[0][1] or "~"))
    return [{"year": year, "pillar": pillar, "rows": n} for (year, pillar), n in ordered]


def _key(row: Target, same_document: bool) -> tuple[str, ...]:
    """What has to be equal: "cấp bộ, tỉnh" and "cấp Thành phố" are one level, and two plans' own levels are not told apart."""
    levels = find_levels(row.level) if row.level.startswith("cấp") else ()
    return (*(levels or (row.level if row.level.startswith("cấp") else "",)), row.document if same_document else "")


def _compared(first: Target, second: Target, similarity: float) -> Compared:
    if first.value is None or second.value is None:
        return Compared(first, second, similarity, None, "")
    difference = second.value - first.value
    if (second.value_max or second.value) - (first.value_max or first.value) != difference:
        return Compared(first, second, similarity, None, "")  # "40 - 50" beside "60 - 80" is no one difference
    if first.comparator is Comparator.RANK:
        return Compared(first, second, similarity, -difference, "rank")
    percent = first.unit.startswith("%")
    return Compared(first, second, similarity, difference, "points" if percent else first.unit)
