"""A word whose meaning is asked, and which no sentence defines: what is told of it in words, never a figure of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.alike import best_of
from assistant.asked_term import asked_in_english, asked_term
from assistant.candidate import Candidate
from assistant.compose.draft import NOTHING, Draft, DraftSentence
from assistant.compose.single import compose_texts, figure_sentence, fitting
from assistant.definition import term_key
from assistant.texts import say
from assistant.types import AnswerStatus, Target
from assistant.understand import Query

_WHAT_IS = re.compile(r"\blà (?:cái )?(?:gì|sao|chi)\W*$", re.IGNORECASE)
# What such a question asks the value or the name of, not the meaning.
_NO_TERM = re.compile(
    r"(?:các |những |con )?(?:mục tiêu|chỉ tiêu|kết quả|tên|số|mức|giá|nhiệm vụ|giải pháp|chủ đề|tầm nhìn|định hướng|trọng tâm|vai trò)\b"
    r"|.*\b(?:mục tiêu|chỉ tiêu|tối đa|tối thiểu|dự kiến)\b",
    re.IGNORECASE,
)
_SAID = 0.7  # coverage of a sentence that says the term in other words
_MOST = 2


def asks_what_it_is(query: Query, candidates: Sequence[Candidate]) -> bool:
    """ "Kinh tế số là gì" where no sentence defines it, and the nearest is but a figure of it."""
    term = asked_term(query.text)
    if query.language != "vi" or query.kind != "what" or query.years or query.level or not term:
        return False
    best = next(iter(fitting(candidates)), None)
    figure = best is not None and isinstance(best.statement.row, Target) and bool(best.statement.figures)
    return figure and _WHAT_IS.search(query.text) is not None and not _NO_TERM.match(term)


def compose_said_of_it(query: Query, candidates: Sequence[Candidate]) -> Draft:
    """That no definition is given, and what is said of it, in words before figures; NOTHING where nothing names it."""
    term = asked_term(query.text)
    fit = fitting(candidates)
    holding = [c for c in fit if _names(c, term_key(term))]
    near = holding or [c for c in fit if c.coverage >= _SAID]
    in_words = [c for c in holding if not c.statement.figures][:1]
    figures = [figure_sentence(c.statement, query) for c in best_of(query, near)[:_MOST]] if near else []
    told = [*(compose_texts(query, in_words).sentences if in_words else ()), *figures]
    if not told:
        return NOTHING
    lead = DraftSentence(say("no_definition", query.language, term=term), ())
    return Draft(AnswerStatus.PARTIAL, (lead, *told))


def compose_undefined(query: Query, candidates: Sequence[Candidate]) -> Draft:
    """PARTIAL with the nearest sentence in words that names the term; NOTHING, so a refusal, where there is none."""
    term = "" if query.language == "en" else term_key(asked_term(query.text))
    told = [
        c
        for c in fitting(candidates)
        if not (isinstance(c.statement.row, Target) and c.statement.figures) and _names(c, term)
    ]
    if not told or (query.language == "en" and not asked_in_english(query.typed)):
        return NOTHING
    return Draft(AnswerStatus.PARTIAL, compose_texts(query, told[:1]).sentences)


def _names(candidate: Candidate, key: str) -> bool:
    return f" {key} " in f" {term_key(candidate.statement.text)} "
