"""CSV and XLSX hold the rows as they are, open right in Excel, and run no formula."""

from __future__ import annotations

import csv
import io
import json

from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from assistant.contract import TARGET_COLUMNS, TASK_COLUMNS, target_record, task_record
from assistant.register.export import to_csv, to_json, to_xlsx
from tests.register.measure import PLANS, read_plan

RECORDS = [target_record(row) for row in read_plan(PLANS / "y-te-bo-suc-khoe.md").targets]


def test_columns_are_the_fields_of_the_records() -> None:
    assert tuple(RECORDS[0]) == TARGET_COLUMNS
    assert tuple(task_record(read_plan(PLANS / "y-te-bo-suc-khoe.md").tasks[0])) == TASK_COLUMNS


def test_csv_has_a_mark_and_every_row() -> None:
    data = to_csv(RECORDS, TARGET_COLUMNS)
    assert data.startswith(b"\xef\xbb\xbf")
    read = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert tuple(read[0]) == TARGET_COLUMNS
    assert [row["indicator"] for row in read] == [record["indicator"] for record in RECORDS]
    assert [row["value"] for row in read] == ["" if r["value"] is None else str(r["value"]) for r in RECORDS]


def test_xlsx_has_numbers_as_numbers_and_text_as_text() -> None:
    sheet = load_workbook(io.BytesIO(to_xlsx(RECORDS, TARGET_COLUMNS, "targets"))).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == TARGET_COLUMNS
    assert [row[5] for row in rows[1:]] == [record["value"] for record in RECORDS]
    assert [row[11] for row in rows[1:]] == [record["quote"] for record in RECORDS]
    assert sheet.freeze_panes == "A2"


def test_json_is_the_contracts_rows() -> None:
    assert json.loads(to_json(RECORDS)) == RECORDS
    assert list(RECORDS[0])[:16] == [
        "id", "document", "pillar", "indicator", "comparator", "value", "value_max", "unit", "deadline", "level", "responsible", "quote",
        "section", "page", "passage_id", "url",
    ]  # fmt: skip


@given(st.text(st.characters(blacklist_categories=["Cs"]), max_size=40))
def test_no_text_becomes_a_formula(text: str) -> None:
    record = {"id": "1", "indicator": text}
    cell = next(csv.DictReader(io.StringIO(to_csv([record], ("id", "indicator")).decode("utf-8-sig"), newline="")))[
        "indicator"
    ]
    assert len(cell) < 2 or cell[0] not in "=+-@\t\r"
    sheet = load_workbook(io.BytesIO(to_xlsx([record], ("id", "indicator"), "t"))).active
    assert sheet is not None
    assert sheet.cell(2, 2).data_type != "f"
