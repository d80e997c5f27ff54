"""The English words that have a Vietnamese one: the terms of plans, everyday words, their forms, spellings and slips."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from assistant.data import read_data

TOKEN = re.compile(r"(?<!\w)[A-Za-z0-9][\w&'’./%-]*")
_LONG_ENOUGH, _LONG = 6, 9  # letters of a word that may have a slip, and of one that may have two
_MOST_SLIPS = 2
# British and American spelling: parts of a word, either for the other.
_SPELLINGS = (
    ("is", "iz"), ("our", "or"), ("tre", "ter"), ("mme", "m"), ("ence", "ense"), ("lled", "led"), ("lling", "ling"),
    ("lment", "llment"), ("pre-", "pre"),
)  # fmt: skip


@cache
def all_entries() -> dict[str, str]:
    """Keys as a question's words are read: without the marks between and after them ("farmers' union").

    The terms of plans (data/glossary.yaml) go before everyday words (data/dictionary.yaml).
    """
    entries = (*read_data("dictionary").items(), *read_data("glossary").items())
    skipped = {phrase: "" for phrase in read_data("question_words")["english_talk"] if " " in phrase}
    return skipped | {" ".join(t.rstrip(".'’-/") for t in TOKEN.findall(str(k).lower())): value for k, value in entries}


@cache
def hyphenated() -> frozenset[str]:
    return frozenset(word for key in all_entries() for word in key.split() if "-" in word)


@cache
def _most_words() -> dict[str, int]:
    """{first word, in either spelling: how many words the longest entry has that begins with it}."""
    found: dict[str, int] = {}
    for key in all_entries():
        first, *rest = key.split()
        for form in (first, *_respelled([first])):
            found[form] = max(found.get(form, 1), len(rest) + 1)
    return found


@cache
def stop_words() -> frozenset[str]:
    data = read_data("question_words")
    return frozenset(data["english_words"]) | frozenset(data["english_talk"])


def longest_entry(tokens: list[str], at: int) -> tuple[int, str | None]:
    """(how many words, their Vietnamese) of the longest entry that begins at a token; (1, None) where none does."""
    known, longest = all_entries(), _most_words().get(tokens[at].lower().replace("’", "'"), 1)
    for length in range(min(longest, len(tokens) - at), 0, -1):
        phrase = " ".join(tokens[at : at + length]).lower().replace("’", "'")
        small = length == 1 and phrase in stop_words()  # "for" is no other spelling of "four"
        for form in (phrase,) if small else forms_of(phrase):
            if form in known:
                return length, known[form]
    return 1, None


def is_english(word: str) -> bool:
    """Whether a word, lower case, is one of English that is known here, in whatever form and spelling."""
    return word in stop_words() or any(form in all_entries() for form in forms_of(word))


@lru_cache(maxsize=4096)
def forms_of(phrase: str) -> tuple[str, ...]:
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


@lru_cache(maxsize=1024)
def slipped(token: str) -> str:
    """The one word of the glossary that a long word is a slip away from ("logistcs", "proffesional"); "" where none or several are.

    Letters are left out, doubled or change places; one that neither word has otherwise makes another word ("commence", "commerce").
    """
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    word = token.lower()
    if len(word) < _LONG_ENOUGH or not word.isalpha() or not token[1:].islower() or word in _all_words():
        return ""
    slips = 1 if len(word) < _LONG else _MOST_SLIPS
    near = extract(word, _single_words().get(word[0], ()), scorer=OSA.distance, score_cutoff=slips, limit=3)
    best = [found for found, distance, _ in near if distance == near[0][1] and _of_letters(word, found)]
    return best[0] if len({all_entries()[found] for found in best}) == 1 else ""


def _of_letters(one: str, other: str) -> bool:
    return set(one) <= set(other) or set(other) <= set(one)


@cache
def _all_words() -> frozenset[str]:
    return frozenset(word for key in all_entries() for word in key.split())


@cache
def _single_words() -> dict[str, tuple[str, ...]]:
    """Words of the glossary that mean something, by their first letter."""
    found: dict[str, list[str]] = {}
    for word, vietnamese in all_entries().items():
        if vietnamese and word.isalpha() and len(word) >= _LONG_ENOUGH - 1:
            found.setdefault(word[0], []).append(word)
    return {first: tuple(own) for first, own in found.items()}
