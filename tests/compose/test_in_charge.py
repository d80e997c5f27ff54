"""Who answers for the plan as a whole."""

from __future__ import annotations

import pytest

from assistant.types import AnswerStatus
from tests.compose.conftest import Ask


@pytest.mark.parametrize(
    "question",
    [
        "Ai chịu trách nhiệm triển khai nghị quyết?",
        "Cơ quan nào chủ trì thực hiện Nghị quyết này?",
        "Which department is responsible for this resolution?",
    ],
)
def test_the_body_that_leads_the_plan(lit: Ask, question: str) -> None:
    answer = lit(question)
    assert answer.status is AnswerStatus.ANSWERED
    assert "Sở Xây dựng là cơ quan chủ trì" in answer.text


def test_a_body_that_does_not_lead_it_is_denied(lit: Ask) -> None:
    assert lit("Sở Y tế chủ trì nghị quyết này phải không?").text.startswith("**Không.** Sở Xây dựng")


def test_one_task_is_answered_by_its_own_body(lit: Ask) -> None:
    assert "Công an thành phố" in lit("Ai chủ trì phòng ngừa trộm cắp thiết bị chiếu sáng?").text


def test_what_no_body_is_given_is_not_the_plans(lit: Ask) -> None:
    assert "Sở Xây dựng" not in lit("Ai chịu trách nhiệm tiêm vắc xin?").text


@pytest.mark.parametrize(
    "question", ["Sở nào phụ trách?", "Ai chịu trách nhiệm?", "Which department is in charge of the resolution?"]
)
def test_with_nothing_named_the_plan_is_meant(lit: Ask, question: str) -> None:
    assert "Sở Xây dựng là cơ quan chủ trì" in lit(question).text
