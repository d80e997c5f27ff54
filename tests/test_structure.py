"""Headings, horizons and pillars are recovered from Markdown, from numbering and from plain text alike."""

from __future__ import annotations

import itertools

import pytest

from assistant.blocks import split_blocks
from assistant.load.document import build_document
from assistant.load.head import read_head
from assistant.load.reading import Reading
from assistant.load.text import normalise_lines
from assistant.structure import find_pillars, heading_years, parse_structure
from assistant.types import Document
from tests.plans import FARMING_PLAIN, TRANSPORT_TABLE, WATER_NUMBERED


def read(text: str, name: str = "ke-hoach.txt") -> Document:
    return build_document(Reading(normalise_lines(text), "", read_head(normalise_lines(text))), name)


def scopes(text: str) -> dict[str, tuple[tuple[str, ...], tuple[int, ...]]]:
    """First words of each block -> its headings and horizons."""
    document = read(text)
    return {
        document.text[s.block.start : s.block.end][:28]: (s.section.heading_path, s.section.horizons)
        for s in parse_structure(document)
    }


def test_plain_text_gives_each_repeated_lead_in_the_year_of_its_part() -> None:
    document = read(FARMING_PLAIN)
    found = [
        (s.section.horizons, s.section.heading_path)
        for s in parse_structure(document)
        if document.text[s.block.start :].startswith("Về trồng trọt")
    ]
    assert [horizons for horizons, _ in found] == [(2027,), (2035,)]
    assert found[0][1] == ("Đến năm 2027", "Về trồng trọt, nâng cao giá trị gia tăng")
    assert found[1][1] == ("Đến năm 2035", "Về trồng trọt, nâng cao giá trị gia tăng")


def test_a_new_paragraph_ends_the_scope_of_a_year() -> None:
    found = scopes(FARMING_PLAIN)
    path, horizons = next(value for key, value in found.items() if key.startswith("Để thực hiện"))
    assert horizons == ()
    assert path == ()


def test_the_year_of_a_title_is_no_horizon() -> None:
    document = read("# Kế hoạch trồng rừng đến năm 2031\n\n## Căn cứ\n\nLuật Lâm nghiệp.\n")
    (block,) = parse_structure(document)
    assert block.section.heading_path == ("Căn cứ",)
    assert block.section.horizons == ()


def test_numbered_headings_nest_by_rank() -> None:
    found = scopes(WATER_NUMBERED)
    first = next(value for key, value in found.items() if key.startswith("- Tỉ lệ hộ dân"))
    vision = next(value for key, value in found.items() if key.startswith("Toàn bộ hộ dân"))
    loan = next(value for key, value in found.items() if key.startswith("a) Vay"))
    classes = next(value for key, value in found.items() if key.startswith("- Mỗi năm"))
    assert first == (("II- MỤC TIÊU", "1. Đến năm 2028"), (2028,))
    assert vision == (("II- MỤC TIÊU", "2. Tầm nhìn đến năm 2040"), (2040,))
    assert loan == (("III- GIẢI PHÁP", "1. Huy động vốn"), ())
    assert classes == (("III- GIẢI PHÁP", "2. Đào tạo nhân lực"), ())


def test_a_long_numbered_paragraph_is_content_not_heading() -> None:
    found = scopes(WATER_NUMBERED)
    path, _ = next(value for key, value in found.items() if key.startswith("1. Nước sạch"))
    assert path == ("I- QUAN ĐIỂM",)


def test_group_rows_of_a_table_set_the_year_of_the_rows_beneath() -> None:
    document = read(TRANSPORT_TABLE, "giao-thong.md")
    rows = {
        document.text[s.block.start : s.block.end].split("|")[1].strip(): s.section
        for s in parse_structure(document)
        if s.block.is_table_row
    }
    assert rows["1"].horizons == (2029,)
    assert rows["2.1"].horizons == (2029,)
    assert rows["2.1"].heading_path[-1] == "Dịch vụ vé điện tử"
    assert rows["3"].horizons == (2036,)
    assert "Dịch vụ vé điện tử" not in rows["3"].heading_path


def test_articles_and_their_clauses() -> None:
    found = scopes(
        "Chương I\n\nQUY ĐỊNH CHUNG\n\nĐiều 1. Phạm vi điều chỉnh\n\nLuật này quy định về nước sạch.\n\n"
        "Điều 2. Giải thích từ ngữ\n\n1. Nước sạch là nước đạt quy chuẩn.\n\n2. Hộ dân là hộ có đăng ký cư trú.\n"
    )
    path, _ = next(value for key, value in found.items() if key.startswith("2. Hộ dân"))
    assert path[-1] == "Điều 2. Giải thích từ ngữ"
    assert path[0] == "Chương I. QUY ĐỊNH CHUNG"


def test_an_announcement_holds_for_its_list_but_not_for_itself() -> None:
    found = scopes(
        "Mở đầu kế hoạch\n\n"
        "Tỉnh phấn đấu đến năm 2029 đạt các chỉ tiêu sau:\n\n- Trồng 5.000 ha rừng.\n\nPhần còn lại của kế hoạch là các phụ lục.\n"
    )
    assert next(v for k, v in found.items() if k.startswith("- Trồng"))[1] == (2029,)
    assert next(v for k, v in found.items() if k.startswith("Phần còn lại"))[1] == ()


@pytest.mark.parametrize(
    ("heading", "years"),
    [
        ("Mục tiêu đến năm 2025", (2025,)),
        ("Giai đoạn 2021-2025", (2025,)),
        ("GIAI ĐOẠN 2026 – 2030", (2030,)),
        ("Kết quả năm 2022", (2022,)),
        ("Sửa đổi Luật Khoa học và Công nghệ (2013)", ()),
        ("Thực hiện Quyết định 749/QĐ-TTg ngày 03/6/2020", ()),
        ("Theo Nghị quyết ngày 22 tháng 12 năm 2024", ()),
        ("Targets by 2030", (2030,)),
        ("Đến năm 2025, định hướng đến năm 2030", (2025, 2030)),
    ],
)
def test_heading_years(heading: str, years: tuple[int, ...]) -> None:
    assert heading_years(heading) == years


def test_find_pillars_with_and_without_diacritics() -> None:
    assert find_pillars("Về phát triển kinh tế số, nâng cao năng lực") == ("kinh tế số",)
    assert find_pillars("chinh quyen so va xa hoi so") == ("chính quyền số", "xã hội số")


@pytest.mark.parametrize("text", [FARMING_PLAIN, WATER_NUMBERED, TRANSPORT_TABLE])
def test_blocks_cover_every_word_once(text: str) -> None:
    blocks = split_blocks(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(blocks))
    covered = "".join(text[b.start : b.end] for b in blocks)
    assert "".join(covered.split()) == "".join(text.split())
