"""Markdown tables: the meaning of columns, titles, merged and continued rows, values of every year."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.load.text import normalise_lines
from assistant.passages import split_document
from assistant.register.tables import Table, find_tables
from assistant.targets import extract_targets, extract_tasks
from assistant.types import Document, Target, Task
from tests.made_documents import read


def document_of(body: str, title: str = "Kế hoạch tỉnh Thử Nghiệm") -> Document:
    return read(normalise_lines(f"# {title}\n\n## Phụ lục chỉ tiêu\n\n{body}\n"), "thu.md")


def rows_of(body: str) -> tuple[Target, ...]:
    document = document_of(body)
    return extract_targets(document, split_document(document))


def tasks_of(body: str) -> tuple[Task, ...]:
    document = document_of(body)
    return extract_tasks(document, split_document(document))


def table_of(body: str) -> Table:
    (table,) = find_tables(document_of(body))
    return table


@pytest.mark.parametrize(
    ("header", "meanings"),
    [
        ("STT | Chỉ tiêu | ĐVT | Mục tiêu | Cơ quan chủ trì", "number indicator unit value lead"),
        (
            "TT | Nội dung chỉ tiêu | Đơn vị tính | Năm 2026 | Năm 2030 | Đơn vị theo dõi",
            "number indicator unit year year lead",
        ),
        ("TT | Chỉ tiêu | Đơn vị | Kết quả | Thời hạn", "number indicator unit value deadline"),
        ("TT | Chỉ tiêu | Thực hiện 2024 | Kế hoạch 2025", "number indicator base year"),
        ("TT | Chỉ tiêu | Năm 2024 (nền) | Năm 2025", "number indicator base year"),
        (
            "TT | Tên nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Kết quả | Thời gian hoàn thành",
            "number task lead coordinating product deadline",
        ),
        (
            "STT | Nội dung | Đơn vị thực hiện | Đơn vị phối hợp | Sản phẩm | Tiến độ",
            "number task lead coordinating product deadline",
        ),
        ("Nhiệm vụ, giải pháp | Chủ trì | Ghi chú", "task lead note"),
        ("Địa bàn | Chỉ tiêu | 2027 | 2029", "subject indicator year year"),
    ],
)
def test_columns_are_told_by_their_headers(header: str, meanings: str) -> None:
    width = header.count("|") + 1
    body = f"| {header} |\n|{'---|' * width}\n| {' | '.join(['1', 'Làm việc này', *['5'] * (width - 2)][:width])} |"
    assert [column.meaning for column in table_of(body).columns] == meanings.split()


def test_a_row_of_a_title_speaks_for_the_rows_beneath_it() -> None:
    rows = rows_of(
        "| TT | Chỉ tiêu | Đơn vị | Kết quả |\n|---|---|---|---|\n| **I** | **Đến năm 2027** | | |\n| 1 | Số trạm | trạm | 12 |\n"
        "| 2 | Dịch vụ vé | | |\n| 2.1 | Tỷ lệ vé điện tử | % | ≥ 60 |\n| **II** | **Đến năm 2033** | | |\n| 3 | Số trạm | trạm | 20 |"
    )
    assert [(row.indicator, row.value, row.deadline) for row in rows] == [
        ("Số trạm", 12, "2027"), ("Tỷ lệ vé điện tử", 60, "2027"), ("Số trạm", 20, "2033"),
    ]  # fmt: skip
    assert rows[1].section.endswith("Dịch vụ vé")
    assert rows[1].comparator.value == ">="


def test_two_ranks_in_a_cell_are_two_rows() -> None:
    rows = rows_of(
        "| TT | Chỉ tiêu | Đơn vị | Kết quả |\n|---|---|---|---|\n| 1 | Năng lực số | Thứ bậc | ≤ 3 Đông Nam Á; ≤ 50 Thế giới |"
    )
    assert [(row.comparator.value, row.value, row.subject) for row in rows] == [
        ("rank", 3, "Đông Nam Á"),
        ("rank", 50, "Thế giới"),
    ]


def test_a_header_of_two_rows_and_a_baseline() -> None:
    rows = rows_of(
        "| STT | Chỉ tiêu | ĐVT | Hiện trạng | Mục tiêu | |\n|---|---|---|---|---|---|\n| | | | 2024 | 2026 | 2030 |\n| 1 | Số bác sĩ | người | 30 | 34,5 | 40 |"
    )
    assert [(row.value, row.deadline) for row in rows] == [(Decimal("34.5"), "2026"), (Decimal(40), "2030")]


def test_a_year_beneath_a_period_stands_alone() -> None:
    rows = rows_of(
        "| TT | Chỉ tiêu | Đơn vị | Năm 2025 (nền) | Giai đoạn 2026 - 2028 | | Giai đoạn 2029 - 2032 | |\n"
        "|---|---|---|---|---|---|---|---|\n| | | | | 2026 | 2028 | 2030 | Cộng |\n| 1 | Số trường đạt chuẩn | trường | 3 | 4 | 9 | 12 | 15 |"
    )
    assert [(row.value, row.deadline) for row in rows if row.kind == "target"] == [
        (Decimal(4), "2026"), (Decimal(9), "2028"), (Decimal(12), "2030"), (Decimal(15), "2032")
    ]  # fmt: skip


def test_a_row_cut_in_two_by_a_page_is_one() -> None:
    (task, other) = tasks_of(
        "| TT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn |\n|---|---|---|---|\n| 1 | Xây dựng nền tảng dữ liệu | Sở A và | 2026 |\n| | dùng chung của tỉnh | các huyện | |\n| 2 | Đào tạo | Sở B | 2027 |"
    )
    assert (task.task, task.lead) == ("Xây dựng nền tảng dữ liệu dùng chung của tỉnh", "Sở A và các huyện")
    assert (other.task, other.deadline) == ("Đào tạo", "2027")


@pytest.mark.parametrize(
    ("cell", "comparator", "value", "value_max"),
    [
        ("≥ 5", ">=", 5, None), ("40 - 50", "range", 40, 50), ("20% - 50%", "range", 20, 50), ("≥ 3% và tăng dần", ">=", 3, None), ("100%", "=", 100, None),
        ("09", "=", 9, None), ("> 0,7", ">", Decimal("0.7"), None), ("1.250", "=", 1250, None), ("2000", "=", 2000, None), ("Trên 60", ">", 60, None),
        ("≥ 03", ">=", 3, None),
    ],
)  # fmt: skip
def test_values_of_cells(cell: str, comparator: str, value: Decimal, value_max: Decimal | None) -> None:
    (row,) = rows_of(f"| TT | Chỉ tiêu | Đơn vị | Kết quả |\n|---|---|---|---|\n| 1 | Số đo | cái | {cell} |")
    assert (row.comparator.value, row.value, row.value_max) == (comparator, value, value_max)
    assert row.quote == f"| 1 | Số đo | cái | {cell} |"


@pytest.mark.parametrize("cell", ["", "-", "–", "…", "x"])
def test_an_empty_cell_is_no_row(cell: str) -> None:
    assert (
        rows_of(
            f"| TT | Chỉ tiêu | Đơn vị | Kết quả |\n|---|---|---|---|\n| 1 | Số đo | cái | {cell} |\n| 2 | Khác | cái | 4 |"
        )[0].indicator
        == "Khác"
    )


def test_words_in_a_value_cell_are_a_state() -> None:
    (row,) = rows_of("| TT | Chỉ tiêu | Đơn vị | Kết quả |\n|---|---|---|---|\n| 1 | Hạ tầng số | | Hoàn thành |")
    assert (row.comparator.value, row.value, row.state) == ("qualitative", None, "Hoàn thành")


def test_a_row_a_place_and_a_column_an_indicator() -> None:
    rows = rows_of(
        "| Đơn vị | Số lớp (lớp) | Tỷ lệ chuyên cần (%) |\n|---|---|---|\n| Trường Hoa Sen | 12 | ≥ 95 |\n| Trường Măng Non | 10 | 94 |"
    )
    assert [(row.subject, row.indicator, row.value, row.unit) for row in rows] == [
        ("Trường Hoa Sen", "Số lớp", 12, "lớp"), ("Trường Hoa Sen", "Tỷ lệ chuyên cần", 95, "%"),
        ("Trường Măng Non", "Số lớp", 10, "lớp"), ("Trường Măng Non", "Tỷ lệ chuyên cần", 94, "%"),
    ]  # fmt: skip


def test_a_table_without_meaning_is_left_alone() -> None:
    assert rows_of("| A | B |\n|---|---|\n| 1 | 2 |") == ()
    assert find_tables(document_of("| một dòng |")) == ()
