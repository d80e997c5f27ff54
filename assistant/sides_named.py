"""The two sides that a question names with "và", "với", "so với", "hay", "hơn" between them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.vietnamese import words

_BETWEEN = re.compile(r"\s(?:hơn so với|hơn|so với|với|và|hay|hoặc|vs\.?)\s", re.IGNORECASE)
_OPENS = re.compile(r"^\W*(?:so sánh|giữa|so|trong hai)\s", re.IGNORECASE)
# What follows the second side only asks: "..., bên nào nhiều hơn", "... chênh nhau thế nào".
_ASKS = re.compile(
    r",|\?|\s(?:thì|là)\s|(?:^|\s)(?:bên|cái|nguồn|khoản|nơi|loại|nhóm|số|mức|chỗ|đâu|ai|đối tượng|hạng mục)\s+nào\b"
    r"|\s(?:chênh|lệch|khác(?=\s(?:nhau|gì|thế|ra|như|biệt)\b)|hơn|kém|cách)\s"  # "xã khác" is a side
    r"|\s(?:cao|thấp|nhiều|ít|lớn|nhỏ|dài|ngắn|nhanh|chậm)\s+hơn\b",
    re.IGNORECASE,
)


def sides_named(text: str) -> Iterator[tuple[list[str], list[str]]]:
    """The words of either side of each joining word; what asks behind the second side is cut off."""
    for joint in _BETWEEN.finditer(text):
        second = _ASKS.split(text[joint.end() :], maxsplit=1)[0]
        yield words(_OPENS.sub("", text[: joint.start()])), words(second)


def without_asking(side: str) -> str:
    """A side without what only asks behind it: "chung cư Cơ khí Đồng Tâm, bên nào lớn hơn"."""
    return _ASKS.split(side, maxsplit=1)[0]


def asking_of_sides(text: str) -> set[str]:
    """Words that only ask which of the sides is meant: "nguồn nào", "khoản nào"."""
    return {word for match in _ASKS.finditer(text) for word in words(match.group())}
