"""A word whose meaning is asked, and which no sentence defines: what is told of it in words, never a figure of it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.asked_term import asked_in_english, asked_term
from assistant.candidate import Candidate
from assistant.compose.draft import NOTHING, Draft
from assistant.compose.single import compose_texts, fitting
from assistant.definition import term_key
from assistant.types import AnswerStatus, Target
from assistant.understand import Query


def compose_undefined(query: Query, candidates: Sequence[Candidate]) -> Draft:
    """PARTIAL with the nearest sentence in words that names the term; NOTHING, so a refusal, where there is none."""
    term = "" if query.language == "en" else term_key(asked_term(query.text))
    told = [
        c
        for c in fitting(candidates)
        if not (isinstance(c.statement.row, Target) and c.statement.figures)
        and f" {term} " in f" {term_key(c.statement.text)} "
    ]
    if not told or (query.language == "en" and not asked_in_english(query.typed)):
        return NOTHING
    return Draft(AnswerStatus.PARTIAL, compose_texts(query, told[:1]).sentences)
