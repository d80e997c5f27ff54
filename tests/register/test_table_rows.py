"""Rows of any table with their labels, and what its columns hold."""

from __future__ import annotations

from assistant.passages import split_document
from assistant.register.table_rows import LabelledTable, labelled_tables, named_row
from tests.made_documents import read
from tests.made_tables import TABLES


def _tables() -> dict[str, LabelledTable]:
    document = read(TABLES, "lang-vac.md", id="lang-vac")
    tables = labelled_tables(document, split_document(document))
    return {table.rows[0].label: table for table in tables}


def test_columns_hold_what_their_headers_and_cells_say() -> None:
    heads = {head.name: head.holds for head in _tables()["Mường Lò - Bản Phiêng"].heads}
    assert heads == {
        "TT": "number",
        "Tên tuyến đường": "label",
        "Chiều dài": "amount",
        "Tổng mức đầu tư": "money",
        "Khởi công": "time",
        "Hoàn thành": "time",
        "Nhà thầu": "body",
    }


def test_a_unit_stands_in_the_head_the_caption_or_the_row() -> None:
    tables = _tables()
    roads, money, aims = tables["Mường Lò - Bản Phiêng"], tables["Ngân sách trung ương"], tables["Chiều dài đường nhựa"]
    assert roads.shown(roads.rows[1], 3) == "51,5 tỷ đồng"
    assert money.shown(money.rows[1], 1) == "22,5 tỷ đồng"
    assert [aims.shown(row, 3) for row in aims.rows] == ["118 km", "61%", "14 cầu"]


def test_how_things_stood_is_told_from_aims() -> None:
    heads = _tables()["Chiều dài đường nhựa"].heads
    assert [(head.years, head.baseline) for head in heads if head.years] == [
        ((2024,), True),
        ((2028,), False),
        ((2030,), False),
    ]


def test_rows_that_add_up_and_numbered_rows_are_known() -> None:
    groups = _tables()["Nhóm 1"]
    assert [row.adds_up for row in groups.rows] == [False, False, True]
    assert [row.called for row in groups.rows] == ["Duy tu cầu treo", "Sửa điểm trường lẻ", ""]


def test_what_rows_are_called() -> None:
    tables = _tables()
    assert tables["Xã Mường Lò"].nouns == ("xã", "thị trấn")
    assert tables["Chiều dài đường nhựa"].nouns == ()
    roads = tables["Mường Lò - Bản Phiêng"]
    assert named_row(roads, roads.rows[0]) == "tuyến đường Mường Lò - Bản Phiêng"
    assert named_row(roads, roads.rows[2]) == "đường vành đai thị trấn"


def test_a_cell_with_nothing_in_it_is_shown_as_nothing() -> None:
    document = read(
        "# Kế hoạch\n\n| Điểm cầu | Sức tải (tấn) |\n|---|---|\n| Cầu Khe Dứa | - |\n| Cầu Bản Phiêng | 8 |\n"
    )
    (table,) = labelled_tables(document, split_document(document))
    assert [table.shown(row, 1) for row in table.rows] == ["", "8 tấn"]


def _units(text: str) -> list[str]:
    document = read(f"# Kế hoạch\n\n## Kinh phí\n\n{text}", "don-vi.md")
    (table,) = labelled_tables(document, split_document(document))
    return [table.shown(row, 1) for row in table.rows]


def test_a_second_thing_that_a_row_names_is_no_unit_of_its_figures() -> None:
    rows = "| Nội dung | Xã hội hóa |\n|---|---|\n| Hệ thống camera, trung tâm điều khiển | 57 |\n| Đê bao, km | 12 |\n"
    assert _units(f"**Dự toán** (đơn vị: tỷ đồng)\n\n{rows}") == ["57 tỷ đồng", "12 km"]


def test_a_unit_may_close_the_caption() -> None:
    rows = "| Khu vực | Cộng |\n|---|---|\n| Hộ gia đình | 83 |\n| Trường học | 30 |\n"
    assert _units(f"**Công suất tăng thêm theo khu vực (MWp)**\n\n{rows}") == ["83 MWp", "30 MWp"]
    assert _units(f"**Danh mục theo bộ chỉ số (PCI)**\n\n{rows}") == ["83", "30"]
