"""Whole plans of other provinces, ministries and layouts against lists written by hand; the default corpus against its facts."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from assistant.pipeline import Assistant
from assistant.register.shown import shown_value
from assistant.types import Target
from tests.register.facts_of_draft import draft_facts
from tests.register.measure import FACTS, PLANS, ROOT, read_facts, read_plan, score

CORPUS = ROOT / "corpus" / "ha-noi"


@pytest.mark.parametrize("path", sorted(PLANS.iterdir()), ids=lambda path: path.stem)
def test_every_target_of_a_made_up_plan_and_no_other(path: Path) -> None:
    found = score(read_facts(FACTS / f"{path.stem}.jsonl"), read_plan(path).targets)
    assert found.missing + found.wrong + found.extra == ()
    assert found.recall == found.precision == 1.0


def test_every_target_of_the_draft_and_no_other() -> None:
    found = score(draft_facts(article=False), read_plan(CORPUS / "ha-noi-du-thao-2021.md").targets)
    assert found.missing + found.wrong + found.extra == ()
    assert found.found == 27


def test_the_measure_notices_every_kind_of_error() -> None:
    facts = draft_facts(article=False)
    rows = read_plan(CORPUS / "ha-noi-du-thao-2021.md").targets
    fewer = score(facts, rows[1:])
    assert fewer.recall < 1
    assert score(facts[1:], rows).precision < 1
    for change in ({"comparator": "<"}, {"year": 2041}, {"pillar": "văn hóa"}, {"level": "cấp thôn"}, {"unit": "con"}):
        altered = score([*facts[:-2], facts[-2] | change, facts[-1]], rows)
        assert len(altered.wrong) == 1, change


def corpus_facts(name: str) -> list[dict[str, Any]]:
    """Facts of a corpus document that set a target: those with a value and a year."""
    lines = (ROOT / "tests" / "facts" / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [fact for fact in map(json.loads, lines) if fact["value"] is not None and fact["year"] is not None]


def states(fact: dict[str, Any], row: Target) -> bool:
    said = row.quote.lower()
    return (
        all(word.lower() in said for word in fact["bullet"])
        and row.value == Decimal(fact["value"])
        and row.value_max == (Decimal(fact["value_max"]) if fact["value_max"] else None)
        and row.comparator.value == fact["comparator"]
        and row.years[-1:] == (fact["year"],)
    )


@pytest.mark.parametrize("name", ["nq-18-2022", "nq-57-2024", "qd-411-2022", "qd-521-2026", "qd-749-2020"])
def test_every_figure_of_the_other_plans_is_a_row(name: str) -> None:
    rows = read_plan(CORPUS / f"{name}.md").targets
    for fact in corpus_facts(name):
        fitting = [row for row in rows if states(fact, row)]
        assert fitting, f"{fact['id']}: {fact['indicator']}"
        assert any(row.level == fact["level"] for row in fitting), fact["id"]
        assert any(row.pillar == fact["pillar"] for row in fitting), fact["id"]


def test_results_are_results_with_the_year_they_were_reached() -> None:
    rows = read_plan(CORPUS / "ha-noi-ket-qua.md").targets
    assert {row.kind for row in rows} == {"result"}
    assert all(row.deadline is None and row.as_of for row in rows)
    facts = [json.loads(line) for line in (ROOT / "tests/facts/ha-noi-ket-qua.jsonl").read_text("utf-8").splitlines()]
    assert len(rows) == len(facts) == 19
    for fact in facts:
        of = Decimal(fact["of"]) if fact["of"] else None
        fitting = [row for row in rows if row.value == Decimal(fact["value"]) and row.of == of]
        assert [row.as_of[:4] for row in fitting if row.as_of] == [str(fact["year"])], fact["id"]


def test_counts_of_a_documents_own_parts_are_no_targets() -> None:
    assert read_plan(CORPUS / "kh-239-2023.md").targets == ()


def test_every_tasks_lead_partners_product_and_deadline() -> None:
    for fact in read_facts(FACTS / "tasks.jsonl"):
        plan = next(PLANS.glob(f"{fact['plan']}.*"))
        (task,) = [
            task for task in read_plan(plan).tasks if all(word.lower() in task.task.lower() for word in fact["what"])
        ]
        assert (task.lead, task.deadline, task.product) == (fact["lead"], fact["deadline"], fact["product"])
        assert all(partner in (task.coordinating or "") for partner in fact["coordinating"])
        assert bool(task.coordinating) == bool(fact["coordinating"])
        assert task.years[-1:] == ((fact["year"],) if fact["year"] else ())


def test_no_task_is_made_up() -> None:
    expected = read_facts(FACTS / "tasks.jsonl")
    for stem in {fact["plan"] for fact in expected}:
        tasks = read_plan(next(PLANS.glob(f"{stem}.*"))).tasks
        assert len(tasks) == sum(fact["plan"] == stem for fact in expected)


def test_every_quote_of_the_default_index_is_verbatim_and_holds_the_value(assistant: Assistant) -> None:
    reader = assistant.reader
    passages = {p.id: p for document in reader.documents for p in reader.passages_of(document.id)}
    documents = {document.id: document for document in reader.documents}
    assert len(reader.targets) > 100
    for row in reader.targets:
        assert row.quote in passages[row.passage_id].text, row.id
        text = documents[row.document].text
        assert text[row.span[0] : row.span[1]] == row.quote, row.id
        assert row.span[0] <= row.at[0] < row.at[1] <= row.span[1], row.id
        if row.value is not None:
            digits = f"{row.value:f}".replace(".", ",")
            grouped = f"{int(row.value):,}".replace(",", ".") if row.value == int(row.value) else digits
            assert digits in text[slice(*row.at)] or grouped in text[slice(*row.at)], row.id
            assert shown_value(row)
    for task in reader.tasks:
        assert task.quote in passages[task.passage_id].text, task.id


def test_ids_are_unique_and_survive_an_edit_elsewhere(tmp_path: Path) -> None:
    source = (PLANS / "nong-nghiep-lam-son.txt").read_text("utf-8")
    (tmp_path / "a.txt").write_text(source, "utf-8")
    before = read_plan(tmp_path / "a.txt").targets
    (tmp_path / "a.txt").write_text(
        source.replace("18.500 ha", "19.000 ha").replace("IV. TỔ CHỨC", "V. TỔ CHỨC"), "utf-8"
    )
    after = read_plan(tmp_path / "a.txt").targets
    assert len({row.id for row in before}) == len(before)
    assert [row.id for row in after] == [row.id for row in before]
    assert [row.value for row in after] != [row.value for row in before]


RULES = """# Nghị định quy định xử phạt

**Điều 4. Xử phạt các hành vi vi phạm**

1. Phạt tiền từ 400.000 đồng đến 600.000 đồng đối với cá nhân, từ 800.000 đồng đến 1.200.000 đồng đối với tổ chức.
2. Khoảng cách tối thiểu giữa hai xe là 35 mét khi chạy với tốc độ trên 60 km/h.
3. Nghị định có hiệu lực từ ngày 01/01/2027; Công báo số 867 ngày 30-7-2026.

**Điều 5. Chương trình mục tiêu quốc gia**

1. Ủy ban nhân dân cấp tỉnh có trách nhiệm công bố danh mục trước ngày 31 tháng 3 hằng năm.
"""


def test_rules_of_law_set_no_targets_but_assign_tasks(tmp_path: Path) -> None:
    (tmp_path / "nghi-dinh.md").write_text(RULES, "utf-8")
    read = read_plan(tmp_path / "nghi-dinh.md")
    assert read.targets == ()
    assert [(task.lead, task.task) for task in read.tasks] == [("Ủy ban nhân dân cấp tỉnh", "Công bố danh mục")]
