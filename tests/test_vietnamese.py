"""One spelling for what is typed in many ways."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.normalise import normalise
from assistant.vietnamese import fold, has_diacritics, new_style_tones, nfc, one_spelling, words

VIETNAMESE = st.text(
    alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ ,.-0123456789ABĐÀ",
    max_size=60,
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("hòa", "hoà"),
        ("thúy", "thuý"),
        ("khỏe", "khoẻ"),
        ("Ủy ban", "Uỷ ban"),
        ("loã", "loã"),
        ("quý", "quý"),
        ("toàn", "toàn"),
    ],
)
def test_old_tone_placement_becomes_new(old: str, new: str) -> None:
    assert new_style_tones(old) == new


@pytest.mark.parametrize(("a", "b"), [("tỉ lệ", "tỷ lệ"), ("kĩ thuật", "kỹ thuật"), ("Lí do", "lý do"), ("hòa", "HOÀ")])
def test_variants_are_one_spelling(a: str, b: str) -> None:
    assert one_spelling(a) == one_spelling(b)


def test_fold_keeps_words_and_drops_marks() -> None:
    assert fold("Đường lối Ủy ban nhân dân") == "duong loi uy ban nhan dan"
    assert has_diacritics("số")
    assert not has_diacritics("so 5G")


def test_words_keep_numbers_whole() -> None:
    assert words("Từ 7 - 7,5%, 1.250.000 hộ; 4G/5G.") == ["từ", "7", "7,5", "1.250.000", "hộ", "4g", "5g"]


@given(VIETNAMESE)
def test_normal_forms_are_idempotent_and_blind_to_nfd(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    assert one_spelling(one_spelling(text)) == one_spelling(text) == one_spelling(decomposed)
    assert fold(fold(text)) == fold(text) == fold(decomposed)
    assert words(nfc(decomposed)) == words(text)


@given(st.text(max_size=200))
def test_any_text_at_all_is_survived(text: str) -> None:
    cleaned = normalise(text).text
    assert all(word == word.lower() for word in words(cleaned) if word.isascii())
