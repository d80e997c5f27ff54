"""What an asker says to be none of: "nhà không thuộc diện nghèo", "không phải hộ nghèo"."""

from __future__ import annotations

import re
from functools import lru_cache

_OF = r"(?:trong|diện|hộ|nhóm|đối tượng|loại|người|nhà|vùng|xã|khu vực|thôn|ở)"
_IS_NONE_OF = re.compile(
    rf"(?<!có )\b(?:không|chẳng|hông|ko|k) (?:(?:(?:thuộc|phải|nằm|là) )+(?:{_OF} )*|(?:(?:diện|hộ|nhóm|đối tượng) )+)"
    r"(?P<what>[^\W\d_]+(?: (?!(?:hay|hoặc|và|thì|mà|nên)\b)[^\W\d_]+)?)"
    r"(?: (?:hay|hoặc) (?:hộ |nhà )?(?P<other>[^\W\d_]+(?: [^\W\d_]+)?))?",
    re.IGNORECASE,
)


@lru_cache(maxsize=64)  # asked for every statement of one question
def denied(text: str) -> tuple[tuple[str, ...], ...]:
    """Each in one or two words: (("nghèo", "thì"),)."""
    named = (found.group(side) for found in _IS_NONE_OF.finditer(text) for side in ("what", "other"))
    return tuple(tuple(name.lower().split()) for name in named if name)
