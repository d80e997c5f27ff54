"""What is asked of money, of groups, of tables and of sums that a line announces, in a plan made for it."""

from __future__ import annotations

import pytest

from assistant.embedding.encoder import PromptedEncoder
from assistant.types import Answer, AnswerStatus
from tests.made_assistant import ask_alone
from tests.made_documents import read

PLAN = """# Kế hoạch an sinh và chỉnh trang phường Bến Lội giai đoạn 2026 - 2030

## I. Hiện trạng

Đến ngày 31/12/2025 phường có 14 nhà tập thể cũ với 930 hộ. Trong đó 9 nhà tập thể đã được kiểm định chất lượng; 5 nhà tập thể chưa được kiểm định.

## II. Mức hỗ trợ

- Miễn 100% giá vé xe khách cho người khuyết tật nặng và người khuyết tật đặc biệt nặng; giảm 40% cho người khuyết tật nhẹ.

- Hỗ trợ chi phí di chuyển đồ đạc khi chỉnh trang ngõ: 9 triệu đồng/hộ.

- Hỗ trợ học sinh phải chuyển trường vì chỉnh trang: 2,1 triệu đồng/em/năm học.

- Hỗ trợ hộ kinh doanh phải ngừng bán hàng ở tầng một: 31 triệu đồng/hộ.

- Thưởng bàn giao sớm: 17 triệu đồng/hộ đối với hộ bàn giao nhà trước thời hạn từ 12 ngày trở lên.

- Trạm y tế phường mở cửa khám miễn phí từ 07 giờ đến 10 giờ 30 phút tất cả các ngày.

Mức hỗ trợ tiền thuê nhà:

| Quy mô hộ | Mức hỗ trợ (triệu đồng/tháng) |
|---|---|
| Hộ có 1-2 người | 3,3 |
| Hộ có từ 5 người trở lên | 6,6 |

## III. Danh mục nhà tập thể

| STT | Nhà tập thể | Năm xây dựng | Số tầng hiện trạng | Số hộ | Số tầng sau cải tạo | Vốn đầu tư (tỷ đồng) |
|---|---|---|---|---|---|---|
| 1 | Hồng Hà | 1971 | 4 | 128 | 17 | 402 |
| 2 | Cơ khí Bến Lội | 1979 | 5 | 214 | 23 | 691 |
| 3 | Dệt Kim | 1983 | 3 | 77 | 12 | 233 |

## IV. Kinh phí thực hiện

1. Tổng kinh phí thực hiện Kế hoạch giai đoạn 2026 - 2030 dự kiến 21,4 tỷ đồng, gồm:

- Ngân sách tỉnh hỗ trợ: 8,1 tỷ đồng;

- Ngân sách phường: 9,7 tỷ đồng;

- Nguồn xã hội hóa: 3,6 tỷ đồng.

## V. Tổ chức thực hiện

Tổng kết vào quý IV/2030. Kế hoạch có hiệu lực kể từ ngày ký.
"""
ASKED = {
    "which": "Được hỗ trợ bao nhiêu tiền vậy?",
    "group": "Người khuyết tật nhẹ có được miễn hoàn toàn vé xe khách không?",
    "undone": "Đến cuối năm 2025 còn bao nhiêu nhà tập thể cũ chưa được kiểm định?",
    "total": "Tổng kinh phí thực hiện kế hoạch là bao nhiêu?",
    "sides": "Ngân sách phường hay ngân sách tỉnh góp nhiều hơn?",
    "rows": "Vốn của nhà tập thể Hồng Hà và nhà tập thể Cơ khí Bến Lội, bên nào lớn hơn?",
    "built": "Nhà tập thể Dệt Kim xây dựng năm bao nhiêu?",
    "afterwards": "Nhà tập thể Hồng Hà xây lại cao mấy tầng?",
    "size": "nhà em 6 người, mỗi tháng được hỗ trợ bao nhiêu tiền thuê nhà ạ",
    "hours": "Trạm y tế phường mở cửa khám miễn phí lúc mấy giờ?",
    "phone": "Số điện thoại của trạm y tế phường là số mấy?",
    "in_force": "Kế hoạch này còn hiệu lực không?",
    "place": "Nhà tập thể Hồng Hà có bao nhiêu hộ?",
}


@pytest.fixture(scope="module")
def answers(encoder: PromptedEncoder, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    found = ask_alone(tmp_path_factory.mktemp("bến lội"), encoder, read(PLAN), *ASKED.values())
    return dict(zip(ASKED, found, strict=True))


def test_who_names_nobody_is_asked_for_what_the_money_is(answers: dict[str, Answer]) -> None:
    answer = answers["which"]
    assert answer.status is AnswerStatus.CLARIFY
    assert answer.text.count("?") > 3  # the question and a choice for each sum


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("group", "**Không.** **40%**"),
        ("total", "**21,4 tỷ đồng**"),
        ("built", "**1983**"),
        ("afterwards", "**17**"),
        ("size", "**6,6 triệu đồng/tháng**"),
        ("hours", "**Từ 07 giờ đến 10 giờ 30 phút**"),
    ],
)
def test_the_figure_asked_for_stands_first(answers: dict[str, Answer], asked: str, first: str) -> None:
    assert answers[asked].text.startswith(first), answers[asked].text


@pytest.mark.parametrize(("asked", "both"), [("sides", ("9,7", "8,1")), ("rows", ("402", "691"))])
def test_two_sides_are_told_with_their_sums(answers: dict[str, Answer], asked: str, both: tuple[str, str]) -> None:
    assert all(value in answers[asked].text for value in both), answers[asked].text


def test_what_is_not_yet_done_is_not_what_is_done(answers: dict[str, Answer]) -> None:
    assert "5 nhà tập thể chưa được kiểm định" in answers["undone"].text
    assert "9" not in answers["undone"].text


def test_a_number_to_call_that_is_not_there_is_not_made_of_hours(answers: dict[str, Answer]) -> None:
    assert answers["phone"].status is AnswerStatus.REFUSED


def test_what_has_effect_and_is_replaced_by_nothing_known(answers: dict[str, Answer]) -> None:
    assert answers["in_force"].status is AnswerStatus.ANSWERED
    assert "có hiệu lực kể từ ngày ký" in answers["in_force"].text
    assert "không nêu văn bản nào thay thế" in answers["in_force"].text


def test_how_many_live_somewhere_is_no_aim_of_a_year(answers: dict[str, Answer]) -> None:
    assert answers["place"].text.startswith("**128")
    assert "2030" not in answers["place"].text


def test_no_sum_is_given_up_with_the_line_that_announces_it(answers: dict[str, Answer]) -> None:
    assert "đến năm 2030, trong đó" not in answers["total"].text
