"""Rows of a table by their codes, what is claimed of their figures, and who leads what."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from assistant.embedding.encoder import PromptedEncoder
from assistant.types import Answer, AnswerStatus, Question
from tests.coded_projects import CODED
from tests.made_assistant import made_assistant
from tests.made_documents import read

Ask = Callable[[str], Answer]


@pytest.fixture(scope="module")
def ask(encoder: PromptedEncoder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    document = read(CODED, "kim-lung.md", id="kim-lung", number="9/ĐA-UBND", issued_on="2026-03-01", primary=True)
    opened = made_assistant(tmp_path_factory.mktemp("kim-lung"), [document], encoder)
    yield lambda text: opened.answer(Question(text))
    opened.reader.close()


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("KL-03 có tổng vốn bao nhiêu?", "**114 tỷ đồng** – tổng vốn của dự án Lát đá phố Lò Rèn"),
        ("Chủ đầu tư dự án kl-01 là ai?", "**Phòng Văn hóa** – chủ đầu tư"),
        ("Dự án tu bổ nhà cổ (KL-01) có tổng vốn bao nhiêu tỷ đồng?", "**58 tỷ đồng**"),
        ("KL-03 lấy vốn từ nguồn nào?", "**Đối tác công tư** – nguồn vốn"),
        ("Dự án nào lấy vốn từ đối tác công tư?", "**1 dự án** (Đối tác công tư) trong «Danh mục dự án»"),
        (
            "Trong danh mục dự án kèm Đề án 9/ĐA-UBND, những dự án nào do Phòng Kinh tế làm chủ đầu tư?",
            "**1 dự án** (Phòng Kinh tế) trong «Danh mục dự án»",
        ),
        # What a row is called says nothing of it where it is only the verb of giving.
        ("Ngân sách tỉnh hỗ trợ bao nhiêu?", "**40 tỷ đồng**"),
    ],
)
def test_a_row_is_found_by_its_code_and_its_other_words(ask: Ask, question: str, first: str) -> None:
    assert ask(question).text.startswith(first)


def test_a_code_that_no_table_has_is_of_nothing(ask: Ask) -> None:
    assert ask("KL-09 có tổng vốn bao nhiêu?").status is AnswerStatus.REFUSED


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Dự án lát đá phố Lò Rèn có tốn quá 150 tỷ đồng không?", "**Không.** **114 tỷ đồng**"),
        ("Dự án lát đá phố Lò Rèn có tốn hơn 100 tỷ đồng không?", "**Có.** **114 tỷ đồng**"),
        ("Dự án lát đá phố Lò Rèn có hết dưới 0,2 nghìn tỷ đồng không?", "**Có.** **114 tỷ đồng**"),
        ("Tổng vốn dự án lát đá phố Lò Rèn là 114 tỷ đồng phải không?", "**Đúng.** **114 tỷ đồng**"),
        ("Tổng vốn dự án lát đá phố Lò Rèn trên 100 tỷ đồng phải không?", "**Không.** **114 tỷ đồng**"),
        ("Phố Lò Rèn lát đá có hơn 2 km không?", "**Có.** **2,4 km**"),
        ("Lò rèn chuyển sang điện có được ngân sách tỉnh cấp không?", "**Không.** **0 tỷ đồng** – ngân sách tỉnh"),
        ("Tu bổ nhà cổ phố Hàng Thêu có ngân sách tỉnh không?", "**Có.** **20 tỷ đồng** – ngân sách tỉnh"),
    ],
)
def test_a_bound_claimed_of_a_cell_is_weighed_against_it(ask: Ask, question: str, first: str) -> None:
    assert ask(question).text.startswith(first)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Lượt khách lưu trú năm 2030 có vượt 40.000 lượt khách không?", "**Có.** **Ít nhất 45.000 lượt"),
        ("Lượt khách lưu trú năm 2030 có vượt 50.000 lượt khách không?", "**Không.** **Ít nhất 45.000 lượt"),
        ("Số khách lưu trú năm 2030 trên 60.000 phải không?", "**Không.** **Ít nhất 45.000 lượt"),
        ("Doanh thu du lịch có đóng góp hơn 30% ngân sách thị xã không?", "**Có.** **Ít nhất 35%"),
    ],
)
def test_a_bound_claimed_of_a_target_is_weighed_against_it(ask: Ask, question: str, first: str) -> None:
    assert ask(question).text.startswith(first)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Có bao nhiêu nút giao đã nối về trung tâm?", "**21 nút**"),
        ("Thị xã có bao nhiêu nút giao có đèn?", "**64 nút giao**"),
    ],
)
def test_a_part_counts_what_its_whole_does(ask: Ask, question: str, first: str) -> None:
    assert ask(question).text.startswith(first)


@pytest.mark.parametrize(
    "question",
    [
        "Sao thị xã lại giao Phòng Kinh tế chủ trì chuyện phân luồng xe tải?",
        "Phòng Văn hóa chủ trì phân luồng xe tải ban đêm phải không?",
    ],
)
def test_who_is_wrongly_said_to_lead_is_set_right(ask: Ask, question: str) -> None:
    assert ask(question).text.startswith("**Không.** **Công an thị xã**")


def test_what_nobody_is_said_to_lead_is_not_set_right(ask: Ask) -> None:
    assert "Không." not in ask("Phòng Kinh tế chủ trì trồng rừng ngập mặn phải không?").text


def test_what_is_asked_of_a_topic_named_first_is_asked_of_it_in_each_part(ask: Ask) -> None:
    said = ask("Phiếu đổi lò rèn: hộ nhỏ và vừa được tối đa bao nhiêu, hộ mới lập nghề được bao nhiêu?").text
    assert "**Tối đa 20 triệu đồng" in said
    assert "35 triệu đồng" in said
    assert "80 hộ" not in said


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Nhiệm vụ số 2 do ai chủ trì?", ["**Hội Phụ nữ**"]),
        ("Nhiệm vụ 3 bao giờ hoàn thành?", ["**30/9/2028**"]),
        ("Nhiệm vụ 1 và nhiệm vụ 3 do ai chủ trì?", ["**Phòng Văn hóa**", "**Phòng Hạ tầng**"]),
    ],
)
def test_a_row_is_found_by_its_number(ask: Ask, question: str, said: list[str]) -> None:
    answer = ask(question).text
    assert answer.startswith(said[0])
    assert all(part in answer for part in said)


def test_a_number_that_no_row_has_names_none(ask: Ask) -> None:
    assert ask("Nhiệm vụ số 8 do ai chủ trì?").status is AnswerStatus.REFUSED


def test_what_replaces_another_document_is_named(ask: Ask) -> None:
    assert (
        "**Không.** Đề án này (9/ĐA-UBND) thay thế Đề án số 77/ĐA-UBND"
        in ask("Đề án 77/ĐA-UBND năm 2019 còn áp dụng không?").text
    )
