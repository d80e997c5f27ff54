"""A follow-up rewritten by a model -> the question to ask, where it says nothing that was not said before."""

from __future__ import annotations

import re

from assistant.types import Question
from assistant.understand import content_terms
from assistant.vietnamese import fold

_LONGEST = 300  # characters
_OWN = 0.8  # share of its words that must have been said


def rewritten(said: str, question: Question) -> str | None:
    """The first line of `said` that is a question in words of the conversation, figures and years among them; else None."""
    told = {fold(word) for text in (question.text, *(t.content for t in question.history)) for word in _words(text)}
    for line in said.splitlines():
        candidate = " ".join(line.split()).strip(" \"'«»“”*")
        words = [fold(word) for word in content_terms(candidate, "vi")]
        if not words or len(candidate) > _LONGEST or fold(candidate) == fold(question.text.strip()):
            continue
        numbers = set(re.findall(r"\d+", candidate))
        known = sum(word in told for word in words) / len(words)
        return (
            candidate if known >= _OWN and numbers <= {n for word in told for n in re.findall(r"\d+", word)} else None
        )
    return None


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)
