"""The unit behind "bao nhiêu" or "mấy"."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.asked_kind import _PRICE, asks_money, counts_the_unknown, is_of_kind_asked, unit_asked
from assistant.understand import content_terms
from assistant.word_model import WordModel
from tests.made_documents import query, statement_of


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Khách lưu trú mấy ngày?", "ngày"),
        ("trồng mới bao nhiêu héc ta rừng", "héc ta"),
        ("hỗ trợ mấy triệu đồng một hộ", "triệu đồng"),
        ("Mấy năm nữa thì đạt mấy phần trăm?", ""),
        ("chiếm bao nhiêu", ""),
        ("Khách đến trong mấy tháng mưa phải chiếm bao nhiêu?", ""),
        ("Ai chủ trì?", ""),
    ],
)
def test_the_unit_asked_for(text: str, unit: str) -> None:
    assert unit_asked(text) == unit


@pytest.mark.parametrize(
    ("text", "money"),
    [("Bán qua mạng chiếm bao nhiêu tiền bán lẻ vậy?", False), ("Bán qua mạng thu bao nhiêu tiền?", True)],
)
def test_what_something_makes_up_is_no_sum(text: str, money: bool) -> None:
    assert asks_money(query(text)) is money


@given(st.text(max_size=120))
def test_any_text_has_a_unit_or_none(text: str) -> None:
    assert isinstance(unit_asked(f"mấy {text}"), str)


@pytest.mark.parametrize(
    ("text", "priced"),
    [
        ("Lương khởi điểm của cô nuôi dạy trẻ bao nhiêu?", True),
        ("Giá nước sạch một khối bao nhiêu vậy?", True),
        ("Giá trị sản xuất công nghiệp tăng bao nhiêu?", False),
        ("Cơ sở niêm yết giá công khai đạt bao nhiêu?", False),
        ("Sản lượng lương thực đạt bao nhiêu?", False),
    ],
)
def test_what_has_a_price_is_asked_for_in_money(text: str, priced: bool) -> None:
    assert (_PRICE.search(text) is not None) is priced


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("Mỗi hộ được cấp mấy bồn chứa?", True),
        ("Mỗi hộ được cấp mấy con bò?", False),
        ("Mỗi hộ được cấp bao nhiêu?", False),
    ],
)
def test_what_the_documents_have_no_word_for_is_not_counted_in_them(text: str, unknown: bool) -> None:
    model = WordModel.train(["Trao con bò giống cho hộ nghèo."] * 3)
    assert counts_the_unknown(query(text, terms=content_terms(text, "vi")), model) is unknown


@pytest.mark.parametrize(("text", "fits"), [("Nhận mấy người khuyết tật?", False), ("Được hỗ trợ bao nhiêu?", True)])
def test_a_sum_of_money_counts_no_people(text: str, fits: bool) -> None:
    sum_of_money = statement_of("# Kế hoạch\n\nHỗ trợ tiền ăn 50.000 đồng/ngày.\n", "Hỗ trợ")
    model = WordModel.train(["Hỗ trợ tiền ăn."])
    assert is_of_kind_asked(query(text, terms=content_terms(text, "vi")), sum_of_money, model) is fits
