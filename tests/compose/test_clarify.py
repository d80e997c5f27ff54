"""What a question leaves open is asked back: complete questions, each answerable."""

from __future__ import annotations

import pytest

from assistant.pipeline import Assistant
from assistant.types import AnswerStatus, Question
from tests.compose.conftest import Ask


@pytest.mark.parametrize("question", ["Mục tiêu bao nhiêu phần trăm?", "muc tieu bao nhieu phan tram"])
def test_a_question_without_a_subject_is_asked_back(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.status is AnswerStatus.CLARIFY
    assert 2 <= len(answer.suggestions) <= 6
    assert not answer.citations
    for n, choice in enumerate(answer.suggestions, 1):
        assert f"{n}. {choice}" in answer.text
        assert ask(choice).status is AnswerStatus.ANSWERED, choice


def test_the_document_named_is_the_one_the_choices_are_of(assistant: Assistant) -> None:
    answer = assistant.answer(Question("Nghị quyết 57 đặt mục tiêu bao nhiêu phần trăm?"))
    assert answer.status is AnswerStatus.CLARIFY
    assert all("57-NQ/TW" in choice for choice in answer.suggestions)


def test_many_readings_are_asked_back_and_few_are_answered(assistant: Assistant) -> None:
    answer = assistant.answer(Question("Hồ sơ công việc xử lý trên mạng bao nhiêu phần trăm?"))
    assert answer.status is AnswerStatus.CLARIFY
    assert any("cấp xã" in choice for choice in answer.suggestions)
    answer = assistant.answer(Question("GCI đến 2025 hạng mấy?"))
    assert answer.status is AnswerStatus.ANSWERED
    assert "cạnh tranh" in answer.text
    assert "an ninh mạng" in answer.text


def test_a_question_with_a_subject_is_answered(ask: Ask) -> None:
    assert ask("Độ che phủ rừng đến năm 2030 là bao nhiêu phần trăm?").status is not AnswerStatus.CLARIFY


def test_a_subject_whose_letters_are_those_of_a_word_of_lists_is_one(assistant: Assistant) -> None:
    answer = assistant.answer(Question("Giá nhà chung cư ở Hà Nội năm 2030 là bao nhiêu?"))  # "cư" is no "cụ thể"
    assert answer.status is AnswerStatus.REFUSED
