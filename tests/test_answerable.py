"""What names a generation of networks is answered by what speaks of it, or denied by what speaks of another."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answerable import names_measure
from assistant.embedding.encoder import PromptedEncoder
from assistant.types import AnswerStatus
from assistant.understand import understand
from assistant.word_model import WordModel
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


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Chỉ tiêu số vụ trộm cắp xe máy năm 2028 là bao nhiêu?", True),
        ("Tỷ lệ hộ nghèo năm 2030 là bao nhiêu?", True),
        ("Mục tiêu số hóa hồ sơ năm 2030 là bao nhiêu?", False),
        ("Bao nhiêu nhà có cáp quang?", False),
    ],
)
def test_a_measure_named_as_documents_do(question: str, names: bool) -> None:
    assert names_measure(understand(question, (), WordModel.train([PLAN]))) is names
