"""Two plans set beside each other: only in what both say as much of; the side that is silent is named."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from assistant.embedding.encoder import PromptedEncoder
from assistant.types import Answer, AnswerStatus, Question
from tests.made_assistant import made_assistant
from tests.made_documents import read

OWN = """# Chương trình số tỉnh Bình Lâm đến năm 2030

## Mục tiêu đến năm 2030

- Tỷ lệ dân số có tài khoản thanh toán điện tử đạt trên 60%.
- Tỷ lệ hộ gia đình có cáp quang đạt 90%.
- Tỷ lệ dân số có hồ sơ sức khỏe điện tử đạt 85% (trừ người nước ngoài).
"""
OTHER = """# Chương trình số tỉnh Vạn Khê đến năm 2030

## Mục tiêu đến năm 2030

- Tỷ trọng thương mại điện tử trong tổng mức bán lẻ đạt trên 10%.
- Tỷ lệ hộ gia đình có cáp quang đạt 75%.
"""


@pytest.fixture(scope="module")
def ask(encoder: PromptedEncoder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Answer]]:
    documents = [
        read(OWN, "binh-lam.md", id="binh-lam", number="12/CTr", issued_on="2026-01-02", primary=True),
        read(OTHER, "van-khe.md", id="van-khe", number="34/CTr", issued_on="2026-01-03"),
    ]
    opened = made_assistant(tmp_path_factory.mktemp("sides"), documents, encoder)
    yield lambda question: opened.answer(Question(question))
    opened.reader.close()


def test_what_both_set_is_compared(ask: Callable[[str], Answer]) -> None:
    text = ask("So sánh tỷ lệ hộ gia đình có cáp quang năm 2030 của Chương trình 12/CTr và Chương trình 34/CTr").text
    assert "15 điểm phần trăm" in text
    assert "90%" in text
    assert "75%" in text


def test_a_like_word_is_no_counterpart(ask: Callable[[str], Answer]) -> None:
    answer = ask("So sánh thanh toán điện tử năm 2030 của Chương trình 12/CTr và Chương trình 34/CTr")
    assert answer.status is AnswerStatus.PARTIAL
    assert "60%" in answer.text
    assert "10%" not in answer.text
    assert "không nêu chỉ tiêu tương ứng" in answer.text


def test_what_a_target_leaves_out_does_not_count(ask: Callable[[str], Answer]) -> None:
    text = ask("Chỉ tiêu hồ sơ sức khỏe điện tử của Chương trình 12/CTr có tính cả người nước ngoài không?").text
    assert text.startswith("**Không.**")
