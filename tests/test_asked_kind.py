"""The unit behind "bao nhiêu" or "mấy"."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.asked_kind import _PRICE, unit_asked


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
