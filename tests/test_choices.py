"""A short reply picks one of the questions offered; anything longer asks for itself."""

from __future__ import annotations

import pytest

from assistant.choices import listed_row, offered, picked

CLARIFIED = """Bạn muốn hỏi điều nào dưới đây?
1. Tỷ lệ trường có cán bộ y tế, cấp tỉnh?
2. Tỷ lệ trường có cán bộ y tế, cấp huyện?
3. Tỷ lệ trường có cán bộ y tế đến năm 2038?"""
QUESTIONS = offered(CLARIFIED)
LIST = "**3 nhóm**: 1. Kiểm tra điện [1]; 2. Tập huấn cứu hộ [1]; 3. Sửa mái che [1]"


def test_the_questions_of_an_answer_are_its_rows_that_ask() -> None:
    assert len(QUESTIONS) == 3
    assert offered("1. Số trường đạt 40 trường. [1]\n2. Số lớp đạt 120 lớp. [1]") == ()


def test_of_a_page_they_are_the_items_of_its_lists() -> None:
    html = '<p>1. Câu nào?</p><ul><li><a href="#">Bao nhiêu lớp &amp; trường?</a></li><li>Nguồn</li></ul>'
    assert offered(html) == ("Bao nhiêu lớp & trường?",)


@pytest.mark.parametrize(
    ("reply", "place"),
    [
        ("cái thứ hai", 1),
        ("2", 1),
        ("so 1 nhe", 0),
        ("the third one", 2),
        ("câu cuối", 2),
        ("cấp huyện", 1),
        ("2038", 2),
    ],
)
def test_a_reply_picks_by_place_or_by_the_words_only_one_has(reply: str, place: int) -> None:
    assert picked(reply, QUESTIONS) == QUESTIONS[place]


@pytest.mark.parametrize(
    "reply", ["cán bộ y tế", "9", "", "Kinh phí xã hội hóa chiếm bao nhiêu phần trăm tổng mức đầu tư?"]
)
def test_a_reply_that_means_several_or_none_picks_nothing(reply: str) -> None:
    assert picked(reply, QUESTIONS) is None


def test_a_row_of_the_list_before_stands_for_what_it_says() -> None:
    assert listed_row("Nhóm thứ hai cụ thể là gì?", LIST) == "Tập huấn cứu hộ cụ thể là gì?"
    assert listed_row("Nhóm thứ tư cụ thể là gì?", LIST) is None
