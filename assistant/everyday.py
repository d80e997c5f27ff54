"""Everyday phrases -> the words documents write ("nhà nghèo" -> "hộ nghèo"), where the documents do not hold them themselves."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from assistant.data import read_data
from assistant.vietnamese import WORD, fold, has_diacritics, one_spelling, words
from assistant.word_model import WordModel

OR = " | "  # in data, between the ways documents may write it, the most usual first
_GAP, _GAP_WITH_MARK = re.compile(r"\s+"), re.compile(r",?\s+(?:[-–]\s+)?")
_HOME = ("nhà", "nha")
_WHOSE = frozenset(("tôi", "tui", "mình", "em", "tao", "tớ", "bọn", "tụi", "toi", "minh", "to", "bon"))


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: tuple[str, ...]
    ways: tuple[str, ...]
    gap: re.Pattern[str]


def in_other_words(text: str, model: WordModel) -> tuple[str, ...]:
    """`text` in other words that the corpus holds: everyday phrases in their next way, then also those it holds as typed.

    "kẹt xe" may stand in a plan's preamble and "ùn tắc giao thông" in its targets.
    """
    others = (in_written_words(text, model, nth=1), in_written_words(text, model, held=True))
    return tuple(dict.fromkeys(other for other in others if other != in_written_words(text, model)))


def in_written_words(text: str, model: WordModel | None = None, *, nth: int = 0, held: bool = False) -> str:
    """`text` with its everyday phrases, the longest first, as documents write them.

    Phrases are met without their diacritics only in a text that has none. What the corpus of `model` holds stays as typed,
    with `held` only where it holds no way to write it; of several ways to write it the first that the corpus holds is taken,
    with `nth` one after it.
    """
    spans = [match.span() for match in WORD.finditer(text)]
    unmarked = not has_diacritics(text)
    said = [fold(text[a:b]) if unmarked else one_spelling(text[a:b]) for a, b in spans]
    pieces: list[str] = []
    at = last = 0
    while at < len(said):
        found = _longest(text, said, spans, at, unmarked=unmarked)
        ways = found.ways if found else ()
        if found and model is not None and _holds(found, model, unmarked=unmarked):
            ways = _others_held(found, model) if held else ()
        if (
            found is None or not ways or (not unmarked and tuple(words(ways[0])) == found.words)
        ):  # as documents write it
            at += len(found.words) if found else 1
            continue
        start, end = spans[at][0], spans[at + len(found.words) - 1][1]
        pieces += [text[last:start], _without_said(best_way(ways, model, nth), said[:at])]
        at, last = at + len(found.words), end
    return "".join([*pieces, text[last:]])


def _is_itself(phrase: _Phrase, ways: tuple[str, ...]) -> bool:
    """Whether it is written as typed already, and only keeps a shorter phrase within it from being replaced."""
    return len(ways) == 1 and tuple(words(ways[0])) == phrase.words


def _without_said(way: str, before: list[str]) -> str:
    """The way without a first word that stands right before it already: "giá vé xe" is "giá vé", not "giá giá vé"."""
    first, _, rest = way.partition(" ")
    return rest if rest and before[-1:] == [one_spelling(first)] else way


def best_way(ways: tuple[str, ...], model: WordModel | None, nth: int = 0) -> str:
    """The first way that the corpus holds, or with `nth` one after it; where it holds none, the most usual."""
    held = [way for way in ways if len(ways) > 1 and model is not None and model.stands(way)]
    return held[min(nth, len(held) - 1)] if held else ways[0]


def _longest(text: str, said: list[str], spans: list[tuple[int, int]], at: int, *, unmarked: bool) -> _Phrase | None:
    for phrase in _phrases(unmarked).get(said[at], ()):
        end = at + len(phrase.words)
        if tuple(said[at:end]) == phrase.words and all(
            phrase.gap.fullmatch(text[before[1] : after[0]]) for before, after in pairwise(spans[at:end])
        ):
            if phrase.words[1:] and phrase.words[-1] in _HOME and _WHOSE.intersection(said[end : end + 1]):
                continue  # "phí rác nhà tôi": the rubbish of my house, no "rác nhà"
            return phrase
    return None


def _holds(phrase: _Phrase, model: WordModel, *, unmarked: bool) -> bool:
    """Whether the corpus holds the phrase as it may be meant: without marks, with any."""
    if len(phrase.words) == 1:
        return False  # a syllable says little of itself: "bé" of "thấp bé"
    if not unmarked:
        return model.stands(" ".join(phrase.words))
    pairs = pairwise(phrase.words)
    return all(any(model.stands(f"{x} {y}") for x in model.forms(a) for y in model.forms(b)) for a, b in pairs)


def _others_held(phrase: _Phrase, model: WordModel) -> tuple[str, ...]:
    """The ways to write a phrase, but itself, that the corpus holds too."""
    return tuple(way for way in phrase.ways if tuple(words(way)) != phrase.words and model.stands(way))


def _within(part: str, whole: str) -> bool:
    return f" {' '.join(words(part))} " in f" {' '.join(words(whole))} "


@cache
def _phrases(unmarked: bool) -> dict[str, tuple[_Phrase, ...]]:
    """By first word, the longest first; `unmarked`: without diacritics, those that then are no other words."""
    found: dict[str, list[_Phrase]] = {}
    marked_only = frozenset(map(str, read_data("synonyms")["marked_only"]))
    data = {str(key): tuple(str(ways).split(OR)) for key, ways in read_data("synonyms")["phrases"].items()}
    # What is written already is not written again: "đi mẫu giáo" holds "mẫu giáo".
    written = {way: (way,) for key, ways in data.items() for way in ways if _within(key, way)}
    for key, ways in (written | data).items():
        said = tuple(words(key))
        if unmarked:
            if key in marked_only or (len(said) == 1 and has_diacritics(key)):
                continue
            said = tuple(map(fold, said))
        gap = _GAP_WITH_MARK if "," in key or " - " in key else _GAP
        found.setdefault(said[0], []).append(_Phrase(said, ways, gap))
    return {first: tuple(sorted(own, key=lambda phrase: -len(phrase.words))) for first, own in found.items()}
