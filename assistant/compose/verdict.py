"""A verdict in front of what is told: "**Không.** ...", "**Đúng.** ..."."""

from __future__ import annotations

from assistant.compose.draft import DraftSentence
from assistant.compose.single import figure_sentence, whole
from assistant.phrase import phrase_block, phrase_text
from assistant.statements import Statement
from assistant.texts import say
from assistant.types import Target
from assistant.understand import Query


def told(statement: Statement, query: Query, *, entire: bool = False) -> DraftSentence:
    """Its figure first, or as it stands; `entire`: with what the passage says around it, where that is short enough."""
    if not entire and statement.figures and isinstance(statement.row, Target):
        return figure_sentence(statement, query)
    if len(statement.passage.text) > 400 or statement.passage.text.startswith("|"):
        return DraftSentence(phrase_text(statement, query.language), (statement,))
    return DraftSentence(phrase_block(statement, query.language), (whole(statement),))


def with_verdict(verdict: str, sentence: DraftSentence, query: Query) -> DraftSentence:
    return DraftSentence(f"**{say(verdict, query.language)}.** {sentence.text}", sentence.statements, sentence.computed)


def is_denied(sentence: DraftSentence, query: Query) -> bool:
    """Whether a sentence sets right what the question takes for granted."""
    return sentence.text.startswith(f"**{say('no', query.language)}.**")
