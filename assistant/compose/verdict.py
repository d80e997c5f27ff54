"""A verdict in front of what is told: "**Không.** ...", "**Đúng.** ..."."""

from __future__ import annotations

import re

from assistant.compose.draft import DraftSentence
from assistant.compose.single import figure_sentence, whole
from assistant.phrase import phrase_block, phrase_text
from assistant.statements import Statement
from assistant.texts import say
from assistant.types import Target
from assistant.understand import Query
from assistant.vietnamese import fold

_ITSELF = re.compile(r"\b(?:Chương trình|Kế hoạch|Nghị quyết|Quyết định|Đề án|Chỉ thị|Quy định)(?: hành động)? này\b")
_IN_FORCE = re.compile(
    r"\bcon (?:duoc )?(?:hieu luc|ap dung|dung|gia tri|thi hanh|thuc hien)\b|\bstill (?:in force|valid|appl\w+)\b"
)
_NUMBER = re.compile(r"\d+/[\w-]+")
_REPLACES = re.compile(r"\b(?:thay thế|bãi bỏ)\b")


def told(statement: Statement, query: Query, *, entire: bool = False) -> DraftSentence:
    """Its figure first, or as it stands; `entire`: with what the passage says around it, where that is short enough."""
    if not entire and statement.figures and isinstance(statement.row, Target):
        return figure_sentence(statement, query)
    if len(statement.passage.text) > 400 or statement.passage.text.startswith("|"):
        return DraftSentence(phrase_text(statement, query.language), (statement,))
    return DraftSentence(phrase_block(statement, query.language), (whole(statement),))


def replaced_by(query: Query, statement: Statement) -> bool:
    """Whether a document that is asked about as still in force is the one that the statement says is replaced."""
    if not _IN_FORCE.search(fold(query.typed)):
        return False
    replaced = _REPLACES.search(statement.text)
    behind = statement.text[replaced.end() :].lower() if replaced else ""
    return any(number.lower() in behind for number in _NUMBER.findall(query.typed))


def _naming_itself(text: str, statement: Statement) -> str:
    """With the number of the document that says of itself that it replaces another: "Chương trình này (14/CTr-UBND) ... thay thế ..."."""
    number = statement.document.number
    if not number or number in text or not _REPLACES.search(text):
        return text
    return _ITSELF.sub(rf"\g<0> ({number})", text, count=1)


def with_verdict(verdict: str, sentence: DraftSentence, query: Query) -> DraftSentence:
    text = _naming_itself(sentence.text, sentence.statements[0])
    return DraftSentence(f"**{say(verdict, query.language)}.** {text}", sentence.statements, sentence.computed)


def is_denied(sentence: DraftSentence, query: Query) -> bool:
    """Whether a sentence sets right what the question takes for granted."""
    return sentence.text.startswith(f"**{say('no', query.language)}.**")
