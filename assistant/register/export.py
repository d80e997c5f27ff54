"""Rows as files people open: CSV that Excel reads (UTF-8 with BOM), XLSX, JSON, a table for the terminal."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

Record = Mapping[str, Any]

# What a spreadsheet would run as a formula stays text: a mark before it, as OWASP advises ("CSV Injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_WIDTHS = {
    "indicator": 60,
    "quote": 80,
    "section": 40,
    "task": 70,
    "coordinating": 30,
    "product": 30,
    "lead": 30,
    "responsible": 30,
    "first_quote": 60,
    "second_quote": 60,
}


def to_json(records: Sequence[Record]) -> bytes:
    return (json.dumps(list(records), ensure_ascii=False, indent=1) + "\n").encode()


def to_csv(records: Sequence[Record], columns: Sequence[str]) -> bytes:
    """With a header row; numbers as they are (7.5), empty where there is none."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for record in records:
        writer.writerow([_safe(record.get(column)) for column in columns])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def to_xlsx(records: Sequence[Record], columns: Sequence[str], title: str) -> bytes:
    """One sheet, header frozen and filterable; numbers are numbers, all else is text."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    for i, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(i)].width = _WIDTHS.get(column, 14)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{len(records) + 1}"

    def cell(value: Any, *, bold: bool = False) -> Any:
        if not isinstance(value, str):
            return value
        text = ILLEGAL_CHARACTERS_RE.sub("", value)
        if not bold and not text.startswith("="):
            return text
        made = WriteOnlyCell(sheet, text)
        made.data_type = "s"  # "=..." is a text here, never a formula
        if bold:
            made.font = Font(bold=True)
        return made

    sheet.append([cell(column, bold=True) for column in columns])
    for record in records:
        sheet.append([cell(record.get(column)) for column in columns])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _safe(value: Any) -> Any:
    if value is None:
        return ""
    return f"'{value}" if isinstance(value, str) and len(value) > 1 and value.startswith(_FORMULA) else value
