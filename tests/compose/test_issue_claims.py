"""A wrong claim of a document's issue is set right, and what was asked besides is answered."""

from __future__ import annotations

from assistant.types import AnswerStatus
from tests.compose.conftest import Ask


def test_a_wrong_year_is_set_right_before_the_figure(ask: Ask) -> None:
    answer = ask("Kế hoạch 88 ban hành năm 2019 đặt tỷ lệ hộ nghèo ở nông thôn còn bao nhiêu phần trăm?")
    assert answer.text.startswith("**Không phải năm 2019.**")
    assert "12/3/2024" in answer.text
    assert len(answer.sentences) > 1


def test_a_wrong_body_is_set_right(ask: Ask) -> None:
    answer = ask("Kế hoạch 88 do Bộ Y tế ban hành đặt tỷ lệ hộ nghèo ở nông thôn còn bao nhiêu phần trăm?")
    assert answer.text.startswith("**Không phải do Bộ Y tế.**")


def test_a_right_claim_is_not_spoken_of(ask: Ask) -> None:
    answer = ask("Kế hoạch 88 ban hành năm 2024 đặt tỷ lệ hộ nghèo ở nông thôn còn bao nhiêu phần trăm?")
    assert "Không phải" not in answer.text
    assert answer.status is AnswerStatus.ANSWERED


def test_where_nothing_else_is_found_the_claim_is_still_set_right(ask: Ask) -> None:
    answer = ask("Vì sao Kế hoạch 88 ký năm 2021 mà giờ mới bay lên mặt trăng?")
    assert answer.status is AnswerStatus.PARTIAL
    assert answer.text.startswith("**Không phải năm 2021.**")
