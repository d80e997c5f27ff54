"""The figure check fails closed: each changed value, unit, year, comparator or level is caught."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.verify import Quote, verify

SIZES = Quote("Tỷ lệ cơ sở chăn nuôi quy mô lớn xử lý chất thải đạt 90%, cơ sở quy mô nhỏ đạt 60%.", (2031,))
LEVELS = Quote(
    "90% trang trại cấp tỉnh, 80% trang trại cấp huyện và 60% trang trại cấp xã được kiểm dịch định kỳ.",
    (2027,),
    "Đến năm 2027",
)


def test_a_bound_sentence_passes() -> None:
    assert not verify("**80%** trang trại cấp huyện được kiểm dịch định kỳ, đến năm 2027.", [LEVELS])


def test_values_told_apart_by_words_alone_are_not_exchanged() -> None:
    assert not verify("**90%** – tỷ lệ cơ sở chăn nuôi quy mô lớn xử lý chất thải.", [SIZES])
    assert not verify("**60%** – cơ sở quy mô nhỏ.", [SIZES])
    assert verify("**60%** – tỷ lệ cơ sở chăn nuôi quy mô lớn xử lý chất thải.", [SIZES])
    assert verify("**90%** – cơ sở quy mô nhỏ.", [SIZES])


def test_the_figure_in_front_is_the_one_the_sentence_states() -> None:
    quote = Quote("Ban chỉ đạo báo cáo có 83 nhiệm vụ đúng hạn và 15 nhiệm vụ quá hạn.", (2031,))
    assert not verify("**83 nhiệm vụ** – ban chỉ đạo báo cáo có 83 nhiệm vụ đúng hạn.", [quote])
    assert verify("**15 nhiệm vụ** – ban chỉ đạo báo cáo có 83 nhiệm vụ đúng hạn.", [quote])


def test_another_level_value_year_or_comparator_is_caught() -> None:
    for wrong in (
        "**80%** trang trại cấp xã được kiểm dịch định kỳ, đến năm 2027.",
        "**85%** trang trại cấp huyện được kiểm dịch định kỳ, đến năm 2027.",
        "**80%** trang trại cấp huyện được kiểm dịch định kỳ, đến năm 2030.",
        "**Trên 80%** trang trại cấp huyện được kiểm dịch định kỳ, đến năm 2027.",
        "**80%/năm** trang trại cấp huyện được kiểm dịch định kỳ, đến năm 2027.",
        "**80 triệu đồng** cho trang trại cấp huyện, đến năm 2027.",
    ):
        assert verify(wrong, [LEVELS]), wrong


def test_a_thousands_separator_is_no_decimal_point() -> None:
    quote = Quote("Thu nhập đạt 1.250.000 đồng/ngày.", (2035,))
    assert not verify("Thu nhập đạt 1.250.000 đồng/ngày.", [quote])
    assert verify("Thu nhập đạt 1.250 đồng/ngày.", [quote])
    assert verify("Thu nhập đạt 12.500.000 đồng/ngày.", [quote])


@given(
    value=st.integers(1, 99),
    other=st.integers(1, 99),
    word=st.sampled_from(["trên", "khoảng", "tối thiểu", "dưới", "ít nhất", ""]),
    year=st.integers(2021, 2049),
)
def test_every_other_value_is_caught(value: int, other: int, word: str, year: int) -> None:
    quote = Quote(f"Tỷ lệ hộ dùng nước sạch đạt {word} {value}%.", (year,))
    assert not verify(f"Tỷ lệ hộ dùng nước sạch đạt {word} {value}%, đến năm {year}.", [quote])
    assert bool(verify(f"Tỷ lệ hộ dùng nước sạch đạt {word} {other}%.", [quote])) == (value != other)
    assert verify(f"Tỷ lệ hộ dùng nước sạch đạt {word} {value}%, đến năm {year + 1}.", [quote])


def test_a_value_of_a_row_with_a_bound_is_not_told_without_it() -> None:
    quote = Quote("| 1 | Số vụ (không quá) | vụ | 41 | 33 |\nSố vụ: không quá 33 vụ", (2028,))
    assert not verify("**Không quá 33 vụ** – số vụ.", [quote])
    assert verify("**33 vụ** – số vụ.", [quote])


def test_the_year_of_a_day_that_the_caller_computed_is_no_other_year() -> None:
    quote = Quote("Tỷ trọng kinh tế số đạt 20% GDP.", (2025,))
    said = "Decision 749 (3 June 2020): **20% GDP**, by {}."
    assert not verify(said.format(2025), [quote], "en", frozenset({"3 June 2020", "3"}))
    assert verify(said.format(2020), [quote], "en", frozenset({"3 June 2020", "3"}))
    assert verify(said.format(2025), [quote], "en", frozenset({"3"}))
