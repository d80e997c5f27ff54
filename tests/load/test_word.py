"""DOCX, DOC and RTF: Word's own numbers, merged cells, legacy fonts."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn

from assistant.load import UnreadableFile, load_document
from assistant.load.content import Paragraph, PlacedTable
from assistant.load.docx import read_docx
from assistant.load.table import table_rows
from assistant.types import ReadingWarning
from tests.load.made_files import PLAN, SIGNATURE, encode, make_docx, save


def lines(*paragraphs: str) -> list[str]:
    return [line for paragraph in paragraphs for line in paragraph.split("\n")]


def test_a_plan_in_word(tmp_path: Path) -> None:
    (tmp_path / "plan.docx").write_bytes(make_docx(lines(*PLAN, *SIGNATURE)))
    document = load_document(tmp_path / "plan.docx")
    assert document.number == "12/KH-UBND"
    assert document.text.startswith("KẾ HOẠCH")
    assert "Nơi nhận" not in document.text
    assert document.pages == ()


def test_merged_cells_and_two_header_rows() -> None:
    document = docx.Document()
    table = document.add_table(4, 4)
    for r, row in enumerate(
        [
            ["TT", "Chỉ tiêu", "Mục tiêu", ""],
            ["", "", "2025", "2030"],
            ["1", "Sổ tay", "50%", "85%"],
            ["2", "Tưới", "", "12.500 ha"],
        ]
    ):
        for c, text in enumerate(row):
            table.cell(r, c).text = text
    for c in (0, 1):
        table.cell(0, c).merge(table.cell(1, c))
    table.cell(0, 2).merge(table.cell(0, 3))
    content, _ = read_docx(save(document))
    (placed,) = [part for part in content.parts if isinstance(part, PlacedTable)]
    assert table_rows(placed.table) == [
        "| TT | Chỉ tiêu | Mục tiêu 2025 | Mục tiêu 2030 |",
        "| --- | --- | --- | --- |",
        "| 1 | Sổ tay | 50% | 85% |",
        "| 2 | Tưới |  | 12.500 ha |",
    ]


def test_words_own_numbers_are_written_out() -> None:
    document = docx.Document()
    for text in ("Phạm vi", "Đối tượng"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("Hộ trồng lúa", style="List Bullet")
    content, _ = read_docx(save(document))
    assert [part.text for part in content.parts] == ["1. Phạm vi", "2. Đối tượng", "- Hộ trồng lúa"]


@pytest.mark.parametrize(("font", "encoding"), [(".VnTime", "tcvn3"), ("VNI-Times", "vni")])
def test_legacy_fonts(tmp_path: Path, font: str, encoding: str) -> None:
    (tmp_path / "old.docx").write_bytes(make_docx([encode(line, encoding) for line in lines(*PLAN)], font=font))
    document = load_document(tmp_path / "old.docx")
    assert "ít nhất 85% số hộ trồng lúa dùng sổ tay điện tử" in document.text
    assert document.warnings == (ReadingWarning("converted", value=encoding.upper()),)


def test_the_letter_that_word_keeps_as_a_soft_hyphen() -> None:
    document = docx.Document()
    run = document.add_paragraph().add_run("n")
    run.font.name = ".VnTime"
    run._r.append(OxmlElement("w:softHyphen"))
    more = OxmlElement("w:t")
    more.text = encode("ớc và đồng ruộng của tỉnh", "tcvn3")
    run._r.append(more)
    content, _ = read_docx(save(document))
    assert content.parts[0].text == "nước và đồng ruộng của tỉnh"  # type: ignore[union-attr]


def test_deleted_text_is_not_read() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Còn lại")
    deleted = OxmlElement("w:del")
    deleted.append(paragraph.add_run("đã xóa")._r)
    paragraph._p.append(deleted)
    content, _ = read_docx(save(document))
    assert [part.text for part in content.parts] == ["Còn lại"]


def test_rtf_and_wrong_suffix(tmp_path: Path) -> None:
    rtf = r"{\rtf1\ansi\ansicpg1252\uc1 K\u7871? ho\u7841?ch ph\u225?t tri\u7875?n n\u244?ng nghi\u7879?p \u273?\u7871?n n\u259?m 2030 \u273?\u7841?t 85%.\par}"
    (tmp_path / "plan.docx").write_bytes(rtf.encode())
    assert "Kế hoạch phát triển nông nghiệp đến năm 2030 đạt 85%." in load_document(tmp_path / "plan.docx").text


def test_without_libreoffice_the_message_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    from assistant.load.word97 import convert_to_docx

    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(UnreadableFile, match="libreoffice-writer-nogui"):
        convert_to_docx(b"{\\rtf1}", "rtf")


def test_a_footnote_stands_behind_its_paragraph_and_a_table_in_a_cell_keeps_its_rows_apart() -> None:
    document = docx.Document()
    mark = OxmlElement("w:footnoteReference")
    mark.set(qn("w:id"), "2")
    document.add_paragraph("Năm 2027 đón 25.000 lượt khách.").add_run()._r.append(mark)
    inner = document.add_table(1, 1).cell(0, 0).add_table(2, 2)
    for at, text in enumerate(("Loại", "Số phòng", "Nhà dân", "340")):
        inner.cell(at // 2, at % 2).text = text
    notes = f'<w:footnotes {nsdecls("w")}><w:footnote w:id="2"><w:p><w:r><w:t>Không kể khách vãng lai.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    part = Part(PackURI("/word/footnotes.xml"), "application/xml", notes.encode(), document.part.package)
    document.part.relate_to(part, kind)
    parts = read_docx(save(document))[0].parts
    assert [p.text for p in parts if isinstance(p, Paragraph)][:2] == [
        "Năm 2027 đón 25.000 lượt khách.",
        "Không kể khách vãng lai.",
    ]
    table = next(p.table for p in parts if isinstance(p, PlacedTable))
    assert table.cells[0].text == "Loại – Số phòng; Nhà dân – 340"
