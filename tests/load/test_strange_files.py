"""Files as people really save them: tracked changes and text boxes, formulas without results, frames, forms, saved pages, long names."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls

from assistant.load import UnreadableFile, load_corpus, load_document
from assistant.load.docx import read_docx
from assistant.load.kind import Kind, recognise
from assistant.load.warned import describe
from assistant.register.corrections import read_corrections
from assistant.sources import signature
from tests.load.made_files import make_docx, save

NAMESPACES = (
    nsdecls("w")
    + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    + ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
)


def box(text: str) -> str:
    return f"<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>"


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Xem khung bên.")
    framed = box("Đến năm 2030 có 80 trang trại.")
    paragraph._p.append(
        parse_xml(
            f"<w:r {NAMESPACES}><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{framed}</wps:txbx></w:drawing>"
            f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{framed}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
    )
    document.add_paragraph("Sau khung.").add_run()._r.append(
        parse_xml(f"<w:pict {NAMESPACES}><v:textbox>{box('Khung của Word cũ.')}</v:textbox></w:pict>")
    )
    content, _ = read_docx(save(document))
    assert [part.text for part in content.parts] == [  # type: ignore[union-attr]
        "Xem khung bên.", "Đến năm 2030 có 80 trang trại.", "Sau khung.", "Khung của Word cũ.",
    ]  # fmt: skip


def test_a_deleted_row_is_gone_and_one_in_a_content_control_is_there(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(4, 2)
    rows = [("Chỉ tiêu", "2030"), ("Đàn lợn", "90.000"), ("Đàn gà", "1,2 triệu"), ("Đàn vịt", "45.000")]
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            table.cell(r, c).text = text
    table.rows[1]._tr.get_or_add_trPr().append(OxmlElement("w:del"))
    control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent/></w:sdt>")
    last = table.rows[3]._tr
    last.addprevious(control)
    control[0].append(last)
    (tmp_path / "a.docx").write_bytes(save(document))
    text = load_document(tmp_path / "a.docx").text
    assert "Đàn lợn" not in text
    assert "| Đàn gà | 1,2 triệu |\n| Đàn vịt | 45.000 |" in text


def test_formulas_without_a_result_are_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["Chỉ tiêu", "2028", "2030"], ["Vốn", 12500, "=B2*2"], ["Thu", "#DIV/0!", "=SUM(B2:B3)"]):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    (tmp_path / "a.xlsx").write_bytes(out.getvalue())
    document = load_document(tmp_path / "a.xlsx")
    assert "#DIV" not in document.text
    (warning,) = document.warnings
    assert (warning.kind, warning.value) == ("cells_without_value", "3")
    assert describe(warning, "vi").startswith("3 ô công thức")


def test_a_workbook_with_results_has_no_warning(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Chỉ tiêu", "2030"])
    book.active.append(["Vốn", 12500])
    out = io.BytesIO()
    book.save(out)
    (tmp_path / "a.xlsx").write_bytes(out.getvalue())
    assert load_document(tmp_path / "a.xlsx").warnings == ()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8"])
def test_a_table_that_excel_saved_as_text(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.txt").write_bytes("TT\tChỉ tiêu\t2030\n1\tNước sạch\t98,5%\n".encode(encoding))
    assert "| 1 | Nước sạch | 98,5% |" in load_document(tmp_path / "a.txt").text


def test_text_with_a_tab_here_and_there_stays_text() -> None:
    text = "Kế hoạch\tnăm 2030\n\nĐến năm 2030 trồng mới 350 ha rừng.\n"
    assert recognise(text.encode(), "a.txt") is Kind.TEXT
    assert recognise(b"TT\tA\n1\tB\n", "a.md") is Kind.TEXT


def test_a_page_saved_as_one_file(tmp_path: Path) -> None:
    page = "<html><head><title>Kế hoạch</title></head><body><p>Đến năm 2030 trồng mới 15.000 cây.</p></body></html>"
    parts = (
        'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="x"\r\n\r\n--x\r\n'
        'Content-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n--x--\r\n'
    )

    (tmp_path / "a.mht").write_bytes(parts.format(base64.b64encode(page.encode()).decode()).encode())
    document = load_document(tmp_path / "a.mht")
    assert document.text.strip() == "Đến năm 2030 trồng mới 15.000 cây."
    assert document.title == "Kế hoạch"
    (tmp_path / "b.mht").write_bytes(parts.replace("text/html", "image/png").format("AAAA").encode())
    with pytest.raises(UnreadableFile, match="without any text"):
        load_document(tmp_path / "b.mht")


def test_a_page_of_frames_names_the_pages_inside(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        "<html><frameset cols='20%,80%'><frame src='menu.html'><frame src='noi-dung.html'></frameset></html>", "utf-8"
    )
    with pytest.raises(UnreadableFile, match=r"menu\.html, noi-dung\.html"):
        load_document(tmp_path / "a.html")


def test_the_icelandic_letter_that_stands_for_d(tmp_path: Path) -> None:
    """Ð (U+00D0) of old converters: with it neither the number nor a name is found."""
    (tmp_path / "a.docx").write_bytes(
        make_docx(["Quyết định số 12/QÐ-UBND", "Xã Ðông Triều có 45 ðội."], rows=[["Ðất", "1"], ["a", "2"]])
    )
    (tmp_path / "b.txt").write_text("Xã Ðông Triều có 45 ðội.\n", "utf-8")
    text = load_document(tmp_path / "a.docx").text
    assert "12/QĐ-UBND" in text
    assert "Xã Đông Triều có 45 đội." in text
    assert "| Đất | 1 |" in text
    assert load_document(tmp_path / "b.txt").text == "Xã Đông Triều có 45 đội.\n"


def form_pdf(kind: bytes = b"/FT/Tx", flags: int = 4) -> bytes:
    """A page with a label and a field that is filled in."""
    content = b"BT /F1 14 Tf 60 760 Td (Phieu dang ky trong rung nam 2030) Tj 0 -30 Td (Dien tich dang ky:) Tj 0 -60 Td (Nguoi lap) Tj ET"
    field = b"<</Type/Annot/Subtype/Widget%s/T(a)/V(350 ha)/Rect[200 725 400 745]/F %d/P 3 0 R/DA(/F1 12 Tf 0 g)>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R]/DR<</Font<</F1 4 0 R>>>>/DA(/F1 12 Tf 0 g)>>>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 6 0 R/Resources<</Font<</F1 4 0 R>>>>/Annots[5 0 R]>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        field % (kind, flags),
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
    ]
    out, starts = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        starts.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    return out + b"xref\n0 7\n0000000000 65535 f \n%strailer<</Size 7/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(out),
    )


def test_what_was_written_into_a_form(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(form_pdf())
    assert "Dien tich dang ky: 350 ha" in load_document(tmp_path / "a.pdf").text


@pytest.mark.parametrize(("kind", "flags"), [(b"/FT/Btn", 4), (b"/FT/Tx", 2)])
def test_buttons_and_hidden_fields_are_not_read(tmp_path: Path, kind: bytes, flags: int) -> None:
    (tmp_path / "a.pdf").write_bytes(form_pdf(kind, flags))
    assert "350" not in load_document(tmp_path / "a.pdf").text


def test_a_name_as_long_as_the_file_system_allows(tmp_path: Path) -> None:
    name = "k" * 252 + ".md"
    (tmp_path / name).write_text("Đến năm 2030 có 14 công viên.\n", "utf-8")
    loaded = load_corpus(tmp_path)
    assert [d.path for d in loaded.documents] == [name]
    assert loaded.failures == ()
    assert signature(tmp_path).keys() == {name}
    assert read_corrections(tmp_path / f"{name}.corrections.yaml") == ()
