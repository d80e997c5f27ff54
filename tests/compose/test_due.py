"""All tasks due in a year, and how many there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from assistant.embedding.encoder import PromptedEncoder
from assistant.types import Answer, AnswerStatus, Question
from tests.made_assistant import made_assistant
from tests.made_documents import read

PLAN = """# Kế hoạch giữ rừng ngập mặn tỉnh Bãi Vàng

## I. MỤC TIÊU

| STT | Chỉ tiêu | Đơn vị | Năm 2026 | Năm 2028 |
|---|---|---|---|---|
| 1 | Tỷ lệ che phủ rừng ngập mặn | % | 41 | 47 |
| 2 | Số vụ phá rừng | vụ/năm | < 9 | < 4 |

## II. NHIỆM VỤ

| TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn | Sản phẩm |
|---|---|---|---|---|---|
| 1 | Đo lại ranh giới rừng ngập mặn | Chi cục Kiểm lâm | Ủy ban nhân dân các xã | Quý II/2026 | Bản đồ ranh giới |
| 2 | Lập vườn ươm cây đước | Sở Nông nghiệp và Môi trường | Trường Cao đẳng Bãi Vàng | Tháng 10/2026 | Vườn ươm |
| 3 | Trồng đai rừng chắn sóng | Sở Nông nghiệp và Môi trường | Chi cục Thủy lợi | 31/12/2028 | Đai rừng |

## III. CHỈ TIÊU THEO KHU VỰC ĐẾN NĂM 2028

- Khu vực cửa sông: 14 chòi canh rừng.
- Khu vực bãi bồi: 9 chòi canh rừng.

## IV. HỖ TRỢ

Mức khoán giữ rừng là 600.000 đồng/ha ở xã khu vực III, 450.000 đồng/ha ở các xã còn lại.

Đến năm 2028, tỷ lệ hộ nghèo ven rừng còn dưới 6%. Hộ cận nghèo được vay vốn trồng rừng.
"""


@pytest.fixture(scope="module")
def ask(encoder: PromptedEncoder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Answer]]:
    opened = made_assistant(tmp_path_factory.mktemp("index"), [read(PLAN, "rung.md", id="rung")], encoder)
    yield lambda text: opened.answer(Question(text))
    opened.reader.close()


@pytest.mark.parametrize(
    "question", ["Các nhiệm vụ nào phải hoàn thành trong năm 2026?", "cac nhiem vu phai xong trong nam 2026"]
)
def test_all_tasks_due_in_a_year(ask: Callable[[str], Answer], question: str) -> None:
    answer = ask(question)
    assert answer.status is AnswerStatus.ANSWERED
    assert "2 nhiệm vụ" in answer.text
    assert "ranh giới" in answer.text
    assert "vườn ươm" in answer.text.lower()
    assert "chắn sóng" not in answer.text


def test_how_many_tasks_there_are(ask: Callable[[str], Answer]) -> None:
    answer = ask("Kế hoạch có bao nhiêu nhiệm vụ?")
    assert answer.text.startswith("**3 nhiệm vụ**")
    assert answer.citations


def test_the_year_of_a_cell_stands_in_its_citation(ask: Callable[[str], Answer]) -> None:
    answer = ask("Tỷ lệ che phủ rừng ngập mặn năm 2028 là bao nhiêu?")
    assert answer.text.startswith("**47%**")
    assert answer.citations[0].horizons == (2028,)
    assert answer.citations[0].section.endswith("cột năm 2028")


def test_what_was_set_is_not_told_as_done(ask: Callable[[str], Answer]) -> None:
    assert ask("Tỉnh đã trồng được bao nhiêu đai rừng chắn sóng rồi?").status is not AnswerStatus.ANSWERED


def test_two_things_of_like_words_are_compared(ask: Callable[[str], Answer]) -> None:
    answer = ask("Tỷ lệ che phủ rừng ngập mặn năm 2026 với 2028 hơn kém nhau bao nhiêu?")
    assert "6 điểm phần trăm" in answer.text


def test_two_areas_of_one_year_are_set_beside_each_other(ask: Callable[[str], Answer]) -> None:
    text = ask("Cửa sông với bãi bồi, bên nào có nhiều chòi canh rừng hơn vào năm 2028?").text
    assert "Chênh **5**" in text
    assert "cửa sông: **14** chòi" in text
    assert "bãi bồi: **9** chòi" in text


def test_two_values_of_one_sentence_are_compared(ask: Callable[[str], Answer]) -> None:
    text = ask("Mức khoán giữ rừng ở xã khu vực III và các xã còn lại chênh nhau bao nhiêu?").text
    assert "150.000 đồng" in text
    assert "600.000" in text
    assert "450.000" in text


def test_a_class_is_not_answered_for_by_another(ask: Callable[[str], Answer]) -> None:
    assert ask("Tỷ lệ hộ nghèo ven rừng năm 2028 còn bao nhiêu?").text.startswith("**Dưới 6%**")
    assert "6%" not in ask("Tỷ lệ hộ cận nghèo ven rừng năm 2028 còn bao nhiêu?").text
