"""Definitions and labelled lines: what answers by its form alone, and what only looks as if it did."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.asked_term import asked_term
from assistant.embedding.encoder import PromptedEncoder
from assistant.types import Answer, AnswerStatus, Question
from tests.made_assistant import ask_alone, made_assistant
from tests.made_documents import read

Ask = Callable[[str], Answer]

DECREE = """# Nghị định về quản lý đê điều

## Điều 3. Giải thích từ ngữ

1. Đê điều là hệ thống công trình bao gồm đê, kè bảo vệ đê, cống qua đê và công trình phụ trợ.

2. Hành lang bảo vệ đê (Dyke Corridor) là dải đất dọc theo hai chân đê dùng để ứng cứu khi có lũ.

3. Người canh đê được hiểu là người do Ủy ban nhân dân cấp xã huy động trong mùa lũ.

## Điều 12. Kỹ thuật đê điều

1. Đê điều phải được kiểm tra trước mùa lũ; việc kiểm tra đê điều do Chi cục Thủy lợi thực hiện 02 lần mỗi năm.

2. Hành lang bảo vệ đê là nơi cấm xây dựng nhà ở, cấm đào ao và cấm khai thác cát.
"""

FAIR = """# Kế hoạch tổ chức Hội chợ Trái cây Lam Sơn năm 2027

## I. Các hoạt động

### 1. Lễ khai trương Hội chợ

- Thời gian: 8 giờ 30 ngày 05/6/2027.

- Địa điểm: Quảng trường Lam Sơn.

### 2. Cuộc thi ảnh vườn cây

- Thời gian: từ ngày 06/6/2027 đến ngày 08/6/2027.

- Địa điểm: Thư viện tỉnh.

- Nơi nhận bài: Hội Văn học nghệ thuật tỉnh.

### 3. Tọa đàm xuất khẩu

- Thời gian: chiều ngày 07/6/2027.

- Địa điểm: Khách sạn Sông Mã.

## II. Truyền thông

- Chủ đề: “Mùa quả ngọt”.

- Báo tỉnh đưa tin về lễ khai trương Hội chợ Trái cây Lam Sơn và cuộc thi ảnh vườn cây trên các nền tảng số.
"""


@pytest.fixture(scope="module")
def ask(encoder: PromptedEncoder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    made = [read(DECREE, "de-dieu.md", id="de-dieu"), read(FAIR, "hoi-cho.md", id="hoi-cho")]
    opened = made_assistant(tmp_path_factory.mktemp("index"), made, encoder)
    yield lambda text: opened.answer(Question(text))
    opened.reader.close()


@pytest.mark.parametrize(
    ("question", "term"),
    [
        ("Đê điều là gì?", "Đê điều"),
        ("Theo Nghị định này, đê điều được hiểu là gì?", "đê điều"),
        ("Thế nào là hành lang bảo vệ đê theo Nghị định này?", "hành lang bảo vệ đê"),
        ("Khái niệm “đê điều” được hiểu như thế nào?", "đê điều"),
        ("Đê điều nghĩa là gì", "Đê điều"),
        ("CSDL trong Nghị định này viết tắt của cái gì?", "CSDL"),
        ("“TFP” là viết tắt của từ gì?", "TFP"),
        ("Đê điều được kiểm tra như thế nào?", ""),
        ("Đê điều dài bao nhiêu?", ""),
    ],
)
def test_the_term_asked_about_is_read(question: str, term: str) -> None:
    assert asked_term(question) == term


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("Đê điều là gì?", "hệ thống công trình"),
        ("de dieu la gi", "hệ thống công trình"),
        ("Thế nào là hành lang bảo vệ đê?", "dải đất"),
        ("Người canh đê được hiểu như thế nào?", "huy động trong mùa lũ"),
        ("Lễ khai trương Hội chợ diễn ra ngày nào?", "05/6/2027"),
        ("Lễ khai trương bắt đầu lúc mấy giờ?", "8 giờ 30"),
        ("Cuộc thi ảnh tổ chức ở đâu?", "Thư viện tỉnh"),
        ("Tọa đàm xuất khẩu diễn ra khi nào?", "07/6/2027"),
        ("Chủ đề của Hội chợ Trái cây Lam Sơn là gì?", "Mùa quả ngọt"),
    ],
)
def test_the_line_that_says_it_answers_first(ask: Ask, question: str, quoted: str) -> None:
    answer = ask(question)
    assert answer.status is AnswerStatus.ANSWERED
    assert quoted in answer.citations[0].quote
    assert quoted in answer.text


def test_place_and_time_asked_together_are_both_said(ask: Ask) -> None:
    text = ask("Tọa đàm xuất khẩu tổ chức ở đâu, khi nào?").text
    assert "Khách sạn Sông Mã" in text
    assert "07/6/2027" in text


def test_a_line_of_one_event_does_not_speak_for_another_or_for_all(ask: Ask) -> None:
    for question in ("Hội nghị tổng kết phòng chống lũ tổ chức ở đâu?", "Hội chợ Trái cây Lam Sơn diễn ra ở đâu?"):
        said = ask(question).text
        assert not any(place in said for place in ("Thư viện tỉnh", "Khách sạn Sông Mã", "Quảng trường Lam Sơn"))


def test_a_word_explained_nowhere_gets_no_definition_of_another(ask: Ask) -> None:
    assert "hệ thống công trình" not in ask("Kè mỏ hàn là gì?").text


def test_a_term_with_the_plans_own_subject_behind_it_is_the_plans_term(
    encoder: PromptedEncoder, tmp_path: Path
) -> None:
    plan = (
        "# Kế hoạch an toàn giao thông tỉnh Mây Trắng\n\n## 1. Một số khái niệm\n\n1.1. *Điểm đen* là vị trí xảy ra từ 02 vụ tai nạn "
        "có người chết.\n\n## 2. Chỉ tiêu\n\n- Xóa hết 19 điểm đen giao thông.\n\nKế hoạch có hiệu lực kể từ ngày ký.\n"
    )
    document = read(plan, "atgt.md", id="atgt", number="3/KH-UBND")
    asked = ("Điểm đen giao thông là gì?", "Kế hoạch có hiệu lực từ khi nào?")
    defined, effect = ask_alone(tmp_path, encoder, document, *asked)
    assert "là vị trí xảy ra từ 02 vụ" in defined.text
    assert "kể từ ngày ký" in effect.text
