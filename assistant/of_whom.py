"""Of whom or what a sum or share is asked: "Phụ cấp của trưởng thôn bao nhiêu" asks of nobody else, whatever "phụ cấp" is set."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.bags import Bags
from assistant.understand import Query, content_terms
from assistant.vietnamese import fold

_OF = re.compile(
    r"^\W*(?P<what>(?:\w+ ){1,6}?)(?:của|cho|dành cho|đối với) (?P<whom>(?:\w+ ){2,7}?)"
    r"(?:(?:là|được|sẽ|hiện|tối đa|tối thiểu|ít nhất|khoảng|đến|năm|mỗi|một|từ|hết|thì|tới|vào|trong) .*|)(?:bao nhiêu|mấy)\b",
    re.IGNORECASE,
)
_ANYBODY = frozenset(
    ("bà", "con", "cô", "bác", "ông", "anh", "chị", "em", "cháu", "dân", "người", "nhà", "mình", "tôi", "họ", "chú")
)


def is_of_others(query: Query, bags: Bags) -> bool:
    """Whether it is asked of somebody whom no word of a statement, of its passage or of what stands above it names."""
    whom = _whom(query.search_text) if query.kind == "how_much" and query.language == "vi" else frozenset()
    return bool(whom) and not any(whom & bag.words for bag in (bags.own, bags.headings, bags.passage))


@lru_cache(maxsize=64)  # asked for every statement of one question
def _whom(text: str) -> frozenset[str]:
    found = _OF.match(f"{text} ")
    own = tuple(w for w in content_terms(found["whom"], "vi") if w not in _ANYBODY) if found else ()
    return frozenset((*own, *map(fold, own))) if len(own) > 1 else frozenset()
