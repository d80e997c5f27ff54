"""The conversation that a tab keeps: what goes out comes back, and what is none comes back as nothing or as text."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.types import Answer, AnswerStatus, Sentence, Turn
from assistant.web.answer_html import answer_html, question_html
from assistant.web.conversation import REMEMBERED, read_kept, read_turns, write_turns

TURNS = st.lists(st.builds(Turn, st.sampled_from(["user", "assistant"]), st.text()), max_size=20)


@given(TURNS)
def test_the_last_turns_come_back_as_they_were(turns: list[Turn]) -> None:
    assert read_turns(write_turns(turns)) == tuple(turns[-REMEMBERED:])


@given(st.text() | st.recursive(st.none() | st.text() | st.integers(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)).map(json.dumps))  # fmt: skip
def test_what_is_no_conversation_is_none(text: str) -> None:
    assert set(read_turns(text)) == set()
    assert read_kept(text) == ([], ())


def test_questions_and_answers_come_back_in_their_order() -> None:
    turns = (Turn("user", "Một?"), Turn("assistant", "**30%** [1]"))
    replies = [answer_html(Answer(AnswerStatus.ANSWERED, "vi", (Sentence(text, ()),)), {}, answer_id="a-1") for text in ("30%", "40%")]  # fmt: skip
    rows = [{"asked": "Một?", "reply": replies[0], "rated": True}, {"asked": "Hai <b>?", "reply": replies[1]}]
    kept, said = read_kept(json.dumps({"began": "", "rows": rows, "turns": write_turns(turns), "top": 3}))
    assert kept == [(question_html("Một?"), replies[0]), (question_html("Hai <b>?"), replies[1])]
    assert said == turns


@pytest.mark.parametrize("reply", ["<script>x</script>", '<p><div class="reply status-a whole" lang="vi">', "", 'x\n\n# y'])  # fmt: skip
def test_what_is_no_answer_of_ours_is_text(reply: str) -> None:
    [(_, shown)], _ = read_kept(json.dumps({"rows": [{"asked": "?", "reply": reply}], "turns": ""}))
    assert "<" not in shown
    assert "\n" not in shown
