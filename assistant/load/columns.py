"""Two columns that were drawn line by line: pdfium runs the left and the right line together, and the sentences with them.

They are parted only where the page leaves no doubt: one gutter through many full lines one above the other, columns of like width,
lines that fill them and begin at the same edge. The two columns of a head, signatures and tables without rules are none of that.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from operator import sub
from statistics import median

from assistant.load.lines import Line

Edges = Callable[[int], tuple[float, float]]  # index of a character -> its left and right edge
Span = tuple[int, int]  # of a line: its first character and the one behind its last
Gap = tuple[int, float, float]  # index of the first character behind it; its left and right edge
_SPACES = re.compile(r"\s+(?=\S)")
_FEWEST = 15  # lines beside each other
_SHARE = 0.85  # of the long lines that the gutter must part
_LEAST_GAP = 0.9  # of a line's height
_MOST = 0.6  # of the lines that fill their column and begin at its edge; others end or begin a paragraph
_RUN_ON = 0.4  # of the lines that begin within a sentence
_TOGETHER = 0.8  # of the sentences that begin on both sides at once, from which these are rows
_LIKE = 0.65  # width of the narrower column against the other's
_FULL = 0.75  # of its column's width, from which a line fills it
_ALIGNED = 3.0  # points


def part_columns(lines: Sequence[Line], spans: Sequence[Span], text: str, edges: Edges) -> tuple[Line, ...] | None:
    """The lines in the order they are read, left column first; None where the page is not set so."""
    if len(lines) < _FEWEST:
        return None
    _, x0s, x1s, *_ = zip(*lines, strict=True)
    left, right = min(x0s), max(x1s)
    least = _FULL * (right - left)
    long = [i for i, width in enumerate(map(sub, x1s, x0s)) if width > least]
    if len(long) < _FEWEST or len(long) < len(lines) / 2:
        return None
    middle = (left + right) / 2
    reach = (right - left) / 10

    def gap(i: int) -> Gap | None:
        return _gap(lines[i], spans[i], text, edges, middle - reach, middle + reach)

    # Most pages are told by the first line that is looked at.
    if any(gap(long[len(long) * n // 4]) is None for n in (2, 1, 3)):
        return None
    gaps = {i: found for i in long if (found := gap(i)) is not None}
    if len(gaps) < max(_FEWEST, _SHARE * len(long)) or (gutter := _gutter(lines, gaps)) is None:
        return None
    if not _is_prose([(text[spans[i][0]], text[at]) for i, (at, _, _) in gaps.items()]):
        return None
    for i, line in enumerate(lines):  # lines of which one side is short
        if i not in gaps and line.x0 < gutter < line.x1 and (found := gap(i)) and found[1] <= gutter <= found[2]:
            gaps[i] = found
    return _in_order(lines, spans, text, edges, gaps, gutter)


def _gap(line: Line, span: Span, text: str, edges: Edges, first: float, last: float) -> Gap | None:
    """The widest gap between two words that reaches into the middle of the page."""
    start = bisect_left(range(*span), first, key=lambda at: edges(at)[1]) + span[0]
    while start > span[0] and text[start - 1].isspace():
        start -= 1
    best: Gap | None = None
    for space in _SPACES.finditer(text, max(start, span[0] + 1), span[1]):
        before, behind = edges(space.start() - 1)[1], edges(space.end())[0]
        if before > last:
            break
        if behind - before > (best[2] - best[1] if best else _LEAST_GAP * line.height):
            best = (space.end(), before, behind)
    return best


def _gutter(lines: Sequence[Line], gaps: dict[int, Gap]) -> float | None:
    """Where the columns part, None where these are no columns of prose."""
    starts = median(behind for _, _, behind in gaps.values())
    end = max(before for _, before, _ in gaps.values())
    aligned = sum(abs(behind - starts) <= _ALIGNED for _, _, behind in gaps.values())
    if aligned < _MOST * len(gaps) or end > min(behind for _, _, behind in gaps.values()) + 1:
        return None
    one, other = end - min(lines[i].x0 for i in gaps), max(lines[i].x1 for i in gaps) - starts
    if min(one, other) < _LIKE * max(one, other):
        return None
    filled = [(gaps[i][1] - lines[i].x0 > _FULL * one, lines[i].x1 - gaps[i][2] > _FULL * other) for i in gaps]
    return (end + starts) / 2 if all(sum(side) > _MOST * len(gaps) for side in zip(*filled, strict=True)) else None


def _is_prose(openings: Sequence[tuple[str, str]]) -> bool:
    """Told by the first letters of lines left and right: sentences run on, and begin on either side as they come.

    Rows of a table begin with a capital or a number, on both sides at once.
    """
    runs_on = [[letter.islower() for letter in side] for side in zip(*openings, strict=True)]
    if any(sum(side) < _RUN_ON * len(openings) for side in runs_on):
        return False
    begins = [not right for left, right in zip(*runs_on, strict=True) if not left]
    return len(begins) < 3 or sum(begins) < _TOGETHER * len(begins)


def _in_order(
    lines: Sequence[Line], spans: Sequence[Span], text: str, edges: Edges, gaps: dict[int, Gap], gutter: float
) -> tuple[Line, ...]:
    """What stands above and between stays where it is: a title over both columns ends them."""
    out: list[Line] = []
    sides: tuple[list[Line], list[Line]] = ([], [])
    first, last = min(gaps), max(gaps)
    for i, line in enumerate(lines):
        if i in gaps:
            at, before, _ = gaps[i]
            sides[0].append(line._replace(text=text[spans[i][0] : at].rstrip(), x1=before))
            own = text[at : spans[i][1]]
            sides[1].append(line._replace(text=own + line.text[spans[i][1] - spans[i][0] :], x0=edges(at)[0]))
        elif first < i and (side := _side(line, gutter)) is not None and (i < last or _is_below(line, sides[side])):
            sides[side].append(line)
        else:
            out += [*sides[0], *sides[1], line]
            sides = ([], [])
    return (*out, *sides[0], *sides[1])


def _is_below(line: Line, column: Sequence[Line]) -> bool:
    """Right below a column's last line: one column is longer than the other."""
    return bool(column) and line.top - column[-1].bottom < line.height


def _side(line: Line, gutter: float) -> int | None:
    return 0 if line.x1 <= gutter else 1 if line.x0 >= gutter else None
