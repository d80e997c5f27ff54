"""A body's tasks as a list."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from assistant.embedding.encoder import PromptedEncoder
from assistant.types import Answer, AnswerStatus, Question
from tests.made_assistant import made_assistant
from tests.made_documents import read

Ask = Callable[[str], Answer]

DECISION = """# Quyết định về chăm sóc cây xanh đô thị thành phố Hoa Lư

## III. TỔ CHỨC THỰC HIỆN

### 1. Sở Xây dựng

- Xây dựng danh mục cây cấm trồng trên vỉa hè.

- Kiểm tra việc cắt tỉa cây trước mùa mưa bão.

- Tổng hợp kết quả, báo cáo Ủy ban nhân dân thành phố định kỳ vào cuối tháng 11 hằng năm.

### 2. Sở Tài chính

- Bố trí kinh phí mua cây giống.

### 3. Công an thành phố

- Phối hợp với Sở Xây dựng phân luồng giao thông khi cắt tỉa cây.

## IV. ĐIỀU KHOẢN THI HÀNH

Quyết định này có hiệu lực thi hành kể từ ngày 15 tháng 9 năm 2026.

Quyết định số 12/2019/QĐ-UBND hết hiệu lực kể từ ngày Quyết định này có hiệu lực.
"""


@pytest.fixture(scope="module")
def ask(encoder: PromptedEncoder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    opened = made_assistant(tmp_path_factory.mktemp("index"), [read(DECISION, "cay-xanh.md", id="cay-xanh")], encoder)
    yield lambda text: opened.answer(Question(text))
    opened.reader.close()


@pytest.mark.parametrize(
    "question",
    [
        "Sở Xây dựng có nhiệm vụ gì?",
        "so xay dung phai lam gi",
        "Sở Xây dựng chịu trách nhiệm gì trong việc chăm sóc cây xanh?",
        "Sở Xây dựng được giao những việc gì?",
    ],
)
def test_all_tasks_of_the_body_are_listed_and_of_no_other(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.status is AnswerStatus.ANSWERED
    assert "3 nhiệm vụ" in answer.text
    for said in ("cây cấm trồng", "trước mùa mưa bão", "báo cáo Ủy ban nhân dân"):
        assert said in answer.text
    assert "cây giống" not in answer.text
    assert "phân luồng" not in answer.text


def test_what_else_is_asked_about_narrows_the_list(ask: Ask) -> None:
    answer = ask("Sở Xây dựng phải làm gì về cắt tỉa cây?")
    assert "mùa mưa bão" in answer.text
    assert "danh mục cây cấm" not in answer.text


def test_a_month_asked_for_is_said_not_only_that_it_is_every_year(ask: Ask) -> None:
    text = ask("Sở Xây dựng phải báo cáo Ủy ban nhân dân thành phố vào tháng mấy?").text
    assert "tháng 11" in text
    assert not text.startswith("**Hằng năm**")
    assert not text.startswith("**hằng năm**")
