"""Sentences, bullets and enumerations: one row a value, with predicate, exception, part, period and deadline."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.load.text import normalise_lines
from assistant.passages import split_document
from assistant.targets import extract_targets
from assistant.types import Comparator, Target
from tests.made_documents import read


def rows_of(sentence: str, heading: str = "Mục tiêu đến năm 2031") -> list[Target]:
    text = normalise_lines(f"# Kế hoạch tỉnh Thử Nghiệm\n\n## {heading}\n\n{sentence}\n")
    document = read(text, "thu.md")
    return list(extract_targets(document, split_document(document)))


def told(sentence: str, heading: str = "Mục tiêu đến năm 2031") -> list[tuple[str, str, str]]:
    return [
        (row.comparator.value, str(row.value if row.value is not None else row.state), row.unit)
        for row in rows_of(sentence, heading)
    ]


def test_an_enumeration_gives_each_member_the_predicate_and_the_exception() -> None:
    rows = rows_of("90% hồ sơ cấp tỉnh, 80% hồ sơ cấp huyện và 60% hồ sơ cấp xã được xử lý trên mạng (trừ hồ sơ mật).")
    assert [(row.value, row.level, row.exception) for row in rows] == [
        (Decimal(90), "cấp tỉnh", "hồ sơ mật"),
        (Decimal(80), "cấp huyện", "hồ sơ mật"),
        (Decimal(60), "cấp xã", "hồ sơ mật"),
    ]
    assert {row.indicator for row in rows} == {
        f"Hồ sơ cấp {level} được xử lý trên mạng" for level in ("tỉnh", "huyện", "xã")
    }


def test_a_measure_named_by_an_age_sets_each_of_its_values() -> None:
    rows = rows_of("Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng: dưới 19% vào năm 2027 và dưới 16% vào năm 2031.")
    assert [(row.comparator.value, row.value, row.years) for row in rows] == [
        ("<", Decimal(19), (2027,)),
        ("<", Decimal(16), (2031,)),
    ]
    assert {row.indicator for row in rows} == {"Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng"}


def test_a_share_of_places_is_of_what_they_have() -> None:
    rows = rows_of("Xã, phường có ít nhất 01 sân chơi: tối thiểu 65% vào năm 2027 và 100% vào năm 2031.")
    assert [(row.value, row.years) for row in rows] == [(Decimal(65), (2027,)), (Decimal(100), (2031,))]
    assert {row.indicator for row in rows} == {"Xã, phường có ít nhất 01 sân chơi"}


def test_two_enumerations_of_one_sentence_keep_their_own_predicates() -> None:
    rows = rows_of(
        "90% hồ sơ cấp tỉnh và 80% hồ sơ cấp xã được xử lý trên mạng, 70% cuộc họp được thực hiện trực tuyến."
    )
    assert [row.indicator for row in rows] == [
        "Hồ sơ cấp tỉnh được xử lý trên mạng", "Hồ sơ cấp xã được xử lý trên mạng", "Cuộc họp được thực hiện trực tuyến",
    ]  # fmt: skip


def test_what_is_part_of_something_says_of_what() -> None:
    first, second, third = rows_of(
        "Tổng vốn đạt 900 tỷ đồng, trong đó vốn ngân sách tối đa 40%, vốn vay tối thiểu 60%."
    )
    assert first.part_of is None
    assert (second.part_of, third.part_of) == ("Tổng vốn", "Tổng vốn")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Có từ 40 - 50 tổ chức được xếp hạng.", ("range", "40", "tổ chức")),
        ("Số sáng chế tăng 16 - 18%/năm.", ("range", "16", "%/năm")),
        ("Tỷ lệ hộ nghèo giảm từ 5,2% năm 2024 xuống còn dưới 1,5%.", ("<", "1.5", "%")),
        ("Tỷ lệ dân số từ 15 tuổi có tài khoản đạt 80%.", ("=", "80", "%")),
        ("Tỷ suất tử vong mẹ trên 100.000 trẻ đẻ sống còn 38 ca.", ("=", "38", "ca")),
        ("Tỉnh thuộc nhóm 10 địa phương dẫn đầu cả nước về cải cách hành chính.", ("rank", "10", "địa phương")),
        ("Ít nhất 85% trường học có phòng máy.", (">=", "85", "%")),
        ("Quy mô kinh tế số đạt trên 30% GRDP.", (">", "30", "% GRDP")),
        ("Có 60 hợp tác xã trở lên ứng dụng công nghệ cao.", (">=", "60", "hợp tác xã")),
        ("Trẻ đạt chuẩn phát triển: 96%", ("=", "96", "%")),
        ("Hoàn thành cơ sở dữ liệu đất đai.", ("qualitative", "hoàn thành", "")),
        ("Phổ cập dịch vụ mạng 5G.", ("qualitative", "phổ cập", "")),
        ("Tỉnh trở thành trung tâm chế biến của vùng.", ("qualitative", "trở thành", "")),
        ("Mọi người dân được cấp định danh số.", ("qualitative", "mọi", "")),
    ],
)
def test_comparators_values_and_units(sentence: str, expected: tuple[str, str, str]) -> None:
    assert told(sentence) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "Căn cứ Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ.",
        "Thực hiện theo khoản 2 Điều 14 của Luật Trồng trọt.",
        "Kinh tế số phát triển mạnh mẽ.",
        "Đẩy mạnh ứng dụng công nghệ nhằm hoàn thành nhiệm vụ được giao.",
        "Kế hoạch có 27 chỉ tiêu về chính quyền số.",
        "Nghị quyết Hội nghị lần thứ 9 Ban Chấp hành Trung ương.",
        "Toàn tỉnh hiện có 126 hợp tác xã.",
    ],
)
def test_what_is_no_target(sentence: str) -> None:
    assert rows_of(sentence) == []


@pytest.mark.parametrize(
    "heading", ["Thực trạng", "Đánh giá thực hiện mục tiêu", "Quan điểm", "I. Bối cảnh", "Lưu ý về số liệu"]
)
def test_background_sets_no_targets(heading: str) -> None:
    assert rows_of("Tỷ lệ hộ dùng nước sạch đạt 85%.", heading) == []


def test_measures_in_the_part_on_tasks_are_rows_people_should_look_at_only_where_they_are_weak() -> None:
    (strong,) = rows_of("Bố trí tối thiểu 2% chi ngân sách cho chuyển đổi số.", "Nhiệm vụ, giải pháp")
    (weak,) = rows_of("Mở 6 lớp vận hành.", "Nhiệm vụ, giải pháp")
    assert strong.confidence >= 0.6 > weak.confidence


def test_a_clauses_own_year_wins_over_the_headings() -> None:
    rows = rows_of(
        "Tỷ lệ cơ giới hóa đạt 90% vào năm 2035 và 98% vào năm 2040; diện tích rừng tăng 12% so với năm 2020."
    )
    assert [(row.value, row.deadline) for row in rows] == [
        (Decimal(90), "2035"),
        (Decimal(98), "2040"),
        (Decimal(12), "2031"),
    ]
    assert rows[1].indicator == rows[0].indicator == "Tỷ lệ cơ giới hóa"


@pytest.mark.parametrize(
    ("when", "deadline"),
    [
        ("trước ngày 30/6/2026", "2026-06-30"), ("trong tháng 9/2026", "2026-09"), ("trong quý III/2026", "2026-09"), ("vào năm 2026", "2026"),
        ("trước ngày 15 tháng 12 năm 2027", "2027-12-15"), ("", "2031"),
    ],
)  # fmt: skip
def test_deadlines_as_exact_as_they_are_said(when: str, deadline: str) -> None:
    (row,) = rows_of(f"Hoàn thành cơ sở dữ liệu đất đai {when}.".replace(" .", "."))
    assert row.deadline == deadline


def test_periods_are_kept() -> None:
    (row,) = rows_of("Năng suất lao động tăng bình quân 7% giai đoạn 2026 - 2030.")
    assert (row.period, row.deadline) == ("2026-2030", "2030")


def test_what_goes_on_about_the_same_thing_takes_its_subject() -> None:
    rows = rows_of("Tổng thu ngân sách đạt 18.000 tỷ đồng, tăng 7,7% so với năm 2025, bằng 12% GRDP.")
    assert [row.indicator for row in rows][1].startswith("Tổng thu ngân sách tăng")
    assert rows[2].indicator.startswith("Tổng thu ngân sách")


def test_a_sentence_wrapped_by_hand_is_one_sentence() -> None:
    text = "Phấn đấu tỷ lệ hộ gia đình ở khu vực nông thôn được sử dụng nước sạch theo\nquy chuẩn đạt 75% và tỷ lệ hộ có nhà tiêu hợp vệ sinh ở các xã vùng sâu đạt\n90% theo tiêu chí mới."
    rows = rows_of(text)
    assert [(row.value, row.indicator.split()[2]) for row in rows] == [(Decimal(75), "hộ"), (Decimal(90), "hộ")]
    assert all(row.quote.startswith("Phấn đấu") and "\n" in row.quote for row in rows)


NAMES = ["Tỷ lệ hộ dùng nước sạch", "Tỷ lệ lao động qua đào tạo", "Độ che phủ rừng", "Tỷ lệ rác thải được phân loại"]
WORDS = {"": "=", "tối thiểu ": ">=", "trên ": ">", "không quá ": "<=", "dưới ": "<", "khoảng ": "~"}


@given(
    st.sampled_from(NAMES),
    st.sampled_from(sorted(WORDS)),
    st.integers(1, 99),
    st.integers(0, 9),
    st.integers(2026, 2060),
)
def test_any_value_is_read_as_it_is_written(name: str, word: str, whole: int, tenth: int, year: int) -> None:
    number = f"{whole},{tenth}" if tenth else str(whole)
    (row,) = rows_of(f"- {name} đạt {word}{number}%.", f"Mục tiêu đến năm {year}")
    assert (row.indicator, row.comparator, row.unit, row.deadline) == (name, Comparator(WORDS[word]), "%", str(year))
    assert row.value == Decimal(f"{whole}.{tenth}")
    assert row.quote == f"{name} đạt {word}{number}%."
