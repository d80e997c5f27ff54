"""More of an answer is what stands around it; the source of an answer is named."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.pipeline import Assistant
from assistant.types import AnswerStatus, Question, Turn

SHARE = "Đến năm 2025 hạ tầng băng thông rộng phủ bao nhiêu phần trăm hộ gia đình Hà Nội?"


def asked_on(assistant: Assistant, question: str) -> tuple[str, str]:
    first = assistant.answer(Question(SHARE))
    answer = assistant.answer(Question(question, (Turn("user", SHARE), Turn("assistant", first.text))))
    assert answer.status is AnswerStatus.ANSWERED
    return first.text, answer.text


def test_more_is_the_answer_and_what_stands_around_it(assistant: Assistant) -> None:
    first, more = asked_on(assistant, "nói rõ hơn đi")
    assert more.startswith(first)
    rows = more.removeprefix(first).splitlines()
    assert rows[0].strip() == "Cùng mục đó, văn bản còn nêu:"
    assert 1 <= len(rows[1:]) <= 4
    assert all(row.startswith("- ") and row.endswith("]") for row in rows[1:])


def test_the_source_is_named(assistant: Assistant) -> None:
    first, told = asked_on(assistant, "Chỉ tiêu này của văn bản nào?")
    assert told.endswith(first)
    assert "Dự thảo Chương trình Chuyển đổi số" in told.removesuffix(first)


@pytest.mark.parametrize(
    ("today", "said"), [(date(2025, 12, 31), "Hạn đó chưa qua (hết năm 2025)."), (date(2026, 1, 1), "Hạn đó đã qua")]
)
def test_whether_a_deadline_is_past_is_told_by_the_day(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch, today: date, said: str
) -> None:
    monkeypatch.setattr(assistant, "_today", lambda: today)
    asked = "Băng thông rộng phủ hết xã, phường của Hà Nội là hạn năm nào, còn hạn không?"
    answer = assistant.answer(Question(asked))
    assert said in answer.text
    assert "**Có.**" not in answer.text


@pytest.mark.parametrize("asked", ["vi sao khong dat muc tieu", "vì sao không đạt mục tiêu", "tai sao chua dat"])
def test_what_was_not_reached_is_not_read_as_not_set(assistant: Assistant, asked: str) -> None:
    assert "đặt" not in assistant.answer(Question(asked)).text
    assert "đặt" not in (assistant.answer(Question(asked)).understood_as or "")
