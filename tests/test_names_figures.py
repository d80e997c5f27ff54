"""Figures that only name what is measured part no clause and are no value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.clauses import split_clauses
from assistant.figures import find_figures
from assistant.names_figures import measuring


def values(text: str) -> list[str]:
    return [text[f.start : f.end] for f in measuring(text, find_figures(text), (0, len(text)))]


def clauses(text: str) -> list[str]:
    return [text[start:end] for start, end in split_clauses(text)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Tỷ lệ trẻ dưới 5 tuổi thấp còi: dưới 19% vào năm 2027 và dưới 16% vào năm 2030.", ["dưới 19%", "dưới 16%"]),
        ("Tỷ lệ trẻ từ 6 đến dưới 16 tuổi biết bơi: 50% vào năm 2027 và 70% vào năm 2030.", ["50%", "70%"]),
        ("Trẻ từ 6 - 36 tháng tuổi được uống vitamin A đạt 99%.", ["99%"]),
        ("Xã có ít nhất 01 sân chơi: tối thiểu 65% vào năm 2027 và 100% vào năm 2030.", ["tối thiểu 65%", "100%"]),
        ("Tuổi thọ trung bình đạt 76 tuổi, số năm sống khỏe đạt 68 năm.", ["76 tuổi", "68 năm"]),
        ("Hỗ trợ 100% chi phí: tối đa 3 triệu đồng/hộ.", ["100%", "tối đa 3 triệu đồng/hộ"]),
        ("Trợ cấp cho người từ 80 tuổi.", ["từ 80 tuổi"]),
    ],
)
def test_what_measures_is_told_from_what_names(text: str, said: list[str]) -> None:
    assert values(text) == said


def test_a_name_with_an_age_stays_whole() -> None:
    first, second = clauses("Tỷ lệ trẻ dưới 5 tuổi thấp còi: dưới 19% vào năm 2027 và dưới 16% vào năm 2030.")
    assert first.startswith("Tỷ lệ trẻ dưới 5 tuổi thấp còi: dưới 19%")
    assert second == "và dưới 16% vào năm 2030."


def test_ages_beside_one_another_part_their_shares() -> None:
    assert clauses("Huy động trẻ 5 tuổi đạt 99%, trẻ 4 tuổi đạt 95%.") == [
        "Huy động trẻ 5 tuổi đạt 99%",
        "trẻ 4 tuổi đạt 95%.",
    ]


def test_a_check_holds_every_figure_to_its_own_words() -> None:
    text = "Tỷ lệ trẻ dưới 5 tuổi thấp còi: dưới 19% vào năm 2027."
    assert len(split_clauses(text, every_figure=True)) == 2


@given(st.integers(1, 17), st.integers(1, 99), st.sampled_from(["dưới", "từ", "trên"]))
def test_any_age_in_a_name_leaves_the_share_alone(age: int, share: int, word: str) -> None:
    assert values(f"Tỷ lệ trẻ em {word} {age} tuổi được tiêm: ít nhất {share}% vào năm 2030.") == [f"ít nhất {share}%"]
