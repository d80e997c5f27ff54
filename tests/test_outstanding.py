"""One passage stands out by its meaning, or none does."""

from __future__ import annotations

import pytest

from assistant.outstanding import find_outstanding
from assistant.retrieve import REPEATS
from assistant.types import Hit
from tests.made_documents import HEALTH, passages_of

PASSAGE = passages_of(HEALTH)[0]


def hits(*cosines: float, reasons: dict[int, str] | None = None) -> list[Hit]:
    """Best first by words and meaning together, in the order given."""
    why = reasons or {}
    return [
        Hit(PASSAGE, 1.0 - i / 100, cosine, 0.0, 0.0, kept=i not in why, reason=why.get(i, "kept"))
        for i, cosine in enumerate(cosines)
    ]


FAR = [0.85] * 12


@pytest.mark.parametrize("at", [0, 1])
def test_the_passage_ahead_of_all_others_stands_out(at: int) -> None:
    cosines = [*FAR]
    cosines[at] = 0.88
    assert find_outstanding(hits(*cosines)) is PASSAGE


@pytest.mark.parametrize(
    "cosines",
    [
        [0.88, 0.875, *FAR],  # the next is as near
        [0.86, *[0.80] * 11],  # far ahead, and still not near
        [0.85, 0.85, 0.85, 0.88, *FAR],  # words lead elsewhere
        [0.88, 0.80, 0.80],  # of three, one always stands out
    ],
)
def test_where_none_is_by_far_the_nearest_none_stands_out(cosines: list[float]) -> None:
    assert find_outstanding(hits(*cosines)) is None


def test_a_passage_does_not_stand_beside_its_own_copy() -> None:
    assert find_outstanding(hits(0.88, 0.88, *FAR, reasons={1: REPEATS})) is PASSAGE


def test_one_that_was_not_kept_answers_nothing() -> None:
    assert find_outstanding(hits(0.88, *FAR, reasons={0: "score 0.30 below 0.35"})) is None
