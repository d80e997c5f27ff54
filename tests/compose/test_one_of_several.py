"""Whoever is in two groups is told the rule on that, not the amount of one of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.embedding.encoder import PromptedEncoder
from tests.made_assistant import ask_alone
from tests.made_documents import read

PLAN = """# Kế hoạch trợ giúp xã hội phường Tân Lộc

## III. Mức hỗ trợ

| STT | Đối tượng | Mức hỗ trợ |
|---|---|---|
| 1 | Người cao tuổi cô đơn thuộc hộ nghèo | 600.000 đồng/tháng |
| 2 | Người khuyết tật nặng | 750.000 đồng/tháng |

Người thuộc nhiều nhóm chỉ được hưởng một mức cao nhất. Hồ sơ nộp tại Trung tâm Phục vụ hành chính công phường.
"""


@pytest.mark.parametrize(
    "question",
    [
        "Bà tôi vừa cô đơn nghèo, vừa khuyết tật nặng thì có được cộng cả hai mức hỗ trợ không?",
        "Người khuyết tật nặng thuộc hộ nghèo có được nhận đồng thời hai khoản hỗ trợ không?",
    ],
)
def test_only_one_is_given(tmp_path: Path, encoder: PromptedEncoder, question: str) -> None:
    [answer] = ask_alone(tmp_path, encoder, read(PLAN), question)
    assert answer.text.startswith("**Không.**")
    assert "một mức cao nhất" in answer.text


def test_one_support_is_asked_about_as_before(tmp_path: Path, encoder: PromptedEncoder) -> None:
    [answer] = ask_alone(tmp_path, encoder, read(PLAN), "Người khuyết tật nặng được hỗ trợ bao nhiêu tiền một tháng?")
    assert answer.text.startswith("**750.000 đồng/tháng**")
