"""Small files of every format, made by the tests: PDFs drawn with fpdf2, scans drawn with PIL, Word files with python-docx."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import docx
import fpdf
from PIL import Image, ImageDraw, ImageFont

FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
BOLD = FONT.with_name("DejaVuSans-Bold.ttf")

PLAN = (
    "ỦY BAN NHÂN DÂN\nTỈNH ĐỒNG LÚA",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
    "Số: 12/KH-UBND",
    "Đồng Lúa, ngày 15 tháng 3 năm 2024",
    "KẾ HOẠCH\nPhát triển nông nghiệp số đến năm 2030",
    "Thực hiện Quyết định số 749/QĐ-TTg, Ủy ban nhân dân tỉnh ban hành kế hoạch như sau:",
    "I. MỤC TIÊU",
    "1. Đến năm 2030, ít nhất 85% số hộ trồng lúa dùng sổ tay điện tử; diện tích tưới tiêu tự động đạt 12.500 ha.",
    "2. Mỗi xã có tối thiểu 03 cán bộ được tập huấn về dữ liệu đồng ruộng.",
    "II. TỔ CHỨC THỰC HIỆN",
    "1. Sở Nông nghiệp chủ trì, báo cáo Ủy ban nhân dân tỉnh trước ngày 15 tháng 12 hằng năm./.",
)
SIGNATURE = ("Nơi nhận:", "- Như trên;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Văn Lúa")


def make_pdf(pages: Sequence[Sequence[str]], *, head: str = "", table: Sequence[Sequence[str]] = ()) -> bytes:
    """Paragraphs, justified as Word sets them; lines that are all capitals are bold. `head` runs over every page."""
    pdf = fpdf.FPDF(format="A4")
    pdf.set_margins(30, 20, 20)
    pdf.add_font("d", "", FONT)
    pdf.add_font("d", "B", BOLD)
    for number, paragraphs in enumerate(pages, 1):
        pdf.add_page()
        if head:
            pdf.set_font("d", "", 9)
            pdf.cell(0, 6, f"{head} {number}", new_x="LMARGIN", new_y="NEXT", align="C")
        for paragraph in paragraphs:
            pdf.set_font("d", "B" if paragraph.isupper() else "", 12)
            pdf.multi_cell(0, 7, paragraph, align="J", new_x="LMARGIN", new_y="NEXT")
            pdf.ln(2)
    if table:
        pdf.set_font("d", "", 11)
        with pdf.table(borders_layout="ALL") as drawn:
            for row in table:
                line = drawn.row()
                for cell in row:
                    line.cell(cell)
    return bytes(pdf.output())


def make_scan(lines: Sequence[str], *, turned: float = 0.0, hidden: str = "") -> bytes:
    """A page that is a picture; `hidden` is a text layer under it, as scanners add."""
    picture = Image.new("L", (1654, 2339), 255)
    font = ImageFont.truetype(str(FONT), 32)
    draw = ImageDraw.Draw(picture)
    for i, line in enumerate(lines):
        draw.text((180, 160 + 62 * i), line, font=font, fill=0)
    if turned:
        picture = picture.rotate(turned, fillcolor=255, resample=Image.Resampling.BICUBIC)
    pdf = fpdf.FPDF(format="A4")
    pdf.add_page()
    pdf.add_font("d", "", FONT)
    pdf.set_font("d", "", 12)
    if hidden:
        with pdf.local_context(text_mode="INVISIBLE"):
            pdf.multi_cell(0, 7, hidden)
    pdf.image(picture, x=0, y=0, w=210, h=297)
    return bytes(pdf.output())


def make_docx(paragraphs: Sequence[str], *, font: str = "", rows: Sequence[Sequence[str]] = ()) -> bytes:
    document = docx.Document()
    for text in paragraphs:
        run = document.add_paragraph().add_run(text)
        if font:
            run.font.name = font
    if rows:
        table = document.add_table(len(rows), len(rows[0]))
        for r, row in enumerate(rows):
            for c, text in enumerate(row):
                table.cell(r, c).text = text
    return save(document)


def save(document: docx.document.Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_part(raw: bytes, name: str, content: bytes) -> bytes:
    """The zip container with one part replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info.filename, old.read(info))
        new.writestr(name, content)
    return out.getvalue()


def encode(text: str, encoding: str) -> str:
    """Unicode text as a font of the encoding needs it: the way back through viparse's tables."""
    from viparse.normalize.encodings import CHARMAPS

    back: dict[str, str] = {}
    for legacy, letter in CHARMAPS[encoding].pairs:
        back.setdefault(letter, legacy)
    return "".join(back.get(letter, letter) for letter in text)
