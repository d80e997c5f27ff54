"""A conversation before it changes nothing for a question that stands by itself."""

from __future__ import annotations

from assistant.pipeline import Assistant
from tests.standing import ask_after_others

ASKED = 60
RECORDED = 59  # may rise, never fall; the rest are meant as follow-ups where something was asked before


def test_a_question_that_stands_by_itself_is_answered_as_without_history(assistant: Assistant) -> None:
    results = list(ask_after_others(assistant, ASKED))
    assert len(results) == ASKED
    dragged = [(asked.before, asked.question, asked.after.understood_as) for asked in results if not asked.same]
    assert ASKED - len(dragged) >= RECORDED, dragged
