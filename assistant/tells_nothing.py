"""What is asked for by its verb - what is spent, given, or where a thing stands - and a statement that says nothing of it."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.bags import heading_text
from assistant.statements import Statement
from assistant.understand import Query
from assistant.vietnamese import fold, words

_WHERE = re.compile(
    r"\b(?:o|tai|ra|den|toi|len|gap|cho|noi) (?:dau|cho nao|noi nao|phong nao)\b|\b(?:cho|noi) nao\b|\bwhere\b"
)
NAMES_PLACE = re.compile(r"\b(?:tại|ở)\s+(?:[A-ZĐ]|nhà văn hóa|trụ sở|bộ phận|trạm|trường|chi nhánh|điểm|cơ sở)")
_HOUR_ASKED = re.compile(
    r"\b(?:luc|tu|den|vao|khoang) may gio\b|\bmay gio (?:mo|dong|sang|chieu|thi|la)\b|\bwhat time\b|\b(?:opening|office) hours\b"
)
_HOUR = re.compile(r"\d\s*(?:giờ|h)(?!\w)|\d{1,2}[:h]\d{2}", re.IGNORECASE)
_AGE_ASKED = re.compile(r"\b(?:bao nhieu|may) tuoi\b|\bhow old\b|\b(?:what|which) age\b")
_SPENT_ASKED = re.compile(r"\b(?:chi|bo ra|dau tu)(?: ra)? (?:bao nhieu|may)\b(?! tieu)|\bhow much\b.*\bspen[dt]\b")
_SPENDING = re.compile(r"(?<!\w)(?:chi|ngân sách|kinh phí|vốn|dành|bố trí|đầu tư|đồng|tiền|hỗ trợ|phí|usd)(?!\w)")
# "Trung tâm ... nằm ở đâu", "Chợ ... mở cửa mấy giờ": a thing called by its name.
_KINDS_OF_THING = "trung tâm|trường|trạm|bệnh viện|chợ|nhà|cơ sở|khu|cụm|bãi|bến|điểm|văn phòng|trụ sở|kho|thư viện"
_THING = rf"^\W*(?P<thing>(?:{_KINDS_OF_THING})(?: [^\W\d]+){{2,8}}?)"
_STANDS_WHERE = re.compile(
    rf"{_THING} (?:(?:nằm |đặt |đóng |được đặt |xây )*(?:ở|tại) (?:đâu|chỗ nào|nơi nào|phường nào|xã nào)"
    r"|(?:mở|đóng|làm việc|hoạt động|bắt đầu)\b[^,.;?]*\b(?:mấy giờ|lúc nào))\b",
    re.IGNORECASE,
)
_GIVING = re.compile(
    r"\b(?:ho tro|tro cap|phu cap|cap (?:khong|mien|phat|bu|kinh phi)|mien|thuong|tang|bieu|chi tra|muc (?:chi|ho tro|dong|huong|vay)"
    r"|vay|boi duong|che do|boi thuong|hoc bong|uu dai|dai tho|tai tro|nhan)\b"
)
_GIVEN_ASKED = re.compile(
    r"\b(?:ho tro|tro cap|nhan|lanh|huong|linh|duoc cho|bieu|tang)\b(?: duoc)? bao nhieu(?=\W*$|,)"
)
_LEAST_OF_NAME, _OF_NAME = 3, 0.6  # words of a thing's name, and share of them that must be said


def tells_nothing(query: Query, statement: Statement) -> bool:
    """Whether a statement, near as it is, has nothing of what is asked: no hour, no age, no spending, no support, no such thing."""
    tests = (_has_no_hour, _has_no_age, _spends_nothing, _of_other_place, _tells_no_place, _gives_nothing)
    return any(test(query, statement) for test in tests)


def asks_where(query: Query) -> bool:
    """Whether a place to go to is asked for: "ra chỗ nào ghi tên", "nộp ở đâu"."""
    return _asks_where(query.search_text)


@lru_cache(maxsize=64)
def _asks_where(text: str) -> bool:
    return _WHERE.search(fold(text)) is not None


@lru_cache(maxsize=64)  # asked for every figure of every statement of one question
def asks_what_is_given(text: str) -> bool:
    """Whether it is asked how much is given: "được hỗ trợ bao nhiêu"."""
    return _GIVEN_ASKED.search(fold(text)) is not None


@lru_cache(maxsize=64)
def _asks_what_is_spent(text: str) -> bool:
    return _SPENT_ASKED.search(fold(text)) is not None


@lru_cache(maxsize=64)
def _thing_placed(text: str) -> frozenset[str]:
    asked = _STANDS_WHERE.match(text)
    return frozenset(words(asked["thing"])) if asked else frozenset()


def _has_no_hour(query: Query, statement: Statement) -> bool:
    """Whether an hour is asked for, and the passage has none: "what time does it open" is not told by "10 days"."""
    return _asks_hour(query.typed) and _HOUR.search(statement.passage.text) is None


def _has_no_age(query: Query, statement: Statement) -> bool:
    return _asks_age(query.typed) and "tuổi" not in statement.passage.text.lower()


@lru_cache(maxsize=64)
def _asks_hour(text: str) -> bool:
    return _HOUR_ASKED.search(fold(text)) is not None


@lru_cache(maxsize=64)
def _asks_age(text: str) -> bool:
    return _AGE_ASKED.search(fold(text)) is not None


def _spends_nothing(query: Query, statement: Statement) -> bool:
    """Whether it is asked how much is spent, and no statement or heading speaks of spending: a share of GRDP is none."""
    if query.kind != "how_much" or not _asks_what_is_spent(query.search_text):
        return False
    return not _SPENDING.search(f"{statement.text} . {' . '.join(statement.passage.heading_path)}".lower())


def _of_other_place(query: Query, statement: Statement) -> bool:
    """Whether it is asked where a thing stands or when it opens, and a statement's passage lacks most words of its name."""
    thing = _thing_placed(query.search_text) if query.language == "vi" else frozenset()
    if len(thing) < _LEAST_OF_NAME:
        return False
    return len(thing & set(words(statement.passage.text))) < _OF_NAME * len(thing)


def _gives_nothing(query: Query, statement: Statement) -> bool:
    """Whether it is asked how much is given, and nothing in or above a statement gives."""
    if query.kind != "how_much" or not asks_what_is_given(query.search_text):
        return False
    return not _GIVING.search(fold(f"{statement.passage.text} . {heading_text(statement)} . {statement.text}"))


def _tells_no_place(query: Query, statement: Statement) -> bool:
    """Whether a place to go to is asked for and a table's cell says something else of its row."""
    return (
        query.kind == "what" and bool(statement.column) and asks_where(query) and not NAMES_PLACE.search(statement.text)
    )
