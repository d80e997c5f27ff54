"""Scanned pages with what is no text of theirs: a seal, an incoming stamp, ruled lines through and around the words."""

from __future__ import annotations

import io
from pathlib import Path

import fpdf
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from assistant.load import load_document
from assistant.load.ruling import Rule
from assistant.load.scan import deskew, image_rules, without_rules, without_stamps
from tests.load.made_files import FONT

SCALE = 72 / 200  # A4 at 200 dpi


def sheet() -> tuple[Image.Image, ImageDraw.ImageDraw]:
    picture = Image.new("L", (1654, 2339), 255)
    return picture, ImageDraw.Draw(picture)


def write(draw: ImageDraw.ImageDraw, at: tuple[int, int], text: str, size: int = 30) -> None:
    draw.text(at, text, font=ImageFont.truetype(str(FONT), size), fill=0)


def pdf_of(picture: Image.Image) -> bytes:
    pdf = fpdf.FPDF(format="A4")
    pdf.add_page()
    pdf.image(picture, x=0, y=0, w=210, h=297)
    return bytes(pdf.output())


def read(tmp_path: Path, picture: Image.Image) -> str:
    (tmp_path / "a.pdf").write_bytes(pdf_of(picture))
    return load_document(tmp_path / "a.pdf").text


def test_an_incoming_stamp_and_a_seal_are_no_text(tmp_path: Path) -> None:
    picture, draw = sheet()
    write(draw, (700, 330), "KẾ HOẠCH")
    write(draw, (560, 390), "Phát triển nông nghiệp số đến năm 2030")
    draw.rectangle((80, 300, 460, 440), outline=0, width=4)
    write(draw, (100, 310), "VĂN PHÒNG ĐIỆN TỬ", 24)
    write(draw, (100, 380), "ĐẾN Ngày: 23/4/2026", 24)
    for i in range(6):
        write(
            draw, (180, 560 + 62 * i), f"{i + 1}. Đến năm 2030, ít nhất {80 + i}% số hộ trồng lúa dùng sổ tay điện tử."
        )
    draw.ellipse((900, 1500, 1200, 1800), outline=0, width=6)
    write(draw, (960, 1560), "TỈNH ĐỒNG LÚA", 20)
    write(draw, (1010, 1660), "UBND", 22)
    write(draw, (1240, 1700), "Trần Văn Lúa")
    text = read(tmp_path, picture)
    assert "ĐẾN Ngày" not in text
    assert "VĂN PHÒNG" not in text
    assert "TỈNH ĐỒNG LÚA" not in text
    for i in range(6):
        assert f"{80 + i}% số hộ trồng lúa" in text


def test_what_a_stamp_does_not_touch_stays_as_it_was() -> None:
    picture, draw = sheet()
    write(draw, (180, 900), "1. Đến năm 2030, ít nhất 85% số hộ trồng lúa dùng sổ tay điện tử.")
    draw.line((180, 960, 900, 960), fill=0, width=3)
    draw.rectangle((150, 1000, 1500, 1700), outline=0, width=3)  # a table's frame
    assert np.array_equal(np.asarray(without_stamps(picture, SCALE)), np.asarray(picture))


def test_ruled_lines_go_and_letters_stay() -> None:
    picture, draw = sheet()
    write(draw, (200, 300), "Diện tích tưới tiêu")
    plain = np.asarray(picture).copy()
    draw.line((150, 400, 1500, 400), fill=0, width=3)
    draw.line((150, 250, 150, 400), fill=0, width=3)
    rules = image_rules(picture, SCALE)
    assert {rule.horizontal for rule in rules} == {True, False}
    assert np.array_equal(np.asarray(without_rules(picture, rules, SCALE)), plain)
    assert np.asarray(without_rules(picture, [Rule(True, 9_999.0, 0.0, 9_999.0)], SCALE)).shape == plain.shape


def test_a_ruled_table_is_read_cell_by_cell(tmp_path: Path) -> None:
    rows = [
        ["TT", "Chỉ tiêu", "Năm 2027", "Năm 2030"],
        *[[str(n), name, f"{40 + n}%", f"{70 + n}%"] for n, name in enumerate(("Sổ tay điện tử", "Tưới tự động", "Trạm y tế có bác sĩ", "Đường truyền riêng"), 1)],
    ]  # fmt: skip
    picture, draw = sheet()
    write(draw, (180, 200), "Phụ lục. Chỉ tiêu phát triển nông thôn của tỉnh Đồng Lúa")
    edges, top, step = (180, 300, 900, 1200, 1480), 400, 110
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            write(draw, (edges[c] + 20, top + step * r + 35), text)
    for r in range(len(rows) + 1):
        draw.line((edges[0], top + step * r, edges[-1], top + step * r), fill=0, width=4)
    for edge in edges:
        draw.line((edge, top, edge, top + step * len(rows)), fill=0, width=4)
    lines = [line for line in read(tmp_path, picture).split("\n") if line.startswith("|") and "---" not in line]
    found = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    assert found == rows


@pytest.mark.parametrize("turned", [-2.0, 1.3])
def test_a_page_askew_is_made_level(turned: float) -> None:
    picture, draw = sheet()
    for i in range(20):
        write(draw, (180, 300 + 80 * i), "Ủy ban nhân dân các xã lập danh sách hộ tham gia và gửi về Sở Nông nghiệp")
    level = deskew(picture.rotate(turned, fillcolor=255, resample=Image.Resampling.BICUBIC))
    rows = (np.asarray(level) < 140).sum(axis=1)
    assert (rows[250:1900] == 0).mean() > 0.4  # white between the lines, from edge to edge
    out = io.BytesIO()
    level.save(out, "PNG")
    assert out.tell() > 0
