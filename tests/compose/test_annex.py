"""The rows of an annex are counted; the day of effect, both ranks of a cell and a law's body are told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.embedding.encoder import PromptedEncoder
from assistant.types import Answer, AnswerStatus, Question
from tests.compose.conftest import Ask
from tests.made_assistant import made_assistant
from tests.made_documents import read

_PLAN = """# Kế hoạch phát triển du lịch tỉnh Lam Sơn

## Điều khoản thi hành

Điều 2. Kế hoạch này có hiệu lực thi hành kể từ ngày ký ban hành.

## PHỤ LỤC I

| TT | Chỉ tiêu | Đơn vị | Đến năm 2030 | Cơ quan theo dõi |
|---|---|---|---|---|
| 1 | Xếp hạng năng lực điểm đến | Thứ bậc | ≤ 3 miền Bắc; ≤ 20 cả nước | Sở Du lịch |
| 2 | Tỷ lệ cơ sở lưu trú số hóa | % | 80 | Sở Du lịch |

## PHỤ LỤC II

| TT | Tên nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Kết quả | Thời gian hoàn thành |
|---|---|---|---|---|---|
| 1 | Bổ sung chính sách và hoàn thiện Quy hoạch khu du lịch hồ Bạc | Sở Xây dựng | Sở Du lịch | Quyết định | 6/2027 |
| 2 | Xây dựng cổng thông tin du lịch | Sở Du lịch | Các sở | Cổng thông tin | 12/2027 |
| 3 | Đào tạo hướng dẫn viên | Sở Nội vụ | Sở Du lịch | Lớp học | 2028 |
"""


@pytest.fixture(name="ask_plan")
def _ask_plan(tmp_path: Path, encoder: PromptedEncoder) -> Iterator[Ask]:
    opened = made_assistant(tmp_path, [read(_PLAN, "du-lich.md", id="du-lich", primary=True)], encoder)

    def asked(text: str) -> Answer:
        return opened.answer(Question(text))

    yield asked
    opened.reader.close()


@pytest.mark.parametrize(
    ("question", "count"),
    [("Phụ lục II có bao nhiêu nhiệm vụ?", "3 nhiệm vụ"), ("How many tasks are in Appendix II?", "3 tasks")],
)
def test_the_rows_of_an_annex_are_counted(ask_plan: Ask, question: str, count: str) -> None:
    answer = ask_plan(question)
    assert answer.status is AnswerStatus.ANSWERED
    assert f"**{count}**" in answer.text


def test_the_day_of_effect_is_told_and_confirmed(ask_plan: Ask) -> None:
    answer = ask_plan("Kế hoạch có hiệu lực từ ngày ký không?")
    assert answer.status is AnswerStatus.ANSWERED
    assert answer.text.startswith("**Có.**")
    assert "kể từ ngày ký" in answer.text


def test_a_work_named_in_full_finds_who_leads_it(ask_plan: Ask) -> None:
    assert "Sở Xây dựng" in ask_plan("Cơ quan nào chủ trì xây dựng Quy hoạch khu du lịch hồ Bạc?").text
