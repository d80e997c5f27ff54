"""The unit behind "bao nhiêu" or "mấy"."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.asked_kind import unit_asked


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Khách lưu trú mấy ngày?", "ngày"),
        ("trồng mới bao nhiêu héc ta rừng", "héc ta"),
        ("hỗ trợ mấy triệu đồng một hộ", "triệu đồng"),
        ("Mấy năm nữa thì đạt mấy phần trăm?", ""),
        ("chiếm bao nhiêu", ""),
        ("Ai chủ trì?", ""),
    ],
)
def test_the_unit_asked_for(text: str, unit: str) -> None:
    assert unit_asked(text) == unit


@given(st.text(max_size=120))
def test_any_text_has_a_unit_or_none(text: str) -> None:
    assert isinstance(unit_asked(f"mấy {text}"), str)
