"""A made-up ward's plan of markets and pavements: a table of numbers to call, works with sizes, sums that divide, days within a year."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from assistant.embedding.encoder import PromptedEncoder
from assistant.types import Answer, AnswerStatus, Question, Turn
from tests.made_assistant import made_assistant
from tests.made_documents import read

PLAN = """# Kế hoạch chỉnh trang chợ và vỉa hè phường Bến Tràm giai đoạn 2026 - 2028

Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025; Quyết định số 31/QĐ-UBND ngày 05/02/2026 của Ủy ban nhân dân thành phố Vạn Hà về chợ; \
thực hiện Nghị quyết số 12-NQ/ĐU ngày 08/02/2026 của Đảng ủy phường Bến Tràm, Ủy ban nhân dân phường Bến Tràm ban hành Kế hoạch.

## I. Tình hình năm 2025

Toàn phường có 9 chợ với 1.260 sạp, trong đó 7 chợ theo quy hoạch và 2 chợ cóc tự phát. Còn 430 sạp chưa có mái che, gồm 180 sạp rau quả, 150 sạp cá \
và 100 sạp quần áo.

| Chợ | Diện tích (ha) | Số sạp | Diện tích có mái che (ha) |
|---|---|---|---|
| Vàm | 1,4 | 310 | 0,9 |
| Đình | 0,8 | 205 | 0,3 |

## II. Chỉ tiêu

| TT | Chỉ tiêu | Thực hiện 2025 | Đến 30/6/2026 | Đến 31/12/2026 |
|---|---|---|---|---|
| 1 | Số sạp được cấp mã | 0 sạp | 240 sạp | ít nhất 600 sạp |
| 2 | Tỷ lệ sạp có mái che | 66% | 70% | 78% |

## III. Quy định

1. Xe đẩy không được đỗ quá 15 phút tại một chỗ; rạp cưới dựng dưới lòng đường không quá 36 giờ.
2. Đơn xin cấp thẻ được trả lời trong thời hạn 04 ngày làm việc, trừ hồ sơ phải xác minh thì không quá 09 ngày làm việc.
3. Bảng giá thử nghiệm từ quý III năm 2026 và áp dụng chính thức từ ngày 01 tháng 02 năm 2027.
4. Mỗi chợ lập quy trình "3 bước" (kiểm tra, ghi sổ, dán nhãn), áp dụng cho ít nhất 40 sạp mỗi chợ.
5. Người bán có sáng kiến được thưởng 6 triệu đồng đối với tổ bán hàng và 2 triệu đồng đối với cá nhân.
6. Phường hỗ trợ tiền sửa sạp cho hộ bán cá 900.000 đồng/sạp và cho hộ bán rau 650.000 đồng/sạp.
7. Xây 2 khu chợ đêm với tổng số 90 gian: khu Bờ Vàm 50 gian, khu Cầu Đình 40 gian.

| Việc | Số điện thoại | Giờ trực |
|---|---|---|
| Thu quá giá tại chợ | 0277 3 555 120 | 24/24 giờ |
| Hỏi thủ tục cấp thẻ bán hàng | 0277 3 555 121 | 07 giờ đến 17 giờ |

## IV. Dự án

| TT | Dự án | Quy mô | Chiều dài | Hoàn thành trước ngày |
|---|---|---|---|---|
| 1 | Nhà lồng chợ Vàm | công suất 400 lượt khách/giờ | 62 m | 30/9/2027 |
| 2 | Kè rạch Bà Lúa | kè bê tông | 1,8 km | 31/3/2028 |

## V. Nhiệm vụ

| TT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn | Sản phẩm |
|---|---|---|---|---|
| 1 | Tập huấn bán hàng văn minh cho tiểu thương | Hội Phụ nữ phường | 31/8/2026 | 11 lớp, 330 người tham gia |

## VI. Kinh phí

**Bảng 5. Kinh phí theo năm (tỷ đồng)**

| Nội dung | Năm 2026 | Năm 2027 | Năm 2028 | Cả giai đoạn |
|---|---|---|---|---|
| Chỉnh trang vỉa hè | 2,4 | 3,1 | 1,2 | 6,7 |
| Sửa chợ | 5,0 | 6,5 | 2,3 | 13,8 |
| Tổng cộng | 7,4 | 9,6 | 3,5 | 20,5 |

