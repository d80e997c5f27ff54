"""What an English question says beside what it asks does not weigh as content."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.english_talk import without_english_talk
from assistant.understand import understand
from assistant.word_model import WordModel
from tests.plans import WATER_NUMBERED

MODEL = WordModel.train([WATER_NUMBERED])


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        (
            "I'm a consultant, please tell me what the total budget of the plan is.",
            "What the total budget of the plan is.",
        ),
        ("Could you please tell me how many water works will be built?", "How many water works will be built?"),
        ("As a foreign investor I'd like to know which taxes are exempted.", "Which taxes are exempted."),
        ("Hello! My name is Ann. Which bodies lead the water programme?", "Which bodies lead the water programme?"),
        ("I was wondering if rural households pay for the connection", "Rural households pay for the connection"),
        ("What is the poverty target? Thank you very much.", "What is the poverty target?"),
        # Little would be left: what the asker tells is what is asked about.
        ("I am a teacher in the mountains, how much do I get?", "I am a teacher in the mountains, how much do I get?"),
        ("Thank you", "Thank you"),
        ("How many preschools are there?", "How many preschools are there?"),
    ],
)
def test_what_introduces_a_question_goes(typed: str, asked: str) -> None:
    assert without_english_talk(typed) == asked


def test_politeness_is_no_content() -> None:
    polite = understand(
        "Hi, I'm a journalist, could you kindly tell me what share of households has clean water?", (), MODEL
    )
    plain = understand("What share of households has clean water?", (), MODEL)
    assert polite.terms == plain.terms


@given(st.text(max_size=80))
def test_any_text_is_read_and_never_emptied(text: str) -> None:
    assert without_english_talk(text) or not text
