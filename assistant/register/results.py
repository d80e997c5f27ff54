"""Results and the targets they measure: joined by indicator, unit, level and scope; never one for the other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from math import log

from assistant.data import read_data
from assistant.named import find_places
from assistant.types import Comparator, Target
from assistant.vietnamese import fold, one_spelling

MIN_CONFIDENCE = 0.5
# Words of form that say nothing of what is measured.
_FORM = frozenset(read_data("register")["form_words"])


@dataclass(frozen=True, slots=True)
class Joined:
    """A target beside a reported result. `gap` is result - target in the target's unit, None where they cannot be
    subtracted; `met` says whether the result reaches the target, None where that cannot be told."""

    target: Target
    result: Target
    confidence: float  # 0..1
    gap: Decimal | None
    met: bool | None


def join_results(rows: Sequence[Target]) -> tuple[Joined, ...]:
    """Every result with the targets it measures, surest first for each result; pairs under MIN_CONFIDENCE are left out."""
    results = [row for row in rows if row.kind == "result"]
    targets = [row for row in rows if row.kind == "target"]
    weights = weigh_terms(rows)
    joined: list[Joined] = []
    for result in results:
        pairs = [(_confidence(target, result, weights), target) for target in targets]
        near = sorted((pair for pair in pairs if pair[0] >= MIN_CONFIDENCE), key=lambda pair: -pair[0])
        joined.extend(
            Joined(target, result, round(sure, 2), _gap(target, result), _met(target, result)) for sure, target in near
        )
    return tuple(joined)


def similarity_of(a: Target, b: Target, weights: dict[str, float]) -> float:
    """How far two rows measure the same thing, 0..1, by the words of their indicators, weighed by rarity."""
    return _overlap(terms_of(a), terms_of(b), weights)


def _confidence(target: Target, result: Target, weights: dict[str, float]) -> float:
    if not same_measure(target, result):
        return 0.0
    sure = _overlap(_terms(target.indicator, target.unit), _terms(result.indicator, result.unit), weights)
    if _scope(target) != _scope(result):
        sure *= 0.4
    if target.level != result.level:
        sure *= 0.8
    return min(sure, 1.0)


def same_measure(target: Target, result: Target, *, bases: bool = True) -> bool:
    """Whether two rows can be held against each other: both ranks, both states, or the same unit and, with `bases`, base (GRDP, GDP)."""
    if (target.comparator is Comparator.RANK) != (result.comparator is Comparator.RANK):
        return False
    if target.value is None or result.value is None:
        return target.value is None and result.value is None
    if target.comparator is Comparator.RANK:
        return True
    a, b = _base(target), _base(result)
    return a[0] == b[0] and (not bases or a[1] == b[1] or not a[1] or not b[1])


def _base(row: Target) -> tuple[str, str]:
    """("%", "grdp") of "% GRDP", or of "%" where the indicator names the base."""
    unit = row.unit.lower()
    if not unit.startswith("%"):
        return unit, ""
    base = re.search(r"\b(grdp|gdp)\b", f"{unit} {row.indicator.lower()}")
    return unit.split(" ")[0], base.group(1) if base else ""


def _scope(row: Target) -> str:
    """Whose figure it is: a result about the whole country in a city's report is the country's."""
    said = fold(row.indicator + " " + row.quote)
    if row.kind == "result" and (re.search(r"\bca nuoc\b|\btoan quoc\b", said) or "% gdp" in row.unit.lower()):
        return "quoc gia"
    return fold(row.subject or "")


def terms_of(row: Target) -> frozenset[str]:
    """Words and neighbouring pairs of a row's indicator, folded, without words of form."""
    return _terms_of(row.indicator)


def _terms(indicator: str, unit: str) -> frozenset[str]:
    return _terms_of(f"{indicator} {unit}")


@lru_cache(maxsize=50_000)
def _terms_of(text: str) -> frozenset[str]:
    """Words and neighbouring pairs, folded, without words of form."""
    folded = " ".join(re.findall(r"[^\W_]+", fold(one_spelling(text))))
    for place in find_places(text):
        folded = folded.replace(place, " ")
    found = [w for w in folded.split() if w not in _FORM]
    return frozenset(found) | frozenset(f"{a} {b}" for a, b in pairwise(found))


def weigh_terms(rows: Iterable[Target]) -> dict[str, float]:
    """Rarity of every term of the rows' indicators: ln(rows / rows with it)."""
    counts: Counter[str] = Counter()
    total = 0
    for row in rows:
        counts.update(_terms(row.indicator, row.unit))
        total += 1
    return {term: log((total + 1) / (count + 0.5)) for term, count in counts.items()}


def _overlap(a: frozenset[str], b: frozenset[str], weights: dict[str, float]) -> float:
    """Shared weight over the lighter side's: a short indicator within a longer one measures the same thing."""

    def weight(terms: Iterable[str]) -> float:
        return sum(weights.get(term, 1.0) for term in terms)

    lighter, heavier = sorted((weight(a), weight(b)))
    if not lighter:
        return 0.0
    shared = weight(a & b)
    return 0.7 * shared / lighter + 0.3 * shared / heavier


def _gap(target: Target, result: Target) -> Decimal | None:
    if target.value is None or result.value is None:
        return None
    return result.value - target.value


def _met(target: Target, result: Target) -> bool | None:
    if target.value is None or result.value is None:
        return None
    value, wanted, most = result.value, target.value, target.value_max
    if target.comparator is Comparator.RANK:
        return value <= wanted
    if target.comparator in (Comparator.AT_MOST, Comparator.LESS):
        return value <= wanted if target.comparator is Comparator.AT_MOST else value < wanted
    if target.comparator is Comparator.MORE:
        return value > wanted
    if target.comparator is Comparator.RANGE and most is not None:
        return value >= wanted
    if re.search(r"giảm|nghèo|tử vong|thất thoát|tai nạn|thất nghiệp", target.indicator.lower()):
        return None  # an equal sign does not say which way is better
    return value >= wanted
