"""English questions in the words Vietnamese documents use, by the glossary alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.data import read_data
from assistant.translate import to_vietnamese
from assistant.vietnamese import fold
from assistant.word_model import WordModel
from tests.plans import FARMING_PLAIN, WATER_NUMBERED

MODEL = WordModel.train([FARMING_PLAIN, WATER_NUMBERED])


@pytest.mark.parametrize(
    ("english", "vietnamese"),
    [
        ("What share of rural households has clean water?", ["nông thôn", "hộ gia đình", "nước sạch"]),
        ("rural household", ["nông thôn", "hộ gia đình"]),
        ("Which universities train workers?", ["đại học", "đào tạo", "lao động"]),
        ("Small and medium enterprises", ["doanh nghiệp nhỏ và vừa"]),
        ("the People’s Committee", ["Uỷ ban nhân dân"]),
    ],
)
def test_words_of_the_field_are_translated(english: str, vietnamese: list[str]) -> None:
    found = to_vietnamese(english, MODEL)
    assert all(words in found for words in vietnamese), found


def test_the_longest_phrase_counts() -> None:
    assert to_vietnamese("digital economy", MODEL) == "kinh tế số"


def test_numbers_and_names_stay_and_function_words_go() -> None:
    assert to_vietnamese("What is the EGDI of 85% by 2030?", MODEL) == "EGDI . 85% . 2030"


def test_words_that_are_in_no_glossary_are_passed_over() -> None:
    assert to_vietnamese("zebra crossing", MODEL) == ""


def test_words_the_corpus_holds_stay() -> None:
    assert to_vietnamese("livestream", WordModel.train(["bán hàng livestream"])) == "livestream"


@pytest.mark.parametrize(("english", "vietnamese"), sorted(read_data("glossary").items(), key=str))
def test_every_entry_of_the_glossary_is_found_by_its_own_words(english: str, vietnamese: str) -> None:
    assert str(english) == str(english).lower()
    assert to_vietnamese(str(english), MODEL) == vietnamese
    assert fold(vietnamese) == fold(vietnamese.strip())


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    to_vietnamese(text, MODEL)


def test_every_function_word_is_a_word() -> None:
    """YAML takes a bare "on" or "no" for a truth value."""
    data = read_data("question_words")
    assert all(isinstance(word, str) for word in [*data["english_words"], *data["stop_words"], *data["phrases"]])
    assert all(isinstance(english, str) for english in read_data("glossary"))
