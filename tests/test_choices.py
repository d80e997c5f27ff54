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
    assert listed_row("Ai làm nhóm thứ hai?", LIST) == "Ai làm Tập huấn cứu hộ?"
    assert listed_row("Nhóm thứ tư cụ thể là gì?", LIST) is None


@pytest.mark.parametrize(
    "question", ["Nhóm thứ hai cụ thể là gì?", "Nhóm 2 nói gì?", "nhom 2 noi gi", "cái số 2", "2", "số 2."]
)
def test_a_row_asked_for_by_its_place_is_asked_what_it_holds(question: str) -> None:
    assert listed_row(question, LIST) == "Tập huấn cứu hộ gồm những nội dung nào"


@pytest.mark.parametrize("question", ["2030?", "Năm 2 trường đạt chuẩn thì sao?", "toan cau nam 2025 nhom may"])
def test_a_number_that_counts_or_dates_picks_no_row(question: str) -> None:
    assert listed_row(question, LIST) is None


@pytest.mark.parametrize("reply", ["Nhóm 2 nói gì?", "cái 2", "cái số 2"])
def test_a_choice_is_picked_by_what_rows_are_called(reply: str) -> None:
    assert picked(reply, QUESTIONS) == QUESTIONS[1]
