"""What a comparing follow-up sets beside each other, and what a count's follow-up lists: told from the questions alone."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.follow_up import complete
from assistant.types import Turn

TODAY = date(2026, 9, 1)


def whole(*turns: str) -> str:
    *before, last = turns
    return complete(last, [Turn("user", text) for text in before], TODAY).text


@pytest.mark.parametrize(
    ("turns", "meant"),
    [
        (
            ("Kinh tế số của Hà Nội năm 2025?", "Thế cả nước?", "Cái nào cao hơn?"),
            "Cái nào cao hơn: kinh tế số của Hà Nội và cả nước năm 2025?",
        ),
        (
            ("Số trạm y tế năm 2028?", "còn số giường bệnh?", "chênh nhau bao nhiêu?"),
            "Chênh nhau bao nhiêu: số trạm y tế năm 2028 và số giường bệnh, đến năm 2028?",
        ),
        (
            ("Diện tích rừng năm 2028?", "Năm 2030?", "So sánh hai năm"),
            "So sánh diện tích rừng năm 2028 và 2030?",
        ),
        (("Có mấy nhóm giải pháp?", "kể ra"), "Liệt kê nhóm giải pháp?"),
        (("Kế hoạch có bao nhiêu mục tiêu về y tế?", "gồm những gì vậy ạ"), "Liệt kê mục tiêu về y tế của Kế hoạch?"),
        (("How many task groups are there?", "which ones?"), "List task groups?"),
    ],
)
def test_follow_up_made_whole(turns: tuple[str, ...], meant: str) -> None:
    assert whole(*turns) == meant


@pytest.mark.parametrize("asked_on", ["kể ra những khó khăn của tỉnh", "gồm những xã nào được hỗ trợ"])
def test_a_question_with_words_of_its_own_lists_nothing_counted(asked_on: str) -> None:
    assert "Liệt kê nhóm giải pháp" not in whole("Có mấy nhóm giải pháp?", asked_on)
