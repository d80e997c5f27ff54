"""Which of several grades is meant: what is set for a first and a second prize says nothing of a third."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.vietnamese import fold, has_diacritics

_GRADE = re.compile(
    r"\b(?P<of>giai) (?P<grade>nhat|nhi|ba|tu|khuyen khich|dac biet|[abc]|i{1,3}|iv|[1-4])\b(?! (?:phap|doan|quyet|thuong|toa|ngan))"
    r"|\b(?P<of2>huy chuong) (?P<grade2>vang|bac|dong)\b"
    r"|\b(?P<of3>loai) (?P<grade3>[abcd]|i{1,3}|iv|[1-4])\b"
    r"|\b(?P<of4>hang) (?P<grade4>nhat|nhi|ba|[abcd]|i{1,3}|iv)\b"
    r"|\b(?P<of5>lop) (?P<grade5>\d{1,2})\b"
    r"|\b(?P<of7>bac|cap do) (?P<grade7>[1-6])\b"
    r"|\b(?P<grade6>[1-5]) (?P<of6>sao)\b"
)
_SAME = {"nhat": "1", "i": "1", "nhi": "2", "ii": "2", "ba": "3", "iii": "3", "tu": "4", "iv": "4"}
_RANGE = re.compile(
    r"\b(?:lop \d{1,2}|[1-5] sao) (?:tro (?:len|xuong)|den)\b|\blop \d{1,2}\s*[-–]|\b(?:tu|den) (?:lop \d|[1-5] sao\b)"
)
_RANGED = ("lop", "sao")
_HIGHEST = 12
_MARKED = {
    "dong": ("đồng",),
    "bac": ("bạc", "bậc"),
    "tu": ("tư",),
    "hang": ("hạng",),
}  # of what is typed with marks only with these


def of_other_grade(asked: str, said: str) -> bool:
    """Whether a text names only other grades of what the question names one of: "giải nhất" for "giải ba"."""
    wanted = grades(asked)
    if not wanted:
        return False
    stated = grades(said)
    return any(
        of in stated and not own & stated[of] and not _in_range(of, own, stated[of], said) for of, own in wanted.items()
    )


def _in_range(of: str, own: frozenset[str], stated: frozenset[str], said: str) -> bool:
    """Whether a grade lies in a range: "lớp 7" in "từ lớp 6 đến lớp 9", "5 sao" in "từ 4 sao trở lên"."""
    found = _RANGE.search(fold(said)) if of in _RANGED else None
    if found is None:
        return False
    bounds, numbers = [int(grade) for grade in stated], [int(grade) for grade in own]
    least = min(bounds) if "tro xuong" not in found.group() else 0
    most = max(bounds) if len(bounds) > 1 or "tro xuong" in found.group() else _HIGHEST
    return any(least <= number <= most for number in numbers)


@lru_cache(maxsize=8192)
def grades(text: str) -> dict[str, frozenset[str]]:
    """The grades that a text names, by what they are grades of."""
    folded, marked = fold(text), has_diacritics(text)
    found: dict[str, frozenset[str]] = {}
    for match in _GRADE.finditer(folded):
        of, grade = (
            next(v for k, v in match.groupdict().items() if k.startswith(name) and v) for name in ("of", "grade")
        )
        written = text[match.start() : match.end()].lower() if len(folded) == len(text) else ""
        if (
            marked
            and written
            and any(
                word in match.group().split() and not any(mark in written for mark in marks)
                for word, marks in _MARKED.items()
            )
        ):
            continue  # "hàng nhất", "giải tử"
        found[of] = found.get(of, frozenset()) | {_SAME.get(grade, grade)}
    return found
