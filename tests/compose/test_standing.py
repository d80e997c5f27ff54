"""How things stood when a plan was made: told where that is asked, never a target in its place, nor it in the place of a result."""

from __future__ import annotations

import pytest

from assistant.types import AnswerStatus
from tests.compose.conftest import Ask


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("Giai đoạn 2022 - 2026 có bao nhiêu người bị thương do chập điện?", "14 người"),
        ("Năm 2026 tỷ lệ ngõ có đèn là bao nhiêu?", "61,5%"),
        ("Hiện có mấy đội sửa chữa lưu động?", "5 đội"),
        ("Số tủ điều khiển thông minh năm 2026 là bao nhiêu?", "40"),
    ],
)
def test_the_situation_answers_for_its_own_time(lit: Ask, question: str, figure: str) -> None:
    answer = lit(question)
    assert answer.status is AnswerStatus.ANSWERED
    assert figure in answer.text
    assert not any(other in answer.text for other in ("30%", "60%", "80%", "120", "200"))


def test_whether_the_plan_before_was_met_is_told_with_its_sentence(lit: Ask) -> None:
    assert "thấp hơn kế hoạch 3,5 điểm phần trăm" in lit("Tỷ lệ ngõ có đèn năm 2026 có đạt kế hoạch không?").text


@pytest.mark.parametrize(
    "question",
    [
        "Tính đến hôm nay đã kiểm tra được mấy tủ điện cũ?",
        "Đến nay đã kiểm tra được bao nhiêu tủ điện cũ?",
        "Tới giờ kiểm tra xong mấy tủ điện cũ rồi?",
    ],
)
def test_what_is_set_is_not_told_as_done(lit: Ask, question: str) -> None:
    answer = lit(question)
    assert answer.status in (AnswerStatus.PARTIAL, AnswerStatus.REFUSED)
    assert answer.text.startswith("Các tài liệu")


def test_a_target_is_offered_as_one_where_nothing_says_how_it_stands(lit: Ask) -> None:
    answer = lit("Hiện nay bao nhiêu phần trăm cột đèn dùng bóng LED?")
    assert answer.status is AnswerStatus.PARTIAL
    assert "mục tiêu là" in answer.text


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("Đến 2029 giảm bao nhiêu phần trăm số người bị thương?", "30%"),
        ("Đến 2031 giảm bao nhiêu phần trăm người bị thương vì chập điện?", "60%"),
        ("Đến 2031 giảm bao nhiêu phần trăm vụ chập điện?", "35%"),
    ],
)
def test_of_two_objects_of_one_clause_the_one_asked_about(lit: Ask, question: str, figure: str) -> None:
    assert lit(question).text.startswith(f"**{figure}**")


def test_the_other_object_as_a_follow_up(lit: Ask) -> None:
    assert lit("còn số người bị thương?", "Đến 2029 giảm bao nhiêu vụ chập điện?").text.startswith("**30%**")


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("Hiện ngành y tế Trà Sơn còn thiếu bao nhiêu bác sĩ so với định mức?", "**214 bác sĩ**"),
        ("Trà Sơn còn thiếu bao nhiêu bác sĩ?", "**214 bác sĩ**"),
        ("Đến năm 2030 Trà Sơn còn thiếu bao nhiêu bác sĩ so với định mức?", "**Dưới 40 người**"),
    ],
)
def test_what_is_lacking_now_is_no_aim(clinics: Ask, question: str, figure: str) -> None:
    assert clinics(question).text.startswith(figure)


def test_what_is_now_is_no_aim_wherever_it_says_now(clinics: Ask) -> None:
    assert "41,2%" in clinics("Hiện Trà Sơn có bao nhiêu phần trăm trạm y tế có máy siêu âm?").sentences[0].text
    unknown = clinics("Hiện tỷ lệ trạm y tế có nước sạch là bao nhiêu?")
    assert unknown.status is AnswerStatus.PARTIAL
    assert "mục tiêu là" in unknown.text
