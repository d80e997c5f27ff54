"""What a question tells of its asker decides between statements that answer alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.embedding.encoder import PromptedEncoder
from tests.made_assistant import ask_alone
from tests.made_documents import read

PLAN = """# Kế hoạch dân số tỉnh An Lạc giai đoạn 2026 - 2030

## II. Nhiệm vụ

a) Hỗ trợ một lần 3.000.000 đồng cho phụ nữ sinh con thứ hai trước 35 tuổi. Phụ nữ thuộc hộ nghèo đáp ứng điều kiện nêu trên được hỗ trợ 5.000.000 đồng.

b) Bệnh viện Sản - Nhi là đầu mối sàng lọc trẻ sơ sinh. Trẻ thuộc hộ cận nghèo được miễn toàn bộ chi phí sàng lọc trẻ sơ sinh.
"""


@pytest.fixture(scope="module")
def said(encoder: PromptedEncoder, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    questions = (
        "Nhà tui không thuộc diện nghèo, sinh con thứ hai được hỗ trợ bao nhiêu tiền?",
        "Sinh con thứ hai được hỗ trợ bao nhiêu tiền?",
        "Nhà tôi cận nghèo, sàng lọc trẻ sơ sinh có phải đóng chi phí không?",
    )
    folder: Path = tmp_path_factory.mktemp("told")
    return [answer.text for answer in ask_alone(folder, encoder, read(PLAN), *questions)]


def test_what_is_for_those_the_asker_is_none_of_does_not_answer(said: list[str]) -> None:
    assert "3.000.000 đồng" in said[0]
    assert "5.000.000" not in said[0]


def test_both_are_told_where_the_question_leaves_open_of_whom(said: list[str]) -> None:
    assert "3.000.000 đồng" in said[1]
    assert "5.000.000 đồng" in said[1]


def test_people_told_of_are_those_that_are_meant(said: list[str]) -> None:
    assert "miễn" in said[2]
