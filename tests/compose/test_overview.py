"""What a whole plan is about."""

from __future__ import annotations

import pytest

from assistant.types import AnswerStatus
from tests.compose.conftest import Ask


@pytest.mark.parametrize(
    "question",
    [
        "Tóm tắt nghị quyết giúp tôi",
        "Nghị quyết này nói về gì?",
        "Nội dung chính của nghị quyết là gì?",
        "tom tat nghi quyet",
    ],
)
def test_a_plan_in_a_few_sentences(lit: Ask, question: str) -> None:
    answer = lit(question)
    assert answer.status is AnswerStatus.ANSWERED
    assert answer.text.startswith("Nghị quyết về chiếu sáng công cộng")
    assert "31/NQ-HĐND" in answer.text
    assert "chỉ tiêu** (" in answer.text
    assert (
        "Nhiệm vụ, giải pháp gồm **3 nhóm**: Bảo đảm an toàn lưới đèn; Xử lý hành vi trộm cắp thiết bị;" in answer.text
    )


def test_how_things_stood_is_no_target(lit: Ask) -> None:
    assert "năm 2026" not in lit("Tóm tắt nghị quyết").text


def test_in_english_the_names_of_its_parts_are_quoted(lit: Ask) -> None:
    text = lit("What is the resolution about?").text
    assert "It sets **" in text
    assert "**3 groups**: “Bảo đảm an toàn lưới đèn”" in text


@pytest.mark.parametrize("question", ["Tóm tắt kế hoạch của Đà Nẵng", "Nghị quyết nói gì về tiêm vắc xin?"])
def test_another_place_or_a_subject_is_no_whole_plan(lit: Ask, question: str) -> None:
    assert "3 nhóm" not in lit(question).text


def test_the_primary_plan_is_meant_among_several(ask: Ask) -> None:
    answer = ask("Tóm tắt kế hoạch giúp tôi")
    assert {citation.document for citation in answer.citations} == {"nong-nghiep-lam-son"}
