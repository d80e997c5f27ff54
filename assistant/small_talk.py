"""Greetings and thanks: met politely, without looking in the documents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.data import read_data
from assistant.named import spelled
from assistant.texts import say
from assistant.types import Answer, AnswerStatus, Document, Language, Sentence
from assistant.vietnamese import fold

_PARTICLES = re.compile(r"(?:\s+(?:a|nhe|nha|oi|ban|em|anh|chi|ad|nhieu|lam|you))+$")


def small_talk(text: str, documents: Sequence[Document]) -> Answer | None:
    """The polite answer; None for anything that asks for something."""
    found = _find(text)
    if found is None:
        return None
    kind, language = found
    covered = say("coverage_short", language, count=len(documents))
    if kind == "documents":
        listed = tuple(Sentence(f"- {_described(d, language)}", ()) for d in documents)
        said = say(kind, language, coverage_short=say("coverage_count", language, count=len(documents)))
        return Answer(AnswerStatus.ANSWERED, language, (Sentence(said, ()), *listed))
    return Answer(AnswerStatus.ANSWERED, language, (Sentence(say(kind, language, coverage_short=covered), ()),))


def _described(document: Document, language: Language) -> str:
    """Title, number and date where the title lacks them, and that it is a draft."""
    number = document.number if document.number and document.number not in document.title else ""
    date = "/".join(str(int(part)) for part in reversed(document.issued_on.split("-"))) if document.issued_on else ""
    told = ", ".join(part for part in (number, date) if part)
    draft = f" – {say('draft_word', language)}" if document.status == "draft" else ""
    return f"{document.title}{f' ({told})' if told else ''}{draft}"


def is_small_talk(text: str) -> bool:
    """Whether a text greets or thanks and asks for nothing."""
    return _find(text) is not None


def _find(text: str) -> tuple[str, Language] | None:
    folded = fold(spelled(text))
    said = {folded, _PARTICLES.sub("", folded)}
    return next((kind for text in said if (kind := _phrases().get(text))), None)


@cache
def _phrases() -> dict[str, tuple[str, Language]]:
    """What people say -> its kind and language; the first kind that has it."""
    return {
        fold(spelled(phrase)): (kind, language)
        for kind, by_language in reversed(read_data("small_talk").items())
        for language, phrases in reversed(by_language.items())
        for phrase in phrases
    }
