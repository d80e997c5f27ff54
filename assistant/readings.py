"""A word as typed -> the words of the corpus it may stand for, each with what it costs to read it so.

Costs are on the scale of a log probability. In the order they are tried: the word itself, the same letters with other
marks, keys an input method left, two words run together, and, where none of these is known, words a slip away and
words of which it may be the initials.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from assistant.data import read_data
from assistant.initials import may_be_initials, sequences_of
from assistant.keyboard import decode_keys
from assistant.vietnamese import (
    fold,
    has_diacritics,
    has_shape,
    has_tone,
    is_syllable,
    marks_within,
    one_spelling,
    words,
)
from assistant.word_model import WordModel

_UNKNOWN = -10.0  # log probability of a word the corpus lacks: a name, a word of another language
_OTHER_MARKS = 2.5  # to read a word that carries marks, or stands among words that do, with other marks
_AS_TYPED = 8.0  # the same for a word without marks among words that have theirs
_LEFT_BARE = 3.0  # the same for such a word that the corpus lacks
_WHOLE = 4.0  # the same where the word typed has its tone and is no word of the corpus
_SHAPED = 3.0  # the same where it has its letters but may lack its tone: "lương", "tiêt"
_CONTRADICTED = 5.0  # the same where the marks typed are not among those of the reading
_KEYS, _RUN_TOGETHER, _SLIP, _LONGER_SLIP = 1.0, 1.5, 3.5, 6.0
_WHOLE_SLIP = 7.0  # a slip in a syllable that is whole as typed ("kinh tết"): only where its neighbours all but name the word meant
_SOUND = 5.0  # to read a word as one that sounds the same to some ("phần chăm"): the same, whatever the corpus knows
_TWO_INITIALS, _EACH_MORE = 0.5, 1.0
_MARKED = 0.4  # share of words with marks from which a question counts as typed with them
_SHORTEST_SLIP = 3  # letters; shorter words are near to everything
_MOST_FORMS = 12
_MOST_NEAR = 24  # words a slip away: the most frequent


_SOUNDS = (
    ("ch", "tr"), ("tr", "ch"), ("s", "x"), ("x", "s"), ("l", "n"), ("n", "l"), ("d", "gi"), ("gi", "d"), ("r", "d"), ("r", "gi"),
)  # fmt: skip


class Reading(NamedTuple):
    """`words` may be several, typed as one or by their initials. `known` False: no word of the corpus, its chance is a constant."""

    words: tuple[str, ...]
    cost: float
    known: bool = True


def read_word(
    typed: str, model: WordModel, accented: float, *, name: bool = False, alone: bool = True
) -> tuple[Reading, ...]:
    """Every reading of `typed` (one spelling). `accented` is the share of the question's words that carry marks.

    `name`: it is written with a capital inside a sentence. `alone`: it is no part of a number or name like "NQ/TU", "TP.HCM".
    """
    if typed[0].isdigit() and not typed.isalnum():
        return (Reading((typed,), 0.0, model.knows(typed)),)
    folded, marked = fold(typed), has_diacritics(typed)
    readings = []
    for form in model.forms(folded):
        cost = 0.0 if form == typed else _marks_cost(typed, form, marked, accented, model)
        readings.append(Reading((form,), cost))
    if accented >= _MARKED and not name:  # without marks there is doubt enough
        alike = (form for form in _sounding_alike(typed) if model.knows(form) and form not in stop_words())
        readings += [Reading((form,), _SOUND) for form in alike]
    if not model.knows(typed):
        # Among words with their marks a whole syllable is no slip: "ông", "căn cước" are words the corpus lacks.
        whole = is_syllable(typed) and accented >= _MARKED and (marked or len(folded) > 1)
        mended = _from_keys(typed, model)
        if not mended and whole:
            mended = [] if name else _slipped_whole(typed, folded, model)
        elif not mended and not readings:
            mended = _mended(typed, folded, model)
        if alone and may_be_initials(typed):
            mended += [Reading(found, _initials_cost(typed)) for found in sequences_of(typed, model)]
        readings = [*sorted(readings, key=_cost)[:_MOST_FORMS], *mended, Reading((typed,), 0.0, known=False)]
    return tuple(sorted(readings, key=_cost))


def _initials_cost(typed: str) -> float:
    """Two letters begin many sequences; the more there are, the less it is chance that words of the corpus fit."""
    return _TWO_INITIALS - _EACH_MORE * (len(typed) - 2)


def _cost(reading: Reading) -> float:
    return reading.cost


def unknown_log_probability() -> float:
    return _UNKNOWN


def _marks_cost(typed: str, form: str, marked: bool, accented: float, model: WordModel) -> float:
    if not marked:
        # Without marks in a text without marks every form is as likely; among accented words it is meant as it stands.
        return _AS_TYPED * accented if model.knows(typed) or typed in _everyday_words() else _LEFT_BARE * accented
    if not marks_within(typed, form):
        return _CONTRADICTED * (2 if model.knows(typed) else 1)
    if model.knows(typed) and has_tone(typed):
        return _CONTRADICTED * 2  # who types the tone types the letter: "đạt" is no "đặt"
    # A word the corpus lacks may be whole as it stands, most of all in a question typed with its marks.
    return _OTHER_MARKS * (1 + accented) if model.knows(typed) else (_WHOLE if has_tone(typed) else _SHAPED) * accented


def _from_keys(typed: str, model: WordModel) -> list[Reading]:
    keys = decode_keys(typed)
    if keys is None:
        return []
    decoded = one_spelling(keys)
    if model.knows(decoded):
        return [Reading((decoded,), _KEYS)]
    found = [Reading((form,), _KEYS + 1.0) for form in model.forms(fold(decoded)) if marks_within(decoded, form)]
    sure = any(char.isdigit() for char in typed) or (has_tone(decoded) and has_shape(decoded))
    if not found and sure and is_syllable(decoded):
        found.append(Reading((decoded,), -0.5, known=False))  # so many keys are no chance, whatever the word
    return found


def _slipped_whole(typed: str, folded: str, model: WordModel) -> list[Reading]:
    """Words one slip from a syllable that could be meant as typed."""
    if len(folded) < _SHORTEST_SLIP:
        return []
    near = [word for word, distance in _near_words(folded, model) if distance == 1]
    forms = [form for word in near for form in model.forms(word) if form not in stop_words()]
    return [Reading((form,), _WHOLE_SLIP) for form in forms if not has_diacritics(typed) or _agree(typed, form)]


@cache
def _everyday_words() -> frozenset[str]:
    """Words of everyday phrases that are written without marks ("gom rác"): among words with theirs they are whole as typed."""
    return frozenset(
        word for phrase in read_data("synonyms")["phrases"] for word in words(str(phrase)) if not has_diacritics(word)
    )


@lru_cache(maxsize=4096)
def _sounding_alike(typed: str) -> tuple[str, ...]:
    """The word with the other spelling of a sound that dialects do not tell apart: ch/tr, s/x, l/n, d/gi/r, hỏi/ngã."""
    found = []
    for one, other in _SOUNDS:
        if typed.startswith(one):
            found.append(other + typed[len(one) :])
    decomposed = unicodedata.normalize("NFD", typed)
    for one, other in (("\u0309", "\u0303"), ("\u0303", "\u0309")):
        if one in decomposed:
            found.append(unicodedata.normalize("NFC", decomposed.replace(one, other)))
    return tuple(found)


@cache
def stop_words() -> frozenset[str]:
    """Words of asking and of grammar. They follow anything, so their neighbours name nothing ("lào" is no "nào")."""
    return frozenset(words(" ".join(read_data("question_words")["stop_words"])))


def _mended(typed: str, folded: str, model: WordModel) -> list[Reading]:
    if len(folded) < _SHORTEST_SLIP or any(char.isdigit() for char in folded):
        return []
    found = [
        Reading((left, right), _RUN_TOGETHER)
        for at in range(1, len(folded))
        for left in model.forms(folded[:at])
        for right in model.forms(folded[at:])
        if model.follows(left, right)
    ]
    marked = has_diacritics(typed)
    for near, distance in _near_words(folded, model):
        for form in model.forms(near):
            slip = (_SLIP if distance == 1 else _LONGER_SLIP) + (0.0 if not marked or _agree(typed, form) else 1.5)
            found.append(Reading((form,), slip))
    return found


@lru_cache(maxsize=4096)
def _near_words(folded: str, model: WordModel) -> tuple[tuple[str, int], ...]:
    """Words of the corpus one slip away (a letter more, less, other, or two swapped); two for a long word."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    most = 2 if len(folded) >= 8 else 1
    choices = list(model.folded_near(folded, most))
    found = extract(folded, choices, scorer=OSA.distance, score_cutoff=most, limit=None)
    nearest = sorted((int(distance), -model.count(str(word)), str(word)) for word, distance, _ in found)
    return tuple((word, distance) for distance, _, word in nearest[:_MOST_NEAR])


def _agree(typed: str, form: str) -> bool:
    """Whether most letters of the two, marks included, are the same."""
    shared = len(set(typed) & set(form))
    return shared * 2 > len(set(typed)) and any(c in form for c in typed if not c.isascii())
