"""What is asked in columns is what pypdfium2 answers one by one."""

from contextlib import closing

from assistant.load.asked import fonts_of, places_of, sides_of
from assistant.load.layers import read_layers
from assistant.load.pdf import open_pdf
from tests.load.made_files import make_pdf

PAGES = [[f"Trang {n} của kế hoạch phát triển, mục tiêu năm 2030 đạt {n} phần trăm."] for n in range(1, 13)]


def test_places_and_fonts_are_pypdfium2s() -> None:
    with closing(open_pdf(make_pdf(PAGES))) as document:
        page = document[0]
        textpage = page.get_textpage()
        characters = list(range(textpage.count_chars()))
        boxes = [textpage.get_charbox(at, loose=True) for at in characters]
        assert places_of(textpage, characters) == [
            edge for left, low, right, top in boxes for edge in (left, top, right, low)
        ]
        assert [sides_of(textpage)(at) for at in characters] == [(left, right) for left, _, right, _ in boxes]
        fonts = fonts_of(textpage, characters)
        assert len(fonts) == len(characters)
        assert fonts[0] == textpage.get_textobj(0).get_font().get_base_name()
        assert places_of(textpage, []) == []
        assert fonts_of(textpage, []) == []


def test_pages_keep_their_order_over_those_open_at_once() -> None:
    raw = make_pdf(PAGES)
    with closing(open_pdf(raw)) as document:
        told: list[tuple[int, int]] = []
        layers = read_layers(raw, document, lambda done, total: told.append((done, total)))
    assert [layer.page.number for layer in layers if layer] == list(range(1, 13))
    assert [
        f"Trang {n} " in " ".join(line.text for line in layer.page.lines) for n, layer in enumerate(layers, 1) if layer
    ] == [True] * 12
