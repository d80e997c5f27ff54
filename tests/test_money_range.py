"""Sums that a text sets as a range."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.embedding.encoder import PromptedEncoder
from assistant.figures import find_figures
from assistant.money_range import end_asked, find_money_range
from assistant.statements import Statement
from assistant.types import AnswerStatus, Document, Passage
from tests.made_assistant import ask_alone
from tests.made_documents import read

PLAN = """# Kế hoạch phòng cháy và trật tự xây dựng phường Bến Sỏi giai đoạn 2026 - 2028

## Mức xử phạt

- Khóa, chặn lối thoát nạn: phạt từ 11 triệu đồng đến 15 triệu đồng.

- Làm hỏng trụ nước chữa cháy: phạt từ 4 triệu đồng đến 6 triệu đồng.

- Báo cháy giả: phạt từ 5 triệu đồng đến 8 triệu đồng.

- Xây dựng nhà ở sai giấy phép: phạt từ 31 triệu đồng đến 39 triệu đồng.
"""


def statement(text: str) -> Statement:
    passage = Passage("p", "d", text, 0, len(text))
    document = Document(id="d", title="Kế hoạch", text=text, path="d.md")
    return Statement(passage, document, text, (0, len(text)), find_figures(text), (), ())


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Báo cháy giả: phạt từ 5 triệu đồng đến 8 triệu đồng", (5, 8)),
        ("Thu nhập tăng từ 5 triệu đồng đến 8 triệu đồng", None),
        ("Hỗ trợ 5 triệu đồng, thưởng 8 triệu đồng", None),
        ("Có từ 5 đến 8 tổ", None),
    ],
)
def test_what_is_a_range(text: str, values: tuple[int, int] | None) -> None:
    found = find_money_range(statement(text))
    assert (found and tuple(int(figure.value) for figure in found)) == values


@pytest.mark.parametrize(
    ("question", "end"),
    [("bị phạt cao nhất bao nhiêu?", "most"), ("nhẹ nhất cũng bị phạt mấy triệu", "least"), ("phạt bao nhiêu?", "")],
)
def test_the_end_asked_for(question: str, end: str) -> None:
    assert end_asked(question) == end


def test_a_range_is_told_whole_or_by_the_end_asked_for(tmp_path: Path, encoder: PromptedEncoder) -> None:
    document = read(PLAN)
    asked = (
        "Báo cháy giả bị phạt bao nhiêu?",
        "Báo cháy giả bị phạt cao nhất bao nhiêu?",
        "Vi phạm thì bị phạt bao nhiêu tiền?",
    )
    whole, most, open_ = ask_alone(tmp_path, encoder, document, *asked)
    assert whole.text.startswith("**Từ 5 triệu đồng đến 8 triệu đồng**"), whole.text
    assert most.text.startswith("**8 triệu đồng**"), most.text
    assert open_.status is AnswerStatus.CLARIFY, open_.text
