"""Words and their neighbours are counted in one spelling, kept on disk, and give probabilities that add up."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.vietnamese import fold, words
from assistant.word_model import END, START, WordModel
from tests.plans import FARMING_PLAIN, WATER_NUMBERED

MODEL = WordModel.train([FARMING_PLAIN, WATER_NUMBERED])
CORPUS_WORDS = sorted({word for word in MODEL.unigrams if word not in (START, END)})


def test_old_and_new_tones_are_one_word() -> None:
    model = WordModel.train(["thuỷ lợi", "thủy lợi"])
    assert model.unigrams["thuỷ"] == 2
    assert not model.knows("thủy")


def test_every_form_of_a_folded_word_is_found() -> None:
    assert set(MODEL.forms("tinh")) >= {"tỉnh"}
    assert MODEL.forms("zebra") == []


@given(st.sampled_from(CORPUS_WORDS))
def test_a_word_is_among_the_forms_of_its_folding(word: str) -> None:
    assert word in MODEL.forms(fold(word))


def test_neighbours_of_the_corpus_are_likelier_than_others() -> None:
    near = MODEL.log_probability("chất", "lượng", "cao")
    assert near > MODEL.log_probability("chất", "lượng", "lúa")
    assert near > MODEL.log_probability(START, START, "cao")


@given(st.sampled_from(CORPUS_WORDS), st.sampled_from(CORPUS_WORDS), st.sampled_from([*CORPUS_WORDS, "zebra"]))
def test_log_probabilities_are_finite_and_below_zero(before: str, previous: str, word: str) -> None:
    assert -20 < MODEL.log_probability(before, previous, word) < 0


def test_probabilities_after_a_pair_add_up_to_one() -> None:
    everything = [*CORPUS_WORDS, END, START]
    for before, previous in (("chất", "lượng"), (START, "tỉnh"), ("dẫn", "đầu")):
        total = sum(math.exp(MODEL.log_probability(before, previous, word)) for word in everything)
        assert total == pytest.approx(1.0, abs=0.03)


def test_a_rare_word_tells_more() -> None:
    assert MODEL.rarity("blockchain") > MODEL.rarity("kiểm") > MODEL.rarity("tỉnh")


def test_a_saved_model_says_the_same(tmp_path: Path) -> None:
    MODEL.save(tmp_path / "words.json")
    loaded = WordModel.load(tmp_path / "words.json")
    assert loaded.passages == MODEL.passages
    sequence = [START, START, *words(WATER_NUMBERED)]
    for before, previous, word in zip(sequence, sequence[1:], sequence[2:], strict=False):
        assert loaded.log_probability(before, previous, word) == MODEL.log_probability(before, previous, word)
    assert all(loaded.forms(fold(word)) == MODEL.forms(fold(word)) for word in CORPUS_WORDS)
    assert all(loaded.rarity(word) == MODEL.rarity(word) for word in [*CORPUS_WORDS, "zebra"])


def test_a_corpus_of_no_words_still_knows_how_people_ask() -> None:
    model = WordModel.train([""])
    assert model.knows("bao")
    assert math.isfinite(model.log_probability("là", "bao", "nhiêu"))


def test_two_neighbours_that_mostly_stand_together_are_one_word() -> None:
    model = WordModel.train(
        [
            "Bảo vệ môi trường. Giám sát môi trường. Thông tin môi trường.",
            "Trường mầm non. Mỗi trường một giáo viên. Xây trường.",
        ]
    )
    assert model.binds("môi", "trường")
    assert not model.binds("xây", "trường")
    assert not model.binds("trường", "một")
