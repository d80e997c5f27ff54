"""What a typed word may stand for: itself, other marks, keys left over, two words run together, a slip."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.readings import read_word
from assistant.vietnamese import fold, has_diacritics, has_shape, has_tone, words
from assistant.word_model import WordModel
from tests.plans import FARMING_PLAIN, WATER_NUMBERED
from tests.typing_slips import as_telex, as_vni

MODEL = WordModel.train([FARMING_PLAIN, WATER_NUMBERED])
PLAN_WORDS = sorted(set(words(FARMING_PLAIN + WATER_NUMBERED)))
ACCENTED = [word for word in PLAN_WORDS if has_tone(word) and has_shape(word)]


def best(typed: str, accented: float = 0.0) -> str:
    """The cheapest reading in words of the corpus."""
    return " ".join(next(reading for reading in read_word(typed, MODEL, accented) if reading.known).words)


def all_readings(typed: str, accented: float = 0.0) -> set[str]:
    return {" ".join(reading.words) for reading in read_word(typed, MODEL, accented)}


def test_a_word_of_the_corpus_costs_nothing_as_it_stands() -> None:
    first = read_word("chất", MODEL, 1.0)[0]
    assert (first.words, first.cost, first.known) == (("chất",), 0.0, True)


def test_a_word_without_marks_has_every_form_of_the_corpus() -> None:
    assert {"lúa"} <= all_readings("lua")
    assert {"đầu", "đậu"} & all_readings("dau")


def test_marks_typed_are_kept_rather_than_contradicted() -> None:
    costs = {reading.words[0]: reading.cost for reading in read_word("lượng", MODEL, 1.0)}
    assert costs["lượng"] == 0.0
    half = {reading.words[0]: reading.cost for reading in read_word("lương", MODEL, 0.5)}
    assert half["lượng"] < {r.words[0]: r.cost for r in read_word("lưỡng", MODEL, 0.5)}["lượng"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("chaats", "chất"), ("luwowngj", "lượng"), ("d9a62u", "đầu"), ("nuwowcs", "nước"), ("d9o62ng", "đồng")],
)
def test_keys_left_over_are_read(typed: str, meant: str) -> None:
    assert best(typed) == meant


@given(st.sampled_from(ACCENTED), st.booleans(), st.booleans())
def test_any_word_typed_as_keys_is_among_its_readings(word: str, telex: bool, at_end: bool) -> None:
    typed = (as_telex if telex else as_vni)(word, at_end=at_end)
    assert MODEL.knows(typed) or word in all_readings(typed)


def test_two_words_run_together_are_told_apart() -> None:
    assert "chất lượng" in all_readings("chatluong")
    assert "nước sạch" in all_readings("nướcsạch")


@pytest.mark.parametrize(("typed", "meant"), [("truogn", "trường"), ("nhaan", "nhân"), ("ngihep", "nghiệp")])
def test_a_slip_is_mended_by_a_near_word_of_the_corpus(typed: str, meant: str) -> None:
    model = WordModel.train(["môi trường của nhân dân nông nghiệp"])
    found = {reading.words[0] for reading in read_word(typed, model, 0.5)}
    assert meant in found


def test_what_nothing_is_known_of_stays() -> None:
    assert all_readings("zzyzx") == {"zzyzx"}
    assert not read_word("zzyzx", MODEL, 0.0)[0].known


@pytest.mark.parametrize("typed", ["4,5", "1.250.000", "30.5"])
def test_numbers_are_read_as_they_stand(typed: str) -> None:
    assert [reading.words for reading in read_word(typed, MODEL, 0.0)] == [(typed,)]


@given(st.sampled_from(PLAN_WORDS), st.floats(0, 1))
def test_readings_are_ordered_and_hold_the_word_itself(word: str, accented: float) -> None:
    readings = read_word(word, MODEL, accented)
    assert [reading.cost for reading in readings] == sorted(reading.cost for reading in readings)
    assert (word,) in [reading.words for reading in readings]


_MOST = 60  # forms of the word typed, of the words a slip away, and sequences it may be the initials of


@given(st.text(st.sampled_from("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạ0123456789"), min_size=1, max_size=12))
def test_any_word_has_readings(typed: str) -> None:
    readings = read_word(typed, MODEL, random.Random(typed).random())
    assert 1 <= len(readings) <= _MOST
    assert all(word for reading in readings for word in reading.words)
    if not has_diacritics(typed) and not MODEL.forms(fold(typed)):
        assert any(reading.words == (typed,) for reading in readings) or len(readings) == _MOST


def test_a_sound_written_as_a_dialect_has_it_is_read_where_marks_are_typed() -> None:
    word = next(w for w in PLAN_WORDS if w.startswith("tr") and not MODEL.knows("ch" + w[2:]))
    assert word in all_readings("ch" + word[2:], accented=1.0)
    assert word not in all_readings("ch" + word[2:], accented=0.0) or fold(word) != word


def test_a_name_is_not_read_as_a_word_that_sounds_like_it() -> None:
    word = next(w for w in PLAN_WORDS if w.startswith("tr") and has_tone(w) and not MODEL.knows("ch" + w[2:]))
    said = {" ".join(r.words) for r in read_word("ch" + word[2:], MODEL, 1.0, name=True)}
    assert word not in said
