"""Figures that only name what is measured: the age of whom, and what stands before the colon that a measure's value follows.

"Tỷ lệ trẻ em dưới 5 tuổi được tiêm đủ: ít nhất 95% vào năm 2027 và 98% vào năm 2030" sets two values, and 5 is none of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.types import Figure

_AGES = re.compile(
    r"\d+(?:\s*(?:-|–|đến|tới)\s*(?:dưới\s+|hết\s+)?\d+)?\s*(?:tháng\s+)?tuổi(?!\s+(?:thọ|đời|nghề|đảng))",
    re.IGNORECASE,
)
# "tuổi thọ bình quân đạt 76 tuổi": here an age is what is measured.
MEASURES_AGE = re.compile(
    r"\btuổi\s+(?:thọ|trung\s+bình|bình\s+quân)|\btuổi\s+\S+\s+(?:trung\s+bình|bình\s+quân)", re.IGNORECASE
)
# Words between a measure and its value; as alternatives of a pattern.
VALUE_WORDS = "đạt|giảm|tăng|còn|là|chiếm|phấn đấu|xuống|lên|duy trì|ở mức|bình quân|thêm|phải"
# "Xã có ít nhất 01 điểm vui chơi: tối thiểu 65% vào năm 2027": the value stands right behind the colon.
_VALUE_AFTER = re.compile(
    rf"(?<!\d):\s+(?:(?:{VALUE_WORDS})\s+)*"
    r"(?:(?:trên|dưới|tối thiểu|tối đa|ít nhất|không quá|khoảng|hơn|từ)\s+)*[\d.,]+\s*%",
    re.IGNORECASE,
)


def measuring(text: str, figures: Sequence[Figure], span: tuple[int, int]) -> list[Figure]:
    """Of the figures within `span` (a sentence) of `text` those that measure something; all where none but such names are there."""
    sentence = text[slice(*span)]
    ages = [] if MEASURES_AGE.search(sentence) else [match.span() for match in _AGES.finditer(sentence)]
    before = named_before_colon(text, span)
    named = [f for f in figures if _is_within(f, ages, span[0]) or (f.end <= before and not f.unit.startswith("%"))]
    return [figure for figure in figures if figure not in named] or [*figures]


def named_before_colon(text: str, span: tuple[int, int]) -> int:
    """Up to where a sentence names what it sets a share of: its colon, where a percentage follows it; else its start."""
    value = _VALUE_AFTER.search(text, *span)
    return value.start() if value else span[0]


def _is_within(figure: Figure, spans: Sequence[tuple[int, int]], shift: int) -> bool:
    return any(figure.start < end + shift and start + shift < figure.end for start, end in spans)
