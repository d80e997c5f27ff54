"""Lines of a paragraph joined all at once are what they are one by one."""

from functools import reduce

from hypothesis import given
from hypothesis import strategies as st

from assistant.load.joining import BREAK, join_all, join_lines

_LINE = st.text(alphabet="aĐ5-.,;:) " + BREAK, min_size=1, max_size=6)


@given(st.lists(_LINE, min_size=1, max_size=6))
def test_all_at_once_as_one_by_one(lines: list[str]) -> None:
    assert join_all(lines) == reduce(join_lines, lines).replace(BREAK, "")


def test_a_broken_word_and_a_mark_go_together() -> None:
    assert join_all(["inter-", "national law", "; and 57-", "NQ/TW"]) == "international law; and 57-NQ/TW"
