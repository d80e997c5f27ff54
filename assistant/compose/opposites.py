"""What is stated is the opposite of what is asked: free of charge where it is asked whether one pays, forbidden where it may be allowed."""

from __future__ import annotations

import re

from assistant.named import spelled
from assistant.statements import Statement
from assistant.understand import Query

# What is asked and, where the clause does not say it, what it says instead.
_OPPOSITES = tuple(
    (re.compile(asked), re.compile(stated))
    for asked, stated in (
        (
            r"\b(?:trả|đóng|nộp|mất|tốn|thu) (?:tiền|phí|lệ phí|học phí)\b|\bphải thanh toán\b|\bpay\b",
            r"\bmiễn\b|\bkhông thu\b|\bkhông phải (?:trả|đóng|nộp)\b",
        ),
        (r"\bmiễn\b|\bmiễn phí\b|\bfree of charge\b", r"\bgiảm\b|\bhỗ trợ (?:một phần|(?!100\b)\d)"),
        (
            r"\b(?:được|cho) (?:phép )?(?:đi|lặn|bơi|tắm|câu|bắt|tổ chức|mở"
            r"|vào|xả|đổ|đỗ|bán|dùng|sử dụng|xây|lưu thông)\b|\bđược phép\b",
            r"\b(?:nghiêm )?cấm\b|\bkhông được\b|\btừ chối\b|\btạm dừng\b|\bdừng hoạt động\b|\bđình chỉ\b",
        ),
        (r"\bbắt buộc\b", r"\bkhuyến khích\b|\btự nguyện\b|\bvận động\b"),
        (  # several at once, where one alone is given
            r"\b(?:được|có)\b(?!.* khác (?:nhau|loại)\b).*"
            r"\b(?:cả (?:hai|2|ba|3)|cùng lúc|đồng thời|cộng dồn|(?:hai|2) (?:khoản|mức|suất|lần))\b|\bboth\b",
            r"\bchỉ (?:được )?(?:nhận|hưởng|áp dụng|tính|hỗ trợ|chọn|xét|vay)\b.*\b(?:một|1|cao nhất)\b"
            r"|\bkhông (?:được )?(?:cộng dồn|(?:hưởng|nhận|tính|hỗ trợ) (?:trùng|đồng thời|cùng lúc))\b",
        ),
        (r"\btăng\b", r"\bgiảm\b"),
        (r"\bgiảm\b", r"\btăng\b"),
    )
)


# "mỗi hộ một lần" may stand in another clause of the sentence than what is given.
_AGAIN = re.compile(r"\b(?:hai|2|02|ba|3|nhiều) lần\b|\blần (?:nữa|thứ hai|thứ 2)\b|\btwice\b")
_ONCE = re.compile(
    r"\bmỗi (?P<of>[^\W\d]+)(?: [^\W\d]+){0,5} (?:một|1|01) lần\b|\b(?:chỉ|hỗ trợ|thưởng|hưởng) (?:một|1|01) lần\b"
)


def says_opposite(query: Query, statement: Statement) -> bool:
    asked, said = spelled(query.text), spelled(statement.text)
    return any(a.search(asked) and not a.search(said) and b.search(said) for a, b in _OPPOSITES)


def gives_once(query: Query, statement: Statement) -> bool:
    """Whether several times are asked about, and the passage says that each has it once."""
    asked = spelled(query.text)
    once = _ONCE.search(spelled(statement.passage.text)) if _AGAIN.search(asked) else None
    return once is not None and (once["of"] is None or f" {once['of']} " in f" {asked} ")
