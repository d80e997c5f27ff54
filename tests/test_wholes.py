"""What a clause sets a part of: said in its sentence, or in the lead-in above it."""

from __future__ import annotations

import pytest

from assistant.passages import split_document
from assistant.register.shown import shown_value
from assistant.statements import Statement, all_statements, own_clause
from assistant.targets import extract_targets, extract_tasks
from assistant.types import Target, Task
from assistant.wholes import measure_of, value_before_colon, whole_of_heading
from tests.made_documents import read


def statements_of(text: str) -> tuple[Statement, ...]:
    document = read(f"# Kế hoạch tỉnh Thử Nghiệm\n\n## Mục tiêu đến năm 2031\n\n{text}\n", "thu.md")
    return all_statements(split_document(document), {document.id: document})


def rows_of(text: str, heading: str = "Mục tiêu đến năm 2031", title: str = "Kế hoạch") -> tuple[Target, ...]:
    document = read(f"# {title}\n\n## {heading}\n\n{text}\n", "thu.md")
    return extract_targets(document, split_document(document))


def tasks_of(text: str, heading: str = "Nhiệm vụ, giải pháp") -> tuple[Task, ...]:
    document = read(f"# Kế hoạch tỉnh Thử Nghiệm\n\n## {heading}\n\n{text}\n", "thu.md")
    return extract_tasks(document, split_document(document))


ROADS = """1. Tỷ lệ đường xã được cứng hóa đạt tối thiểu 78%, trong đó:

a) Xã vùng thấp đạt trên 92%;

b) Xã vùng cao đạt từ 55% đến 60%.

2. Tỷ lệ cầu yếu giảm còn 6%."""


def test_a_lead_in_that_states_a_figure_is_a_row_and_its_items_are_parts_of_it() -> None:
    rows = rows_of(ROADS)
    assert [(shown_value(row), row.indicator, row.part_of, row.years) for row in rows] == [
        ("tối thiểu 78%", "Tỷ lệ đường xã được cứng hóa", None, (2031,)),
        ("trên 92%", "Xã vùng thấp", "Tỷ lệ đường xã được cứng hóa", (2031,)),
        ("55 - 60%", "Xã vùng cao", "Tỷ lệ đường xã được cứng hóa", (2031,)),
        ("6%", "Tỷ lệ cầu yếu", None, (2031,)),
    ]


def test_the_statement_of_an_item_says_what_is_measured_and_its_figure_stands_where_it_says() -> None:
    found = statements_of(ROADS)
    assert found[0].text == "Tỷ lệ đường xã được cứng hóa đạt tối thiểu 78%"
    (low,) = [s for s in found if "vùng thấp" in s.text]
    assert low.text == "Tỷ lệ đường xã được cứng hóa, trong đó xã vùng thấp đạt trên 92%"
    (figure,) = low.figures
    assert low.text[figure.start : figure.end] == "trên 92%"
    assert low.passage.text[figure.start - low.shift : figure.end - low.shift] == "trên 92%"
    assert own_clause(low).text == "xã vùng thấp đạt trên 92%"


@pytest.mark.parametrize(
    "heading", ["Triển khai 05 nhiệm vụ trọng tâm, gồm:", "Thực hiện các chỉ tiêu sau:", "Có 3 nhóm giải pháp, cụ thể:"]
)
def test_a_lead_in_that_only_counts_its_items_states_nothing(heading: str) -> None:
    assert value_before_colon(heading) is None
    assert whole_of_heading((heading,)) == ""


def test_years_a_lead_in_compares_with_are_no_horizon_of_its_items() -> None:
    rows = rows_of("1. Số trạm sạc đạt 400 trạm, gấp 4 lần so với năm 2024, trong đó:\n\na) Đô thị đạt trên 70%.")
    assert rows[-1].years == (2031,)


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        (
            "Tỷ lệ lao động qua đào tạo đạt 70%; riêng lao động nữ đạt 66,5%.",
            [("Lao động nữ", "Tỷ lệ lao động qua đào tạo")],
        ),
        (
            "Tỷ lệ hộ có hố rác đạt tối thiểu 60%, trong đó khu vực đồng bằng đạt 75%, khu vực miền núi đạt 40%.",
            [("Khu vực đồng bằng", "Tỷ lệ hộ có hố rác"), ("Khu vực miền núi", "Tỷ lệ hộ có hố rác")],
        ),
        (
            "Tỷ lệ bệnh viện công bố chất lượng đạt 90%, trong đó ít nhất 25% đạt mức độ 4.",
            [("Mức độ 4", "Tỷ lệ bệnh viện công bố chất lượng")],
        ),
    ],
)
def test_a_part_in_the_same_sentence_says_of_what(sentence: str, parts: list[tuple[str, str]]) -> None:
    assert [(row.indicator, row.part_of) for row in rows_of(sentence)[1:]] == parts
    for statement in statements_of(sentence)[1:]:
        assert statement.text.startswith(f"{parts[0][1]}, ")


