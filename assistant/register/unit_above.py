"""The unit that a line over a table gives for all its figures: "Đơn vị tính: tỷ đồng", "Bảng 4. Kinh phí theo năm (tỷ đồng)"."""

from __future__ import annotations

import re

from assistant.blocks import strip_marks
from assistant.data import read_data
from assistant.figures import find_figures
from assistant.register.tables import Table
from assistant.types import Document

_UNIT_ABOVE = re.compile(
    r"(?:đơn vị(?: tính)?|đvt|unit)\s*:\s*(?P<unit>[^\n)|*;.]{1,30})|\((?P<money>[^():]{0,16}(?:đồng|USD))\)\W*$",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"\((?P<unit>[^\W\d]{1,4}[²³23]?)\)\W*$")


def unit_above(lines: str) -> str:
    """The unit that a line over the table gives: "Đơn vị tính: tỷ đồng", "Kinh phí (triệu đồng):", "... theo khu vực (MWp)"."""
    said = _UNIT_ABOVE.search(lines)
    if said is not None:
        return str(said.group("unit") or said.group("money")).strip()
    closing = _CLOSING.search(lines)
    unit = closing.group("unit") if closing else ""
    known = unit in read_data("measures") or (any(map(str.isupper, unit)) and find_figures(f"5 {unit}")[0].unit == unit)
    return unit if unit and known else ""


def lines_above(document: Document, table: Table) -> str:
    """The lines between a table and what stands over it: its caption, "Đơn vị tính: tỷ đồng"."""
    lines = [line.strip() for line in document.text[: table.start].splitlines()[-6:] if line.strip()]
    found: list[str] = []
    for line in reversed(lines):
        if line.startswith("|") or len(found) == 3 or len(line) > 200:
            break
        found.insert(0, strip_marks(line))
        if line.startswith("#"):
            break
    return " . ".join(found)
