"""A follow-up that compares ("chênh nhau bao nhiêu?", "cái nào cao hơn?"): with what, the two questions before it say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from assistant.data import read_data
from assistant.named import any_of, spelled
from assistant.slots import Slots, find_slots, own_terms, put_in, subject_of

_SUBJECT = re.compile(
    r"^(?:số|tỷ lệ|tỉ lệ|tỷ trọng|tổng|mức|diện tích|sản lượng|quy mô|kinh phí|vốn|chỉ số|doanh thu|giá trị|thu nhập)\b",
    re.IGNORECASE,
)


def subject_compared(base: str, before: str, own: str, names: Sequence[str], today: date, language: str) -> str:
    """What is compared: the last question's subject with what the one before it named otherwise, both subjects where those differ.

    `own` are the words the last question set in place of the subject before it, "" where it kept that.
    """
    subject = subject_of(base)
    now, earlier = find_slots(base, names, today), find_slots(before, names, today)
    if before and own and _SUBJECT.match(own):  # "còn số giường bệnh?" after the number of stations
        second = put_in(own, earlier.without(Slots(), subject=True), names, today, language)
        return both(subject_of(before), second, language)
    if now.documents and earlier.scopes and not earlier.documents:  # "theo nghị quyết 57 thì sao?" after the city's own
        own_part = re.sub(
            r"^(?:theo|under)\s+", "", subject.replace(now.documents[0], "", 1), flags=re.IGNORECASE
        ).strip(" ,")
        return f"{own_part} – {both(earlier.scopes[0], now.documents[0], language)}"
    pairs = (
        (now.years, earlier.years),
        (now.levels, earlier.levels),
        (now.documents, earlier.documents),
        (now.scopes, earlier.scopes),
    )
    for last, others in pairs:
        if last and others and not set(last) & set(others):
            return subject.replace(str(last[0]), both(str(others[0]), str(last[0]), language), 1)
    if (
        before
        and own_terms(base, now)
        and own_terms(before, earlier)
        and not set(own_terms(base, now)) & set(own_terms(before, earlier))
    ):
        return both(subject_of(before), subject, language)
    return subject


def without_both(question: str) -> str:
    """Of "so sánh hai năm" what remains when the words that stand for both are left out."""
    return " ".join(any_of(tuple(read_data("follow_ups")["both_of_them"])).sub(" ", spelled(question)).split())


def both(first: str, second: str, language: str) -> str:
    joined: str = read_data("follow_ups")["both"][language]
    return joined.format(first=first, second=second)
