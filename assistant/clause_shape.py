"""How a clause with a figure is built: what it begins with, whether it says what its figure is, and whether it has a predicate."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from itertools import accumulate

from assistant.clauses import Span, trimmed
from assistant.data import read_data
from assistant.types import Figure

# A head that ends so has its value right behind it: what counts something else is no further value of it.
VALUED = re.compile(r"\s(?:đạt|là|chiếm|ở mức|còn|tăng|giảm|lên|xuống|trị giá|đến|tới|thành|bằng)$", re.IGNORECASE)
IN_YEAR = r"(?:phấn đấu\s+|tiến tới\s+|hướng tới\s+)?(?:(?:đến|vào|tới|sang|hết|cuối|trong)\s+)*năm\s+20\d\d,?\s+(?:phấn đấu\s+|sẽ\s+)?"
# What opens a clause on the same measure in another year: "phấn đấu đến năm 2030 còn dưới 85 người", "năm 2028 có 80% ...".
_LATER = re.compile(
    rf"[\s,;]*(?:và\s+|còn\s+)?{IN_YEAR}"
    r"(?:(?:đạt|là|chiếm|còn|có|lên|xuống|giảm|tăng|nâng|đến|tới|duy trì|ở mức|thêm|hoàn thành)\s+)*",
    re.IGNORECASE,
)
OPENING_TIME = re.compile(rf"[\W_]*(?:\d{{1,2}}[.)]\s|[a-zđ]\)\s)?{IN_YEAR}", re.IGNORECASE)
_OPENS_WITH_MEASURE = re.compile(
    r"(?:[\W_]|\d{1,2}[.)]\s|[a-zđ]\)\s)*(?:[^,:]{0,60}[,:]\s)?(?:\w+ )?"
    r"(?:tỷ lệ|tỉ lệ|tỷ trọng|tổng|số|diện tích|sản lượng|giá trị|doanh thu|thu nhập|dân số|quy mô|công suất|kim ngạch|kinh phí"
    r"|vốn|dự toán|năng suất|mức|chỉ số|thời gian|tốc độ|thu ngân sách)\b",
    re.IGNORECASE,
)


def opens_in_year(text: str, clause: Span, figure: Figure) -> bool:
    """Whether a clause says no more than a year before its figure: "năm 2028 có 80%"."""
    return _LATER.fullmatch(text, clause[0], figure.start) is not None


def counted_noun(figure: Figure, text: str) -> str:
    """The first word of what a figure counts, known as a unit or not: "căn" of "520 căn hộ"; "" where nothing is counted."""
    behind = re.match(r"\s+([^\W\d_]+)", text[figure.end :])
    return figure.unit.split(" ")[0] or (behind.group(1) if behind else "")


def add_up(whole: Decimal, parts: Iterable[Decimal]) -> int | None:
    """How many of the parts, two or more from the first on, are together the whole; None where none are."""
    return next((n for n, total in enumerate(accumulate(parts), 1) if n > 1 and total == whole), None)


def counts_alike(a: Figure, b: Figure) -> bool:
    """Whether both count one thing: "950 người" and "1.300 đến 1.500 người mỗi năm", "560.000 con" and "12 triệu con"."""
    return bool(set(a.unit.split()) & set(b.unit.split()))


def states_measure(text: str) -> bool:
    """Whether the words before a figure name what it is the value of: "Tỷ lệ hộ nghèo còn", "Tổng kinh phí", not "toàn tỉnh đón"."""
    said = text.strip()
    return VALUED.search(f" {said}") is not None or _OPENS_WITH_MEASURE.match(said) is not None


@cache
def measure_nouns() -> re.Pattern[str]:
    return re.compile(r"(?:^|[,:]\s|\s)(?:" + "|".join(read_data("clauses")["measure_nouns"]) + r")(?!\w)")


@cache
def _predicates() -> re.Pattern[str]:
    return re.compile(r"\s((?:" + "|".join(read_data("clauses")["shared_predicates"]) + r")\s.*)$", re.DOTALL)


def predicate_of(text: str, span: Span) -> Span | None:
    """The predicate that closes a clause after its figure and noun; words of place ("tại cấp xã") are its noun's."""
    match = _predicates().search(text[span[0] : span[1]])
    return trimmed(text, (span[0] + match.start(1), span[1])) if match else None


def begins_with_figure(text: str, clause: Span, figure: Figure) -> bool:
    return re.fullmatch(
        r"[\s,;:*–-]*(?:(?:và|còn|có|đạt|phấn đấu)\s+)*", text[clause[0] : figure.start].lower()
    ) is not None or opens_in_year(text, clause, figure)


def goes_on(text: str, clause: Span, figure: Figure) -> bool:
    """Whether a clause only says more of the same thing: "..., tăng 17,5% so với năm 2004, bằng 36,5% GDP"."""
    verb = re.fullmatch(
        r"[\s,;]*(?:và\s+)?(?:tăng|giảm|bằng|chiếm|gấp|vượt|tương đương)(?:\s+(?:thêm|bình quân|trung bình))?\s*",
        text[clause[0] : figure.start].lower(),
    )
    rest = text[figure.end : clause[1]].replace("\n", " ")
    share = (
        verb is not None and re.search(r"(?:bằng|chiếm|tương đương)\s*$", verb.group()) and figure.unit.startswith("%")
    )
    if share:  # "hàng nông sản 8 tỷ USD, chiếm 28% tổng kim ngạch xuất khẩu"
        return True
    return (
        verb is not None
        and re.match(r"\s*(?:$|[.,;()]|so với|(?:mỗi|hằng|hàng) năm|GRDP|GDP|trong|vào|đến|về|năm\s+\d)", rest)
        is not None
    )
