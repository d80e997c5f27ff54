"""A follow-up is made whole from what was asked before; a question that stands by itself is left alone."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.follow_up import complete
from assistant.types import Turn
from assistant.vietnamese import fold

TODAY = date(2026, 9, 1)
SHARE = "Đến năm 2028 tỷ lệ hộ dùng nước sạch đạt bao nhiêu phần trăm?"


def asked(question: str, *before: str) -> str:
    return complete(question, [Turn("user", text) for text in before], TODAY).text


@pytest.mark.parametrize("question", ["Còn năm 2040?", "Thế năm 2040 thì sao?", "con nam 2040", "Năm 2040?"])
def test_another_year(question: str) -> None:
    whole = asked(question, SHARE)
    assert "2040" in whole
    assert "2028" not in whole
    assert "hộ dùng nước sạch" in whole


def test_another_level() -> None:
    whole = asked("Thế cấp xã?", "Đến năm 2027 bao nhiêu % trang trại cấp huyện được kiểm dịch?")
    assert "cấp xã" in whole
    assert "cấp huyện" not in whole
    assert "2027" in whole
    assert "trang trại" in whole


def test_another_way_of_asking_drops_the_earlier_one() -> None:
    whole = asked("Khi nào phải đạt?", SHARE)
    assert whole.startswith("Khi nào")
    assert "bao nhiêu" not in whole
    assert "hộ dùng nước sạch" in whole


def test_a_chain_keeps_its_subject() -> None:
    whole = asked("Còn năm 2040?", SHARE, "Thế năm 2035?")
    assert "2040" in whole
    assert "2035" not in whole
    assert "hộ dùng nước sạch" in whole


def test_a_changed_subject_is_not_dragged_along() -> None:
    for question in (
        "Diện tích rừng trồng mới đến năm 2031 là bao nhiêu?",
        "Còn tỷ lệ học sinh biết bơi đến năm 2038 là bao nhiêu?",
    ):
        assert asked(question, SHARE) == question


def test_what_the_assistant_said_is_no_question() -> None:
    assert complete("Còn năm 2040?", [Turn("assistant", SHARE)], TODAY).text == "Còn năm 2040?"


@given(st.text(max_size=60))
def test_without_history_nothing_changes(text: str) -> None:
    assert asked(text) == text


@given(st.text(max_size=60), st.lists(st.text(max_size=60), max_size=3))
def test_nothing_typed_breaks_it(text: str, before: list[str]) -> None:
    assert isinstance(asked(text, *before), str)


def test_a_pronoun_stands_for_the_subject() -> None:
    assert "nuoc sach" in fold(asked("Cơ quan nào chịu trách nhiệm chỉ tiêu này?", SHARE))
