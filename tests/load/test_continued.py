"""Tables over the end of a page: rows that the page breaks, merged cells that go on, headers that are repeated."""

from __future__ import annotations

import fpdf
import pytest

from assistant.load.content import Paragraph, PlacedTable
from assistant.load.continued import join_tables
from assistant.load.layout import lay_out
from assistant.load.lines import PageLines, TableArea
from assistant.load.pdf import read_pdf
from assistant.load.pdf_text import TextLayer, with_tables
from assistant.load.ruling import Rule, find_tables
from assistant.load.table import Cell, Table, make_table, table_rows
from tests.load.made_files import FONT, encode

HEADER = ["TT", "Nhiệm vụ", "Chủ trì", "Năm"]


def joined(first: list[list[str]], second: list[list[str]]) -> list[list[str]]:
    rows = table_rows(join_tables(make_table([HEADER, *first]), make_table(second)))
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows[2:]]


def test_a_broken_row_is_whole_again() -> None:
    assert joined(
        [["1", "Rà soát diện tích đất trồng lúa theo Nghị định số 112/2024/NĐ-", "Sở Nông nghiệp và", "2028"]],
        [HEADER, ["", "CP của Chính phủ", "Môi trường", ""], ["2", "Tập huấn", "Sở Y tế", "2029"]],
    ) == [
        ["1", "Rà soát diện tích đất trồng lúa theo Nghị định số 112/2024/NĐ-CP của Chính phủ",
         "Sở Nông nghiệp và Môi trường", "2028"],
        ["2", "Tập huấn", "Sở Y tế", "2029"],
    ]  # fmt: skip


def test_a_broken_row_whose_number_column_is_missing() -> None:
    first = make_table([["Chỉ tiêu", "Đơn vị", "2030"], ["Tỷ lệ hộ trồng lúa dùng sổ tay", "%", "85"]])
    second = make_table([["điện tử để ghi chép", "", ""], ["Diện tích tưới", "ha", "12.500"]])
    assert table_rows(join_tables(first, second))[2:] == [
        "| Tỷ lệ hộ trồng lúa dùng sổ tay điện tử để ghi chép | % | 85 |",
        "| Diện tích tưới | ha | 12.500 |",
    ]


@pytest.mark.parametrize(
    "below",
    [
        ["2", "Tập huấn cán bộ", "Sở Y tế", "2029"],
        ["", "trong đó: nữ", "", "45"],  # its own figure
        ["", "- Tập huấn cán bộ xã", "Sở Nông nghiệp", ""],  # the same body once more
        ["a)", "cán bộ xã", "", ""],
    ],
)
def test_a_row_of_its_own_stays_one(below: list[str]) -> None:
    above = ["1", "Tập huấn cán bộ về dữ liệu đồng ruộng", "Sở Nông nghiệp", "2028"]
    assert joined([above], [below]) == [above, below]


def test_where_rows_have_no_number_only_words_that_go_on_join() -> None:
    first = [["1", "Tập huấn cán bộ", "Sở Y tế", "2028"], ["", "Mua sắm máy đo", "Sở Tài chính", ""]]
    assert len(joined(first, [["", "Sửa chữa nhà kho", "Sở Xây dựng", ""]])) == 3
    assert joined(first, [["", "và cân điện tử", "", ""]])[1][1] == "Mua sắm máy đo và cân điện tử"


def test_a_merged_cell_goes_on() -> None:
    first = Table(
        (*make_table([HEADER]).cells, Cell(1, 0, "1"), Cell(1, 1, "Tập huấn"), Cell(1, 2, "Sở Y tế", 2), Cell(1, 3, "2027"),
         Cell(2, 0, "2"), Cell(2, 1, "Mua sắm"), Cell(2, 3, "2028"))
    )  # fmt: skip
    second = Table(
        (Cell(0, 0, "3"), Cell(0, 1, "Sửa chữa"), Cell(0, 2, "", 2), Cell(0, 3, "2029"), Cell(1, 0, "4"), Cell(1, 1, "Kiểm tra"),
         Cell(1, 3, "2030"))
    )  # fmt: skip
    rows = table_rows(join_tables(first, second))[2:]
    assert [row.split("|")[3].strip() for row in rows] == ["Sở Y tế"] * 4
    assert [row.split("|")[1].strip() for row in rows] == ["1", "2", "3", "4"]


