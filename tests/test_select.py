"""Which statements answer, where words alone do not say it."""

from __future__ import annotations

from pathlib import Path

from assistant.embedding.encoder import PromptedEncoder
from assistant.types import AnswerStatus
from tests.made_assistant import ask_alone
from tests.made_documents import read

PLAN = """# Kế hoạch an toàn giao thông huyện Đồng Bưởi

## I. Mục tiêu chung

Hướng tới không còn người chết vì tai nạn giao thông liên quan đến rượu, bia vào năm 2030.

## II. Nhiệm vụ, giải pháp

1. Phối hợp với quán ăn có bán rượu, bia để triển khai dịch vụ đưa khách về nhà.

2. Lắp 40 đèn tín hiệu tại ngã tư trung tâm.

3. Tổ chức thi vẽ tranh trong trường tiểu học.
"""


def test_what_is_to_be_done_answers_by_its_meaning_not_an_aim(encoder: PromptedEncoder, tmp_path: Path) -> None:
    near, far = ask_alone(
        tmp_path,
        encoder,
        read(PLAN),
        "Huyện làm gì để người uống rượu bia ở quán ăn không tự lái xe về nhà?",
        "Huyện làm gì để giảm giá vé máy bay?",
    )
    assert near.text.startswith("Phối hợp với quán ăn")
    assert far.status is AnswerStatus.REFUSED


def test_an_aim_claimed_wrongly_is_judged_not_passed_over(encoder: PromptedEncoder, tmp_path: Path) -> None:
    aim = "Tỷ lệ hộ dân có xe máy đội mũ bảo hiểm đạt 90% vào năm 2030."
    text = PLAN.replace("## II.", f"{aim}\n\n## II.")
    question = "Kế hoạch đặt tỷ lệ hộ dân có xe máy đội mũ bảo hiểm 95% năm 2030 bằng cách nào?"
    (answer,) = ask_alone(tmp_path, encoder, read(text), question)
    assert "90%" in answer.text
