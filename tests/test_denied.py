"""What an asker says to be none of."""

from __future__ import annotations

import pytest

from assistant.denied import denied


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("nhà không thuộc diện nghèo thì được bao nhiêu", "nghèo"),
        ("không phải hộ nghèo, muốn mua ống nhỏ giọt", "nghèo"),
        ("tôi không phải vùng đặc biệt khó khăn", "đặc"),
    ],
)
def test_what_is_denied(text: str, first: str) -> None:
    assert [words[0] for words in denied(text)] == [first]


def test_two_groups_may_be_denied() -> None:
    assert [words[0] for words in denied("không phải nhà nghèo hay cận nghèo, đóng thì được bù")] == ["nghèo", "cận"]


@pytest.mark.parametrize("text", ["ông không có lương hưu", "có phải hộ nghèo không", "hộ nghèo được bao nhiêu"])
def test_what_is_asked_or_lacked_is_not_denied(text: str) -> None:
    assert denied(text) == ()
