"""Of two dates in one sentence the one whose clause says what is asked."""

from __future__ import annotations

import pytest

from assistant.compose.date_asked import date_asked

TEXT = "Phà điện chạy thử từ quý II năm 2027 và chở khách chính thức từ ngày 15/9/2027"


@pytest.mark.parametrize(
    ("question", "date"),
    [
        ("Phà điện chạy thử từ khi nào?", "từ quý II năm 2027"),
        ("Khi nào phà điện chở khách chính thức?", "từ ngày 15/9/2027"),
        ("Ai được miễn vé?", ""),  # said by neither clause
    ],
)
def test_the_date_of_the_clause_asked_for(question: str, date: str) -> None:
    assert date_asked(TEXT, question) == date


def test_one_date_alone_is_no_choice() -> None:
    assert date_asked("Phà điện chạy thử từ quý II năm 2027", "Phà điện chạy thử từ khi nào?") == ""
