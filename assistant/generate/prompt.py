"""What is sent to the model: prompts are data (data/prompts.yaml), filled by a LangChain template."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Literal

from assistant.data import read_data
from assistant.types import Language, Turn

if TYPE_CHECKING:
    from langchain_core.prompts import ChatPromptTemplate

Prompt = Literal["answer", "rewrite"]
SENTENCES = 5  # asked for; what is said beyond is not shown
_TURNS, _TURN = 4, 300  # of the history: turns, and characters of each


def prompt_of(which: Prompt, language: Language) -> ChatPromptTemplate:
    from langchain_core.prompts import ChatPromptTemplate

    texts = read_data("prompts")[which][language]
    return ChatPromptTemplate.from_messages([("system", texts["system"]), ("human", texts["user"])])


def trimmed(history: Sequence[Turn], language: Language) -> str:
    """The last turns, each cut short, one a line; empty without a history."""
    words = read_data("prompts")
    who = {"user": words["asked"][language], "assistant": words["told"][language]}
    lines = [who[turn.role] + " ".join(turn.content.split())[:_TURN] for turn in history[-_TURNS:]]
    return "\n".join(lines) + "\n\n" if lines else ""


@cache
def prompts_version() -> str:
    """Changes with any word of the prompts."""
    return hashlib.sha256(json.dumps(read_data("prompts"), sort_keys=True).encode()).hexdigest()[:12]
