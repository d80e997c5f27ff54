"""Units of Vietnamese plans in English, and back as the same quantity."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.english_units import unit_in_english
from assistant.figures import find_figures, format_figure


@pytest.mark.parametrize(
    ("unit", "english"),
    [
        ("xã", "communes"),
        ("triệu đồng/hộ", "million dong a household"),
        ("giường bệnh/vạn dân", "hospital beds per 10,000 people"),
        ("nghìn tỷ đồng", "trillion dong"),
        ("lít/người/ngày", "litres a person a day"),
        ("máy/100 dân", "máy/100 dân"),  # no word for one part: the whole as it stands
        ("lượt người mỗi năm", "people a year"),
        ("%/năm", "% a year"),
        ("% GRDP", "% GRDP"),
        ("", ""),
    ],
)
def test_a_unit_is_told_in_english(unit: str, english: str) -> None:
    assert unit_in_english(unit) == english


@pytest.mark.parametrize(
    "text",
    ["tối đa 1,2 triệu đồng/hộ", "không quá 9 phút", "120 trạm y tế", "16,2 triệu đồng/ha/năm", "2,1 triệu cây/năm"],
)
def test_a_figure_told_in_english_is_read_as_the_same(text: str) -> None:
    (figure,) = find_figures(text)
    (again,) = find_figures(format_figure(figure, "en"), "en")
    assert (again.value, again.comparator) == (figure.value, figure.comparator)
    assert unit_in_english(again.unit) == unit_in_english(figure.unit)


@given(st.text(max_size=30))
def test_any_unit_is_told(unit: str) -> None:
    assert isinstance(unit_in_english(unit), str)