def table_pdf(pages: list[list[list[str]]]) -> bytes:
    """Each page one ruled table; a cell's lines are parted by \\n."""
    pdf = fpdf.FPDF(format="A4")
    pdf.add_font("d", "", FONT)
    pdf.set_font("d", "", 10)
    widths = (12, 80, 50, 30)
    for rows in pages:
        pdf.add_page()
        y = 20.0
        for row in rows:
            height = 6.0 * max(cell.count("\n") + 1 for cell in row) + 2
            x = 15.0
            for cell, width in zip(row, widths, strict=True):
                pdf.rect(x, y, width, height)
                for i, line in enumerate(cell.split("\n")):
                    pdf.text(x + 1.5, y + 5 + 6 * i, line)
                x += width
            y += height
    return bytes(pdf.output())


def test_a_page_that_holds_only_the_rest_of_one_cell() -> None:
    long = "\n".join(f"nội dung thứ {n} của nhiệm vụ được giao;" for n in range(1, 12))
    rest = "\n".join(f"nội dung tiếp theo {n} về dữ liệu đồng ruộng" for n in range(1, 12))
    raw = table_pdf(
        [
            [HEADER, ["1", "Tập huấn", "Sở Y tế", "2027"], ["2", long + "\nphần", "Sở Xây dựng", "2028"]],
            [["", rest, "", ""]],
            [["", "và báo cáo", "", ""], ["3", "Kiểm tra", "Sở Y tế", "2030"]],
        ]
    )
    (part,) = read_pdf(raw)[0].parts
    assert isinstance(part, PlacedTable)
    rows = table_rows(part.table)[2:]
    assert len(rows) == 3
    assert "phần nội dung tiếp theo 1 về" in rows[1]
    assert rows[1].endswith("đồng ruộng và báo cáo | Sở Xây dựng | 2028 |")


def test_a_box_on_the_page_after_a_table_stays_text() -> None:
    box = Table((Cell(0, 0, ""), Cell(0, 1, "Ghi chú của bảng"), Cell(0, 2, "")))
    (part,) = lay_out([PageLines(2, 600, 840, (), (TableArea(box, 60, 540, 80, 200, (60, 200, 400, 540)),))])
    assert part == Paragraph("Ghi chú của bảng", 2)


def test_a_row_that_the_page_leaves_open_is_a_row() -> None:
    uprights = [Rule(False, x, 100, 180) for x in (50, 200, 400)]
    levels = [Rule(True, y, 50, 400) for y in (100, 140)]
    (area,) = find_tables(uprights + levels, lambda x0, top, x1, bottom: f"{x0:.0f} {top:.0f}")
    assert [cell.text for cell in area.table.cells] == ["50 100", "200 100", "50 140", "200 140"]
    # One upright that is drawn too long opens nothing.
    (area,) = find_tables([*uprights[:2], Rule(False, 400, 100, 141), *levels], lambda *_: "x")
    assert area.table.height == 1


def test_the_letter_at_the_end_of_a_cells_line_in_tcvn3() -> None:
    cell = encode("các dự án đầu t", "tcvn3") + "\x02" + encode("xây dựng", "tcvn3")
    area = TableArea(make_table([[cell, "1"], ["2", "3"]]), 60, 540, 80, 200, (60, 300, 540))
    layer = TextLayer(1, 600, 840, (), (area,))
    page = with_tables(PageLines(1, 600, 840, ()), layer.tables, "tcvn3")
    assert page.tables[0].table.cells[0].text == "các dự án đầu tư xây dựng"


def test_a_number_broken_in_a_cell_keeps_its_hyphen() -> None:
    area = TableArea(make_table([["Nghị định số 109/2022/NĐ\ufffeCP", "1"]]), 60, 540, 80, 200, (60, 300, 540))
    page = with_tables(PageLines(1, 600, 840, ()), (area,), "")
    assert page.tables[0].table.cells[0].text == "Nghị định số 109/2022/NĐ-CP"
