"""Who does something is confirmed by nobody else's name."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from assistant.embedding.encoder import PromptedEncoder
from assistant.types import Answer, AnswerStatus, Question
from tests.made_assistant import made_assistant
from tests.made_documents import read

FUND = """# Nghị quyết về nghề chài Vũng Lau đến năm 2030

## I. Nhiệm vụ

Thành lập Quỹ Bến lành do Hội Nông dân tỉnh Vũng Lau quản lý, theo đó gia đình có người mất tích trên sông được hỗ trợ 30 triệu đồng/người.

Trạm Phao được nâng cấp trong năm 2027, do Ban Quản lý cảng vận hành.

## Phụ lục. Đề án

| TT | Đề án | Hạn |
|---|---|---|
| 1 | Đề án thành lập Quỹ Bến lành | 2026 |
"""


@pytest.fixture(scope="module")
def ask(encoder: PromptedEncoder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Answer]]:
    document = read(FUND, "vung-lau.md", id="vung-lau", number="7-NQ/TU", issued_on="2026-03-01", primary=True)
    opened = made_assistant(tmp_path_factory.mktemp("vung-lau"), [document], encoder)
    yield lambda question: opened.answer(Question(question))
    opened.reader.close()


@pytest.mark.parametrize(
    ("question", "verdict", "doer"),
    [
        ("Quỹ Bến lành do Sở Tài chính quản lý phải không?", "Không", "Hội Nông dân"),
        ("Quỹ Bến lành do Hội Nông dân tỉnh quản lý phải không?", "Có", "Hội Nông dân"),
        ("Trạm Phao do Công an tỉnh vận hành đúng không?", "Không", "Ban Quản lý cảng"),
    ],
)
def test_the_body_claimed_is_held_against_the_one_stated(
    ask: Callable[[str], Answer], question: str, verdict: str, doer: str
) -> None:
    answer = ask(question)
    assert answer.status is AnswerStatus.ANSWERED
    assert answer.text.startswith(f"**{verdict}.**"), answer.text
    assert doer in answer.text


def test_a_body_nobody_names_confirms_nothing(ask: Callable[[str], Answer]) -> None:
    assert not ask("Quỹ Bến lành do Công ty Sông Lau tài trợ phải không?").text.startswith("**Có")
