"""A follow-up that compares ("chênh nhau bao nhiêu?", "cái nào cao hơn?"): with what, the two questions before it say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from assistant.data import read_data
from assistant.named import any_of, spelled
from assistant.slots import Slots, find_slots, own_terms, put_in, put_together, subject_of

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
        return put_together("both", language, first=subject_of(before), second=second)
    if now.documents and earlier.scopes and not earlier.documents:  # "theo nghị quyết 57 thì sao?" after the city's own
        own_part = re.sub(
            r"^(?:theo|under)\s+", "", subject.replace(now.documents[0], "", 1), flags=re.IGNORECASE
        ).strip(" ,")
        sides = put_together("both", language, first=earlier.scopes[0], second=now.documents[0])
        return f"{own_part} – {sides}"
    pairs = (
        (now.years, earlier.years),
        (now.levels, earlier.levels),
        (now.documents, earlier.documents),
        (now.scopes, earlier.scopes),
    )
    for last, others in pairs:
        if last and others and not set(last) & set(others):
            sides = put_together("both", language, first=str(others[0]), second=str(last[0]))
            return subject.replace(str(last[0]), sides, 1)
    own_now, own_earlier = set(own_terms(base, now)), set(own_terms(before, earlier))
    if own_now and own_earlier and not own_now & own_earlier:
        return put_together("both", language, first=subject_of(before), second=subject)
    return subject


def without_both(question: str) -> str:
    """Of "so sánh hai năm" what remains when the words that stand for both are left out."""
    return " ".join(any_of(tuple(read_data("follow_ups")["both_of_them"])).sub(" ", spelled(question)).split())
