"""Rows side by side: what measures the same, with the difference, and nothing else."""

from __future__ import annotations

from decimal import Decimal

from assistant.pipeline import Assistant
from assistant.register.compare import compare_results, compare_rows, count_rows
from assistant.targets import lookup_targets
from tests.register.measure import PLANS, read_plan


def test_a_year_beside_another_within_each_document(assistant: Assistant) -> None:
    rows = assistant.reader.targets
    pairs = compare_rows(lookup_targets(rows, year=2025), lookup_targets(rows, year=2030), same_document=True)
    assert all(pair.first.document == pair.second.document for pair in pairs)
    found = {
        (p.first.document, p.first.level, str(p.first.value), str(p.second.value)): (p.difference, p.difference_unit)
        for p in pairs
    }
    assert found["ha-noi-du-thao-2021", "cấp xã", "60", "80"] == (Decimal(20), "points")
    assert found["qd-749-2020", "quốc gia", "70", "50"] == (Decimal(20), "rank")
    assert found["qd-411-2022", "quốc gia", "20", "30"] == (Decimal(10), "points")


def test_the_city_beside_the_national_programme_year_by_year(assistant: Assistant) -> None:
    rows = assistant.reader.targets
    pairs = compare_rows(
        lookup_targets(rows, document="ha-noi-du-thao-2021"), lookup_targets(rows, document="qd-749-2020")
    )
    assert all(pair.first.years == pair.second.years for pair in pairs if pair.similarity > 0.9)
    share = next(pair for pair in pairs if pair.first.value == 30)
    assert (share.second.value, share.difference) == (Decimal(20), Decimal(-10))


def test_each_row_is_used_once() -> None:
    rows = read_plan(PLANS / "y-te-bo-suc-khoe.md").targets
    pairs = compare_rows(lookup_targets(rows, year=2028), lookup_targets(rows, year=2030), same_document=True)
    assert len({pair.first.id for pair in pairs}) == len({pair.second.id for pair in pairs}) == len(pairs) >= 5
    mothers = next(pair for pair in pairs if "tử vong mẹ" in pair.first.indicator)
    assert (mothers.difference, mothers.difference_unit) == (Decimal(-3), "ca")


def test_a_state_beside_a_state_has_no_difference() -> None:
    rows = read_plan(PLANS / "y-te-bo-suc-khoe.md").targets
    pairs = compare_rows(lookup_targets(rows, year=2028), lookup_targets(rows, year=2030), same_document=True)
    (state,) = [pair for pair in pairs if pair.first.value is None]
    assert (state.first.state, state.second.state, state.difference) == ("Vận hành thử", "Hoàn thành", None)


def test_the_latest_result_stands_beside_its_target(assistant: Assistant) -> None:
    pairs = compare_results(assistant.reader.targets)
    assert len({pair.first.id for pair in pairs}) == len(pairs)
    share = [pair for pair in pairs if pair.first.document == "ha-noi-du-thao-2021" and pair.first.value == 30]
    assert [(str(pair.second.value), pair.second.as_of) for pair in share] == [("17.3", "2025")]


def test_rows_are_counted_by_year_and_pillar() -> None:
    rows = read_plan(PLANS / "kinh-te-xa-hoi-song-vang.md").targets
    counts = count_rows(rows)
    assert sum(int(str(item["rows"])) for item in counts) == len(rows)
    assert {item["pillar"] for item in counts} == {"kinh tế", "xã hội", "môi trường", None}
