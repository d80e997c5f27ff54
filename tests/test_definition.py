"""What a word means is told by the sentence that says so, never by a figure of the thing."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from assistant.asked_term import asked_in_english, asked_term
from assistant.embedding.encoder import PromptedEncoder
from assistant.types import Answer, AnswerStatus, Question
from tests.made_assistant import made_assistant
from tests.made_documents import read

Ask = Callable[[str], Answer]

PLAN = """# Kế hoạch thư viện lưu động tỉnh Sa Kỳ giai đoạn 2026 - 2030

## I. TÌNH HÌNH

Điểm đọc trong Kế hoạch này là nơi có từ 300 đầu sách trở lên và mở cửa ít nhất 05 buổi mỗi tuần. Toàn tỉnh hiện có 41 điểm đọc.

Các xe chở sách do tỉnh mua (sau đây gọi là xe tri thức) chạy theo lịch cố định. Tỉnh có 06 xe.

## II. GIẢI THÍCH TỪ NGỮ

| Từ ngữ | Cách hiểu |
|---|---|
| Bạn đọc thường xuyên | Người mượn sách từ 12 lượt mỗi năm trở lên |
| Sách nói | Bản ghi âm nội dung sách dành cho người khiếm thị |

## III. QUAN ĐIỂM

3. Trong Kế hoạch này, *tủ sách dòng họ* được hiểu là tủ sách do một dòng họ tự lập và mở cho mọi người cùng đọc. Kế hoạch này gọi bạn đọc nhí là trẻ em dưới 10 tuổi có thẻ thư viện.

## IV. Hai chân

Phục vụ tại chỗ ở thư viện, đồng thời đưa sách về tận thôn bản.

## V. CHỈ TIÊU

| TT | Chỉ tiêu | Đơn vị | 2026 | 2027 | 2028 | 2030 |
|---|---|---|---|---|---|---|
| 1 | Điểm đọc được mở mới | điểm | 5 | 10 | 15 | 20 |
| 2 | Bạn đọc thường xuyên | người | 800 | 900 | 1.000 | 1.400 |
| 3 | Tủ sách dòng họ được công nhận | tủ | 8 | 16 | 24 | 40 |
| 4 | Thư viện xanh | thư viện | 1 | 2 | 3 | 4 |
"""


@pytest.fixture(scope="module")
def ask(encoder: PromptedEncoder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    opened = made_assistant(tmp_path_factory.mktemp("index"), [read(PLAN, "thu-vien.md", id="thu-vien")], encoder)
    yield lambda text: opened.answer(Question(text))
    opened.reader.close()


@pytest.mark.parametrize(
    ("question", "term"),
    [
        ('Ở Sa Kỳ "điểm đọc" được hiểu là gì?', "điểm đọc"),
        ("Ở tỉnh Sa Kỳ điểm đọc được hiểu là gì?", "điểm đọc"),
        ("Điểm đọc trong kế hoạch thư viện Sa Kỳ được hiểu thế nào?", "Điểm đọc"),
        ("Điểm đọc theo kế hoạch thư viện lưu động tỉnh Sa Kỳ là gì?", "Điểm đọc"),
        ("Kế hoạch thư viện Sa Kỳ hiểu điểm đọc là nơi như thế nào?", "điểm đọc"),
        ("Thế nào gọi là điểm đọc?", "điểm đọc"),
        ("Bạn đọc thường xuyên là bạn đọc thế nào?", "Bạn đọc thường xuyên"),
        ("Tủ sách dòng họ nghĩa là sao?", "Tủ sách dòng họ"),
        ('"Hai chân" của kế hoạch Sa Kỳ nghĩa là gì?', "Hai chân"),
        ("Trong kế hoạch này điểm đọc được hiểu ra sao?", "điểm đọc"),
        ("Kế hoạch này định nghĩa bạn đọc nhí thế nào?", "bạn đọc nhí"),
        ("Giải thích cụm từ xe tri thức", "xe tri thức"),
        ("Khi nào thì được coi là điểm đọc?", "điểm đọc"),
        ("Tỉnh có bao nhiêu điểm đọc?", ""),
        ("Bạn đọc thường xuyên năm 2028 là bao nhiêu?", ""),
        ("Thế nào là nhà tạm, cần có những điều kiện gì?", "nhà tạm"),
        ("Thế nào là xã, phường an toàn?", "xã, phường an toàn"),
    ],
)
def test_the_term_is_read_from_every_way_of_asking(question: str, term: str) -> None:
    assert asked_term(question) == term


@pytest.mark.parametrize(
    ("question", "term"),
    [
        ("What does regular reader mean?", "regular reader"),
        ("What is a reading point?", "reading point"),
        ("How is a reading point defined?", "reading point"),
        ("What is the target for readers?", ""),
    ],
)
def test_the_term_is_read_in_english(question: str, term: str) -> None:
    assert asked_in_english(question) == term


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Thế nào gọi là điểm đọc?", "từ 300 đầu sách trở lên"),
        ("diem doc la gi", "từ 300 đầu sách trở lên"),
        ("Bạn đọc thường xuyên là bạn đọc thế nào?", "từ 12 lượt mỗi năm trở lên"),
        ("Sách nói nghĩa là gì?", "dành cho người khiếm thị"),
        ("Tủ sách dòng họ là gì?", "do một dòng họ tự lập"),
        ("Bạn đọc nhí là gì?", "trẻ em dưới 10 tuổi"),
        ("Xe tri thức là gì?", "xe chở sách do tỉnh mua"),
    ],
)
def test_the_sentence_that_defines_leads_without_what_stands_around_it(ask: Ask, question: str, said: str) -> None:
    answer = ask(question)
    assert answer.status is AnswerStatus.ANSWERED
    assert said in answer.text.lower() or said in answer.text
    assert "41 điểm" not in answer.text
    assert "06 xe" not in answer.text


def test_a_word_that_nothing_defines_is_told_no_figure_of(ask: Ask) -> None:
    answer = ask("Thư viện xanh nghĩa là gì?")
    assert answer.status is AnswerStatus.REFUSED
    assert not answer.citations


@pytest.mark.parametrize("question", ["Hai chân nghĩa là gì?", '"Hai chân" của kế hoạch Sa Kỳ nghĩa là gì?'])
def test_what_stands_under_the_name_says_what_it_means(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.status is AnswerStatus.ANSWERED
    assert "Phục vụ tại chỗ ở thư viện, đồng thời đưa sách về tận thôn bản" in answer.text


def test_a_heading_over_several_things_says_no_meaning(ask: Ask) -> None:
    assert "Điểm đọc trong Kế hoạch này" not in ask("Tình hình nghĩa là gì?").text
