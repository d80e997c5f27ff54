from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from assistant.load import UnreadableFile, load_document
from tests.load.made_files import encode

PAGE = """<!DOCTYPE html><html><head><title>Cơ sở dữ liệu</title><script>alert("x")</script></head><body>
<nav><ul><li>Trang chủ</li><li>Văn bản</li></ul></nav><h1>Nghị định số 12/2024/NĐ-CP Về nông nghiệp số</h1>
<div class="content"><p><b>Chương I</b><br>QUY ĐỊNH CHUNG</p><p><strong>Điều 1. Phạm vi</strong></p>
<p>1. Nghị định này quy định về nông nghiệp số<script>steal()</script> trên cả nước, gồm trồng lúa và tưới tiêu tự động.</p>
<p style="display:none">ẩn</p><table><tr><th rowspan=2>Chỉ tiêu</th><th colspan=2>Mục tiêu</th></tr><tr><td>2025</td><td>2030</td></tr>
<tr><td>Hộ dùng sổ tay</td><td>50%</td><td>85%</td></tr></table></div><footer>Bản quyền</footer></body></html>"""


def load(tmp_path: Path, raw: bytes, name: str) -> str:
    (tmp_path / name).write_bytes(raw)
    return load_document(tmp_path / name).text


def test_a_page_without_its_menus_and_scripts(tmp_path: Path) -> None:
    text = load(tmp_path, PAGE.encode(), "page.html")
    assert "**Điều 1. Phạm vi**" in text
    assert "| Chỉ tiêu | Mục tiêu 2025 | Mục tiêu 2030 |" in text
    for noise in ("alert", "steal", "Trang chủ", "Bản quyền", "ẩn"):
        assert noise not in text


def test_a_page_in_an_old_encoding(tmp_path: Path) -> None:
    page = (
        "<html><body><p>"
        + encode("Kế hoạch phát triển nông nghiệp đến năm 2030 đạt 12.500 ha ruộng tưới tự động", "tcvn3")
        + "</p></body></html>"
    )
    assert "đến năm 2030 đạt 12.500 ha ruộng" in load(tmp_path, page.encode("latin-1"), "old.html")


def test_an_error_page_called_pdf(tmp_path: Path) -> None:
    page = (
        b"<html><head><title>404 - File or directory not found.</title></head><body><h1>Server Error</h1></body></html>"
    )
    with pytest.raises(UnreadableFile, match="error page"):
        load(tmp_path, page, "plan.pdf")


def test_text_in_an_old_encoding(tmp_path: Path) -> None:
    text = encode("Kế hoạch phát triển nông nghiệp đến năm 2030 của tỉnh, diện tích tưới tự động.", "viscii")
    assert "diện tích tưới tự động" in load(tmp_path, text.encode("latin-1"), "old.txt")


def test_a_workbook(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Chỉ tiêu"
    for row in (
        ["BẢNG CHỈ TIÊU"],
        ["TT", "Chỉ tiêu", "2030", "Diện tích"],
        [1, "Hộ dùng sổ tay", 0.855, 12500],
        [2, "Tưới", 0.3, 7.5],
    ):
        sheet.append(row)
    sheet["C3"].number_format = "0.0%"
    sheet["C4"].number_format = "0%"
    sheet["D3"].number_format = "#,##0"
    out = io.BytesIO()
    book.save(out)
    text = load(tmp_path, out.getvalue(), "targets.xlsx")
    assert "| 1 | Hộ dùng sổ tay | 85,5% | 12.500 |" in text
    assert "| 2 | Tưới | 30% | 7,5 |" in text


def test_csv(tmp_path: Path) -> None:
    text = load(tmp_path, "TT;Chỉ tiêu;2030\n1;Sổ tay, điện tử;85%\n".encode(), "targets.csv")
    assert "| 1 | Sổ tay, điện tử | 85% |" in text


def test_cells_are_composed_and_hold_nothing_invisible(tmp_path: Path) -> None:
    rows = "Chỉ tiêu;Năm 2030\nSổ tay\u202e đie\u200b\u0302n tử;85%\n"
    text = load(tmp_path, rows.encode(), "a.csv")
    assert "| Sổ tay điên tử | 85% |" in text
    book = openpyxl.Workbook()
    for row in (("Chỉ tiêu", "Năm 2030"), ("Sổ tay\u202e đie\u200b\u0302n tử", 0.85)):
        book.active.append(row)
    packed = io.BytesIO()
    book.save(packed)
    assert "Sổ tay điên tử" in load(tmp_path, packed.getvalue(), "a.xlsx")
