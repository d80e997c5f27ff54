"""A line that announces a list answers with all that stands below it."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.embedding.encoder import PromptedEncoder
from assistant.types import Answer
from tests.made_assistant import ask_alone
from tests.made_documents import read

PLAN = """# Chương trình chuyển đổi xanh thành phố Vĩnh Hòa

## II. Nhiệm vụ

Ưu tiên triển khai 04 dự án thí điểm sau đây:

- Trạm sạc xe điện công cộng: Sở Xây dựng chủ trì, hoàn thành Quý III/2026.
- Mái nhà xanh tại 45 trường học: Sở Giáo dục và Đào tạo chủ trì.
- Bãi đỗ xe thông minh: Công an thành phố chủ trì, hoàn thành năm 2027.
- Thu gom dầu ăn thải: Sở Nông nghiệp và Môi trường chủ trì.

Bảo đảm các điều kiện như sau:

- Mặt bằng sạch trước khi khởi công.
- Có đơn vị vận hành ít nhất 5 năm.
"""
ITEMS = ("Trạm sạc", "Mái nhà xanh", "Bãi đỗ xe", "dầu ăn thải")


def ask(folder: Path, encoder: PromptedEncoder, question: str) -> Answer:
    return ask_alone(folder, encoder, read(PLAN), question)[0]


@pytest.mark.parametrize(
    "question",
    [
        "Thành phố ưu tiên triển khai những dự án thí điểm nào?",
        "Có bao nhiêu dự án thí điểm được ưu tiên triển khai?",
        "Các dự án thí điểm được ưu tiên là dự án gì?",
    ],
)
def test_the_line_and_all_its_items_are_told(tmp_path: Path, encoder: PromptedEncoder, question: str) -> None:
    answer = ask(tmp_path, encoder, question)
    assert answer.text.startswith("Ưu tiên triển khai 04 dự án thí điểm. [1]")
    assert all(item in answer.text for item in ITEMS)
    assert "Mặt bằng" not in answer.text
    assert len({citation.quote for citation in answer.citations}) == 1 + len(ITEMS)


def test_what_the_line_does_not_announce_is_not_told_by_it(tmp_path: Path, encoder: PromptedEncoder) -> None:
    assert "04 dự án" not in ask(tmp_path, encoder, "Có bao nhiêu dự án nhà ở xã hội?").text
