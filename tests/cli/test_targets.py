"""`targets` and `tasks` as officials run them: filters, formats, files, and what to look at."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.register.measure import PLANS, ROOT

ROW = ["id", "document", "pillar", "indicator", "comparator", "value", "value_max", "unit", "deadline", "level", "responsible", "quote", "section", "page",
       "passage_id", "url"]  # fmt: skip


def run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "assistant", *arguments], capture_output=True, cwd=ROOT, timeout=120)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, ...]:
    folder = tmp_path_factory.mktemp("register")
    corpus = folder / "corpus"
    corpus.mkdir()
    for plan in PLANS.iterdir():
        (corpus / plan.name).write_bytes(plan.read_bytes())
    return ("--corpus", str(corpus), "--index", str(folder / "index"))


def test_rows_have_the_contracts_fields_and_every_filter_holds(place: tuple[str, ...]) -> None:
    done = run("targets", *place, "--format", "json", "--year", "2030", "--text", "vac xin")
    (row,) = json.loads(done.stdout)
    assert list(row)[:16] == ROW
    assert (row["value"], row["comparator"], row["unit"], row["deadline"], row["responsible"]) == (
        97,
        ">",
        "%",
        "2030",
        "Cục Phòng bệnh",
    )


def test_a_level_and_a_document_by_name(place: tuple[str, ...]) -> None:
    rows = json.loads(
        run("targets", *place, "--format", "json", "--level", "cap huyen", "--document", "y-te-bo-suc-khoe").stdout
    )
    assert [row["value"] for row in rows] == [60]


def test_csv_and_xlsx_hold_the_same_rows_as_json(place: tuple[str, ...], tmp_path: Path) -> None:
    rows = json.loads(run("targets", *place, "--format", "json", "--document", "nong-nghiep-lam-son").stdout)
    data = run("targets", *place, "--format", "csv", "--document", "nong-nghiep-lam-son").stdout
    assert data.startswith(b"\xef\xbb\xbf")
    assert [row["id"] for row in csv.DictReader(io.StringIO(data.decode("utf-8-sig")))] == [row["id"] for row in rows]
    file = tmp_path / "chi-tieu.xlsx"
    done = run("targets", *place, "--format", "xlsx", "--document", "nong-nghiep-lam-son", "--output", str(file))
    assert b"20 rows written" in done.stderr
    sheet = load_workbook(file).active
    assert sheet is not None
    assert [cell[0].value for cell in sheet.iter_rows(min_row=2, max_col=1)] == [row["id"] for row in rows]


def test_a_table_for_the_terminal(place: tuple[str, ...]) -> None:
    shown = run("targets", *place, "--document", "giao-thong-cang-moi", "--year", "2027").stdout.decode()
    assert "9 rows" in shown
    assert "không quá 10 phút" in shown


def test_tasks_likewise(place: tuple[str, ...]) -> None:
    (row,) = json.loads(run("tasks", *place, "--format", "json", "--text", "phap che").stdout)
    assert (row["lead"], row["coordinating"], row["deadline"], row["product"]) == (
        "Vụ Pháp chế",
        "Cục Khám chữa bệnh",
        "Quý IV/2026",
        "Thông tư",
    )
    assert b"rows" in run("tasks", *place).stdout


def test_what_to_look_at(place: tuple[str, ...]) -> None:
    shown = run("targets", *place, "--check", "--document", "dien-sach-quoc-gia").stdout.decode()
    assert "1 to look at" in shown
    assert "low 0.55  0 |" in shown
    assert "in no row  «4%»" in shown


def test_a_document_that_is_not_there_is_said(place: tuple[str, ...]) -> None:
    done = run("targets", *place, "--document", "không có")
    assert done.returncode != 0
    assert 'is called "không có"; the documents are' in done.stderr.decode()
    assert b"Traceback" not in done.stderr
