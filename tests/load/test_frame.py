"""Pages that lie on their side or stand on their head are read as a person turns them."""

from __future__ import annotations

import io

import pypdfium2
import pytest

from assistant.load.content import Paragraph, PlacedTable
from assistant.load.frame import Frame
from assistant.load.layout import lay_out
from assistant.load.pdf import read_pages
from tests.load.made_files import PLAN, make_pdf

ROWS = (
    ("TT", "Chỉ tiêu", "Đơn vị", "Năm 2027"),
    ("1", "Tỷ lệ hộ có nước sạch", "%", "95"),
    ("2", "Số trạm bơm tự động", "trạm", "14"),
    ("3", "Diện tích tưới tiết kiệm", "ha", "2.300"),
)


def turned(raw: bytes, quarters: int, *, lying: bool) -> bytes:
    """The page with its content turned; `lying`: not shown upright by the page's own rotation."""
    document = pypdfium2.PdfDocument(raw)
    page = document[0]
    width, height = page.get_size()
    matrix = [(1, 0, 0, 1, 0, 0), (0, 1, -1, 0, height, 0), (-1, 0, 0, -1, width, height), (0, -1, 1, 0, 0, width)]
    for item in page.get_objects(max_depth=1):
        pypdfium2.raw.FPDFPageObj_Transform(item.raw, *matrix[quarters])
    page.set_mediabox(0, 0, *((height, width) if quarters % 2 else (width, height)))
    page.gen_content()
    if not lying:
        page.set_rotation(90 * quarters)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def told(raw: bytes) -> tuple[list[str], list[list[str]]]:
    parts = lay_out(read_pages(raw)[0])
    texts = [part.text for part in parts if isinstance(part, Paragraph)]
    return texts, [[cell.text for cell in part.table.cells] for part in parts if isinstance(part, PlacedTable)]


@pytest.mark.parametrize("lying", [True, False])
@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_turned_page_reads_as_it_does_upright(quarters: int, lying: bool) -> None:
    raw = make_pdf([PLAN[4:]], table=ROWS)
    upright, tables = told(raw)
    assert tables == [[cell for row in ROWS for cell in row]]
    assert told(turned(raw, quarters, lying=lying)) == (upright, tables)


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_places_come_back(turns: int) -> None:
    frame = Frame(turns, 595, 842)
    box = (70.0, 100.0, 300.0, 112.0)
    assert frame.on_page(*frame.as_read(*box)) == box
