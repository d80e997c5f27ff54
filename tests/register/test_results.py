"""Results beside the targets they measure, with the difference; never one for the other."""

from __future__ import annotations

from decimal import Decimal

from assistant.pipeline import Assistant
from assistant.targets import join_results


def test_the_share_of_the_digital_economy_meets_its_targets(assistant: Assistant) -> None:
    pairs = [j for j in join_results(assistant.reader.targets) if j.result.value == Decimal("17.3")]
    assert {(j.target.document, j.target.deadline) for j in pairs} >= {
        ("ha-noi-du-thao-2021", "2025"),
        ("nq-18-2022", "2030"),
    }
    draft = next(j for j in pairs if j.target.document == "ha-noi-du-thao-2021" and j.target.deadline == "2025")
    assert (draft.gap, draft.met, draft.result.as_of) == (Decimal("-12.7"), False, "2025")
    assert draft.confidence > 0.7
    assert all(j.target.subject == "Hà Nội" for j in pairs)


def test_a_national_result_is_not_held_against_the_city(assistant: Assistant) -> None:
    pairs = [j for j in join_results(assistant.reader.targets) if j.result.value == Decimal("14.02")]
    assert pairs
    assert {j.target.subject for j in pairs} == {"quốc gia"}


def test_a_better_rank_is_a_smaller_number(assistant: Assistant) -> None:
    pairs = [j for j in join_results(assistant.reader.targets) if j.result.value == 1 and j.result.of == 34]
    assert pairs
    assert all(j.met for j in pairs)


def test_only_results_are_results_and_units_fit(assistant: Assistant) -> None:
    for joined in join_results(assistant.reader.targets):
        assert (joined.target.kind, joined.result.kind) == ("target", "result")
        assert joined.target.comparator == joined.result.comparator or joined.target.unit[:1] == joined.result.unit[:1]
        assert 0.5 <= joined.confidence <= 1


def test_a_count_of_finished_tasks_measures_no_target(assistant: Assistant) -> None:
    assert not [j for j in join_results(assistant.reader.targets) if j.result.unit == "nhiệm vụ"]
