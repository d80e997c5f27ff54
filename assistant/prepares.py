"""What only prepares a work is not the work: "trình hồ sơ chủ trương đầu tư dự án ..." tells neither who builds it nor when it is done."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.statements import Statement
from assistant.understand import Query
from assistant.vietnamese import fold

_ASKS_WORK = re.compile(
    r"\b(?:xong|hoan thanh|hoan tat|khanh thanh|dua vao|khoi cong|xay|lam|thi cong|sua|nang cap|cai tao|lap dat"
    r"|finish\w*|complet\w*|built|build)\b"
)
_PAPERS = r"(?:ho so|chu truong|du an dau tu|bao cao (?:nghien cuu|de xuat|kinh te)|thiet ke|du toan|thu tuc|phuong an)"
_PREPARES = re.compile(
    rf"\b(?:trinh|lap|tham dinh|phe duyet|chuan bi|hoan thien|xin|thong qua)\b(?: \w+){{0,4}} {_PAPERS}\b"
)
_ASKS_PAPERS = re.compile(rf"\b{_PAPERS}\b|\b(?:trinh|tham dinh|phe duyet|chuan bi)\b")


def only_prepares(query: Query, statement: Statement) -> bool:
    """Whether a question on who or when asks of a work, and the statement only of papers for it that it does not name."""
    return (
        query.kind in ("who", "when")
        and _of_work(query.search_text)
        and _PREPARES.search(fold(statement.text)) is not None
    )


@lru_cache(maxsize=64)  # asked for every statement of one question
def _of_work(text: str) -> bool:
    said = fold(text)
    return _ASKS_WORK.search(said) is not None and _ASKS_PAPERS.search(said) is None
