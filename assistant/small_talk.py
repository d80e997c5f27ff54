"""Greetings and thanks: met politely, without looking in the documents."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.data import read_data
from assistant.named import spelled
from assistant.texts import say
from assistant.types import Answer, AnswerStatus, Document, Sentence
from assistant.vietnamese import fold

_PARTICLES = re.compile(r"(?:\s+(?:a|nhe|nha|oi|ban|em|anh|chi|ad|nhieu|lam|you))+$")


def small_talk(text: str, documents: Sequence[Document]) -> Answer | None:
    """The polite answer; None for anything that asks for something."""
    folded = fold(spelled(text))
    said = {folded, _PARTICLES.sub("", folded)}
    for kind, by_language in read_data("small_talk").items():
        for language, phrases in by_language.items():
            if said & {fold(spelled(phrase)) for phrase in phrases}:
                covered = say("coverage_short", language, count=len(documents))
                sentence = Sentence(say(kind, language, coverage_short=covered), ())
                return Answer(AnswerStatus.ANSWERED, language, (sentence,))
    return None
