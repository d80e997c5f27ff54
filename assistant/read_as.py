"""A question as it was read, to show: a proper sentence, and only where the reading is borne out; else it is shown as typed."""

from __future__ import annotations

import re
from functools import cache

from assistant.data import read_data
from assistant.named import spelled
from assistant.vietnamese import fold, words
from assistant.word_model import WordModel


def shown_reading(typed: str, read: str, model: WordModel) -> str | None:
    """`read` as a sentence, None where it says what was typed, or where a word of it stands beside none it goes with."""
    if " ".join(read.split()) == " ".join(typed.split()) or not _borne_out(typed, read, model):
        return None
    text = _with_names(" ".join(read.split()))
    return text[:1].upper() + text[1:]


def _borne_out(typed: str, read: str, model: WordModel) -> bool:
    """Whether each word that is not as typed follows or goes before a neighbour somewhere in the documents."""
    as_typed, said = set(words(typed)), words(read)
    for at, word in enumerate(said):
        if word in as_typed or not word.isalpha():
            continue
        before, after = said[at - 1] if at else None, said[at + 1] if at + 1 < len(said) else None
        if not ((before and model.follows(before, word)) or (after and model.follows(word, after))):
            return False
    return True


def _with_names(text: str) -> str:
    """Names of provinces with their capitals: "hà nội" -> "Hà Nội"."""
    return _names().sub(lambda match: _proper().get(spelled(match.group()), match.group()), text)


@cache
def _names() -> re.Pattern[str]:
    names = sorted((n for n in read_data("provinces") if fold(n) != n.lower()), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)", re.IGNORECASE)


@cache
def _proper() -> dict[str, str]:
    return {spelled(name): name for name in read_data("provinces")}
