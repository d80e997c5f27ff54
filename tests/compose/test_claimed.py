"""Figures as they are held against each other: without scale, with what they are of."""

from __future__ import annotations

import pytest

from assistant.compose.claimed import claimed_of, quantity
from assistant.figures import find_figures


def _quantities(text: str) -> list[object]:
    return [quantity(figure, text) for figure in find_figures(text)]


@pytest.mark.parametrize(
    ("claimed", "stated", "verdict"),
    [
        ("1 triệu đồng mỗi tháng", "500.000 đồng/tháng", False),
        ("7 tỷ cho kế hoạch", "7 tỷ đồng", True),
        ("300 vụ", "335 vụ/năm", False),
        ("10 triệu đồng/năm", "10 triệu đồng/tháng", None),
        ("150 địa chỉ tin cậy", "200 địa chỉ vào năm 2030", False),
        ("70%", "60 người", None),
        ("tối đa 70%", "tối thiểu 70%", False),
        ("trẻ dưới 6 tuổi được 10 triệu đồng", "trẻ dưới 6 tuổi được 8 triệu đồng", False),
        ("tàu 13 m được 130 triệu đồng", "tàu từ 12 m đến dưới 15 m được 130 triệu đồng", True),
        ("tàu 16 m được 130 triệu đồng", "tàu từ 12 m đến dưới 15 m được 130 triệu đồng", False),
        ("12 sản phẩm", "từ 05 sản phẩm trở lên", False),
    ],
)
def test_a_claim_is_held_against_what_is_of_its_kind(claimed: str, stated: str, verdict: bool | None) -> None:
    claims = [q for f in find_figures(claimed) if (q := quantity(f, claimed)) is not None]
    own = [q for f in find_figures(stated) if (q := quantity(f, stated)) is not None]
    assert claimed_of(claims, own) is verdict


def test_a_number_of_nothing_is_no_quantity() -> None:
    assert _quantities("nâng lên 5 và giữ nguyên") == [None]
