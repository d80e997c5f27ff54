"""By when, where another sentence or clause of the same point says it."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.compose.due_beside import due_beside
from assistant.embedding.encoder import PromptedEncoder
from assistant.phrase import phrase_due
from assistant.types import AnswerStatus
from tests.made_assistant import ask_alone
from tests.made_documents import read, statement_of

PLAN = """# Kế hoạch chợ dân sinh xã Đồng Bưởi

## I. Nhiệm vụ

1. Xây mới 6 chợ dân sinh, mỗi chợ có ít nhất 40 quầy. Cơ quan chủ trì: Phòng Kinh tế; hoàn thành trước ngày 30 tháng 6 năm 2028.

2. Lắp hệ thống cân đối chứng tại 12 chợ.

3. Sửa 9 nhà vệ sinh công cộng; Hợp tác xã Đồng Bưởi chủ trì, đưa vào sử dụng trong quý II năm 2027.
"""


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("Xây mới 6 chợ", "hoàn thành trước ngày 30 tháng 6 năm 2028"),
        ("Sửa 9 nhà", "đưa vào sử dụng trong quý II năm 2027"),
        ("Lắp hệ thống", None),
    ],
)
def test_the_date_of_the_same_point_alone(words: str, due: str | None) -> None:
    found = due_beside(statement_of(PLAN, words))
    assert (found[0] if found else None) == due


def test_a_sentence_with_a_figure_of_its_own_may_be_due_apart() -> None:
    text = "# K\n\n## Nhiệm vụ\n\nLắp cân đối chứng tại chợ. Trồng 300 cây, hoàn thành trước ngày 1 tháng 5 năm 2027.\n"
    assert due_beside(statement_of(text, "Lắp cân")) is None


def test_the_date_leads_and_the_quote_holds_it(encoder: PromptedEncoder, tmp_path: Path) -> None:
    (answer,) = ask_alone(tmp_path, encoder, read(PLAN), "Bao giờ 6 chợ dân sinh phải xây xong?")
    assert answer.status is AnswerStatus.ANSWERED
    assert answer.text.startswith(
        ("**Hoàn thành trước ngày 30 tháng 6 năm 2028**", "**Trước ngày 30 tháng 6 năm 2028**")
    )
    assert "30 tháng 6 năm 2028" in answer.citations[0].quote


def test_in_english_the_date_is_an_english_one(encoder: PromptedEncoder, tmp_path: Path) -> None:
    (answer,) = ask_alone(tmp_path, encoder, read(PLAN), "When will the 9 public toilets be repaired?")
    assert "quý II năm 2027" in answer.text
    statement = statement_of(PLAN, "Xây mới 6 chợ")
    assert phrase_due(statement, "hoàn thành trước ngày 30 tháng 6 năm 2028", "en").startswith("**By 30 June 2028**")
