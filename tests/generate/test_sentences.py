"""Sentences come out whole, each as soon as it has ended, however the stream is cut."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.generate.sentences import SentenceReader

ANSWER = (
    "<think>Nên nói 40%. Hay 50%?</think>Theo dự thảo, diện tích đạt 7.5% [S1]. Kinh phí 1.250.000 đồng. [S2] TP. Lam Sơn "
    "chủ trì [S1, S3]!\n- Sở Y tế phối hợp [S2].\n2. Báo cáo hằng năm [S1]"
)
SENTENCES = [
    "Theo dự thảo, diện tích đạt 7.5% [S1].",
    "Kinh phí 1.250.000 đồng. [S2]",
    "TP. Lam Sơn chủ trì [S1, S3]!",
    "Sở Y tế phối hợp [S2].",
    "Báo cáo hằng năm [S1]",
]


def read_all(pieces: list[str]) -> list[str]:
    reader = SentenceReader()
    return [sentence for piece in pieces for sentence in reader.feed(piece)] + reader.rest()


def test_whole() -> None:
    assert read_all([ANSWER]) == SENTENCES


@given(st.lists(st.integers(0, len(ANSWER)), max_size=40))
def test_any_cut_gives_the_same(cuts: list[int]) -> None:
    at = [0, *sorted(cuts), len(ANSWER)]
    assert read_all([ANSWER[a:b] for a, b in pairwise(at)]) == SENTENCES


def test_a_sentence_comes_before_the_next_has_ended() -> None:
    reader = SentenceReader()
    assert reader.feed("Đạt 25% [S1]. Sau") == ["Đạt 25% [S1]."]


def test_marks_after_the_stop_are_waited_for() -> None:
    reader = SentenceReader()
    assert reader.feed("Đạt 25%. [S") == []
    assert reader.feed("1] Sau đó") == ["Đạt 25%. [S1]"]


@pytest.mark.parametrize("text", ["<think>Nguồn nói 25% [S1].", "<thi", "   \n \n"])
def test_thoughts_and_blanks_are_no_sentences(text: str) -> None:
    assert [s for s in read_all([text]) if "25%" in s or not s.strip()] == []


@given(st.text(max_size=300), st.integers(1, 9))
def test_nothing_breaks_it(text: str, size: int) -> None:
    pieces = [text[at : at + size] for at in range(0, len(text), size)]
    assert all(sentence == sentence.strip() and sentence for sentence in read_all(pieces))
