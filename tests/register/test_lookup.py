"""Filters: each by itself and together, with and without diacritics; documents by any of their names."""

from __future__ import annotations

import pytest

from assistant.pipeline import Assistant
from assistant.targets import lookup_targets, lookup_tasks, resolve_document
from tests.register.measure import PLANS, read_plan

ROWS = read_plan(PLANS / "y-te-bo-suc-khoe.md").targets + read_plan(PLANS / "nong-nghiep-lam-son.txt").targets
TASKS = read_plan(PLANS / "y-te-bo-suc-khoe.md").tasks


def test_no_filter_gives_all_rows_in_their_order() -> None:
    assert lookup_targets(ROWS) == ROWS


def test_filters_fit_together() -> None:
    found = lookup_targets(ROWS, document="y-te-bo-suc-khoe", year=2027, level="cap huyen", text="benh an")
    assert [row.value for row in found] == [60]
    assert lookup_targets(ROWS, document="y-te-bo-suc-khoe", year=2040) == ()


@pytest.mark.parametrize("text", ["bệnh án điện tử", "benh an dien tu", "BỆNH ÁN", "điện tử bệnh án"])
def test_text_without_diacritics_case_or_order(text: str) -> None:
    assert {row.value for row in lookup_targets(ROWS, text=text)} == {85, 60}


def test_text_is_found_in_quote_and_responsible() -> None:
    assert {row.responsible for row in lookup_targets(ROWS, text="vu ba me")} == {"Vụ Bà mẹ"}


def test_the_same_rows_may_be_looked_up_in_any_collection() -> None:
    assert lookup_targets(list(ROWS), text="ho ngheo") == lookup_targets(ROWS, text="hộ nghèo")
    assert lookup_targets(ROWS[:3], text="ho ngheo") == ()


def test_kinds_are_never_mixed(assistant: Assistant) -> None:
    rows = assistant.reader.targets
    targets, results = lookup_targets(rows, kind="target"), lookup_targets(rows, kind="result")
    assert {row.document for row in results} == {"ha-noi-ket-qua"}
    assert "ha-noi-ket-qua" not in {row.document for row in targets}
    assert len(targets) + len(results) == len(rows)
    assert [str(row.value) for row in lookup_targets(rows, kind="result", year=2025, text="kinh te so GRDP")] == [
        "17.3"
    ]


def test_tasks_by_body_and_year() -> None:
    assert [task.lead for task in lookup_tasks(TASKS, year=2026, text="thong tu")] == ["Vụ Pháp chế"]


@pytest.mark.parametrize(
    "name", ["qd-749-2020", "749/QĐ-TTg", "749", "Quyết định 749", "chuong trinh chuyen doi so quoc gia"]
)
def test_a_document_by_any_of_its_names(assistant: Assistant, name: str) -> None:
    assert resolve_document(name, assistant.reader.documents) == "qd-749-2020"


def test_a_name_no_document_has(assistant: Assistant) -> None:
    assert resolve_document("Kế hoạch trên sao Hỏa", assistant.reader.documents) is None
