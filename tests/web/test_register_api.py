"""`/api/targets` and `/api/tasks`: filters, paging, an exact total, files, and clear answers to bad input."""

from __future__ import annotations

import csv
import io

import httpx
from openpyxl import load_workbook

from tests.cli.test_targets import ROW


def get(server: str, path: str, **params: object) -> httpx.Response:
    return httpx.get(f"{server}/api/{path}", params=params)  # type: ignore[arg-type]


def test_rows_have_the_contracts_fields_and_an_exact_total(server: str) -> None:
    body = get(server, "targets", document="ha-noi-du-thao-2021").json()
    assert body["total"] == len(body["targets"]) == 27
    assert all(list(row)[:16] == ROW for row in body["targets"])
    assert {row["kind"] for row in body["targets"]} == {"target"}


def test_filters_together_without_diacritics(server: str) -> None:
    body = get(
        server, "targets", document="Dự thảo 2021", year=2030, pillar="chinh quyen so", level="cấp xã", text="ho so"
    ).json()
    assert [(row["value"], row["exception"]) for row in body["targets"]] == [(80, "hồ sơ thuộc bí mật nhà nước")]


def test_pages_join_to_the_whole(server: str) -> None:
    whole = get(server, "targets", limit=1000).json()
    rows, offset = [], 0
    while offset < whole["total"]:
        page = get(server, "targets", limit=13, offset=offset).json()
        assert page["total"] == whole["total"]
        rows += page["targets"]
        offset += 13
    assert rows == whole["targets"]
    assert get(server, "targets", offset=100_000).json()["targets"] == []


def test_results_only_where_they_are_asked_for(server: str) -> None:
    results = get(server, "targets", kind="result").json()
    assert results["total"] == 19
    assert {row["document"] for row in results["targets"]} == {"ha-noi-ket-qua"}
    both = get(server, "targets", kind="all").json()["total"]
    assert both == results["total"] + get(server, "targets").json()["total"]


def test_files_hold_every_row_that_fits(server: str) -> None:
    rows = get(server, "targets", year=2030, limit=1000).json()["targets"]
    data = get(server, "targets", year=2030, format="csv")
    assert data.headers["content-disposition"] == 'attachment; filename="targets.csv"'
    assert data.content.startswith(b"\xef\xbb\xbf")
    assert [row["id"] for row in csv.DictReader(io.StringIO(data.content.decode("utf-8-sig")))] == [
        row["id"] for row in rows
    ]
    sheet = load_workbook(io.BytesIO(get(server, "targets", year=2030, format="xlsx").content)).active
    assert sheet is not None
    assert sheet.max_row == len(rows) + 1


def test_a_rows_address_opens_its_passage(server: str) -> None:
    row = get(server, "targets", text="nang suat").json()["targets"][0]
    page = httpx.get(server + row["url"].split("#")[0])
    assert f'id="{row["passage_id"]}"' in page.text


def test_tasks_likewise(server: str) -> None:
    body = get(server, "tasks").json()
    assert body["total"] == len(body["tasks"]) >= 1
    assert {"task", "lead", "coordinating", "deadline", "product", "quote"} <= body["tasks"][0].keys()


def test_what_can_be_filtered_by(server: str) -> None:
    facets = get(server, "targets/filters").json()
    assert {item["value"] for item in facets["years"]} >= {2025, 2030, 2035, 2045}
    assert sum(item["rows"] for item in facets["documents"]) == facets["total"]
    assert {item["status"] for item in facets["documents"]} >= {"draft", "in_force"}


def test_bad_input_is_said(server: str) -> None:
    for params in ({"year": "abc"}, {"limit": 0}, {"limit": 5000}, {"offset": -1}, {"kind": "plan"}, {"format": "pdf"}):
        assert get(server, "targets", **params).status_code == 422
    missing = get(server, "targets", document="không có")
    assert missing.status_code == 404
    assert missing.json()["detail"]
