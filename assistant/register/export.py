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
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.create_sheet(title[:31], 0)
    del book["Sheet"]
    sheet.append(list(columns))
    for record in records:
        values = [record.get(column) for column in columns]
        sheet.append([ILLEGAL_CHARACTERS_RE.sub("", v) if isinstance(v, str) else v for v in values])
        for cell in sheet[sheet.max_row]:
            if isinstance(cell.value, str):
                cell.data_type = "s"  # "=..." is a text here, never a formula
    for i, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(i)].width = _WIDTHS.get(column, 14)
        sheet.cell(1, i).font = Font(bold=True)
        if column in _WIDTHS:
            for (cell,) in sheet.iter_rows(min_row=2, min_col=i, max_col=i):
                cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _safe(value: Any) -> Any:
    if value is None:
        return ""
    return f"'{value}" if isinstance(value, str) and len(value) > 1 and value.startswith(_FORMULA) else value
