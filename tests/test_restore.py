"""Diacritics come back from the corpus's own words; what carries its marks, and what the corpus lacks, stays as typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.restore import restore
from assistant.vietnamese import fold, words
from assistant.word_model import WordModel
from tests.plans import FARMING_PLAIN, WATER_NUMBERED

MODEL = WordModel.train([FARMING_PLAIN, WATER_NUMBERED])


@pytest.mark.parametrize(
    ("typed", "restored"),
    [
        ("ty le that thoat nuoc den nam 2028 la bao nhieu", "tỷ lệ thất thoát nước đến năm 2028 là bao nhiêu"),
        ("dien tich lua chat luong cao", "diện tích lúa chất lượng cao"),
        ("diện tich lúa chat lượng cao", "diện tích lúa chất lượng cao"),
        ("Thu nhap binh quan?", "thu nhập bình quân?"),
    ],
)
def test_restores(typed: str, restored: str) -> None:
    assert fold(restore(typed, MODEL).text) == fold(typed)
    assert words(restore(typed, MODEL).text) == words(restored)


def test_what_is_complete_stays_as_typed() -> None:
    result = restore("Diện tích lúa  chất lượng cao, bao nhiêu?", MODEL)
    assert result.text == "Diện tích lúa  chất lượng cao, bao nhiêu?"
    assert not result.changed


def test_words_the_corpus_lacks_stay() -> None:
    assert restore("blockchain zebra", MODEL).text == "blockchain zebra"


def test_a_saved_model_restores_the_same(tmp_path: Path) -> None:
    MODEL.save(tmp_path / "words.json")
    loaded = WordModel.load(tmp_path / "words.json")
    question = "kinh phi dau tu bao nhieu ty dong"
    assert restore(question, loaded) == restore(question, MODEL)


@settings(max_examples=60)
@given(st.lists(st.sampled_from(words(FARMING_PLAIN)), min_size=1, max_size=12))
def test_restoring_changes_only_diacritics(sequence: list[str]) -> None:
    typed = fold(" ".join(sequence))
    assert fold(restore(typed, MODEL).text) == typed
