"""What the pipeline knows of a question once it is composed: what a language model may put into other words."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.compose.draft import DraftSentence
from assistant.types import Answer, Question, Retrieval
from assistant.understand import Query


@dataclass(frozen=True, slots=True)
class Composed:
    """`sentences` are the verified ones of `answer`, each with its statements; empty for a refusal."""

    question: Question
    query: Query
    retrieval: Retrieval
    sentences: tuple[DraftSentence, ...]
    answer: Answer
    wider: str = ""  # said first where only a plan for a wider area answers
