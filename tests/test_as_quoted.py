"""Figures taken over word for word: only whole clauses of the quote, at their place."""

from __future__ import annotations

import pytest

from assistant.as_quoted import stands_as_quoted
from assistant.figures import find_figures

QUOTE = "Đến năm 2030, di dời 2.150 hộ ven sông, trong đó 1.380 hộ vào khu tập trung."


@pytest.mark.parametrize(
    ("sentence", "stands"),
    [
        ("1.380 hộ – đến năm 2030, di dời 2.150 hộ ven sông, trong đó 1.380 hộ vào khu tập trung.", True),
        ("1.380 hộ – di dời 2.150 hộ ven sông, trong đó 1.380 hộ vào khu tập trung, đến năm 2030.", True),
        ("1.380 hộ – di dời 1.380 hộ ven sông, trong đó 1.380 hộ vào khu tập trung.", False),
        ("1.380 hộ – dời 2.150 hộ ven sông, trong đó 1.380 hộ vào khu tập trung.", False),
        ("1.380 hộ – di dời 2.150.", False),
    ],
)
def test_a_figure_stands_as_quoted_in_a_whole_clause(sentence: str, *, stands: bool) -> None:
    inside = [f for f in find_figures(sentence) if f.start > sentence.index("–")]
    assert stands_as_quoted(inside[0], sentence, QUOTE) is stands


def test_what_is_put_in_front_is_not_taken_over() -> None:
    sentence = "1.380 hộ – di dời 2.150 hộ ven sông, trong đó 1.380 hộ vào khu tập trung."
    assert not stands_as_quoted(find_figures(sentence)[0], sentence, QUOTE)
