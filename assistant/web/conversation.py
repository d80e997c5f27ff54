"""The conversation as a browser's tab keeps it: it outlives another language, the reading room and a reload.

The server keeps none of it. What comes back is a reader's own and goes to that reader alone; still every text is escaped here
again, or goes through Gradio's sanitiser as any message does.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from assistant.types import Turn
from assistant.web.answer_html import question_html, reply_html

REMEMBERED = 12  # turns; a follow-up reaches no further back
_LONGEST = 200_000  # characters of one text
_MOST_ROWS = 200


class _Said(BaseModel):
    role: Literal["user", "assistant"]
    content: Annotated[str, Field(max_length=_LONGEST)]


class _Row(BaseModel):
    """A question, and its answer's HTML as it was shown."""

    asked: Annotated[str, Field(max_length=_LONGEST)]
    reply: Annotated[str, Field(max_length=_LONGEST * 10)]


class _Kept(BaseModel):
    rows: Annotated[list[_Row], Field(max_length=_MOST_ROWS)]
    turns: str = ""


_TURNS = TypeAdapter(list[_Said])


def write_turns(turns: Sequence[Turn]) -> str:
    """JSON of the last turns, in plain text: the messages themselves hold HTML."""
    said = [_Said(role=turn.role, content=turn.content[:_LONGEST]) for turn in turns[-REMEMBERED:]]
    return _TURNS.dump_json(said).decode()


def read_turns(text: str) -> tuple[Turn, ...]:
    """The way back; none where the text holds something else."""
    try:
        said = _TURNS.validate_json(text or "[]")
    except ValidationError:
        return ()
    return tuple(Turn(turn.role, turn.content) for turn in said[-REMEMBERED:])


def read_kept(text: str) -> tuple[list[tuple[str, str]], tuple[Turn, ...]]:
    """([(HTML of a question, HTML of its answer)], turns) of `{"rows": [{"asked", "reply"}], "turns"}`; empty where it is none."""
    try:
        kept = _Kept.model_validate_json(text)
    except ValidationError:
        return [], ()
    return [(question_html(row.asked), reply_html(row.reply)) for row in kept.rows], read_turns(kept.turns)
