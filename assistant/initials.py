"""Initials that people make up ("gv mn") -> the word sequences of the corpus that begin with these letters."""

from __future__ import annotations

from functools import cache, lru_cache

from assistant.data import read_data
from assistant.vietnamese import fold, is_syllable
from assistant.word_model import WordModel

_FEWEST_LETTERS, _MOST_LETTERS = 2, 6
_SURE = 4  # letters from which a sequence that stands once is no chance
_TWICE = 2
_MOST = 8  # sequences, the most frequent


def may_be_initials(typed: str) -> bool:
    """Whether `typed` (lower case) can be initials: a few letters that are no syllable, no name known everywhere (GDP)."""
    return (
        _FEWEST_LETTERS <= len(typed) <= _MOST_LETTERS
        and typed.isalpha()
        and not is_syllable(typed)
        and typed not in _known_names()
    )


@lru_cache(maxsize=1024)
def sequences_of(initials: str, model: WordModel) -> tuple[tuple[str, ...], ...]:
    """Word sequences with these initials, the most frequent first; d stands for đ too, đ for itself.

    They do not begin or end in a word of grammar. Found by walking from neighbour to neighbour, so that only a question
    with such a word pays for it.
    """
    reached: list[tuple[int, tuple[str, ...]]] = [
        (model.unigrams[word], (word,)) for word in _beginning(initials[0], model)
    ]
    for letter in initials[1:]:
        reached = [
            (min(count, n) if len(words) > 1 else n, (*words, word))
            for count, words in reached
            for word, n in model.after(words[-2:]).items()
            if _is_initial(letter, word)
        ]
    fewest = 1 if len(initials) >= _SURE else _TWICE
    kept = [(-count, words) for count, words in reached if count >= fewest and words[-1] not in _grammar()]
    return tuple(words for _, words in sorted(kept) if model.stands(" ".join(words)))[:_MOST]


def _beginning(letter: str, model: WordModel) -> list[str]:
    return [word for word in model.unigrams if _is_initial(letter, word) and word not in _grammar()]


def _is_initial(letter: str, word: str) -> bool:
    return (
        word[0] == letter or (word[0] == "đ" and letter == "d") or (not word[0].isascii() and fold(word[0]) == letter)
    )


@cache
def _grammar() -> frozenset[str]:
    return frozenset(read_data("synonyms")["no_ends_of_names"])


@cache
def _known_names() -> frozenset[str]:
    return frozenset(str(name).lower() for name in read_data("synonyms")["no_initials"])
