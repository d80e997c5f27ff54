"""Lines of pages -> paragraphs and tables of a document: what was broken across lines and pages is joined again.

A paragraph begins where a line is indented, or stands away from the one above, or follows one that ended short; a line that
begins with a small letter continues. Numbers alone begin nothing: "quy định tại / Điều 12" is one sentence.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter, neg, sub

from assistant.load.content import Paragraph, Part, PlacedTable, is_title
from assistant.load.continued import join_tables
from assistant.load.joining import BREAK, join_all, join_lines
from assistant.load.lines import Line, PageLines, TableArea
from assistant.load.running import drop_running
from assistant.load.table import cell_paragraphs

_MARK = re.compile(
    r"(?:(?:PHẦN|Phần|CHƯƠNG|Chương|MỤC|Mục|ĐIỀU|Điều|PHỤ LỤC|Phụ lục)\s+(?:thứ\s+\w+|[IVXLC]+|\d+)"
    r"|[IVXLC]{1,6}[.)]\s|\d{1,3}(?:\.\d{1,3})*[.)]\s|[a-zđ]\d?\)\s|[-–+•*]\s)"
)
_BARE_MARK = re.compile(r"(?:PHẦN|CHƯƠNG|MỤC|PHỤ LỤC)\s+(?:thứ\s+\w+|[IVXLC]+|\d+)\W*$", re.IGNORECASE)
_COLUMN_LINES = 12  # fewest lines of a column of prose
_TERMINAL = (".", ";", ":", "!", "?", "…", "./.", "”", '"')


@dataclass(frozen=True, slots=True)
class _Measure:
    """Of one page: its text's margins, the usual height of a line and distance between two."""

    left: float
    right: float
    width: float
    height: float
    leading: float


def lay_out(pages: Sequence[PageLines]) -> tuple[Part, ...]:
    """Pages in order -> parts, each with the page it begins on."""
    parts: list[Part] = []
    open_lines: list[tuple[Line, _Measure, int]] = []
    footnotes: list[Part] = []
    for page in drop_running(pages):
        measure = _measure(page)
        tables = list(page.tables)
        columns = _columns(page, measure)
        notes = _footnotes(page, measure)
        for line in page.lines:
            if notes and id(line) in notes:
                continue
            while tables and tables[0].top < line.top:
                parts += _close(open_lines)
                _add_table(parts, tables.pop(0), page)
            placed = (line, columns.get(id(line), measure) if columns else measure, page.number)
            if open_lines and not _continues(open_lines[-1], placed):
                parts += _close(open_lines)
            open_lines.append(placed)
        for area in tables:
            parts += _close(open_lines)
            _add_table(parts, area, page)
        footnotes += [Paragraph(text, page.number) for text in _note_texts(page, notes)]
        if not open_lines or _is_finished(open_lines[-1][0].text):
            parts += _close(open_lines) + footnotes
            footnotes = []
    return tuple(parts + _close(open_lines) + footnotes)


def _close(open_lines: list[tuple[Line, _Measure, int]]) -> list[Part]:
    if not open_lines:
        return []
    text = join_all([line[0] for line, _, _ in open_lines])
    page = open_lines[0][2]
    is_bold = open_lines[0][0].is_bold and all(line.is_bold for line, _, _ in open_lines) and is_title(text)
    open_lines.clear()
    return [Paragraph(text, page, is_bold=is_bold)] if text else []


def _continues(above: tuple[Line, _Measure, int], below: tuple[Line, _Measure, int]) -> bool:
    before, measure, page = above
    line, own, number = below
    ended = before.text.endswith(_TERMINAL)
    space = line.x0 - before.x1  # below 0 where it is not behind it
    if number == page and (own is measure or line.top >= before.top):  # the next column goes on as the next page does
        if space >= -1 and _goes_on(before, line):
            return True
        tall = before.bottom - before.top
        if line.top < before.top - tall:
            return False  # another column, or what was drawn later
        away = line.top - before.bottom - max(own.leading - own.height, 0)
        if away > (0.25 if ended else 0.8) * own.height or line.x1 < before.x0:
            return False
    if space > 0 and _beside(before, line):
        return False  # the other column of a head
    short = before.x1 < measure.right - 0.1 * measure.width
    indented = line.x0 - own.left > 0.025 * own.width and line.x0 - before.x0 > 0.02 * own.width
    if (short or _is_heading(before)) and _is_centred(before, measure) and _is_centred(line, own):
        # Lines of one title; "Chương I" and its name are two.
        return (
            before.is_bold == line.is_bold
            and not ended
            and not _BARE_MARK.match(before.text)
            and not _MARK.match(line.text)
            and (_capitals(before.text) == _capitals(line.text))
        )
    if before.is_bold != line.is_bold and _MARK.match(line.text):
        return False  # a heading behind a paragraph that filled its line, or what stands under it
    if not (ended or short or indented):
        return True  # the middle of a paragraph, as most lines are
    if _MARK.match(line.text):
        return False
    first = next((c for c in line.text if c.isalnum()), "")
    if first.islower() and not (ended and (indented or short)):
        return not _is_heading(before) or not short
    # An indented line after one that ended begins a paragraph, also where that one was a paragraph of one line.
    if ended and (short or indented or line.x0 - own.left > 0.03 * own.width):
        return False
    return not (short or indented)


