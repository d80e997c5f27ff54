"""Figures as Vietnamese and English write them, and what is none."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.figures import find_figures, find_years, format_figure, parse_number
from assistant.types import Comparator, Figure


@pytest.mark.parametrize(
    ("text", "value", "value_max", "unit", "comparator"),
    [
        ("khoảng 30%", "30", None, "%", "~"),
        ("từ 7 - 7,5%", "7", "7.5", "%", "range"),
        ("trên 40% GRDP", "40", None, "% GRDP", ">"),
        ("trên 7,5%/năm", "7.5", None, "%/năm", ">"),
        ("nhóm 5 địa phương dẫn đầu", "5", None, "hạng", "rank"),
        ("12 người trên một vạn dân", "12", None, "người/vạn dân", "="),
        ("40 - 50 tổ chức", "40", "50", "tổ chức", "range"),
        ("16 - 18%/năm", "16", "18", "%/năm", "range"),
        ("1.250.000 đồng", "1250000", None, "đồng", "="),
        ("1.200 tỷ đồng", "1200", None, "tỷ đồng", "="),
        ("30 phần trăm", "30", None, "%", "="),
        ("tối thiểu có 10 doanh nghiệp", "10", None, "doanh nghiệp", ">="),
        ("duy trì trên 0,7", "0.7", None, "", ">"),
        ("ít nhất 3%", "3", None, "%", ">="),
        ("dưới 12%", "12", None, "%", "<"),
        ("hạng 24/63", "24", None, "hạng", "rank"),
    ],
)
def test_finds(text: str, value: str, value_max: str | None, unit: str, comparator: str) -> None:
    (figure,) = find_figures(f"Chỉ tiêu đạt {text}.")
    assert figure.value == Decimal(value)
    assert figure.value_max == (Decimal(value_max) if value_max else None)
    assert (figure.unit, figure.comparator) == (unit, Comparator(comparator))


@pytest.mark.parametrize(
    "text",
    ["Quyết định số 749/QĐ-TTg ngày 03/6/2020", "Nghị quyết 57-NQ/TW", "đến năm 2025", "giai đoạn 2021-2025", "mức độ 4", "4G/5G",
     "Điều 5", "Đề án 06", "xem [1]", "1. Mục tiêu", "ngày 22 tháng 12 năm 2024", "tháng 3/2021"],
)  # fmt: skip
def test_names_dates_and_numbering_are_no_figures(text: str) -> None:
    assert find_figures(text) == ()


def test_english_points_and_commas() -> None:
    assert [f.value for f in find_figures("at least 7.5% of 1,250,000 people", "en")] == [
        Decimal("7.5"),
        Decimal(1250000),
    ]


def test_years_and_periods() -> None:
    assert [(y.year, y.end_year, y.is_horizon) for y in find_years("giai đoạn 2021-2025, đến năm 2030; năm 2022; by 2045")] == [
        (2021, 2025, True), (2030, None, True), (2022, None, False), (2045, None, True),
    ]  # fmt: skip


def test_years_of_dates_and_numbers_are_no_years() -> None:
    assert find_years("ngày 03/6/2020, 2.025 tỷ đồng, 2030%") == ()


@given(
    value=st.integers(1, 9_999_999),
    comparator=st.sampled_from(
        [Comparator.EQUAL, Comparator.MORE, Comparator.ABOUT, Comparator.AT_LEAST, Comparator.LESS]
    ),
    unit=st.sampled_from(["%", "%/năm", "doanh nghiệp", "tỷ đồng"]),
)
def test_what_is_formatted_is_found_again(value: int, comparator: Comparator, unit: str) -> None:
    text = format_figure(Figure(Decimal(value), None, unit, comparator, 0, 0), "vi")
    (found,) = find_figures(f"đạt {text}.")
    assert (found.value, found.unit, found.comparator) == (Decimal(value), unit, comparator)


@given(st.integers(0, 10**9))
def test_grouped_numbers_parse_in_both_languages(value: int) -> None:
    assert parse_number(f"{value:,}".replace(",", "."), "vi") == value == parse_number(f"{value:,}", "en")


@pytest.mark.parametrize(
    ("text", "comparator"),
    [("đạt 60 hợp tác xã trở lên", ">="), ("còn 5% trở xuống", "<="), ("đạt\n85%", "="), ("tối\nthiểu 85%", ">=")],
)
def test_or_more_and_words_on_two_lines(text: str, comparator: str) -> None:
    (figure,) = find_figures(text)
    assert figure.comparator.value == comparator


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("tỷ lệ giải ngân không thấp hơn 95%", ">="),
        ("không được thấp hơn 30 ngày", ">="),
        ("không kém 80%", ">="),
        ("hao hụt không vượt 5%", "<="),
        ("không được quá 5 ngày", "<="),
        ("không cao hơn 5%", "<="),
        ("thấp hơn 5%", "<"),
        ("vượt 5%", ">"),
    ],
)
def test_a_comparison_denied_is_the_opposite_bound(text: str, comparator: str) -> None:
    (figure,) = find_figures(text)
    assert figure.comparator.value == comparator
    assert "không" not in text or text[figure.start :].startswith("không")


@pytest.mark.parametrize(
    "text", ["Hội nghị lần thứ 9", "kỳ họp thứ 21", "(3) Cơ cấu kinh tế", "ngày 30-7-2023", "Ban Chỉ đạo 57"]
)
def test_more_that_are_no_figures(text: str) -> None:
    assert find_figures(text) == ()


def test_years_compared_with_are_no_horizon() -> None:
    assert [m.is_horizon for m in find_years("giảm 30% so với giai đoạn 2016-2020 đến năm 2030")] == [False, True]


def test_measures_keep_their_letters() -> None:
    assert [f.unit for f in find_figures("đạt 6.000 MW, 2,4 tỷ USD")] == ["MW", "tỷ USD"]


def test_rates_and_points_in_both_languages() -> None:
    assert [f.unit for f in find_figures("10% a year, 7.5 percent per year, 150 phút a year", "en")] == [
        "%/năm",
        "%/năm",
        "phút/năm",
    ]
    assert [f.unit for f in find_figures("tăng 8 điểm phần trăm, đạt 60 phần trăm GRDP")] == [
        "điểm phần trăm",
        "% GRDP",
    ]
    assert find_figures("8 percentage points", "en")[0].unit != "%"


def test_a_decimal_in_front_of_an_english_sentence_is_no_numbering() -> None:
    assert [str(f.value) for f in find_figures("7.5 people", "en")] == ["7.5"]
    assert find_figures("7.5 Dân số") == ()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Giá vé tháng 150.000 đồng.", ["150000"]),
        ("lương tháng 4,5 triệu đồng", ["4.5"]),
        ("trong tháng 12 năm 2025 có 20 buổi", ["20"]),
        ("phí quý 120.000 đồng", ["120000"]),
    ],
)
def test_a_sum_for_a_month_is_no_month(text: str, values: list[str]) -> None:
    assert [str(figure.value) for figure in find_figures(text)] == values


def test_numbered_places_and_days_of_the_moon_are_no_figures() -> None:
    assert not find_figures("Hai điểm ủ phân ở khu phố 9 và khu phố 21, mùng 8 tháng Giêng.")
    assert not find_figures("ưu tiên các khu phố 3, 7, 15, 18 trong năm 2026")
    assert [f.unit for f in find_figures("mỗi khu phố 2 xe, mỗi thôn 5 hộ")] == ["xe", "hộ"]
    assert [f.unit for f in find_figures("thu nhập tăng gấp 2,2 lần")] == ["lần"]


@pytest.mark.parametrize(
    "text",
    ["**Nhiệm vụ 10.** Lập sổ theo dõi.", "Nhiệm vụ 3: Mở lớp tập huấn.", "- Giai đoạn 1 (2026): hoàn thiện thiết kế."],
)
def test_the_number_of_a_task_or_stage_is_no_figure(text: str) -> None:
    assert find_figures(text) == ()


@pytest.mark.parametrize(
    ("text", "value", "unit", "comparator"),
    [
        ("không được cao quá 3 tầng", "3", "tầng", "<="),
        ("Trong số nêu trên có 37 hồ chứa", "37", "hồ chứa", "="),
        ("mức hỗ trợ 500 triệu đồng/nhà", "500", "triệu đồng/nhà", "="),
        ("tốc độ tối đa 30 km/h", "30", "km/h", "<="),
        ("còn 109 bé trai/100 bé gái", "109", "bé trai/100 bé gái", "="),
        ("có 05/7 trường học đạt chuẩn", "5", "trường", "="),
    ],
)
def test_figures_as_plans_write_them(text: str, value: str, unit: str, comparator: str) -> None:
    (figure,) = find_figures(text)
    assert (str(figure.value), figure.comparator.value) == (value, comparator)
    assert figure.unit.startswith(unit)


@pytest.mark.parametrize(
    "text", ["quy định tại Bảng 1.", "vào dịp 03/02, 02/9 và 07/11.", "Tuyến buýt nhanh BRT số 1 từ Ga"]
)
def test_references_days_and_names_are_no_figures(text: str) -> None:
    assert find_figures(text) == ()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Mở cửa từ 4 giờ 30 đến 18 giờ hằng ngày.", ["từ 4 giờ 30 đến 18 giờ"]),
        (
            "Từ 6 giờ 30 đến 8 giờ 30 và từ 16 giờ đến 18 giờ 30.",
            ["Từ 6 giờ 30 đến 8 giờ 30", "từ 16 giờ đến 18 giờ 30"],
        ),
        ("Phát thanh lúc 5 giờ 30 và 18 giờ.", ["5 giờ 30", "18 giờ"]),
        ("Trong 24 giờ 30 người đã khỏi.", ["24 giờ", "30 người"]),
        ("Chuyển sang nhà lồng số 2.", []),
        ("Dân số 58.300 người.", ["58.300 người"]),
        ("Gọi 0233 385 1122 để được giúp.", []),
        ("Ngân sách phường 5.200 triệu đồng.", ["5.200 triệu đồng"]),
    ],
)
def test_times_of_the_day_names_and_numbers_to_call(text: str, shown: list[str]) -> None:
    assert [text[f.start : f.end] for f in find_figures(text)] == shown
