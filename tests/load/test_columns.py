"""Two columns of prose whose lines were drawn in turns are read one after the other; nothing else is parted."""

from __future__ import annotations

import fpdf
import pytest

from assistant.load.content import Paragraph
from assistant.load.pdf import read_pages, read_pdf
from tests.load.made_files import FONT, PLAN

LEFT = (
    "Ủy ban nhân dân các huyện rà soát diện tích đất trồng lúa, lập danh sách hộ tham gia và gửi về Sở Nông nghiệp để tổng hợp.",
    "Đến năm 2030 diện tích tưới tự động đạt 12.500 ha, trong đó vùng ven sông đạt 4.200 ha và vùng đồi đạt 1.150 ha.",
    "Sở Tài chính bố trí kinh phí hằng năm, hướng dẫn thanh toán và kiểm tra việc sử dụng kinh phí của các xã trong huyện.",
    "Hội Nông dân vận động hội viên ghi sổ tay điện tử, báo cáo sâu bệnh hằng tuần và chia sẻ kinh nghiệm với các hộ bên cạnh.",
)
RIGHT = (
    "Sở Y tế chủ trì tập huấn cán bộ các trạm y tế xã về hồ sơ sức khỏe điện tử, bảo đảm mỗi trạm có ít nhất hai cán bộ biết dùng, "
    "có một máy tính nối mạng và được hỗ trợ từ xa trong giờ làm việc.",
    "Đến năm 2029 tỷ lệ người dân có hồ sơ sức khỏe điện tử đạt 95%, tỷ lệ khám từ xa đạt 30% ở các xã vùng cao của tỉnh.",
    "Các bệnh viện huyện kết nối dữ liệu với bệnh viện tỉnh trước ngày 30 tháng 6 và báo cáo kết quả về Sở Y tế trong tháng 7.",
    "Trường trung cấp y mở lớp ngắn hạn cho nhân viên y tế thôn bản, ưu tiên người ở nơi chưa có trạm và người dân tộc thiểu số.",
)


def set_lines(pdf: fpdf.FPDF, paragraphs: tuple[str, ...], width: float) -> list[list[tuple[float, str]]]:
    """Justified lines, each as its words with their places; the first of a paragraph is indented."""
    lines = []
    for paragraph in paragraphs:
        indent, line = 6.0, list[str]()
        for word in paragraph.split():
            if pdf.get_string_width(" ".join([*line, word])) > width - indent:
                lines.append(
                    _placed(pdf, line, indent, (width - indent - pdf.get_string_width("".join(line))) / (len(line) - 1))
                )
                indent, line = 0.0, []
            line.append(word)
        lines.append(_placed(pdf, line, indent, pdf.get_string_width(" ")))
    return lines


def _placed(pdf: fpdf.FPDF, words: list[str], x: float, space: float) -> list[tuple[float, str]]:
    placed = []
    for word in words:
        placed.append((x, word + " "))
        x += pdf.get_string_width(word) + space
    return placed


def two_columns(*, in_turns: bool, title: str = "") -> bytes:
    pdf = fpdf.FPDF(format="A4")
    pdf.add_font("d", "", FONT)
    pdf.set_font("d", "", 10)
    pdf.add_page()
    width, gap, top = 80.0, 10.0, 40.0
    if title:
        pdf.text(20, 30, title)
    drawn = [
        (i, 20 + column * (width + gap), line)
        for column, paragraphs in enumerate((LEFT * 2 + LEFT[:2], RIGHT * 2))
        for i, line in enumerate(set_lines(pdf, paragraphs, width))
    ]
    for i, left, line in sorted(drawn, key=lambda d: d[0]) if in_turns else drawn:
        for x, word in line:
            pdf.text(left + x, top + 5.5 * i, word)
    pdf.text(104, 285, "7")
    return bytes(pdf.output())


