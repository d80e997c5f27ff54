"""What names a generation of networks is answered by what speaks of it, or denied by what speaks of another."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.embedding.encoder import PromptedEncoder
from assistant.types import AnswerStatus
from tests.made_assistant import ask_alone
from tests.made_documents import read

PLAN = """# Kế hoạch hạ tầng số tỉnh Hòa Lạc

## Mục tiêu đến năm 2030

- Hạ tầng băng thông rộng phủ 100% xã, phường của tỉnh.
- Tỷ lệ hộ gia đình có cáp quang đạt 95%.
"""
FIVE = "- Mạng 5G phủ 90% dân số của tỉnh.\n"


@pytest.mark.parametrize(
    "question", ["Tỉnh có phủ 5G tới 100% xã, phường không?", "Is it true that 5G covers 100% of communes by 2030?"]
)
def test_what_says_nothing_of_a_network_confirms_nothing_of_it(
    tmp_path: Path, encoder: PromptedEncoder, question: str
) -> None:
    [answer] = ask_alone(tmp_path, encoder, read(PLAN), question)
    assert answer.status is AnswerStatus.REFUSED


def test_what_says_another_denies_it(tmp_path: Path, encoder: PromptedEncoder) -> None:
    [answer] = ask_alone(tmp_path, encoder, read(PLAN + FIVE), "Mạng 6G có phủ 90% dân số của tỉnh không?")
    assert answer.text.startswith("**Không.**")
    assert "5G" in answer.text
