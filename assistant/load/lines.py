"""A page as its lines and tables: what the PDF reader and OCR alike hand to the layout."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from assistant.load.table import Table


class Line(NamedTuple):
    """One line of text. Points (1/72 inch) from the page's left and top edge.

    A named tuple, made in a third of a frozen dataclass's time: a document has thousands of lines.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    is_bold: bool = False
    font: str = ""  # of its first letter, where a text layer names one

    @property
    def height(self) -> float:
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class TableArea:
    """A ruled table where it stands on its page; `repeats`: its column edges, to find where it goes on."""

    table: Table
    x0: float
    x1: float
    top: float
    bottom: float
    edges: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class PageLines:
    """Lines in reading order, those inside a table left out; the tables in order from the top."""

    number: int  # from 1
    width: float
    height: float
    lines: tuple[Line, ...]
    tables: tuple[TableArea, ...] = ()
