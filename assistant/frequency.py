"""How often something is done: "mỗi tháng một lần", "định kỳ 06 tháng một lần", "hằng quý"; what is claimed of it and what is said."""

from __future__ import annotations

import re
from fractions import Fraction

from assistant.vietnamese import fold

_DAYS = {"ngay": 1, "tuan": 7, "thang": 30, "quy": 90, "nam": 360}
_NUMBERS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "sau": 6}
_N = r"\d{1,2}|mot|hai|ba|bon|sau"
_PERIOD = r"(?P<period>ngay|tuan|thang|quy|nam)"
_OFTEN = (
    re.compile(
        rf"\b(?:moi|hang|mot|1|trong) {_PERIOD} (?:(?:it nhat|toi thieu|dung|la|phai|chi) )?(?P<times>{_N}) lan\b"
    ),
    re.compile(rf"\b(?P<every>{_N}) {_PERIOD}(?: thi| lai)? (?:mot|1|01) lan\b"),
    re.compile(rf"\b(?P<times>{_N}) lan (?:mot|moi|trong(?: mot)?|hang|/) ?{_PERIOD}\b"),
    re.compile(rf"\b(?P<times>{_N}) lan/{_PERIOD}\b"),
    re.compile(rf"\bhang {_PERIOD}\b"),
)


def how_often(text: str) -> set[Fraction]:
    """Times a day, for each time that a text says how often; the empty set where it does not."""
    said, found = fold(text), set()
    for pattern in _OFTEN:
        for match in pattern.finditer(said):
            groups = match.groupdict()
            times, every = (_number(groups.get(name)) for name in ("times", "every"))
            if every * _DAYS[groups["period"]]:
                found.add(Fraction(times, every * _DAYS[groups["period"]]))
        said = pattern.sub(" ", said)
    return found


def _number(written: str | None) -> int:
    return 1 if written is None else _NUMBERS.get(written) or int(written)


def of_another_frequency(claimed: str, said: str) -> bool:
    """Whether a claim says one frequency and the text it is held against another one only."""
    own, other = how_often(claimed), how_often(said)
    return len(own) == 1 and len(other) == 1 and own != other
