"""An English question -> the Vietnamese words documents would use for it, by the glossary (data).

Not a translation to read: it feeds the lexical searches and the choice of statements, beside the question itself, which
the multilingual embedding reads as it is.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from assistant.data import read_data
from assistant.vietnamese import fold
from assistant.word_model import WordModel

_TOKEN = re.compile(r"(?<!\w)[A-Za-z0-9][\w&'’./%-]*")
_AGED = re.compile(r"\b(\d+)[\s-]+years?[\s-]+olds?\b", re.IGNORECASE)
_AGE = re.compile(r"(\d+)-year-old")
_GROWN = 18  # years
_LONGEST_WORD = 3  # syllables; what is longer is several words
_OR = " | "  # between the ways documents may say it, the most usual first
# British and American spelling: parts of a word, either for the other.
_SPELLINGS = (
    ("is", "iz"), ("our", "or"), ("tre", "ter"), ("mme", "m"), ("ence", "ense"), ("lled", "led"), ("lling", "ling"),
    ("lment", "llment"), ("pre-", "pre"),
)  # fmt: skip


def to_vietnamese(text: str, model: WordModel) -> str:
    """Vietnamese words in the order of the English ones; numbers, names and words the corpus itself holds stay."""
    return " . ".join(vietnamese for _, vietnamese in _read(text, model) if vietnamese)


def search_words(text: str, model: WordModel) -> str:
    """The same as words to search by: what no document holds is one unknown word, none of its syllables found elsewhere."""
    return " . ".join(_as_one_word(vietnamese, model) for _, vietnamese in _read(text, model) if vietnamese)


def untranslated(text: str, model: WordModel) -> tuple[str, ...]:
    """Content words that the glossary lacks, lower case: what a question asks beyond what it can be searched by."""
    return tuple(token.lower() for token, vietnamese in _read(text, model) if vietnamese is None)


def _read(text: str, model: WordModel) -> list[tuple[str, str | None]]:
    """(English, Vietnamese) in order; Vietnamese is None for a content word without one. Function words are left out."""
    tokens = _tokens(_AGED.sub(r"\1-year-old", _dates_in_figures(text)))
    glossary, stop = _glossary(), _stop_words()
    found: list[tuple[str, str | None]] = []
    at = 0
    while at < len(tokens):
        length, vietnamese = _longest(tokens, at, glossary)
        token = tokens[at]
        aged = _AGE.fullmatch(token)
        name = _name(tokens, at, model)
        if name:
            found.append((" ".join(tokens[at : at + 2]), name))
            length = 2
        elif token.isupper() and len(token) > 1 and model.knows(token.lower()) and length == 1:
            found.append((token, token))  # "LED" is not what one has led
        elif aged:
            found.append((token, _of_age(int(aged.group(1)), glossary)))
        elif vietnamese is not None:
            found.append((token, _as_documents_say(vietnamese, model)))
        elif _stays(token, model, stop):
            found.append((token, token))
        elif token and token.lower() not in stop:
            found.append((token, None))
        at += length
    return found


def _name(tokens: list[str], at: int, model: WordModel) -> str:
    """Two words with capitals as the corpus writes them side by side: "Hai Lam" -> "hải lâm"; "" where they are no name there."""
    pair = [token.removesuffix("'s").removesuffix("’s") for token in tokens[at : at + 2]]
    if len(pair) < 2 or not all(token[:1].isupper() and token[1:].islower() for token in pair):
        return ""
    first, second = (model.forms(fold(token)) for token in pair)
    return next((f"{a} {b}" for a in first for b in second if a != fold(a) or b != fold(b) if model.follows(a, b)), "")


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
    for token in _TOKEN.findall(text):
        token = token.rstrip(".'’-/")
        joined = (
            "-" in token and not _AGE.fullmatch(token) and any(char.islower() for char in token) and "/" not in token
        )
        if joined and not any(form in _hyphenated() for form in _forms(token.lower())):
            found += [part for part in token.split("-") if part]
        else:
            found.append(token)
    return found


def _of_age(years: int, glossary: dict[str, str]) -> str:
    aged = f"{years} {glossary['year-old']}"
    return aged if years >= _GROWN else f"{glossary['year-old child']} {aged}"


def _as_documents_say(vietnamese: str, model: WordModel) -> str:
    """Of several ways to say it the first that the corpus holds; where it holds none, the most usual."""
    ways = vietnamese.split(_OR)
    return next((way for way in ways if len(ways) > 1 and model.stands(way)), ways[0])


def _as_one_word(vietnamese: str, model: WordModel) -> str:
    """A word of several syllables that the corpus does not hold, joined.

    Its syllables stand in other words: of "hộ chiếu" (passport) "hộ" is found everywhere, and a passport nowhere.
    """
    syllables = vietnamese.split()
    known = not 1 < len(syllables) <= _LONGEST_WORD or model.stands(vietnamese)
    return vietnamese if known else "_".join(syllables)


def _longest(tokens: list[str], at: int, glossary: dict[str, str]) -> tuple[int, str | None]:
    longest = _most_words().get(tokens[at].lower().replace("’", "'"), 1)
    for length in range(min(longest, len(tokens) - at), 0, -1):
        phrase = " ".join(tokens[at : at + length]).lower().replace("’", "'")
        small = length == 1 and phrase in _stop_words()  # "for" is no other spelling of "four"
        for form in (phrase,) if small else _forms(phrase):
            if form in glossary:
                return length, glossary[form]
    return 1, None


@lru_cache(maxsize=4096)
def _forms(phrase: str) -> tuple[str, ...]:
    """The phrase, its singular, the verb its last word is a form of, and each in the other spelling."""
    forms = [phrase, phrase.removesuffix("'s")]
    if phrase.endswith("ies"):
        forms.append(phrase[:-3] + "y")
    if phrase.endswith("s") and not phrase.endswith("ss"):
        forms += [phrase[:-1], phrase.removesuffix("es")]
    for ending in ("ed", "ing"):
        stem = phrase.removesuffix(ending)
        if len(stem.split(" ")[-1]) > 2 and stem != phrase:
            forms += [stem, stem + "e", stem[:-1] + "y" if stem.endswith("i") else stem]
            forms += [stem[:-1]] if stem[-1] == stem[-2] else []
    return tuple(dict.fromkeys(forms + _respelled(forms)))


def _respelled(forms: list[str]) -> list[str]:
    return [form.replace(a, b) for form in forms for pair in _SPELLINGS for a, b in (pair, pair[::-1]) if a in form]


def _stays(token: str, model: WordModel, stop: frozenset[str]) -> bool:
    if token[0].isdigit() or (token.isupper() and len(token) > 1):
        return True
    return token.lower() not in stop and model.knows(token.lower())


@cache
def _glossary() -> dict[str, str]:
    """Keys as a question's words are read: without the marks between and after them ("farmers' union").

    The terms of plans (data/glossary.yaml) go before everyday words (data/dictionary.yaml).
    """
    entries = (*read_data("dictionary").items(), *read_data("glossary").items())
    skipped = {phrase: "" for phrase in read_data("question_words")["english_talk"] if " " in phrase}
    return skipped | {
        " ".join(t.rstrip(".'’-/") for t in _TOKEN.findall(str(k).lower())): value for k, value in entries
    }


@cache
def _hyphenated() -> frozenset[str]:
    return frozenset(word for key in _glossary() for word in key.split() if "-" in word)


@cache
def _most_words() -> dict[str, int]:
    """{first word, in either spelling: how many words the longest entry has that begins with it}."""
    found: dict[str, int] = {}
    for key in _glossary():
        first, *rest = key.split()
        for form in (first, *_respelled([first])):
            found[form] = max(found.get(form, 1), len(rest) + 1)
    return found


@cache
def _stop_words() -> frozenset[str]:
    data = read_data("question_words")
    return frozenset(data["english_words"]) | frozenset(data["english_talk"])
