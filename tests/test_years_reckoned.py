"""Years told by the one asked about before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.years_reckoned import with_year_reckoned

BEFORE = "Đến năm 2025 kinh tế số chiếm bao nhiêu?"


@pytest.mark.parametrize(
    ("question", "reckoned"),
    [
        ("Và 5 năm sau đó thì bao nhiêu?", "Và năm 2030 thì bao nhiêu?"),
        ("năm kế tiếp thì hạng mấy?", "năm 2026 thì hạng mấy?"),
        ("năm liền trước đạt mấy phần trăm?", "năm 2024 đạt mấy phần trăm?"),
        ("And the following year?", "And năm 2026?"),
        ("2 năm trước đó là bao nhiêu?", "năm 2023 là bao nhiêu?"),
    ],
)
def test_the_year_meant(question: str, reckoned: str) -> None:
    assert with_year_reckoned(question, BEFORE) == reckoned


def test_without_a_year_before_nothing_is_reckoned() -> None:
    assert with_year_reckoned("năm kế tiếp thì sao?", "Kinh tế số là gì?") == "năm kế tiếp thì sao?"


def test_a_year_named_is_the_one_meant() -> None:
    assert with_year_reckoned("năm 2030, 5 năm sau đó thì sao?", BEFORE) == "năm 2030, 5 năm sau đó thì sao?"


@given(st.integers(1, 40))
def test_years_are_added(many: int) -> None:
    assert with_year_reckoned(f"{many} năm sau đó?", BEFORE) == f"năm {2025 + many}?"
