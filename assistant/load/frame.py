"""Which way a page is read: text that runs up, down or upside down is given the places it has once the page is turned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """`width` and `height`: of the page as it lies, points. `turns`: quarters, clockwise, until its text is upright."""

    turns: int
    width: float
    height: float

    @property
    def size(self) -> tuple[float, float]:
        """(width, height) of the page as it is read."""
        return (self.height, self.width) if self.turns % 2 else (self.width, self.height)

    def turned(self, right: float, up: float) -> Frame:
        """The frame of text that runs so far to the right and upwards from the first letters to the last."""
        if abs(right) >= abs(up):
            return self if right >= 0 else replace(self, turns=2)
        return replace(self, turns=1 if up > 0 else 3)

    def as_read(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A box of the page, measured from its lower left corner -> (x0, top, x1, bottom) from the upper left, as read."""
        if self.turns == 1:
            return bottom, left, top, right
        if self.turns == 2:
            return self.width - right, bottom, self.width - left, top
        if self.turns == 3:
            return self.height - top, self.width - right, self.height - bottom, self.width - left
        return left, self.height - top, right, self.height - bottom

    def on_page(self, x0: float, top: float, x1: float, bottom: float) -> Box:
        """The way back: (left, bottom, right, top)."""
        if self.turns == 1:
            return top, x0, bottom, x1
        if self.turns == 2:
            return self.width - x1, top, self.width - x0, bottom
        if self.turns == 3:
            return self.width - bottom, self.height - x1, self.width - top, self.height - x0
        return x0, self.height - bottom, x1, self.height - top

    def spans(self, edges: Sequence[float]) -> tuple[list[float], list[float], list[float], list[float]]:
        """(left, right, top, bottom edges) of lines; `edges`: left, top, right, bottom of each one's first and last letter."""
        boxes = []
        for at in range(0, len(edges), 8):
            l0, t0, r0, b0, l1, t1, r1, b1 = edges[at : at + 8]
            first, last = self.as_read(l0, b0, r0, t0), self.as_read(l1, b1, r1, t1)
            boxes.append((first[0], max(first[0], last[2]), min(first[1], last[1]), max(first[3], last[3])))
        columns = [list(column) for column in zip(*boxes, strict=True)]
        return columns[0], columns[1], columns[2], columns[3]
