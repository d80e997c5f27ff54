"""Initials that people make up are read as the words of the documents they stand for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.initials import may_be_initials, sequences_of
from assistant.restore import restore
from assistant.vietnamese import fold, is_syllable
from assistant.word_model import WordModel

# A made plan: what is frequent in it is what people shorten.
NAMES = ("trạm bảo vệ thực vật", "giống cây trồng", "vườn ươm", "ban quản trị chợ", "giáo viên", "kênh mương nội đồng")
PLAN = [f"Tỉnh củng cố {name} ở mọi huyện. Đến năm 2030 có thêm 40 {name} hoạt động tốt." for name in NAMES] * 3
MODEL = WordModel.train(PLAN)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split())


@pytest.mark.parametrize("name", NAMES)
def test_initials_of_a_frequent_sequence_are_read_back(name: str) -> None:
    assert " ".join(sequences_of(_initials(name), MODEL)[0]) == name


@given(
    st.sampled_from(NAMES),
    st.sampled_from(["tỉnh củng cố {} ở mọi huyện", "có thêm bao nhiêu {}", "{} thế nào"]),
    st.booleans(),
)
def test_a_question_with_initials_is_read_with_the_words(name: str, asked: str, bare: bool) -> None:
    short = fold(_initials(name)) if bare else _initials(name)
    if is_syllable(short):
        return
    typed = asked.format(short)
    restored = restore(fold(typed) if bare else typed, MODEL)
    assert name in restored.text.lower() or name in (restored.second or "").lower()  # in doubt it is a second reading


@given(st.lists(st.sampled_from(["củng", "huyện", "đê", "trạm", "bơm", "kè", "thôn", "xã"]), min_size=4, max_size=6))
def test_any_sequence_of_four_words_is_found_by_its_initials(said: list[str]) -> None:
    model = WordModel.train([" ".join(said)] * 2)
    assert tuple(said) in sequences_of("".join(word[0] for word in said), model)


def test_the_letter_typed_with_its_stroke_is_meant() -> None:
    model = WordModel.train(["dân sinh", "điện sóng", "điện sóng"] * 2)
    assert sequences_of("đs", model) == (("điện", "sóng"),)
    assert sequences_of("ds", model) == (("điện", "sóng"), ("dân", "sinh"))


@pytest.mark.parametrize("typed", ["gdp", "an", "tu", "x", "usd", "abcdefg", "5g", "xa"])
def test_syllables_and_names_known_everywhere_are_no_initials(typed: str) -> None:
    assert not may_be_initials(typed)


def test_letters_within_a_number_or_a_name_are_no_initials() -> None:
    model = WordModel.train(["thành phố trồng chè"] * 5)
    assert restore("có bao nhiêu tp trồng chè", model).text == "có bao nhiêu thành phố trồng chè"
    assert restore("TP.HCM trồng chè", model).text == "TP.HCM trồng chè"


def test_letters_that_nothing_begins_with_stay_as_typed() -> None:
    assert restore("tỉnh củng cố qzx ở mọi huyện", MODEL).text == "tỉnh củng cố qzx ở mọi huyện"


@given(st.text(alphabet="abcdđghklmnpqrstvx", min_size=2, max_size=6))
def test_any_letters_are_looked_up(letters: str) -> None:
    assert all(len(found) == len(letters) for found in sequences_of(letters, MODEL))
