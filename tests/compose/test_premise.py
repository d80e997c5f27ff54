"""Yes, no, and what a question takes for granted."""

from __future__ import annotations

import pytest

from tests.compose.conftest import Ask


@pytest.mark.parametrize(
    ("question", "verdict", "figure"),
    [
        ("Có phải tỷ lệ cơ giới hóa khâu thu hoạch đến năm 2040 là 98% không?", "**Đúng.**", "98%"),
        ("Có phải tỷ lệ cơ giới hóa khâu thu hoạch đến năm 2040 là 90% không?", "**Không.**", "98%"),
        ("Diện tích cây ăn quả đến năm 2028 đạt 25.000 ha phải không?", "**Không.**", "18.500 ha"),
        ("Diện tích cây ăn quả đến năm 2028 đạt 18.500 ha đúng không?", "**Đúng.**", "18.500 ha"),
    ],
)
def test_a_claim_is_judged_by_the_figure_of_its_year(ask: Ask, question: str, verdict: str, figure: str) -> None:
    first = ask(question).sentences[0]
    assert first.text.startswith(verdict)
    assert figure in first.text
    assert first.citations


def test_where_the_claimed_figure_does_stand_is_told(ask: Ask) -> None:
    answer = ask("Có phải tỷ lệ cơ giới hóa khâu thu hoạch đến năm 2040 là 90% không?")
    assert "90% vào năm 2035" in answer.sentences[1].text
