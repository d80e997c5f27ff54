"""What was reached comes from documents of results only; where none speaks, the target is offered as one."""

from __future__ import annotations

from assistant.types import AnswerStatus
from tests.compose.conftest import Ask


def test_a_reported_result_stands_beside_its_target(ask: Ask) -> None:
    answer = ask("Diện tích cây ăn quả đã đạt bao nhiêu?")
    assert answer.status is AnswerStatus.ANSWERED
    assert answer.text.startswith("**16.200 ha**")
    assert "Mục tiêu: **18.500 ha**" in answer.text
    assert [citation.document for citation in answer.citations] == ["ket-qua", "nong-nghiep-lam-son"]
    assert "Đây là kết quả được báo cáo, không phải mục tiêu." in answer.notes


def test_without_a_report_the_target_is_said_to_be_one(ask: Ask) -> None:
    answer = ask("Tỷ lệ cơ giới hóa khâu thu hoạch đã đạt bao nhiêu?")
    assert answer.status is AnswerStatus.PARTIAL
    assert answer.text.startswith("Các tài liệu không nêu kết quả thực hiện; mục tiêu là:")
    assert "ket-qua" not in {citation.document for citation in answer.citations}


def test_a_plan_is_asked_for_its_target_and_the_report_keeps_out(ask: Ask) -> None:
    answer = ask("Diện tích cây ăn quả đến năm 2028 đạt bao nhiêu?")
    assert "16.200" not in answer.text
