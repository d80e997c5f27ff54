"""A passage's windows, sentences and pairs of sentences, each under its headings."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from assistant.index.parts import STEP, WINDOW, split_parts

SENTENCES = "Diện tích rừng trồng mới đạt 4.200 ha. Tỷ lệ che phủ rừng đạt 58%. Kinh phí do ngân sách bảo đảm."


def test_one_sentence_has_no_parts() -> None:
    assert split_parts("Diện tích rừng trồng mới đạt 4.200 ha.").texts == ()
    assert split_parts("").texts == ()


def test_two_sentences_are_parts_but_their_pair_is_the_passage() -> None:
    parts = split_parts("Diện tích rừng trồng mới đạt 4.200 ha. Tỷ lệ che phủ rừng đạt 58%.")
    assert len(parts.sentences) == 2
    assert parts.pairs == parts.windows == ()


def test_sentences_and_neighbouring_pairs() -> None:
    parts = split_parts(SENTENCES)
    assert parts.sentences[1] == "Tỷ lệ che phủ rừng đạt 58%."
    assert len(parts.pairs) == 2
    assert parts.pairs[0] == f"{parts.sentences[0]} {parts.sentences[1]}"


def test_every_part_stands_under_the_headings() -> None:
    parts = split_parts(SENTENCES, ("Đến năm 2031", "Rừng"))
    assert all(text.startswith("Đến năm 2031 › Rừng\n") for text in parts.texts)
    assert parts.pairs[0].count("Đến năm 2031") == 1


def test_a_sentence_of_few_words_says_too_little() -> None:
    assert split_parts("Được. Tỷ lệ che phủ rừng đạt 58%. Xong rồi.").texts == ()


@given(st.integers(0, 500))
def test_windows_cover_every_word(count: int) -> None:
    words = [f"từ{n}" for n in range(count)]
    windows = [window.split() for window in split_parts(" ".join(words)).windows]
    if count <= WINDOW:
        assert windows == []
        return
    assert {word for window in windows for word in window} == set(words)
    assert all(0 < len(window) <= WINDOW for window in windows)
    assert [window[0] for window in windows] == [f"từ{n * STEP}" for n in range(len(windows))]
    assert not any(set(window) <= set(before) for before, window in pairwise(windows))
