"""One page of a PDF as its text layer has it: lines with their places and fonts, ruled tables, pictures."""

from __future__ import annotations

import ctypes
import re
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2.raw as pdfium

from assistant.load.content import clean_line
from assistant.load.legacy import convert, encoding_of_font, is_capital_font
from assistant.load.lines import Line, PageLines
from assistant.load.ruling import Rule, find_tables

_MAX_OBJECTS = 60_000
_THIN = 3.0  # points
_LINE = re.compile(r"[^\r\n\x02\ufffe]+")  # pdfium puts \x02 or \ufffe, and no line end, where a word was broken
_BREAK = "\u2060"  # where a word was broken at a line's end; the layout rejoins it


@dataclass(frozen=True, slots=True)
class RawLine:
    """A line as it stands in the layer, with the font of its first letter."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    font: str
    is_bold: bool


@dataclass(frozen=True, slots=True)
class TextLayer:
    number: int
    width: float
    height: float
    raw: str
    lines: tuple[RawLine, ...]

    def by_encoding(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for line in self.lines:
            found[encoding_of_font(line.font)].append(line.text)
        return found


def read_layer(page: Any, textpage: Any, number: int) -> TextLayer:
    """`page` and `textpage` are pypdfium2's."""
    width, height = page.get_size()
    text = textpage.get_text_range()
    if len(text) != textpage.count_chars():
        # The text leaves out characters that have a place; ask one by one, so that places fit.
        codes = (pdfium.FPDFText_GetUnicode(textpage.raw, i) for i in range(textpage.count_chars()))
        text = "".join(chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd" for code in codes)
    return TextLayer(number, width, height, text, tuple(_lines(textpage, text, height)))


def _lines(textpage: Any, text: str, height: float) -> Iterator[RawLine]:
    box = _Box(textpage)
    for match in _LINE.finditer(text):
        line = match.group()
        bare = line.strip()
        if not bare:
            continue
        start = match.start() + len(line) - len(line.lstrip())
        end = match.start() + len(line.rstrip()) - 1
        x0, first_bottom, _, first_top = box.of(start)
        _, last_bottom, x1, last_top = box.of(end)
        letter = next((i for i in range(start, end + 1) if text[i].isalpha()), start)
        font, bold = box.font(letter)
        ends_broken = text[match.end() : match.end() + 1] in ("\x02", "\ufffe")
        yield RawLine(
            bare + (_BREAK if ends_broken else ""),
            x0, max(x1, x0), height - max(first_top, last_top), height - min(first_bottom, last_bottom), font, bold,
        )  # fmt: skip


class _Box:
    """Places and fonts of characters, with the C variables they are written to."""

    def __init__(self, textpage: Any) -> None:
        self._raw = textpage.raw
        self._rect = pdfium.FS_RECTF()
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()
        self._fonts: dict[bytes, tuple[str, bool]] = {}

    def of(self, index: int) -> tuple[float, float, float, float]:
        """(left, bottom, right, top), points from the bottom left."""
        pdfium.FPDFText_GetLooseCharBox(self._raw, index, self._rect)
        rect = self._rect
        return rect.left, rect.bottom, rect.right, rect.top

    def font(self, index: int) -> tuple[str, bool]:
        pdfium.FPDFText_GetFontInfo(self._raw, index, self._name, 128, self._flags)
        name = self._name.value
        if name not in self._fonts:
            text = name.decode("utf-8", "replace")
            self._fonts[name] = (text, re.search("bold|black|,b", text, re.IGNORECASE) is not None)
        return self._fonts[name]


def convert_layer(layer: TextLayer, encodings: frozenset[str], fallback: str) -> tuple[PageLines, str]:
    """Lines in Unicode, and the legacy encoding that most of the page was in. `encodings`: those the document really uses."""
    lines = []
    used: dict[str, int] = defaultdict(int)
    for raw in layer.lines:
        found = encoding_of_font(raw.font)
        encoding = found if found in encodings else fallback
        text = raw.text
        if encoding == "tcvn3" and text.endswith(_BREAK):
            # No broken word: TCVN3 has the letter ư where others have the soft hyphen.
            text = text[: -len(_BREAK)] + "\u00ad"
        if encoding:
            text = convert(text, encoding, capitals=is_capital_font(raw.font))
            used[encoding] += len(text)
        broken = text.endswith(_BREAK)
        text = clean_line(text)
        if text:
            lines.append(Line(text + (_BREAK if broken else ""), raw.x0, raw.x1, raw.top, raw.bottom, raw.is_bold))
    page = PageLines(layer.number, layer.width, layer.height, tuple(lines))
    return page, max(used, key=lambda name: used[name]) if used else ""


def add_tables(page: PageLines, raw_page: Any, encoding: str) -> PageLines:
    """Find the ruled tables of a page and take their lines out of it."""
    rules = list(_rules(raw_page, page.height))
    if len(rules) < 4:
        return page
    with closing(raw_page.get_textpage()) as textpage:
        return _with_tables(page, rules, textpage, encoding)


def _with_tables(page: PageLines, rules: list[Rule], textpage: Any, encoding: str) -> PageLines:

    def text_in(x0: float, top: float, x1: float, bottom: float) -> str:
        text = textpage.get_text_bounded(x0 + 0.5, page.height - bottom + 0.5, x1 - 0.5, page.height - top - 0.5)
        lines = [clean_line(convert(line, encoding)) for line in text.replace("\ufffe", "").splitlines()]
        return _joined([line for line in lines if line])

    tables = find_tables(rules, text_in)
    if not tables:
        return page
    outside = [
        line
        for line in page.lines
        if not any(
            t.top - 2 <= (line.top + line.bottom) / 2 <= t.bottom + 2
            and t.x0 - 4 <= (line.x0 + line.x1) / 2 <= t.x1 + 4
            for t in tables
        )
    ]
    return replace(page, lines=tuple(outside), tables=tables)


def _joined(lines: list[str]) -> str:
    """Lines of one cell: a line that ends a sentence or opens a list stays a line."""
    out = ""
    for line in lines:
        breaks = not out or out.endswith((".", ";", ":")) or line[:2] in ("- ", "+ ")
        out += line if not out else ("\n" if breaks else " ") + line
    return out


def may_hold_table(page: PageLines) -> bool:
    """Looking at every drawn object is slow: only where lines begin to the right of the margin, or many are short."""
    if len(page.lines) < 3:
        return False
    left, right = min(line.x0 for line in page.lines), max(line.x1 for line in page.lines)
    width = max(right - left, 1.0)
    inner = sum(line.x0 > left + 0.25 * width for line in page.lines)
    short = sum(line.x1 - line.x0 < 0.5 * width for line in page.lines)
    return inner >= 4 or short > 0.4 * len(page.lines)


def _rules(page: Any, height: float) -> Iterator[Rule]:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    count = pdfium.FPDFPage_CountObjects(page.raw)
    for i in range(min(count, _MAX_OBJECTS)):
        item = pdfium.FPDFPage_GetObject(page.raw, i)
        if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        if not pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top):
            continue
        x0, x1, y0, y1 = left.value, right.value, height - top.value, height - bottom.value
        wide, high = x1 - x0, y1 - y0
        if high <= _THIN < wide:
            yield Rule(True, (y0 + y1) / 2, x0, x1)
        elif wide <= _THIN < high:
            yield Rule(False, (x0 + x1) / 2, y0, y1)
        elif wide > 8 and high > 8 and high < height * 0.95:
            yield from (
                Rule(True, y0, x0, x1),
                Rule(True, y1, x0, x1),
                Rule(False, x0, y0, y1),
                Rule(False, x1, y0, y1),
            )


def picture_share(page: Any) -> float:
    """Share of the page that its largest picture covers, 0..1."""
    width, height = page.get_size()
    area = max(width * height, 1.0)
    largest = 0.0
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for i in range(min(pdfium.FPDFPage_CountObjects(page.raw), 2_000)):
        item = pdfium.FPDFPage_GetObject(page.raw, i)
        if pdfium.FPDFPageObj_GetType(item) in (
            pdfium.FPDF_PAGEOBJ_IMAGE,
            pdfium.FPDF_PAGEOBJ_FORM,
        ) and pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top):
            wide = min(right.value, width) - max(left.value, 0.0)
            high = min(top.value, height) - max(bottom.value, 0.0)
            largest = max(largest, max(wide, 0.0) * max(high, 0.0) / area)
    return min(largest, 1.0)
