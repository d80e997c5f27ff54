"""The figures a question takes for granted, as they are held against what is stated: "1 triệu đồng" beside "500.000 đồng/tháng"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from assistant.figures import find_figures
from assistant.named import any_of, spelled
from assistant.statements import CASE_UNITS, Statement
from assistant.types import Comparator, Figure
from assistant.understand import Query
from assistant.vietnamese import fold

_FIRST = any_of(
    (
        "đứng nhất",
        "đứng đầu",
        "đứng thứ nhất",
        "số một",
        "số 1",
        "hạng nhất",
        "ranked first",
        "number one",
        "first place",
    )
)
# "dẫn đầu thế giới" is the first place; "nhóm dẫn đầu", "trong các nước dẫn đầu" is none.
_LEADS_ALL = re.compile(
    r"(?<!nhom )(?<!nuoc )(?<!phuong )(?<!quoc gia )(?<!trong so )\b(?:dan dau|dung dau) (?:toan )?"
    r"(?:the gioi|ca nuoc|toan quoc|khu vuc|dong nam a|asean|chau a)\b"
)
_SCALES = {"nghìn": 10**3, "ngàn": 10**3, "vạn": 10**4, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_PER = re.compile(r"\s*/\s*|\s+(?:một|mỗi|a|per)\s+")
_BEHIND = re.compile(r"\s+(?P<first>[^\W\d_]+)(?:\s+(?P<second>[^\W\d_]+))?")
_MONEY = re.compile(r"\s*(?:đồng|dong\b)")
# Behind a figure these begin another part of the sentence; they are not what it counts.
_NO_UNIT = frozenset(
    (
        "trong", "và", "của", "đến", "cho", "là", "vào", "thì", "từ", "tại", "ở", "theo", "so", "với", "mỗi",
        "một", "hay", "hoặc", "không", "phải", "đúng", "năm", "tháng", "được", "có", "để", "mà", "như", "này", "đó",
    )
)  # fmt: skip
_IS_IT = re.compile(r"\b(?:phai|dung) (?:khong|chu|vay khong|the khong)\b|\bco phai\b|\bdung la\b")
_STATED = re.compile(r"(?:là|đạt|còn|lên|xuống|mức)\s+\d$", re.IGNORECASE)
_BOUNDS = (Comparator.MORE, Comparator.LESS, Comparator.AT_LEAST, Comparator.AT_MOST)
_AT_LEAST = (Comparator.AT_LEAST, Comparator.MORE)
_AT_MOST = (Comparator.AT_MOST, Comparator.LESS)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure without its scale: 1 "triệu đồng mỗi tháng" is 1.000.000 "đồng" a "tháng"."""

    value: Decimal
    value_max: Decimal | None
    unit: str
    per: str
    comparator: Comparator
    written: Decimal  # the number as it is written

    def comparable(self, other: Quantity) -> bool:
        """Of one kind: shares with shares, places with places, sums with sums, counts with counts of the same thing."""
        return bool(self.unit) and self.unit == other.unit and not (self.per and other.per and self.per != other.per)

    def borne_out(self, stated: Quantity) -> bool:
        """Whether it is the same as what is stated; "tối đa 70%" is not "ít nhất 70%"."""
        bounds = {self.comparator, stated.comparator}
        opposed = any(c in bounds for c in _AT_LEAST) and any(c in bounds for c in _AT_MOST)
        return (self.value, self.value_max) == (stated.value, stated.value_max) and not opposed

    @property
    def is_open(self) -> bool:
        """Whether it only says beyond what a thing is: "quá 200 tỷ đồng", "dưới 10 km"."""
        return self.comparator in (Comparator.MORE, Comparator.LESS) and self.value_max is None

    def allows(self, stated: Quantity) -> bool:
        """Whether what is stated lies beyond an open bound; without one, whether it is the same."""
        if not self.is_open or stated.value_max is not None:
            return self.borne_out(stated)
        if self.comparator is Comparator.MORE:
            return stated.comparator not in _AT_MOST and (
                stated.value > self.value or (stated.comparator is Comparator.MORE and stated.value == self.value)
            )
        return stated.comparator not in _AT_LEAST and (
            stated.value < self.value or (stated.comparator is Comparator.LESS and stated.value == self.value)
        )


def asks_whether_within(query: Query) -> bool:
    """Whether a yes-or-no question asks on which side of a bound something lies ("có quá 200 tỷ không"), not whether it is the one set."""
    return query.kind == "yes_no" and not _IS_IT.search(fold(query.text))


@lru_cache(maxsize=16)
def claimed_quantities(query: Query) -> tuple[Quantity, ...]:
    """What the question states, not what it asks for; a bare number only with the word of what it counts."""
    text = query.text
    asked = query.kind == "how_much"  # there a figure of anything else is the case asked about
    found = [q for f in find_figures(text, query.language) if (q := quantity(f, text)) is not None]
    if _FIRST.search(spelled(text)) or _LEADS_ALL.search(fold(text)):
        found.append(Quantity(Decimal(1), None, "hạng", "", Comparator.RANK, Decimal(1)))
    return tuple(claim for claim in found if not asked or claim.unit in ("%", "hạng"))


