"""Lines of pages -> paragraphs, on lines made by hand."""

from __future__ import annotations

from assistant.load.content import Paragraph
from assistant.load.joining import join_lines
from assistant.load.layout import lay_out
from assistant.load.legacy import convert
from assistant.load.lines import Line, PageLines
from assistant.load.pdf_text import TextLayer, convert_layer
from tests.load.made_files import encode


def page(*lines: tuple[str, float, float, float], number: int = 1) -> PageLines:
    """Lines as (text, x0, x1, top), 12 points high."""
    return PageLines(number, 600, 840, tuple(Line(text, x0, x1, top, top + 12) for text, x0, x1, top in lines))


def texts(*pages: PageLines) -> list[str]:
    return [part.text for part in lay_out(pages) if isinstance(part, Paragraph)]


def test_what_follows_a_footnote_mark_stays_in_its_line() -> None:
    made = page(
        ("tốc độ tăng trưởng 3", 80, 220, 100), (". Các ngành dịch vụ phát triển khá với chất lượng cao", 221, 520, 101),
        ("hơn, đáp ứng yêu cầu của sản xuất và đời sống nhân dân các vùng", 80, 520, 118),
    )  # fmt: skip
    assert texts(made) == [
        "tốc độ tăng trưởng 3. Các ngành dịch vụ phát triển khá với chất lượng cao hơn, đáp ứng yêu cầu của sản xuất và đời sống nhân dân các vùng"
    ]


def test_two_columns_of_a_head_are_not_one_line() -> None:
    made = page(("BỘ TÀI CHÍNH", 80, 180, 60), ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 300, 520, 60))
    assert texts(made) == ["BỘ TÀI CHÍNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]


def test_compounds_keep_their_hyphen_and_broken_words_are_whole() -> None:
    assert join_lines("phát triển kinh tế-", "xã hội") == "phát triển kinh tế-xã hội"
    assert join_lines("mạng inter-", "national") == "mạng international"
    assert join_lines("mạng inter\u2060", "national") == "mạng international"
    assert join_lines("kinh tế -", "xã hội") == "kinh tế - xã hội"
    assert join_lines("Nghị quyết số 57-", "NQ/TW") == "Nghị quyết số 57-NQ/TW"
    assert join_lines("Quyết định số 5969/QĐ\u2060", "UBND ngày") == "Quyết định số 5969/QĐ-UBND ngày"
    assert join_lines("giai đoạn 2026-", "2030") == "giai đoạn 2026-2030"


def test_the_letter_that_pdfium_takes_for_a_broken_word() -> None:
    """TCVN3 has ư at the place of the soft hyphen; at a line's end pdfium reports a word broken there."""
    written = encode("những sáng kiến của ta nh", "tcvn3")
    layer = TextLayer(1, 600, 840, (Line(written + "\u2060", 80, 500, 100, 112, False, ".VnTime"),))
    converted, encoding = convert_layer(layer, frozenset({"tcvn3"}), "")
    assert encoding == "tcvn3"
    assert converted.lines[0].text == "những sáng kiến của ta như"
    assert convert("n\u00ad", "tcvn3") == "nư"


def test_a_heading_in_bold_behind_a_full_line_is_its_own() -> None:
    full = Line("- Kinh phí: ngân sách tỉnh và các nguồn kinh phí hợp pháp khác", 80, 520, 100, 112)
    heading = Line("4. Xây dựng phương án truyền thông, đẩy mạnh tuyên truyền trước, trong", 80, 520, 118, 130, True)
    below = Line("- Thời gian thực hiện: từ quý II năm 2028", 80, 400, 136, 148)
    assert len(texts(PageLines(1, 600, 840, (full, heading, below)))) == 3
