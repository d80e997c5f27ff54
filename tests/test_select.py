"""Which statements answer a question, of those found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.embedding.encoder import PromptedEncoder
from assistant.evidence import Evidence
from assistant.index import IndexReader
from assistant.retrieve import Retriever
from assistant.select import select
from assistant.types import AnswerStatus, Hit
from assistant.understand import Query, understand
from tests.fake_encoder import FakeEncoder
from tests.made_assistant import ask_alone, made_register
from tests.made_documents import HEALTH, read

PILLARS = HEALTH + "\n## Quan điểm\n\nKế hoạch xoay quanh ba trụ cột là y tế cơ sở, y tế dự phòng và dân số.\n"


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[IndexReader]:
    opened = made_register(tmp_path, [read(PILLARS)])
    yield opened
    opened.close()


def below_the_line(reader: IndexReader, question: str) -> tuple[Query, list[Hit]]:
    """What is found for a question, as if none of it had been kept; all as near in meaning as passages of a plan are."""
    query = understand(question, reader.documents, reader.word_model)
    hits = Retriever(reader, FakeEncoder()).retrieve(query).hits
    return query, [replace(hit, kept=False, reason="below the first 12", dense=0.86) for hit in hits]


def test_what_says_nearly_all_just_below_the_hits_kept_answers(reader: IndexReader) -> None:
    query, hits = below_the_line(reader, "Kế hoạch xoay quanh ba trụ cột nào?")
    found = select(query, hits, Evidence(reader))
    assert found
    assert "ba trụ cột" in found[0].statement.text


def test_what_says_little_of_it_there_does_not(reader: IndexReader) -> None:
    query, hits = below_the_line(reader, "Ba trụ cột của ngành đường sắt cao tốc do ai phụ trách?")
    assert not select(query, hits, Evidence(reader))


PLAN = """# Kế hoạch an toàn giao thông huyện Đồng Bưởi

## I. Mục tiêu chung

Hướng tới không còn người chết vì tai nạn giao thông liên quan đến rượu, bia vào năm 2030.

## II. Nhiệm vụ, giải pháp

1. Phối hợp với quán ăn có bán rượu, bia để triển khai dịch vụ đưa khách về nhà.

2. Lắp 40 đèn tín hiệu tại ngã tư trung tâm.

3. Tổ chức thi vẽ tranh trong trường tiểu học.
"""


def test_what_is_to_be_done_answers_by_its_meaning_not_an_aim(encoder: PromptedEncoder, tmp_path: Path) -> None:
    near, far = ask_alone(
        tmp_path,
        encoder,
        read(PLAN),
        "Huyện làm gì để người uống rượu bia ở quán ăn không tự lái xe về nhà?",
        "Huyện làm gì để giảm giá vé máy bay?",
    )
    assert near.text.startswith("Phối hợp với quán ăn")
    assert far.status is AnswerStatus.REFUSED


def test_an_aim_claimed_wrongly_is_judged_not_passed_over(encoder: PromptedEncoder, tmp_path: Path) -> None:
    aim = "Tỷ lệ hộ dân có xe máy đội mũ bảo hiểm đạt 90% vào năm 2030."
    text = PLAN.replace("## II.", f"{aim}\n\n## II.")
    question = "Kế hoạch đặt tỷ lệ hộ dân có xe máy đội mũ bảo hiểm 95% năm 2030 bằng cách nào?"
    (answer,) = ask_alone(tmp_path, encoder, read(text), question)
    assert "90%" in answer.text


DIRECTIVE = """# CHỈ THỊ

**Về vệ sinh chợ trên địa bàn huyện Đồng Bưởi giai đoạn 2026 - 2030**

Tuy nhiên, công tác này còn những tồn tại: tỷ lệ chợ thu gom rác đúng giờ đạt 71,5%; còn 12 chợ tạm.
Đến ngày 30 tháng 6 năm 2026, huyện đã lát nền 4.100 m2 sân chợ, đạt 64,8% số phải thực hiện.

## 1. Mục tiêu đến hết năm 2030

a) Tỷ lệ chợ có nhà vệ sinh đạt từ 90% trở lên; chợ thu gom rác đúng giờ đạt từ 95% trở lên; các chợ vùng cao từ 80% trở lên.

b) Lắp camera tại 100% chợ còn lại.

## 2. Tổ chức thực hiện

2.1. Phòng Công Thương là cơ quan đầu mối về chợ tạm; báo cáo hằng năm.

2.2. Công an huyện là cơ quan đầu mối về camera và trật tự ở cổng chợ; kiểm tra định kỳ 06 tháng một lần.

2.3. Phòng Tài chính hoàn thành mua camera cho các chợ còn lại trước ngày 31 tháng 3 năm 2027.
"""


def test_a_directive_without_a_section_on_the_situation(encoder: PromptedEncoder, tmp_path: Path) -> None:
    figure, day, body, often, share = ask_alone(
        tmp_path,
        encoder,
        read(DIRECTIVE, issued_on="2026-07-21"),
        "Tỷ lệ chợ thu gom rác đúng giờ đến hết năm 2030 phải đạt bao nhiêu?",
        "Việc lắp camera cho các chợ còn lại phải xong trước ngày nào?",
        "Cơ quan nào là đầu mối về camera và trật tự?",
        "Công an huyện kiểm tra camera và cổng chợ mỗi tháng một lần đúng không?",
        "Tính đến 30/6/2026 đã lát nền được bao nhiêu phần trăm sân chợ?",
    )
    assert "95%" in figure.text.split("[1]")[0]
    assert "31 tháng 3 năm 2027" in day.text
    assert "Công an huyện" in body.text
    assert often.text.startswith("**Không.**")
    assert share.status is AnswerStatus.ANSWERED
    assert share.text.startswith("**64,8%**")


def test_a_plan_of_a_ministry_that_no_document_names_is_not_answered_from_another(
    encoder: PromptedEncoder, tmp_path: Path
) -> None:
    other, own = ask_alone(
        tmp_path,
        encoder,
        read(PLAN),
        "Kế hoạch an toàn giao thông của Bộ Xây dựng có bao nhiêu đèn tín hiệu?",
        "Kế hoạch an toàn giao thông có bao nhiêu đèn tín hiệu?",
    )
    assert other.status is AnswerStatus.REFUSED
    assert "40" in own.text


def test_a_target_beside_how_things_stood_in_its_row_is_no_figure_of_the_situation(tmp_path: Path) -> None:
    table = (
        "# Kế hoạch đèn đường xã Đồng Bưởi\n\n## I. Chỉ tiêu\n\n| Chỉ tiêu | Đơn vị | Hiện trạng 2025 | Năm 2030 |\n"
        "|---|---|---|---|\n| Số tủ điều khiển thông minh | tủ | 40 | 200 |\n"
    )
    opened = made_register(tmp_path, [read(table, issued_on="2026-01-05")])
    evidence = Evidence(opened)
    (target,) = (s for s in map(evidence.of_row, opened.targets) if s is not None and s.years == (2030,))
    assert (target.passage.id, target.quote) in {(s.passage.id, s.quote) for s in evidence.situation}
    assert not evidence.tells_how_it_stood(target)
    opened.close()
