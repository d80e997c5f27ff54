"""One page of a PDF as its text layer has it: lines with their places and fonts, ruled tables, pictures."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial, reduce
from itertools import compress, groupby, pairwise
from operator import lt, sub, truediv
from typing import Any
from unicodedata import is_normalized

import pypdfium2.raw as pdfium

from assistant.load.asked import fonts_of, objects_of, places_of, sides_of
from assistant.load.columns import Span, part_columns
from assistant.load.content import clean_line
from assistant.load.frame import Frame
from assistant.load.joining import BREAK, join_cell
from assistant.load.legacy import convert_lines, encoding_of_font, is_capital_font
from assistant.load.letters import has_lookalike, true_letters
from assistant.load.lines import Line, PageLines, TableArea
from assistant.load.ruling import Rule, TextIn, find_tables
from assistant.vietnamese import nfc

_MAX_OBJECTS = 60_000
_MAX_PICTURES = 2_000  # objects looked at
_PATHS = frozenset([pdfium.FPDF_PAGEOBJ_PATH])
_PICTURES = frozenset([pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM])
_FEWEST_RULES = 4  # of a table
_THIN = 3.0  # points
_GAPS = 1.7  # width of a letter against the usual one
_BROKEN = ("\x02", "\ufffe")
_LINE = re.compile(r"[^\s\x02\ufffe](?:[^\r\n\x02\ufffe]*[^\s\x02\ufffe])?")
_LETTER = re.compile(r"[\W\d_]*[^\W\d_]")
_as_line = partial(tuple.__new__, Line)  # what Line(...) does, in half its time


@dataclass(frozen=True, slots=True)
class TextLayer:
    """What a page's layer holds, before any encoding is converted."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    tables: tuple[TableArea, ...] = ()  # their cells' text as it stands in the layer, with its line ends
    pictured: float | None = None  # share of the page that its largest picture covers, where that was asked

    def by_encoding(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for line in self.lines:
            found[encoding_of_font(line.font)].append(line.text)
        return found


def read_layer(page: Any, textpage: Any, number: int, *, after_table: bool = False) -> TextLayer:
    """`page` and `textpage` are pypdfium2's. `after_table`: the page before has one, which may go on here."""
    width, height = page.get_size()
    text = textpage.get_text_range()
    if len(text) != textpage.count_chars():
        # The text leaves out characters that have a place; ask one by one, so that places fit.
        codes = (pdfium.FPDFText_GetUnicode(textpage.raw, i) for i in range(textpage.count_chars()))
        text = "".join(chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd" for code in codes)
    rotation = pdfium.FPDFPage_GetRotation(page.raw)  # in quarters; places are told as if it were none
    frame = Frame(0, height, width) if rotation % 2 else Frame(0, width, height)
    spans = [match.span() for match in _LINE.finditer(text)]
    lines, frame = _lines(textpage, text, spans, frame)
    if rotation or frame.turns:
        # pdfium's order is that of the page as it lies, not as it is read.
        lines = tuple(sorted(lines, key=lambda line: (round(line.top / 4), line.x0)))
    elif (parted := part_columns(lines, spans, text, sides_of(textpage))) is not None:
        return TextLayer(number, *frame.size, parted)
    tables = _tables(page, textpage, frame, after_table) if after_table or _may_hold_table(lines) else ()
    return TextLayer(number, *frame.size, lines, tables)


def _lines(textpage: Any, text: str, spans: Sequence[Span], frame: Frame) -> tuple[tuple[Line, ...], Frame]:
    """A document has thousands of lines and pdfium is asked three times for each: nothing is done here that could be left."""
    edges = places_of(textpage, [at for start, end in spans for at in (start, end - 1)])
    fonts = fonts_of(textpage, [s if text[s].isalpha() else _first_letter(text, s, e) for s, e in spans])
    frame = frame.turned(sum(edges[4::8]) - sum(edges[0::8]), sum(edges[7::8]) - sum(edges[3::8]))
    if frame.turns:
        x0s, x1s, tops, bottoms = frame.spans(edges)
    else:
        height = frame.height
        x0s, x1s = edges[0::8], list(map(max, edges[0::8], edges[6::8]))
        tops = [height - place for place in map(max, edges[1::8], edges[5::8])]
        bottoms = [height - place for place in map(min, edges[3::8], edges[7::8])]
    # pdfium puts \x02 or \ufffe, and no line end, where a word was broken.
    breaks = any(mark in text for mark in _BROKEN)
    texts = [
        text[start:end] + BREAK if breaks and text[end : end + 1] in _BROKEN else text[start:end]
        for start, end in spans
    ]
    return tuple(map(_as_line, zip(texts, x0s, x1s, tops, bottoms, map(_is_bold, fonts), fonts, strict=True))), frame


def _first_letter(text: str, start: int, end: int) -> int:
    letter = _LETTER.match(text, start, end)
    return letter.end() - 1 if letter else start


@lru_cache(maxsize=1024)
def _is_bold(font: str) -> bool:
    return re.search("bold|black|,b", font, re.IGNORECASE) is not None


def convert_layer(layer: TextLayer, encodings: frozenset[str], fallback: str) -> tuple[PageLines, str]:
    """Lines in Unicode, and the legacy encoding that most of the page was in. `encodings`: those the document really uses."""
    lines: list[Line] = []
    used: dict[str, int] = defaultdict(int)
    if not encodings and not fallback and _is_clean([line.text for line in layer.lines]):
        return PageLines(layer.number, layer.width, layer.height, layer.lines), ""
    for (encoding, capitals), own in _runs(layer.lines, encodings, fallback):
        texts, *rest = zip(*own, strict=True)
        if encoding:
            used[encoding] += sum(map(len, texts))
        converted = _in_unicode(list(texts), encoding, capitals)
        lines += [line for line in map(_as_line, zip(converted, *rest, strict=True)) if line[0]]
    page = PageLines(layer.number, layer.width, layer.height, tuple(lines))
    return page, max(used, key=lambda name: used[name]) if used else ""


def _is_clean(texts: list[str]) -> bool:
    """Whether nothing in any of them is to be taken out or put right: asked of a page at once, as of hardly any it is not so."""
    text = "".join(texts).replace(BREAK, "")
    return text.isprintable() and "  " not in text and is_normalized("NFC", text) and not has_lookalike(text)


def _runs(
    lines: Sequence[Line], encodings: frozenset[str], fallback: str
) -> Iterator[tuple[tuple[str, bool], Sequence[Line]]]:
    """Neighbouring lines set alike; of most pages that is all of them."""
    sets = {font: _set_in(font, encodings, fallback) for font in {line.font for line in lines}}
    if len(set(sets.values())) == 1:
        yield next(iter(sets.values())), lines
        return
    for key, run in groupby(lines, lambda line: sets[line.font]):
        yield key, list(run)


def _set_in(font: str, encodings: frozenset[str], fallback: str) -> tuple[str, bool]:
    """(encoding of what is set in a font, whether the font draws small letters as capitals)."""
    encoding = found if encodings and (found := encoding_of_font(font)) in encodings else fallback
    return encoding, bool(encoding) and is_capital_font(font)


def _in_unicode(texts: list[str], encoding: str, capitals: bool) -> list[str]:
    """Lines set alike, converted together: a call for each line takes longer than its letters."""
    broken = [text.endswith(BREAK) for text in texts]
    if encoding == "tcvn3" and any(broken):
        # No broken word: TCVN3 has the letter ư where others have the soft hyphen.
        texts, broken = [text.replace(BREAK, "\u00ad") for text in texts], [False] * len(texts)
    if encoding:
        texts = convert_lines(texts, encoding, capitals=capitals)
    if not any(broken):
        # Marks apart from their letters are what is put right most often: composed at once.
        for lines in (texts, nfc("\n".join(texts)).split("\n")):
            if len(lines) == len(texts) and _is_clean(lines):
                return [text.strip(" ") for text in lines]
    # An invisible character, the mark of a break goes as well.
    cleaned = [true_letters(clean_line(text)) for text in texts]
    return [text + BREAK if is_broken and text else text for text, is_broken in zip(cleaned, broken, strict=True)]


def _tables(page: Any, textpage: Any, frame: Frame, after_table: bool) -> tuple[TableArea, ...]:
    """While the page is open, for opening it again costs as much as reading it."""

    def text_in(x0: float, top: float, x1: float, bottom: float) -> str:
        text: str = textpage.get_text_bounded(*frame.on_page(x0 + 0.5, top + 0.5, x1 - 0.5, bottom - 0.5))
        return text

    rules = list(_rules(page, frame))
    if len(rules) < _FEWEST_RULES:
        return ()
    # Of a long row the next page may hold no more than the rest of one cell.
    return find_tables(rules, _turned_text_in(textpage, frame) if frame.turns % 2 else text_in, 1 if after_table else 2)


def _turned_text_in(textpage: Any, frame: Frame) -> TextIn:
    """pdfium runs the lines of a cell together where they stand upright: its letters are put into lines one by one."""
    letters = []
    for i in range(textpage.count_chars()):
        box = frame.as_read(*textpage.get_charbox(i, loose=True))
        letters.append((box, chr(pdfium.FPDFText_GetUnicode(textpage.raw, i))))

    def text_in(x0: float, top: float, x1: float, bottom: float) -> str:
        lines: dict[int, str] = {}
        at: int | None = None
        for (left, above, right, below), letter in letters:
            if not letter.isspace():  # a space has no place of its own: it goes with the letter before it
                inside = x0 <= (left + right) / 2 <= x1 and top <= (above + below) / 2 <= bottom
                at = round((above + below) / 8) if inside else None
            if at is not None:
                lines[at] = lines.get(at, "") + letter
        return "\n".join(" ".join(lines[at].split()) for at in sorted(lines))

    return text_in


def with_tables(page: PageLines, tables: Sequence[TableArea], encoding: str) -> PageLines:
    """The page with the tables of its layer in Unicode, and without their lines."""
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
    return replace(page, lines=tuple(outside), tables=tuple(_table_in_unicode(t, encoding) for t in tables))


def _table_in_unicode(area: TableArea, encoding: str) -> TableArea:
    cells = []
    for cell in area.table.cells:
        marked = cell.text
        for mark in _BROKEN:
            marked = marked.replace(mark, BREAK + "\n")
        lines = _in_unicode(marked.splitlines(), encoding, capitals=False)
        cells.append(replace(cell, text=reduce(join_cell, filter(None, lines), "").replace(BREAK, "")))
    return replace(area, table=replace(area.table, cells=tuple(cells)))


def _may_hold_table(lines: Sequence[Line]) -> bool:
    """Looking at every drawn object is slow: only where lines stand beside each other, or with gaps, as cells do."""
    if len(lines) < 3:
        return False
    texts, x0s, x1s, tops, bottoms, *_ = zip(*lines, strict=True)  # by columns: this is asked of every page
    halves = [bottom - 0.5 * (bottom - top) for top, bottom in zip(tops, bottoms, strict=True)]
    not_below = compress(pairwise(lines), map(lt, tops[1:], halves))
    if sum(not _is_behind(above, line) for above, line in not_below) >= 2:
        return True
    # pdfium makes one line of the cells of a row; its letters then seem to stand far apart.
    apart = list(map(truediv, map(sub, x1s, x0s), map(len, texts)))
    widest = _GAPS * sorted(apart)[len(apart) // 2]
    wide = compress(texts, map(widest.__lt__, apart))
    return sum(not text.isupper() for text in wide) >= 2


def _is_behind(above: Line, line: Line) -> bool:
    """Right behind it, as what follows a footnote's mark."""
    return -1 <= line.x0 - above.x1 < 0.6 * above.height


def _rules(page: Any, frame: Frame) -> Iterator[Rule]:
    for edges in objects_of(page, _PATHS, _MAX_OBJECTS):
        x0, y0, x1, y1 = frame.as_read(*edges)
        wide, high = x1 - x0, y1 - y0
        if high <= _THIN < wide:
            yield Rule(True, (y0 + y1) / 2, x0, x1)
        elif wide <= _THIN < high:
            yield Rule(False, (x0 + x1) / 2, y0, y1)
        elif wide > 8 and high > 8 and high < frame.size[1] * 0.95:
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
    for left, bottom, right, top in objects_of(page, _PICTURES, _MAX_PICTURES):
        wide = min(right, width) - max(left, 0.0)
        high = min(top, height) - max(bottom, 0.0)
        largest = max(largest, max(wide, 0.0) * max(high, 0.0) / area)
    return min(largest, 1.0)
