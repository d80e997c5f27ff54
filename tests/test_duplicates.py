"""Passages that repeat each other are told from passages that differ in what counts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.duplicates import says_the_same
from assistant.types import Passage

LONG = (
    "Phấn đấu 85% hộ dân nông thôn của tỉnh được dùng nước sạch theo quy chuẩn, thất thoát nước giảm, "
    "công tác vận hành các trạm cấp nước tập trung cấp huyện được tăng cường."
)
PASSAGE = Passage("a-1", "a", LONG, 0, len(LONG), ("Mục tiêu", "Cấp nước"), (2028,), "xã hội số")


def other(**facts: object) -> Passage:
    return replace(PASSAGE, id="a-2", **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "twin",
    [
        other(),
        other(heading_path=("Phụ lục",)),
        other(text=LONG.replace("hộ dân", "hộ")),
        other(text=LONG.upper()),
        other(text=LONG.replace("quy chuẩn", "quy chuẩn,")),
    ],
)
def test_the_same_said_again_is_the_same(twin: Passage) -> None:
    assert says_the_same(PASSAGE, twin)


@pytest.mark.parametrize(
    "sibling",
    [
        other(document_id="b"),
        other(horizons=(2040,)),
        other(pillar="kinh tế số"),
        other(text=LONG.replace("85%", "95%")),
        other(text=LONG.replace("cấp huyện", "cấp xã")),
        other(text=LONG + " Kinh phí do ngân sách bảo đảm từ nguồn vốn đầu tư công."),
    ],
)
def test_another_document_year_figure_or_level_is_another_passage(sibling: Passage) -> None:
    assert not says_the_same(PASSAGE, sibling)


def test_what_a_short_sentence_is_about_stands_in_its_headings() -> None:
    short = other(text="- Đạt 90%.")
    assert says_the_same(short, replace(short, id="a-3"))
    assert not says_the_same(short, replace(short, heading_path=("Mục tiêu", "Điện")))


@given(st.text(max_size=60), st.text(max_size=60))
def test_it_does_not_matter_which_comes_first(first: str, second: str) -> None:
    a, b = other(text=first), other(text=second)
    assert says_the_same(a, b) == says_the_same(b, a)
    assert says_the_same(a, a)
