"""Ruled lines -> the grid of a table and its cells, merged where no line parts them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.load.lines import TableArea
from assistant.load.table import Cell, Table

_NEAR = 4.0  # points: lines nearer than this are one
_MIN_CELL = 6.0
_MIN_OPEN = 9.0  # points: the height of a line in small type
_FEWEST_UPRIGHTS = 3
_MAX_LINES = 4_000
_MAX_CELLS = 5_000


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal (`at` is its y) or vertical (`at` is its x) line from `start` to `end`; points from the top left."""

    horizontal: bool
    at: float
    start: float
    end: float


TextIn = Callable[[float, float, float, float], str]


def find_tables(rules: Sequence[Rule], text_in: TextIn, least: int = 2) -> tuple[TableArea, ...]:
    """Tables of at least two columns or rows, and `least` cells with text. `text_in(x0, top, x1, bottom)` gives an area's."""
    if len(rules) > _MAX_LINES:
        return ()
    areas = []
    for group in _connected(list(rules)):
        xs = _merge_near([rule.at for rule in group if not rule.horizontal])
        ys = _open_ends(group, xs, _merge_near([rule.at for rule in group if rule.horizontal]))
        if len(xs) < 2 or len(ys) < 2 or len(xs) * len(ys) < 6 or len(xs) * len(ys) > _MAX_CELLS:
            continue
        cells = _cells(group, xs, ys, text_in)
        if sum(bool(cell.text) for cell in cells) >= (least if len(xs) > 2 else 2):
            areas.append(TableArea(Table(tuple(cells)), xs[0], xs[-1], ys[0], ys[-1], tuple(xs)))
    return tuple(sorted(areas, key=lambda area: (area.top, area.x0)))


def _connected(rules: list[Rule]) -> list[list[Rule]]:
    """Groups of lines that touch each other."""
    groups: list[list[Rule]] = []
    boxes: list[list[float]] = []
    for rule in sorted(rules, key=lambda r: (r.at, r.start) if r.horizontal else (r.start, r.at)):
        box = [rule.start, rule.at, rule.end, rule.at] if rule.horizontal else [rule.at, rule.start, rule.at, rule.end]
        touching = [i for i, other in enumerate(boxes) if _touch(box, other)]
        if not touching:
            groups.append([rule])
            boxes.append(box)
            continue
        first = touching[0]
        groups[first].append(rule)
        boxes[first] = _around(boxes[first], box)
        for i in reversed(touching[1:]):
            groups[first] += groups.pop(i)
            boxes[first] = _around(boxes[first], boxes.pop(i))
    return groups


def _touch(a: list[float], b: list[float]) -> bool:
    return a[0] <= b[2] + _NEAR and b[0] <= a[2] + _NEAR and a[1] <= b[3] + _NEAR and b[1] <= a[3] + _NEAR


def _around(a: list[float], b: list[float]) -> list[float]:
    return [min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])]


def _merge_near(places: Sequence[float]) -> list[float]:
    merged: list[float] = []
    for place in sorted(places):
        if not merged or place - merged[-1] > _MIN_CELL:
            merged.append(place)
    return merged


def _open_ends(group: list[Rule], xs: list[float], ys: list[float]) -> list[float]:
    """The edges of rows, with those that nobody drew: a row that the page's end breaks has no line there in some programs."""
    uprights = [rule for rule in group if not rule.horizontal]
    if len(xs) < _FEWEST_UPRIGHTS or not ys:
        return ys
    for edge, ends in ((ys[0], [rule.start for rule in uprights]), (ys[-1], [rule.end for rule in uprights])):
        beyond = min(ends) if edge == ys[0] else max(ends)
        reach = {_nearest(xs, rule.at) for rule, end in zip(uprights, ends, strict=True) if abs(end - beyond) <= _NEAR}
        if abs(beyond - edge) > _MIN_OPEN and len(reach) == len(xs):
            ys = sorted([*ys, beyond])
    return ys


def _nearest(places: list[float], at: float) -> float:
    return min(places, key=lambda place: abs(place - at))


def _cells(group: list[Rule], xs: list[float], ys: list[float], text_in: TextIn) -> list[Cell]:
    taken: set[tuple[int, int]] = set()
    cells = []
    for r in range(len(ys) - 1):
        for c in range(len(xs) - 1):
            if (r, c) in taken:
                continue
            right = c + 1
            while right < len(xs) - 1 and not _parted(group, False, xs[right], (ys[r] + ys[r + 1]) / 2):
                right += 1
            down = r + 1
            while down < len(ys) - 1 and not _parted(group, True, ys[down], (xs[c] + xs[c + 1]) / 2):
                down += 1
            taken.update((i, j) for i in range(r, down) for j in range(c, right))
            cells.append(Cell(r, c, text_in(xs[c], ys[r], xs[right], ys[down]).strip(), down - r, right - c))
    return cells


def _parted(group: list[Rule], horizontal: bool, at: float, across: float) -> bool:
    return any(
        rule.horizontal == horizontal
        and abs(rule.at - at) <= _MIN_CELL
        and rule.start - _NEAR <= across <= rule.end + _NEAR
        for rule in group
    )
