"""Of whom or what a sum or share is asked: "Phụ cấp của trưởng thôn bao nhiêu" asks of nobody else, whatever "phụ cấp" is set."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.bags import Bags
from assistant.understand import Query, content_terms
from assistant.vietnamese import fold, words

_OF = re.compile(
    r"^\W*(?P<what>(?:\w+ ){1,6}?)(?:của|cho|dành cho|đối với) (?P<whom>(?:\w+ ){2,7}?)"
    r"(?:(?:là|được|sẽ|hiện|tối đa|tối thiểu|ít nhất|khoảng|đến|năm|mỗi|một|từ|hết|thì|tới|vào|trong) .*|)(?:bao nhiêu|mấy)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"(?:tỉnh|thành phố|tp|xã|phường|huyện|quận|thị xã|thị trấn|đặc khu|cả nước|toàn quốc)(?!\w)", re.IGNORECASE
)
_ANYBODY = frozenset(
    ("bà", "con", "cô", "bác", "ông", "anh", "chị", "em", "cháu", "dân", "người", "nhà", "mình", "tôi", "họ", "chú")
)


def is_of_others(query: Query, bags: Bags, own: str = "") -> bool:
    """Whether it is asked of somebody whom no word of a statement, of its passage or of what stands above it names.

    `own` is what else names its document, as who issued it: whose plan it is says not who gets the sum.
    """
    whom = _whom(query.search_text) if query.kind == "how_much" and query.language == "vi" else frozenset()
    if not whom or any(whom & bag.words for bag in (bags.own, bags.headings, bags.passage)):
        return False
    return not whom & set(words(f"{own} . {' . '.join(query.naming)}"))


@lru_cache(maxsize=64)  # asked for every statement of one question
def _whom(text: str) -> frozenset[str]:
    found = _OF.match(f"{text} ")
    if found and _PLACE.match(found["whom"]):
        return frozenset()  # whose plan it is, not who gets the sum
    own = tuple(w for w in content_terms(found["whom"], "vi") if w not in _ANYBODY) if found else ()
    return frozenset((*own, *map(fold, own))) if len(own) > 1 else frozenset()
