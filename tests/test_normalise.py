"""Questions in every form phones and keyboards send: one clean text, and the way back to what was typed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.normalise import normalise

TYPED = st.text(
    alphabet=st.one_of(
        st.sampled_from("aăâeêioôơuưyđĐ dtnhg 0123456789%,.-–—̛̣́̀̃̉̂̆ ​　"),
        st.characters(codec="utf-8"),
    ),
    max_size=60,
)


@given(TYPED)
def test_normalising_twice_changes_nothing(typed: str) -> None:
    once = normalise(typed).text
    assert normalise(once).text == once


@given(TYPED)
def test_the_text_is_composed_and_has_single_spaces(typed: str) -> None:
    text = normalise(typed).text
    assert text == unicodedata.normalize("NFC", text)
    assert text == " ".join(text.split(" ")).strip()
    assert not any(unicodedata.category(char) == "Cc" for char in text)


@given(TYPED)
def test_offsets_rise_and_lie_in_the_typed_text(typed: str) -> None:
    found = normalise(typed)
    assert len(found.offsets) == len(found.text)
    assert list(found.offsets) == sorted(found.offsets)
    assert all(0 <= offset < len(typed) for offset in found.offsets)


@given(TYPED)
def test_decomposed_and_composed_input_give_the_same_text(typed: str) -> None:
    composed = unicodedata.normalize("NFC", typed)
    assert normalise(unicodedata.normalize("NFD", composed)).text == normalise(composed).text


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("Đến  năm\u00a02025 ?", "Đến năm 2025 ?"),
        ("ｋｉｎｈ　ｔế　ｓố　２０２５", "kinh tế số 2025"),
        ("2021–2025 — 30 %", "2021-2025 - 30 %"),
        ("kinh te\u0302\u0301\u0301 so\u0302\u0301", "kinh tế số"),
        ("te\u0301\u0300", "tè"),
        ("k\u200binh t\u00adế", "kinh tế"),
        (" \u0301kinh ´tế", "kinh tế"),
        ("số 5\u0301", "số 5"),
        ("\x00số\x1f liệu\n", "số liệu"),
    ],
)
def test_slips_of_keyboards_are_mended(typed: str, clean: str) -> None:
    assert normalise(typed).text == clean


def test_a_span_of_the_clean_text_is_found_in_what_was_typed() -> None:
    typed = "  kinh   te\u0302\u0301   số"
    found = normalise(typed)
    start = found.text.index("tế")
    low, high = found.typed_span(start, start + 2, typed)
    assert typed[low:high] == "te\u0302\u0301"
