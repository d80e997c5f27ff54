"""Whom to ask about a plan: the person it names for that, never a clause in which somebody is contacted."""

from __future__ import annotations

import pytest

from assistant.types import AnswerStatus
from tests.compose.conftest import Ask


@pytest.mark.parametrize(
    "question",
    [
        "Cần liên hệ ai để hỏi về việc theo dõi kế hoạch y tế Trà Sơn?",
        "Muốn hỏi thêm về kế hoạch này thì gọi cho ai?",
        "Đầu mối theo dõi kế hoạch y tế cơ sở Trà Sơn là ai?",
        "Who should I contact about this plan?",
    ],
)
def test_the_contact_is_told(clinics: Ask, question: str) -> None:
    answer = clinics(question)
    assert answer.status is AnswerStatus.ANSWERED
    assert "Lương Thị Thảo" in answer.text
    assert answer.sentences[0].citations


@pytest.mark.parametrize("question", ["Số điện thoại liên hệ là gì?", "Liên hệ ai để đăng ký tiêm chủng?"])
def test_no_name_for_a_number_nor_for_another_matter(clinics: Ask, question: str) -> None:
    assert "Lương Thị Thảo" not in clinics(question).text