Tổng kinh phí cả giai đoạn là 20,5 tỷ đồng.
"""

Ask = Callable[..., Answer]


@pytest.fixture(scope="module")
def ask(encoder: PromptedEncoder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    document = read(
        PLAN, "ben-tram.md", id="ben-tram", issuer="Ủy ban nhân dân phường Bến Tràm", number="44/KH-UBND",
        issued_on="2026-02-20", primary=True,
    )  # fmt: skip
    opened = made_assistant(tmp_path_factory.mktemp("index"), [document], encoder)
    yield lambda text, *before: opened.answer(Question(text, tuple(Turn("user", turn) for turn in before)))
    opened.reader.close()


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        # the number to call, by the row that names the matter
        ("Người ta thu quá giá ở chợ thì gọi số nào?", "**0277 3 555 120**"),
        ("Số điện thoại hỏi thủ tục cấp thẻ bán hàng là số nào?", "**0277 3 555 121**"),
        # cells by an adjective, by the measure they name, by what they count
        ("Kè rạch Bà Lúa dài bao nhiêu km?", "**1,8 km**"),
        ("Nhà lồng chợ Vàm có công suất bao nhiêu?", "**công suất 400 lượt khách/giờ**"),
        ("Tập huấn bán hàng văn minh cho tiểu thương mở mấy lớp?", "**11 lớp"),
        ("Kè rạch Bà Lúa phải hoàn thành trước ngày nào?", "**31/3/2028**"),
        # of two heads that begin alike, and rows of one word
        ("Diện tích chợ Đình có mái che năm 2025 là bao nhiêu?", "**0,3 ha**"),
        # dates by their own clause
        ("Bảng giá áp dụng chính thức từ khi nào?", "**Từ ngày 01 tháng 02 năm 2027**"),
        ("Bảng giá thử nghiệm từ khi nào?", "**Từ quý III năm 2026**"),
        # an exception belongs to what it is excepted from
        ("Đơn xin cấp thẻ được trả lời trong bao nhiêu ngày làm việc?", "**04 ngày"),
        ("Xe đẩy được đỗ tối đa bao nhiêu phút tại một chỗ?", "**Không được đỗ quá 15 phút**"),
        # for whom a figure is
        ("Cá nhân có sáng kiến được thưởng bao nhiêu?", "**2 triệu đồng**"),
        ("Tổ bán hàng có sáng kiến được thưởng bao nhiêu?", "**6 triệu đồng**"),
        ("Hộ bán rau được hỗ trợ sửa sạp bao nhiêu?", "**650.000 đồng/sạp**"),
        # parts that add up to their whole
        ("Khu chợ đêm Bờ Vàm có bao nhiêu gian?", "**50** – xây khu chợ đêm"),
        ("Còn bao nhiêu sạp cá chưa có mái che?", "**150"),
        # days within one year
        ("Đến hết năm 2026 cấp mã cho bao nhiêu sạp?", "**Ít nhất 600 sạp**"),
        # what one year costs, and what one thing costs in it
        ("Kinh phí năm 2027 là bao nhiêu?", "**9,6 tỷ đồng**"),
        ("Kinh phí chỉnh trang vỉa hè năm 2026 là bao nhiêu?", "**2,4 tỷ đồng**"),
        ("Tổng kinh phí của kế hoạch là bao nhiêu?", "**20,5 tỷ đồng**"),
        # one of the documents it rests on
        ("Kế hoạch thực hiện nghị quyết nào của Đảng ủy phường?", "Thực hiện Nghị quyết số 12-NQ/ĐU"),
        ("Kế hoạch căn cứ quyết định nào?", "Quyết định số 31/QĐ-UBND"),
    ],
)
def test_the_very_figure_is_told(ask: Ask, question: str, opening: str) -> None:
    answer = ask(question)
    assert answer.status is AnswerStatus.ANSWERED
    assert answer.text.startswith(opening), answer.text


def test_what_stands_in_brackets_is_not_cut(ask: Ask) -> None:
    assert "(kiểm tra, ghi sổ, dán nhãn)" in ask('Quy trình "3 bước" gồm những gì?').text


def test_a_place_that_no_document_names_is_answered_for_by_no_other(ask: Ask) -> None:
    assert ask("Kè rạch Bà Năm dài bao nhiêu km?").status is AnswerStatus.REFUSED


def test_what_is_counted_of_the_same_is_asked_on(ask: Ask) -> None:
    answer = ask("Mở mấy lớp vậy?", "Ai chủ trì tập huấn bán hàng văn minh cho tiểu thương?")
    assert answer.text.startswith("**11 lớp"), answer.text


def test_values_of_one_year_are_told_with_their_days(ask: Ask) -> None:
    assert "đến ngày 31/12/2026" in ask("Tỷ lệ sạp có mái che năm 2026 là bao nhiêu?").sentences[0].text


@pytest.mark.parametrize(
    "question",
    ["Ngày mai phường có mưa không?", "mai co mua khong", "Cuối tuần này trời nắng không?", "Will it rain tomorrow?"],
)
def test_the_weather_is_told_by_no_plan(ask: Ask, question: str) -> None:
    assert ask(question).status is AnswerStatus.REFUSED


def test_a_sum_neither_confirms_nor_denies_a_half(ask: Ask) -> None:
    assert not ask("Chỉnh trang vỉa hè có chiếm hơn một nửa kinh phí không?").text.startswith(("**Có", "**Đúng"))
