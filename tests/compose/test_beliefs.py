"""What a plan reports as a common belief is no yes; what it replaces is not in force."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.embedding.encoder import PromptedEncoder
from tests.made_assistant import ask_alone
from tests.made_documents import read

PLAN = """# Kế hoạch cấp nước sạch xã Tân Mỹ

## I. Quan điểm

- Nhiều người cho rằng nước giếng khoan sẽ bị cấm khai thác; thực tế, hộ gia đình vẫn được dùng giếng khoan để tưới tiêu.

## II. Nhiệm vụ

- Lắp đồng hồ nước miễn phí cho hộ nghèo.

## III. Tổ chức thực hiện

- Kế hoạch này có hiệu lực từ ngày ký và thay thế Kế hoạch số 95/KH-UBND ngày 20 tháng 4 năm 2023 về cấp nước nông thôn.
"""


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Nước giếng khoan có bị cấm khai thác không?", "Không."),
        ("Hộ gia đình có được dùng giếng khoan để tưới tiêu không?", "Có."),
        ("Kế hoạch 95/KH-UBND năm 2023 còn hiệu lực không?", "Không."),
        ("Kế hoạch số 95 đã bị thay thế chưa?", "Có."),
    ],
)
def test_the_verdict_is_of_what_the_plan_holds(
    tmp_path: Path, encoder: PromptedEncoder, question: str, verdict: str
) -> None:
    document = read(PLAN, number="12/KH-UBND", status="in_force")
    [answer] = ask_alone(tmp_path, encoder, document, question)
    assert answer.text.startswith(f"**{verdict}**")
    assert answer.citations
