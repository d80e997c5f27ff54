"""How a clause with a figure is built."""

from __future__ import annotations

import pytest

from assistant.clause_shape import begins_with_figure, counts_alike, goes_on, predicate_of, states_measure
from assistant.figures import find_figures


@pytest.mark.parametrize(
    ("text", "measure"),
    [("Tỷ lệ hộ nghèo còn", True), ("Tổng kinh phí", True), ("toàn tỉnh đón", False), ("mỗi hội đồng có", False)],
)
def test_a_measure_is_told_from_what_is_done(text: str, *, measure: bool) -> None:
    assert states_measure(text) is measure


@pytest.mark.parametrize(
    ("text", "begins", "more"),
    [
        ("100% xã có điện", True, False),
        ("và 80% thôn", True, False),
        ("giảm 12% so với năm trước", False, True),
        ("tỷ lệ hộ khá đạt 60%", False, False),
    ],
)
def test_what_a_clause_begins_with(text: str, *, begins: bool, more: bool) -> None:
    figure = find_figures(text)[0]
    assert begins_with_figure(text, (0, len(text)), figure) is begins
    assert goes_on(text, (0, len(text)), figure) is more


def test_counts_of_one_thing_share_a_word_of_their_unit() -> None:
    people, more, hectares = (find_figures(text)[0] for text in ("950 người", "1,2 triệu người", "40 ha"))
    assert counts_alike(people, more)
    assert not counts_alike(people, hectares)


def test_a_predicate_stands_behind_the_noun() -> None:
    text = "80% thôn được cấp điện"
    span = predicate_of(text, (3, len(text)))
    assert span is not None
    assert text[slice(*span)] == "được cấp điện"