def bare_claims(query: Query, best: Statement) -> tuple[Quantity, ...]:
    """A number that a yes-or-no question states without what it counts ("số xã trên 40 phải không"): it counts what the statement does."""
    lead = next(iter(stated_quantities(best)), None)
    if query.kind != "yes_no" or lead is None:
        return ()
    bare = [
        f for f in find_figures(query.text, query.language) if not f.unit and _STATED.search(query.text[: f.start + 1])
    ]
    bare += [f for f in find_figures(query.text, query.language) if not f.unit and f.comparator in _BOUNDS]
    return tuple(Quantity(f.value, f.value_max, lead.unit, "", f.comparator, f.value) for f in dict.fromkeys(bare))


def stated_quantities(statement: Statement) -> tuple[Quantity, ...]:
    return tuple(q for f in statement.figures if (q := quantity(f, statement.text)) is not None)


def quantity(figure: Figure, text: str) -> Quantity | None:
    """The figure as it is compared; None where nothing says what it measures or counts."""
    if figure.comparator is Comparator.RANK or figure.unit == "hạng":
        return Quantity(figure.value, figure.value_max, "hạng", "", figure.comparator, figure.value)
    if figure.unit.startswith("%"):
        base = re.sub(r"[%\s/]", "", figure.unit)  # "11%/năm" is no share of the GRDP
        return Quantity(figure.value, figure.value_max, "%", base, figure.comparator, figure.value)
    unit, *per = _PER.split(figure.unit)
    words, factor = unit.split(), 1
    behind = _BEHIND.match(text, figure.end)
    if not words and behind:
        words = [w for w in (behind["first"], behind["second"] or "") if w]
        words = [w.lower() for w in words[: 1 if words[0].lower() in _SCALES else 2]]
        words = [] if words[0] in _NO_UNIT else [w for w in words if w not in _NO_UNIT]
    while words and words[0] in _SCALES:
        factor *= _SCALES[words.pop(0)]
    # "7 tỷ", said of nothing else, is money.
    if (
        not words
        and factor > 1
        and (not behind or behind["first"].lower() in (*_SCALES, *_NO_UNIT) or _MONEY.match(text, figure.end))
    ):
        words = ["đồng"]
    if not words:
        return None
    scaled = (figure.value * factor, figure.value_max * factor if figure.value_max is not None else None)
    return Quantity(*scaled, " ".join(words), " ".join(per[-1:]).strip(), figure.comparator, figure.value)


def claimed_of(claims: Sequence[Quantity], stated: Sequence[Quantity], *, within: bool = False) -> bool | None:
    """Whether a statement bears the claims out: False where one of a kind is none of what it states; None where none is of its kind.

    `within`: an open bound is borne out by whatever lies beyond it.
    """
    of_kind = [claim for claim in claims if any(claim.comparable(s) for s in stated)]
    if not of_kind:
        return None
    kinds = [[c for c in of_kind if c.unit == unit] for unit in dict.fromkeys(c.unit for c in of_kind)]
    return all(any(_borne_out(claim, stated, within=within) for claim in alike) for alike in kinds)


def _borne_out(claim: Quantity, stated: Sequence[Quantity], *, within: bool) -> bool:
    """As what is stated, or, of a case that something else is stated of, within its bounds: "tàu 13 m" of "từ 12 m đến dưới 15 m"."""
    own = [s for s in stated if claim.comparable(s)]
    if any(claim.allows(s) if within else claim.borne_out(s) for s in own):
        return True
    # "20 ngày" of a sum that is given "từ 15 ngày trở lên" is a case as well.
    given = any(s.unit == "đồng" for s in stated) and all(s.comparator in (*_AT_LEAST, *_AT_MOST) for s in own)
    if not (claim.unit in CASE_UNITS or given) or len(own) == len(stated):
        return False
    upper = any(s.comparator in _AT_MOST for s in own)  # "từ 12 m đến dưới 15 m": its "từ" is a bound as well
    return all(_holds_in(claim.value, s, below=upper) for s in own)


def _holds_in(value: Decimal, bound: Quantity, *, below: bool) -> bool:
    if bound.comparator is Comparator.RANGE:
        return bound.value <= value <= (bound.value_max or bound.value)
    if bound.comparator in _AT_LEAST or (below and bound.comparator is Comparator.EQUAL):
        return value >= bound.value
    return bound.comparator in _AT_MOST and value <= bound.value


def case_figures(claims: Sequence[Quantity], statement: Statement) -> tuple[Figure, ...]:
    """The figures that a statement sets for the case claimed: the "20 triệu đồng" of "3 sao 20 triệu đồng"."""
    pairs = [(f, q) for f in statement.figures if (q := quantity(f, statement.text)) is not None]
    others = [f for f, q in pairs if not any(c.comparable(q) for c in claims) and q.unit in ("%", "đồng")]
    return tuple(others) if len(others) < len(pairs) else ()
