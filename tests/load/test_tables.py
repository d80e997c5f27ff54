"""Tables cell by cell: merged cells, header rows, a table over several pages, in Word and in the PDF LibreOffice makes of it."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.shared import Pt

from assistant.load import load_document
from assistant.load.content import PlacedTable
from assistant.load.layout import lay_out
from assistant.load.lines import Line, PageLines, TableArea
from assistant.load.table import Cell, Table, make_table, table_rows
from tests.load.made_files import save

HEADER = ["TT", "Chỉ tiêu", "Đơn vị", "Mục tiêu Năm 2027", "Mục tiêu Năm 2030", "Cơ quan chủ trì"]
BODIES = ("Sở Nông nghiệp và Môi trường", "Sở Y tế", "Sở Giáo dục và Đào tạo", "Ủy ban nhân dân các xã")
NAMES = (
    "Tỷ lệ hộ trồng lúa dùng sổ tay điện tử để ghi chép mùa vụ và báo cáo sâu bệnh hằng tuần",
    "Diện tích tưới tiêu tự động",
    "Số trạm y tế có bác sĩ làm việc thường xuyên",
    "Tỷ lệ trường học có đường truyền riêng, phòng máy và cán bộ phụ trách",
)


def rows() -> list[list[str]]:
    """46 rows; a title row over each group of fifteen."""
    made = []
    for i in range(45):
        if i % 15 == 0:
            made.append([f"Nhóm {'ABC'[i // 15]}. Nhiệm vụ giai đoạn {2026 + i // 15}"])
        unit, value = ("%", f"{40 + i},5") if i % 2 else ("ha", f"{1 + i}.250")
        made.append([str(i + 1), f"{NAMES[i % 4]} ({i + 1})", unit, value, f"{i + 50}", BODIES[i % 4]])
    return made


def word_file() -> bytes:
    document = docx.Document()
    document.styles["Normal"].font.name = "DejaVu Sans"
    document.styles["Normal"].font.size = Pt(10)
    document.add_paragraph("Phụ lục. Chỉ tiêu phát triển nông thôn của tỉnh Lam Sơn đến năm 2030")
    body = rows()
    table = document.add_table(2 + len(body), 6)
    table.style = "Table Grid"
    for c, text in ((0, "TT"), (1, "Chỉ tiêu"), (2, "Đơn vị"), (5, "Cơ quan chủ trì")):
        table.cell(0, c).merge(table.cell(1, c)).text = text
    table.cell(0, 3).merge(table.cell(0, 4)).text = "Mục tiêu"
    table.cell(1, 3).text, table.cell(1, 4).text = "Năm 2027", "Năm 2030"
    for r, row in enumerate(body, 2):
        if len(row) == 1:
            table.cell(r, 0).merge(table.cell(r, 5)).text = row[0]
        else:
            for c, text in enumerate(row):
                table.cell(r, c).text = text
    for r in (0, 1):  # repeated on every page
        properties = table.rows[r]._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:tblHeader"))
    document.add_paragraph("Các cơ quan báo cáo kết quả trước ngày 15 tháng 12 hằng năm.")
    return save(document)


def read_cells(text: str) -> list[list[str]]:
    lines = [line for line in text.split("\n") if line.startswith("|") and "---" not in line]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def share_of_true_cells(found: list[list[str]]) -> tuple[float, int]:
    """(share of the cells that stand at their place, cells): rows are matched by their first cell."""
    by_first = {row[0]: row for row in found}
    true = total = 0
    for wanted in [HEADER, *rows()]:
        row = by_first.get(wanted[0], [])
        total += len(wanted)
        true += sum(i < len(row) and row[i] == text for i, text in enumerate(wanted))
    return true / total, total


def test_every_cell_of_a_word_table(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word_file())
    share, cells = share_of_true_cells(read_cells(load_document(tmp_path / "a.docx").text))
    assert cells == 279
    assert share == 1.0


def test_every_cell_of_the_same_table_in_a_pdf_over_several_pages(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word_file())
    subprocess.run(
        [shutil.which("soffice") or "libreoffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless",
         "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "a.docx")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    document = load_document(tmp_path / "a.pdf")
    assert len(document.pages) >= 2
    found = read_cells(document.text)
    assert [row[0] for row in found].count("TT") == 1  # the repeated header is one
    share, cells = share_of_true_cells(found)
    assert cells == 279
    assert share >= 0.98
    assert "Các cơ quan báo cáo kết quả" in document.text


@pytest.mark.parametrize("repeats", [True, False])
def test_a_table_that_goes_on_over_three_pages_is_one(repeats: bool) -> None:
    def area(first: int) -> TableArea:
        header = [["TT", "Chỉ tiêu", "Năm 2030"]] if repeats or first == 1 else []
        table = make_table([*header, *[[str(n), f"Chỉ tiêu {n}", f"{n}%"] for n in range(first, first + 5)]])
        return TableArea(table, 60, 540, 80, 760, (60, 100, 400, 540))

    pages = [PageLines(n, 600, 840, (Line(str(n), 290, 300, 800, 812),), (area(5 * n - 4),)) for n in (1, 2, 3)]
    (part,) = lay_out(pages)
    assert isinstance(part, PlacedTable)
    assert part.page == 1
    written = table_rows(part.table)
    assert len(written) == 2 + 15
    assert [row.split("|")[1].strip() for row in written[2:]] == [str(n) for n in range(1, 16)]


def test_a_table_with_other_columns_on_the_next_page_is_another() -> None:
    first = TableArea(make_table([["a", "b"], ["1", "2"]]), 60, 540, 80, 760, (60, 300, 540))
    second = replace(first, table=Table((Cell(0, 0, "c"), Cell(0, 1, "d"), Cell(0, 2, "e"), Cell(1, 0, "3"))))
    assert len(lay_out([PageLines(1, 600, 840, (), (first,)), PageLines(2, 600, 840, (), (second,))])) == 2
