"""What the columns of any table hold: bodies, places, times, sums of money, amounts; by their headers and their cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from assistant.data import read_data
from assistant.figures import find_figures
from assistant.named import any_of, spelled
from assistant.register.owners import body_names
from assistant.register.tables import Table

Holds = Literal["label", "number", "unit", "body", "place", "time", "money", "amount", "text"]
_REGISTERED = ("value", "year", "lead", "coordinating", "deadline", "product")
_MOSTLY = 0.6  # of a column's filled cells
CODE = re.compile(r"(?:[A-ZĐ]{2,6}[-.]?|[A-ZĐ]\d?[-.])\d{1,3}(?:[.-]\d{1,2})?")  # "DA-07", "NV12"
NOTHING = re.compile(r"[\s\-–—./xX…]*")
UNIT = re.compile(
    r"\s*[\(,]\s*(?:(?:đơn vị(?: tính)?|đvt|tính bằng)\s*:?\s*)?(?P<unit>(?:%|‰|[^\W\d]|[/ ²³\d.]){1,30})\)?\s*$", re.I
)
_COUNT_OF = re.compile(r"^(?:số|tổng số)\s(?!lượng|vốn|tiền|kinh phí)(?P<unit>(?:[^\W\d]+\s?){1,3})$", re.IGNORECASE)
_TIME = re.compile(
    r"\bquý\s+[ivx1-4]+|\btháng\s+\d|\d{1,2}/(?:\d{1,2}/)?(?:19|20)\d\d|^\W*(?:năm\s+)?(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?\W*$",
    re.I,
)
_MONEY = re.compile(r"\b(?:đồng|usd|vnd|vnđ|triệu|tỷ|tỉ)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Head:
    """A column. `name` is its header without the unit; `registered`: its cells are fields of the register's rows."""

    name: str
    holds: Holds
    unit: str = ""
    years: tuple[int, ...] = ()
    baseline: bool = False
    registered: bool = False


def head_of(table: Table, i: int, label: int, unit_above: str) -> Head:
    column = table.columns[i]
    named = UNIT.search(column.header) if i != label else None
    named = named if named and measures(named.group("unit")) else None  # else a remark: "Thời gian (dự kiến)"
    if named and named.group().lstrip().startswith(",") and not _MONEY.search(named.group("unit")):
        # "Vốn doanh nghiệp, hộ dân" is paid by both; "Chiều dài, km" has its unit there.
        named = None if _heads("money").search(spelled(column.header[: named.start()])) else named
    unit = named.group("unit").strip() if named else ""
    name = column.header[: named.start()].strip() if named else column.header
    cells = [row.cells[i] for row in table.rows if not NOTHING.fullmatch(row.cells[i])]
    holds = "label" if i == label else _holds(column.meaning, name, unit or unit_above, cells)
    if holds in ("amount", "money") and not unit:
        counted = _COUNT_OF.match(name)
        unit = counted.group("unit").strip().lower() if counted else unit_above if table.find("unit") is None else ""
    registered = column.meaning in _REGISTERED and table.is_known and not column.baseline
    if column.meaning in ("value", "year") and table.find("indicator") is None:
        registered = False  # there the register calls a value by the table's caption, not by its row
    return Head(name, holds, unit, column.years, column.baseline, registered)


def _holds(meaning: str, name: str, unit: str, cells: Sequence[str]) -> Holds:
    """What a column holds: by its meaning and its header, else by what most of its cells are."""
    if meaning == "number" or meaning == "unit":
        return meaning  # type: ignore[return-value]
    if cells and _share(cells, lambda cell: CODE.fullmatch(cell) is not None) >= _MOSTLY:
        return "number"
    said = spelled(name)
    figures = _share(cells, lambda cell: re.match(r"(?:[<>≤≥=~]|\w{1,6}\s)*\s*\d[\d.,]*(?!\d*/)", cell) is not None)
    times = _share(cells, lambda cell: _TIME.search(cell) is not None)
    if times >= _MOSTLY or (_heads("time").search(said) and figures < _MOSTLY):
        return "time"
    if figures >= _MOSTLY:
        return "money" if _MONEY.search(unit) or _heads("money").search(said) else "amount"
    if meaning in ("lead", "coordinating") or _heads("body").search(said):
        return "body"
    if (
        _heads("place").search(said)
        or _share(cells, lambda cell: place_cells().match(spelled(cell)) is not None) >= _MOSTLY
    ):
        return "place"
    return "body" if _share(cells, lambda cell: _body_cells().match(cell) is not None) >= _MOSTLY else "text"


def measures(unit: str) -> bool:
    figures = find_figures(f"5 {unit.strip()}")
    return bool(figures and figures[0].unit) or re.search(r"%|‰|^[^\W\d]{1,3}[²³\d]?$", unit.strip()) is not None


def _share(cells: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(test(cell) for cell in cells) / len(cells) if cells else 0.0


@cache
def _heads(kind: str) -> re.Pattern[str]:
    return any_of(tuple(read_data("cells")[kind]["heads"]))


@cache
def place_cells() -> re.Pattern[str]:
    return re.compile(r"(?:\d+ )?" + any_of(tuple(read_data("cells")["place"]["cells"])).pattern)


@cache
def _body_cells() -> re.Pattern[str]:
    return re.compile(rf"(?:[Cc]ác\s+)?(?:{body_names()})(?!\w)")
