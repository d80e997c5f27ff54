"""The department whose work is asked about: "Sở Tài chính làm gì", "Chi cục Thủy lợi có nhiệm vụ nào"."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.understand import Query

_KINDS = ("what", "list", "solution", "count")
_AT_WORK = re.compile(
    r"(?<!\w)(?P<body>(?:[Ss]ở|[Bb]ộ|[Cc]hi cục|[Cc]ục) [A-ZĐ]\w*(?: \w+)?)[^,.;?]{0,30}?\s(?:phải |được )?"
    r"(?:làm (?:những )?(?:gì|việc gì|việc nào)|có (?:những )?(?:nhiệm vụ|trách nhiệm|việc)(?: nào| gì)?"
    r"|lo (?:những )?(?:gì|việc gì)|được giao)(?!\w)"
)


def body_at_work(query: Query) -> str:
    """The first words of its name; "" where another thing is asked."""
    return _named(query.text) if query.kind in _KINDS else ""


@lru_cache(maxsize=64)  # asked for every statement of one question
def _named(text: str) -> str:
    found = _AT_WORK.search(text)
    return found["body"] if found else ""
