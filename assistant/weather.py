"""What the weather will be: no plan says it, however much rain, sun or wind it speaks of."""

from __future__ import annotations

import re

from assistant.understand import Query
from assistant.vietnamese import fold

_WHEN = re.compile(
    r"\b(?:hom nay|ngay mai|sang mai|chieu mai|toi mai|mai(?= (?:co (?:mua|nang|bao|gio)|troi)\b)"
    r"|mai nay|sang nay|chieu nay|toi nay|dem nay|cuoi tuan(?: nay)?|tuan (?:nay|toi|sau)"
    r"|ngay kia|today|tomorrow|tonight|this (?:morning|afternoon|evening|week|weekend)|next week)\b"
)
_WHAT = re.compile(
    r"\b(?:co mua|mua (?:khong|to|lon|nho)|co nang|nang (?:khong|nong)|co bao|bao (?:khong|vao)|troi|thoi tiet|du bao|nhiet do|nong may"
    r"|may do|rain|sunny|snow|storm|weather|forecast|temperature)\b"
)


def asks_forecast(query: Query) -> bool:
    """Whether today's or tomorrow's weather is asked for: "Ngày mai có mưa không?"."""
    asked = fold(query.typed)
    return _WHEN.search(asked) is not None and _WHAT.search(asked) is not None
