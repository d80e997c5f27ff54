"""English "who" and "when" that only join clauses ask for nobody and no time."""

from __future__ import annotations

import pytest

from assistant.asked import find_kind


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How much is paid to a nurse who moves to the island?", "how_much"),
        ("When a roof is blown off, how much does the owner get?", "how_much"),
        ("Who pays for the roof?", "who"),
        ("What is planned, and who leads it?", "who"),
        ("When will the bridge open?", "when"),
        ("Tell me who runs the market.", "who"),
    ],
)
def test_kind(question: str, kind: str) -> None:
    assert find_kind(question) == kind
