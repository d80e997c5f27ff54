"""An English question -> the Vietnamese words documents would use for it, by the glossary (data).

Not a translation to read: it feeds the lexical searches and the choice of statements, beside the question itself, which
the multilingual embedding reads as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.bags import Bags
from assistant.data import read_data
from assistant.glossary import TOKEN, all_entries, forms_of, hyphenated, is_english, longest_entry, slipped, stop_words
from assistant.senses import settle_senses
from assistant.vietnamese import fold
from assistant.word_model import WordModel

_AGED = re.compile(r"\b(\d+)[\s-]+years?[\s-]+olds?\b", re.IGNORECASE)
_AGE = re.compile(r"(\d+)-year-old")
_GROWN = 18  # years
_LONGEST_WORD = 3  # syllables; what is longer is several words
_OR = " | "  # between the ways documents may say it, the most usual first


def to_vietnamese(text: str, model: WordModel) -> str:
    """Vietnamese words in the order of the English ones; numbers, names and words the corpus itself holds stay."""
    return " . ".join(ways[0] for _, ways in _read(text, model) if ways and ways[0])


def search_words(text: str, model: WordModel, near: Sequence[Bags] = ()) -> str:
    """The same as words to search by: what no document holds is one unknown word, none of its syllables found elsewhere.

    `near`: what the sentences say that lie nearest in meaning, which settle how a word is said that may be said in several ways.
    """
    ways = [found for _, found in _read(text, model) if found and found[0]]
    return " . ".join(_as_one_word(word, model) for word in settle_senses(ways, near, model))


def untranslated(text: str, model: WordModel) -> tuple[str, ...]:
    """Content words that the glossary lacks, lower case: what a question asks beyond what it can be searched by."""
    return tuple(token.lower() for token, ways in _read(text, model) if ways is None)


def _read(text: str, model: WordModel) -> list[tuple[str, tuple[str, ...] | None]]:
    """(English, the ways to say it in Vietnamese) in order; None for a content word without any. Function words are left out."""
    tokens = [_as_meant(token, model) for token in _tokens(_AGED.sub(r"\1-year-old", _dates_in_figures(text)))]
    known, stop = all_entries(), stop_words()
    found: list[tuple[str, tuple[str, ...] | None]] = []
    at = 0
    while at < len(tokens):
        length, vietnamese = longest_entry(tokens, at)
        token = tokens[at]
        aged = _AGE.fullmatch(token)
        name = _name(tokens, at, model)
        if name:
            found.append((" ".join(tokens[at : at + 2]), (name,)))
            length = 2
        elif token.isupper() and len(token) > 1 and model.knows(token.lower()) and length == 1:
            found.append((token, (token,)))  # "LED" is not what one has led
        elif aged:
            found.append((token, (_of_age(int(aged.group(1)), known),)))
        elif vietnamese is not None:
            found.append((token, _as_documents_say(vietnamese, model)))
        elif _stays(token, model, stop):
            found.append((token, (token,)))
        elif token and token.lower() not in stop:
            found.append((token, None))
        at += length
    return found


def _as_meant(token: str, model: WordModel) -> str:
    """A word with a slip as it was meant; what is no English word, but one of the documents or a name, as it stands."""
    word = token.lower()
    return token if model.knows(word) or is_english(word) else slipped(token) or token


def _name(tokens: list[str], at: int, model: WordModel) -> str:
    """Two words as the corpus writes them side by side: "Hai Lam" -> "hải lâm"; "" where they are no name there.

    Without capitals ("cam hai") one of them at least must be no English word.
    """
    pair = [token.removesuffix("'s").removesuffix("’s") for token in tokens[at : at + 2]]
    if len(pair) < 2 or not (_with_capitals(pair) or _no_english(pair)):
        return ""
    first, second = (model.forms(fold(token)) for token in pair)
    return next((f"{a} {b}" for a in first for b in second if a != fold(a) or b != fold(b) if model.follows(a, b)), "")


def _with_capitals(pair: list[str]) -> bool:
    return all(token[:1].isupper() and token[1:].islower() for token in pair)


def _no_english(pair: list[str]) -> bool:
    small = all(token.isalpha() and token.islower() for token in pair)
    return small and " ".join(pair) not in all_entries() and not all(map(is_english, pair))


def _dates_in_figures(text: str) -> str:
    """ "1 July 2025", "July 1st, 2025" -> "01/7/2025", as Vietnamese documents write it."""

    def written(match: re.Match[str]) -> str:
        day, month, after, year = match.groups()
        at = _months().index(month.lower()) + 1
        return f"{int(day or after):02}/{at}/{year}"

    names = "|".join(_months())
    nth = r"(\d{1,2})(?:st|nd|rd|th)?"
    dated = rf"\b(?:{nth} (?:of )?(?=(?:{names})\b))?({names})\b(?: {nth})?,? (\d{{4}})\b"
    return re.sub(dated, lambda m: written(m) if m.group(1) or m.group(3) else m.group(), text, flags=re.IGNORECASE)


@cache
def _months() -> tuple[str, ...]:
    return tuple(month.lower() for month in read_data("english_names")["months"])


def _tokens(text: str) -> list[str]:
    """Words without the marks after them; what is joined by hyphens is one word only where the glossary has it so."""
    found = []
    for token in TOKEN.findall(text):
        token = token.rstrip(".'’-/")
        joined = (
            "-" in token and not _AGE.fullmatch(token) and any(char.islower() for char in token) and "/" not in token
        )
        if joined and not any(form in hyphenated() for form in forms_of(token.lower())):
            found += [part for part in token.split("-") if part]
        else:
            found.append(token)
    return found


def _of_age(years: int, glossary: dict[str, str]) -> str:
    aged = f"{years} {glossary['year-old']}"
    return aged if years >= _GROWN else f"{glossary['year-old child']} {aged}"


def _as_documents_say(vietnamese: str, model: WordModel) -> tuple[str, ...]:
    """Of several ways to say it those that the corpus holds; where it holds none, the most usual."""
    ways = vietnamese.split(_OR)
    return tuple(way for way in ways if len(ways) > 1 and model.stands(way)) or (ways[0],)


def _as_one_word(vietnamese: str, model: WordModel) -> str:
    """A word of several syllables that the corpus does not hold, joined.

    Its syllables stand in other words: of "hộ chiếu" (passport) "hộ" is found everywhere, and a passport nowhere.
    """
    syllables = vietnamese.split()
    known = not 1 < len(syllables) <= _LONGEST_WORD or model.stands(vietnamese)
    return vietnamese if known else "_".join(syllables)


def _stays(token: str, model: WordModel, stop: frozenset[str]) -> bool:
    if token[0].isdigit() or (token.isupper() and len(token) > 1):
        return True
    return token.lower() not in stop and model.knows(token.lower())
