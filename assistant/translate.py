"""An English question -> the Vietnamese words documents would use for it, by the glossary (data).

Not a translation to read: it feeds the lexical searches and the choice of statements, beside the question itself, which
the multilingual embedding reads as it is.
"""

from __future__ import annotations

import re
from functools import cache

from assistant.data import read_data
from assistant.word_model import WordModel

_TOKEN = re.compile(r"[A-Za-z0-9][\w&'’./%-]*")
_LONGEST = 5  # words of a glossary phrase


def to_vietnamese(text: str, model: WordModel) -> str:
    """Vietnamese words in the order of the English ones; numbers, names and words the corpus itself holds stay."""
    return " . ".join(vietnamese for _, vietnamese in _read(text, model) if vietnamese)


def untranslated(text: str, model: WordModel) -> tuple[str, ...]:
    """Content words that the glossary lacks, lower case: what a question asks beyond what it can be searched by."""
    return tuple(token.lower() for token, vietnamese in _read(text, model) if vietnamese is None)


def _read(text: str, model: WordModel) -> list[tuple[str, str | None]]:
    """(English, Vietnamese) in order; Vietnamese is None for a content word without one. Function words are left out."""
    tokens = [token.rstrip(".'’-/") for token in _TOKEN.findall(text)]
    glossary, stop = _glossary(), frozenset(read_data("question_words")["english_words"])
    found: list[tuple[str, str | None]] = []
    at = 0
    while at < len(tokens):
        length, vietnamese = _longest(tokens, at, glossary)
        token = tokens[at]
        if vietnamese is not None or _stays(token, model, stop):
            found.append((token, vietnamese or token))
        elif token and token.lower() not in stop:
            found.append((token, None))
        at += length
    return found


def _longest(tokens: list[str], at: int, glossary: dict[str, str]) -> tuple[int, str | None]:
    for length in range(min(_LONGEST, len(tokens) - at), 0, -1):
        phrase = " ".join(tokens[at : at + length]).lower().replace("’", "'")
        for form in _singulars(phrase):
            if form in glossary:
                return length, glossary[form]
    return 1, None


def _singulars(phrase: str) -> tuple[str, ...]:
    forms = [phrase, phrase.removesuffix("'s")]
    if phrase.endswith("ies"):
        forms.append(phrase[:-3] + "y")
    if phrase.endswith("s") and not phrase.endswith("ss"):
        forms += [phrase[:-1], phrase.removesuffix("es")]
    return tuple(forms)


def _stays(token: str, model: WordModel, stop: frozenset[str]) -> bool:
    if token[0].isdigit() or (token.isupper() and len(token) > 1):
        return True
    return token.lower() not in stop and model.knows(token.lower())


@cache
def _glossary() -> dict[str, str]:
    return {str(english).lower(): vietnamese for english, vietnamese in read_data("glossary").items()}