def texts(raw: bytes) -> list[str]:
    return [part.text for part in read_pdf(raw)[0].parts if isinstance(part, Paragraph)]


@pytest.mark.parametrize(
    "title", ["", "Phân công nhiệm vụ của các sở, ngành và Ủy ban nhân dân các huyện trong tỉnh năm 2028"]
)
def test_columns_drawn_in_turns_are_read_one_after_the_other(title: str) -> None:
    expected = [title] * bool(title) + [*(LEFT * 2), *LEFT[:2], *(RIGHT * 2)]
    assert texts(two_columns(in_turns=False, title=title)) == expected
    assert texts(two_columns(in_turns=True, title=title)) == expected


def rows(cells: list[tuple[float, str]], count: int) -> bytes:
    pdf = fpdf.FPDF(format="A4")
    pdf.add_font("d", "", FONT)
    pdf.set_font("d", "", 10)
    pdf.add_page()
    for i in range(count):
        for x, text in cells:
            pdf.text(x, 30 + 6 * i, text.format(i))
    return bytes(pdf.output())


@pytest.mark.parametrize(
    "cells",
    [
        [(20, "Tỷ lệ hộ dùng nước sạch ở xã thứ {}"), (110, "{} phần trăm vào năm 2030")],  # a table without rules
        [(20, "Xã thứ {}"), (110, "được giao chỉ tiêu trồng mới ba trăm hecta rừng")],
        [(20, "Rà soát quy hoạch của xã thứ {}"), (100, "Sở Xây dựng"), (150, "Quý {} năm 2028")],
        [(20, "{}. Rà soát quy hoạch chung của các xã và thị trấn"), (110, "Sở Xây dựng, Sở Tài chính và Sở Nội vụ")],
    ],
)
def test_rows_of_a_table_without_rules_stay_together(cells: list[tuple[float, str]]) -> None:
    raw = rows(cells, 30)
    at = [line.text for line in read_pages(raw)[0][0].lines]
    for i in range(30):
        first = next(n for n, line in enumerate(at) if line.startswith(cells[0][1].format(i)))
        assert cells[1][1].format(i) in " ".join(at[first : first + len(cells)])


def test_cells_that_wrap_in_rows_are_no_columns() -> None:
    """A table without rules whose cells hold two lines each: rows begin on both sides at once."""
    pdf = fpdf.FPDF(format="A4")
    pdf.add_font("d", "", FONT)
    pdf.set_font("d", "", 10)
    pdf.add_page()
    left = ("Rà soát, cập nhật quy hoạch chung của xã và", "thị trấn, công bố cho người dân được biết")
    right = ("Sở Xây dựng chủ trì, phối hợp với Sở Tài", "chính và Ủy ban nhân dân các xã liên quan")
    for i in range(30):
        pdf.text(20, 30 + 6 * i, left[i % 2])
        pdf.text(110, 30 + 6 * i, right[i % 2])
    (page,) = read_pages(bytes(pdf.output()))[0]
    assert right[0] in " ".join(line.text for line in page.lines[:2])


def test_the_head_of_a_document_and_plain_prose_are_left_alone() -> None:
    pdf = fpdf.FPDF(format="A4")
    pdf.add_font("d", "", FONT)
    pdf.set_font("d", "", 11)
    pdf.set_margins(20, 20, 20)
    pdf.add_page()
    for i, (left, right) in enumerate(
        [("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), ("TỈNH ĐỒNG LÚA", "Độc lập - Tự do - Hạnh phúc")]
    ):
        pdf.text(25, 22 + 6 * i, left)
        pdf.text(100, 22 + 6 * i, right)
    pdf.set_y(45)
    for paragraph in (*PLAN[5:], *LEFT, *RIGHT):
        pdf.multi_cell(0, 6, paragraph, align="J", new_x="LMARGIN", new_y="NEXT")
    found = texts(bytes(pdf.output()))
    assert all(paragraph in found for paragraph in (*LEFT, *RIGHT))
