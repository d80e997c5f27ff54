"""How often something is done, said in several ways."""

from __future__ import annotations

from fractions import Fraction

import pytest

from assistant.frequency import how_often, of_another_frequency


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("rà soát mỗi tháng một lần", 30),
        ("rà soát định kỳ 06 tháng một lần", 180),
        ("ít nhất 01 lần mỗi quý", 90),
        ("báo cáo hằng năm", 360),
        ("hai năm một lần", 720),
        ("mỗi tuần ít nhất 1 lần", 7),
    ],
)
def test_one_time_in_so_many_days(text: str, days: int) -> None:
    assert how_often(text) == {Fraction(1, days)}


@pytest.mark.parametrize("text", ["mỗi năm 20 xã", "tháng 6 năm 2026", "tối đa 10 xã mỗi năm", "5 lần"])
def test_what_is_no_frequency(text: str) -> None:
    assert not how_often(text)


def test_a_claim_is_held_against_what_is_said() -> None:
    assert of_another_frequency("Xã rà soát mỗi tháng một lần đúng không?", "rà soát định kỳ 06 tháng một lần")
    assert not of_another_frequency("Xã rà soát nửa năm, 6 tháng một lần đúng không?", "định kỳ 06 tháng một lần")
    assert not of_another_frequency("Xã có rà soát không?", "định kỳ 06 tháng một lần")