def _is_heading(line: Line) -> bool:
    return line.is_bold and _capitals(line.text)


def _goes_on(before: Line, line: Line) -> bool:
    """Right behind the line before it and on its level: what follows a raised mark of a footnote."""
    if not -1 <= line.x0 - before.x1 < 0.6 * before.height:
        return False
    return before.top - 0.3 * before.height <= line.bottom - 0.5 * line.height <= before.bottom + 0.3 * before.height


def _beside(before: Line, line: Line) -> bool:
    """On one level with the line before it: the two columns of a head."""
    return line.x0 > before.x1 and abs(before.top - line.top) < 0.5 * before.height


def _is_centred(line: Line, measure: _Measure) -> bool:
    """Away from both margins alike. A full line is none."""
    before, after = line.x0 - measure.left, measure.right - line.x1
    return before > 0.04 * measure.width and after > 0.04 * measure.width and abs(before - after) < 0.08 * measure.width


def _is_finished(text: str) -> bool:
    return text.endswith(_TERMINAL)


def _capitals(text: str) -> bool:
    # Most lines are told by one look: nothing in small letters, or small letters early on.
    if text.isupper():
        return True
    letters = [c for c in text[:120] if c.isalpha()]
    return bool(letters) and sum(map(str.isupper, letters)) > 0.8 * len(letters)


def _measure(page: PageLines) -> _Measure:
    lines = page.lines
    if not lines:
        return _Measure(0.0, page.width, page.width, 12.0, 14.0)
    return _of_lines(lines, 0.5 * page.width)


def _of_lines(lines: Sequence[Line], least: float) -> _Measure:
    """`least`: width from which a line tells the margins; where there is none they all do."""
    _, x0s, x1s, tops, bottoms, *_ = zip(*lines, strict=True)  # by columns: a page has dozens of lines
    long = [(x0, x1) for x0, x1 in zip(x0s, x1s, strict=True) if x1 - x0 > least]
    starts, ends = zip(*long, strict=True) if long else (x0s, x1s)
    left = _low(sorted(starts))
    right = -_low(sorted(map(neg, ends)))
    height = statistics.median(map(sub, bottoms, tops))
    steps = [step for step in map(sub, tops[1:], tops) if 0 < step < 3 * height]
    return _Measure(left, right, max(right - left, 1.0), height, statistics.median(steps) if steps else 1.2 * height)


def _columns(page: PageLines, measure: _Measure) -> dict[int, _Measure]:
    """The measure of each line's own column, by the line's identity; {} where the page is not set in two columns of prose."""
    lines = page.lines
    half = 0.5 * measure.width
    if len(lines) < 2 * _COLUMN_LINES or 2 * sum(line[2] - line[1] > half for line in lines) > len(lines):
        return {}
    middle = (measure.left + measure.right) / 2
    sides = [line for line in lines if line.x1 <= middle], [line for line in lines if line.x0 >= middle]
    if min(map(len, sides)) < _COLUMN_LINES or sum(map(len, sides)) < 0.85 * len(lines):
        return {}
    if any(statistics.median(line.x1 - line.x0 for line in side) < 0.35 * measure.width for side in sides):
        return {}
    return {id(line): own for side in sides for own in [_of_lines(side, 0.3 * measure.width)] for line in side}


def _low(places: list[float]) -> float:
    """The margin: the outermost place but for a straggler or two."""
    return places[min(len(places) // 10, len(places) - 1)]


def _footnotes(page: PageLines, measure: _Measure) -> set[int]:
    """Lines in smaller type at the foot of the page."""
    notes: set[int] = set()
    for line in sorted(page.lines, key=attrgetter("top"), reverse=True):
        if line.height > 0.88 * measure.height or line.top < 0.5 * page.height:
            break
        notes.add(id(line))
    # A note opens with its number; small type that does not is the text's own.
    first = next((line for line in page.lines if id(line) in notes), None)
    return (
        notes
        if first is not None and re.match(r"\W?\d{1,3}\W?\s?\D", first.text) and len(notes) < len(page.lines) / 2
        else set()
    )


def _note_texts(page: PageLines, notes: set[int]) -> Iterator[str]:
    text = ""
    for line in page.lines:
        if id(line) in notes:
            if text and re.match(r"\d{1,3}\s?\D", line.text) and _is_finished(text):
                yield text
                text = ""
            text = join_lines(text, line.text)
    if text:
        yield text.replace(BREAK, "")


def _add_table(parts: list[Part], area: TableArea, page: PageLines) -> None:
    """Add a table, or its rows to the one that the last page ended with."""
    last = parts[-1] if parts else None
    if isinstance(last, PlacedTable) and last.page < page.number and area.table.width == last.table.width:
        parts[-1] = replace(last, table=join_tables(last.table, area.table))
    elif sum(bool(cell.text) for cell in area.table.cells) == 1:  # a box, and no rest of a table's last row
        parts += [Paragraph(line, page.number) for line in cell_paragraphs(area.table)]
    else:
        parts.append(PlacedTable(area.table, page.number))
