"""Sources of money from a table's columns and its sum; and from sums in prose, those of sources alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.embedding.encoder import PromptedEncoder
from assistant.types import AnswerStatus
from tests.made_assistant import ask_alone
from tests.made_documents import read

TABLED = """# Kế hoạch chợ dân sinh xã Đồng Bưởi giai đoạn 2026 - 2030

## Kinh phí

**Bảng 1. Nhu cầu vốn** (đơn vị: triệu đồng)

| Nội dung | Ngân sách tỉnh | Vốn doanh nghiệp, hộ dân | Tổng |
|---|---|---|---|
| Xây chợ | 210 | 120 | 330 |
| Tập huấn | 15 | 0 | 15 |
| **Tổng cộng** | **225** | **120** | **345** |
"""
SAID = """# Kế hoạch chợ dân sinh xã Đồng Bưởi giai đoạn 2026 - 2030

## Kinh phí

1. Tổng kinh phí thực hiện Kế hoạch là 345 triệu đồng, gồm:

a) Ngân sách tỉnh: 225 triệu đồng;

b) Vốn doanh nghiệp và hộ dân: 120 triệu đồng.

2. Phân theo nội dung: xây chợ 240 triệu đồng; tập huấn 60 triệu đồng; tuyên truyền 45 triệu đồng.
"""


@pytest.mark.parametrize("plan", [TABLED, SAID])
def test_every_source_and_nothing_it_is_spent_on(encoder: PromptedEncoder, tmp_path: Path, plan: str) -> None:
    (answer,) = ask_alone(tmp_path, encoder, read(plan), "Kể tên các nguồn vốn thực hiện kế hoạch")
    assert answer.status is AnswerStatus.ANSWERED
    assert all(value in answer.text for value in ("345 triệu đồng", "225 triệu đồng", "120 triệu đồng"))
    assert "doanh nghiệp" in answer.text
    assert "tập huấn" not in answer.text.lower()


def test_money_for_one_thing_is_not_the_plans(encoder: PromptedEncoder, tmp_path: Path) -> None:
    (answer,) = ask_alone(tmp_path, encoder, read(TABLED), "Kinh phí mua cân đối chứng lấy từ nguồn nào?")
    assert "225" not in answer.text