def test_kinds_of_one_measure_share_what_is_said_before_and_after_the_kind() -> None:
    rows = rows_of("Giảm tỷ lệ hộ thiếu đất loại ở xuống dưới 6%, loại sản xuất xuống dưới 8%.")
    assert [row.indicator for row in rows] == [
        "Giảm tỷ lệ hộ thiếu đất loại ở",
        "Giảm tỷ lệ hộ thiếu đất loại sản xuất",
    ]
    rows = rows_of("Tỷ lệ hộ nghèo khu vực đồng bằng tham gia bảo hiểm đạt 95%, khu vực vùng cao đạt 80%.")
    assert rows[1].indicator == "Tỷ lệ hộ nghèo khu vực vùng cao tham gia bảo hiểm"


def test_a_group_named_by_a_bullet_is_a_heading_of_the_marks_beneath_it() -> None:
    rows = rows_of(
        "- Về hạ tầng:\n+ Tỷ lệ đường nhựa đạt 80%.\n+ Tỷ lệ hộ có điện đạt 99%.\n- Về y tế:\n+ Tỷ lệ tiêm chủng đạt 96%."
    )
    assert [row.section.split(" › ")[-1] for row in rows] == ["Về hạ tầng", "Về hạ tầng", "Về y tế"]


@pytest.mark.parametrize(
    ("tail", "deadline", "iso"),
    [
        ("; hoàn thành trong quý III năm 2027", "quý III năm 2027", "2027-09"),
        ("; hoàn thành trước ngày 31/12/2028", "trước ngày 31/12/2028", "2028-12-31"),
        ("; xong trước tháng 6/2029", "trước tháng 6/2029", "2029-06"),
    ],
)
def test_what_follows_a_semicolon_and_only_dates_is_the_deadline_of_the_clause_before(
    tail: str, deadline: str, iso: str
) -> None:
    text = f"1. Lắp đặt mới 36 trạm quan trắc không khí{tail}."
    (task,) = tasks_of(text)
    assert (task.task, task.lead, task.deadline) == ("Lắp đặt mới 36 trạm quan trắc không khí", None, deadline)
    (row,) = rows_of(text, "Nhiệm vụ, giải pháp")
    assert (row.deadline, row.indicator) == (iso, "Lắp đặt mới trạm quan trắc không khí")
    (statement,) = [s for s in statements_of(text) if s.figures]
    assert statement.text.endswith(tail)


@pytest.mark.parametrize(
    "text",
    [
        "1. Tỷ lệ hộ có nước sạch đạt 80% trước ngày 30/6/2028.",
        "2. Cảnh quan ven sông đã được chỉnh trang trong năm 2024.",
    ],
)
def test_what_is_measured_or_told_is_no_task(text: str) -> None:
    assert tasks_of(text) == ()


def test_a_bound_says_which_things_are_meant_and_is_no_target() -> None:
    text = "1. Giao hợp tác xã quản lý công trình có công suất trên 500 m³/ngày đêm.\n\n2. Sáp nhập các trường có dưới 90 học sinh."
    assert rows_of(text, "Nhiệm vụ, giải pháp", "Kế hoạch đến năm 2030") == ()


def test_sums_of_a_funding_section_are_parts_of_the_whole_and_set_for_no_year() -> None:
    text = "Tổng kinh phí là 900 tỷ đồng, trong đó: ngân sách tỉnh 500 tỷ đồng; vốn vay 250 tỷ đồng; nguồn khác 150 tỷ đồng."
    rows = rows_of(text, "Kinh phí thực hiện", "Kế hoạch chống ngập giai đoạn 2026 - 2030")
    assert [(row.indicator, row.part_of) for row in rows] == [
        ("Tổng kinh phí", None), ("Ngân sách tỉnh", "Tổng kinh phí"), ("Vốn vay", "Tổng kinh phí"), ("Nguồn khác", "Tổng kinh phí"),
    ]  # fmt: skip
    assert {(row.deadline, row.years) for row in rows} == {(None, ())}


def test_a_cap_stays_with_the_amount_it_caps() -> None:
    first, second = statements_of("Hộ nghèo được hỗ trợ 80% chi phí lắp công tơ, tối đa 1,5 triệu đồng/hộ.")
    assert first.text == second.text == "Hộ nghèo được hỗ trợ 80% chi phí lắp công tơ, tối đa 1,5 triệu đồng/hộ"
    assert [[str(f.value) for f in s.figures] for s in (first, second)] == [["80"], ["1.5"]]


def test_a_unit_is_whole() -> None:
    (row,) = rows_of("Hỗ trợ ít nhất 1,2 triệu đồng/người/tháng cho bác sĩ tuyến xã.")
    assert (row.unit, row.indicator) == ("triệu đồng/người/tháng", "Hỗ trợ cho bác sĩ tuyến xã")
    (row,) = rows_of("Kiểm tra bếp ăn ít nhất 03 lần/năm học.")
    assert (row.unit, row.indicator) == ("lần/năm học", "Kiểm tra bếp ăn")


def test_measure_of_says_what_a_clause_measures() -> None:
    assert measure_of("a) Tỷ lệ trẻ từ 3 đến 5 tuổi đến trường đạt trên 97%") == "Tỷ lệ trẻ từ 3 đến 5 tuổi đến trường"
    assert measure_of("Củng cố mạng lưới") == ""
