"""One passage stands out by its meaning, or none does."""

from __future__ import annotations

import pytest

from assistant.outstanding import Judged, find_ahead, find_outstanding
from assistant.retrieve import REPEATS
from assistant.types import Hit
from tests.made_documents import HEALTH, passages_of, statements_of

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
        [0.70, *[0.62] * 11],  # far ahead, and still not near
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


PLAN = "# Kế hoạch\n\n## Mục tiêu\n\n" + "\n\n".join(f"- Chỉ tiêu thứ {i} đạt {i}0 điểm." for i in range(1, 10))
OTHERS = tuple(statement for statement in statements_of(PLAN) if statement.figures)
LEADING = statements_of("# Kế hoạch\n\n## Hỗ trợ\n\nMỗi hộ nhận không quá 30 kg phân bón mỗi tháng.")[0]


def beside_others(coverage: float, cosine: float, *, may_answer: bool = True, of_others: float = 0.2) -> list[Judged]:
    """The leading statement and nine of other passages, which hold `of_others` of the words and lie at 0.84."""
    return [Judged(LEADING, coverage, cosine, may_answer), *(Judged(s, of_others, 0.84, True) for s in OTHERS)]


def test_a_statement_ahead_by_words_and_meaning_together_answers() -> None:
    assert find_ahead(beside_others(0.4, 0.86)) is LEADING


@pytest.mark.parametrize(
    "judged",
    [
        beside_others(0.2, 0.9),  # near in meaning, with hardly a word
        beside_others(0.5, 0.83),  # words alone
        beside_others(0.4, 0.86, of_others=0.38),  # others hold as many words
        beside_others(
            0.4, 0.86, may_answer=False
        ),  # of another kind or year: it may not answer, and nothing nearer does
        beside_others(0.4, 0.86)[:4],  # of a few passages one is always ahead
    ],
)
def test_where_words_or_meaning_lead_elsewhere_none_is_ahead(judged: list[Judged]) -> None:
    assert find_ahead(judged) is None
