"""Measures asked about by what they are for: all items of their group, counted."""

from __future__ import annotations

import pytest

from assistant.types import AnswerStatus
from tests.compose.conftest import Ask


@pytest.mark.parametrize(
    "question",
    [
        "Để trị nạn trộm cắp thiết bị chiếu sáng thì thành phố tính làm gì?",
        "Hành vi trộm cắp thiết bị sẽ được xử lý ra sao?",
        "Thành phố xử lý trộm cắp thiết bị bằng cách nào?",
    ],
)
def test_all_items_of_the_group(lit: Ask, question: str) -> None:
    answer = lit(question)
    assert answer.status is AnswerStatus.ANSWERED
    assert "2/2" in answer.text
    assert "Công khai trên cổng thông tin" in answer.text
    assert "Lắp cảm biến báo mất dây" in answer.text


@pytest.mark.parametrize("question", ["Lịch cắt điện phường tôi tuần này thế nào?", "Trộm chó thì bị xử phạt ra sao?"])
def test_a_group_of_something_else_does_not_answer(lit: Ask, question: str) -> None:
    assert lit(question).status is AnswerStatus.REFUSED


@pytest.mark.parametrize(
    "question",
    [
        "Thiếu bác sĩ chuyên khoa mắt, răng thì giải quyết sao?",
        "Trạm vùng hồ thiếu bác sĩ chuyên khoa, tỉnh có cách gì bù lại?",
    ],
)
def test_a_problem_told_is_no_answer_to_what_is_done_about_it(clinics: Ask, question: str) -> None:
    assert "Tồn tại" not in clinics(question).text
