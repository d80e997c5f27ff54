"""Rows are offered as questions that people would ask, and that the same words answer."""

from __future__ import annotations

from assistant.evidence import Evidence
from assistant.offer import question_of, short_name
from assistant.pipeline import Assistant
from assistant.types import AnswerStatus, Question, Target
from assistant.vietnamese import fold
from tests.made_documents import HEALTH, SCHOOLS, read


def test_every_question_made_of_the_corpus_is_answered_with_its_row(assistant: Assistant) -> None:
    evidence: Evidence = assistant.evidence
    asked = missed = 0
    for row in evidence.targets:
        statement = evidence.of_row(row)
        question = question_of(statement, "vi") if statement else None
        if question is None:
            continue
        asked += 1
        answer = assistant.answer(Question(question))
        rows = {str(target["id"]) for target in answer.targets}
        missed += answer.status not in (AnswerStatus.ANSWERED, AnswerStatus.PARTIAL) or row.id not in rows
    assert asked >= 60
    assert missed <= asked // 50


def test_questions_offered_in_english_are_answered(assistant: Assistant) -> None:
    offered = assistant.answer(Question("How much does a bus ticket cost?")).suggestions
    assert len(offered) == 3
    assert all(assistant.answer(Question(text)).status is AnswerStatus.ANSWERED for text in offered)


def test_what_a_refusal_offers_is_answered(assistant: Assistant) -> None:
    for question in (
        "giá điện sinh hoạt năm nay bao nhiêu?",
        "Bao nhiêu trường học có phòng máy?",
        "Lương giáo viên là bao nhiêu?",
    ):
        answer = assistant.answer(Question(question))
        assert answer.status is AnswerStatus.REFUSED
        assert answer.suggestions
        for text in answer.suggestions:
            assert assistant.answer(Question(text)).status is AnswerStatus.ANSWERED, text


def test_a_question_has_no_figure_and_no_aside(assistant: Assistant) -> None:
    for row in assistant.evidence.targets:
        statement = assistant.evidence.of_row(row)
        question = (question_of(statement, "vi") if statement else None) or ""
        assert "(" not in question
        if isinstance(row, Target) and row.value is not None and row.unit.startswith("%"):
            assert "%" not in question


def test_a_document_is_called_by_its_kind_and_number() -> None:
    assert short_name(read(HEALTH, number="12/KH-UBND")) == "Kế hoạch 12/KH-UBND"
    draft = read(SCHOOLS, number=None, status="draft", aliases=("Trường học an toàn", "Dự thảo trường học 2021"))
    assert fold(short_name(draft) or "") == "du thao truong hoc"
