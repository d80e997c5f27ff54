"""Abbreviations: those the documents define themselves, and the field's common ones (data), both ways.

"Ủy ban nhân dân (UBND)", "(sau đây gọi là UBND)", "dịch vụ công trực tuyến, viết tắt là DVCTT": a short form in
capitals right after words whose initials it is (Schwartz and Hearst 2003).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from assistant.data import read_data
from assistant.everyday import OR, in_written_words
from assistant.vietnamese import WORD, fold, is_syllable, words
from assistant.word_model import WordModel

_DEFINED = re.compile(
    r"(?P<before>(?:[\w/-]+[ \t]+){1,12}?[\w/-]+),?\s*"
    r"(?:\((?:sau đây\s+)?(?:(?:gọi|viết)\s+(?:tắt\s+)?là:?\s+)?|(?:gọi|viết)\s+tắt\s+là:?\s+)[\"“]?"
    r"(?P<short>[A-ZĐƯÔ][A-ZĐƯÔ&]{1,9})[\"”]?\b"
)
_ALONE = re.compile(r"(?<![\w/.-])[^\W\d_]\w*(?![\w/]|[-.]\w)")  # not within a number like 18-NQ/TU
_SKIPPED = frozenset(("và", "của", "về", "các", "cho", "the", "of", "and", "for"))
_SHORTEST_LOWER = 3  # letters; a shorter one typed in small letters is more likely a word


def learn_abbreviations(texts: Iterable[str]) -> dict[str, str]:
    """{short form: the words it stands for, most often}, as `texts` define them."""
    seen: dict[str, Counter[str]] = {}
    for text in texts:
        for match in _DEFINED.finditer(text):
            long = _long_form(match.group("before").split(), match.group("short"))
            if long:
                seen.setdefault(match.group("short"), Counter())[long] += 1
    return {short: longs.most_common(1)[0][0] for short, longs in seen.items()}


def expand(text: str, learned: Mapping[str, str], model: WordModel | None = None) -> str:
    """Abbreviations and everyday phrases in the words documents use; what the documents themselves hold stays as typed.

    A document's own abbreviation goes before the field's. Of several meanings the one is taken that the corpus of `model`
    holds beside the neighbours of the short form, else the first that it holds at all.
    """
    own = {key.lower(): (long,) for key, long in learned.items() if len(key) >= _SHORTEST_LOWER or key.upper() in text}
    short = _common() | own
    around = [(match.start(), match.group()) for match in WORD.finditer(text)]

    def written(match: re.Match[str]) -> str:
        cased = read_data("synonyms")["cased"].get(match.group())
        if cased:
            return str(cased)
        ways = short.get(match.group().lower())
        if ways is None:
            return match.group()
        at = next((i for i, (start, _) in enumerate(around) if start == match.start()), None)
        if model is None or at is None:
            return ways[0]
        neighbours = [around[i][1] if 0 <= i < len(around) else "" for i in (at - 1, at + 1)]
        return _meant(match.group(), ways, neighbours[0], neighbours[1], model)

    return in_written_words(_ALONE.sub(written, text), model)


def _meant(typed: str, ways: tuple[str, ...], before: str, after: str, model: WordModel) -> str:
    standing = [way for way in ways if model.stands(way)]
    if not standing:
        return typed if model.knows(typed.lower()) and len(ways) > 1 else ways[0]

    def fit(way: str) -> int:
        said = words(way)
        return any(model.follows(form, said[0]) for form in model.forms(fold(before))) + any(
            model.follows(said[-1], form) for form in model.forms(fold(after))
        )

    return max(standing, key=fit)  # the first of equals


def short_forms(text: str, learned: Mapping[str, str]) -> tuple[str, ...]:
    """The short forms of what `text` names in full: documents may use those instead."""
    folded = f" {fold(text)} "
    known = [*_written_short(), *learned.items()]
    return tuple(dict.fromkeys(short for short, long in known if short.isupper() and f" {_folded(long)} " in folded))


def _long_form(before: list[str], short: str) -> str | None:
    """The last words of `before` whose initials are `short`; function words may be passed over."""
    at, letters = len(before), list(fold(short.replace("&", "")))
    while letters and at > 0:
        at -= 1
        word = fold(before[at]).lstrip('("“')
        if word.startswith(letters[-1]):
            letters.pop()
        elif word not in {fold(skipped) for skipped in _SKIPPED} or len(letters) == len(fold(short)):
            return None
    return " ".join(before[at:]).strip('"“”(,') if not letters else None


@cache
def _common() -> dict[str, tuple[str, ...]]:
    """In small letters, as people type them: {short form: its meanings}; without marks too, where no syllable is written so."""
    data = read_data("synonyms")["abbreviations"].items()
    marked = {str(key).lower(): tuple(str(long).split(OR)) for key, long in data}
    return {fold(key): ways for key, ways in marked.items() if not is_syllable(key)} | marked


@cache
def _written_short() -> tuple[tuple[str, str], ...]:
    data = read_data("synonyms")["abbreviations"].items()
    return tuple((str(key), long) for key, ways in data for long in str(ways).split(OR))


_folded = lru_cache(maxsize=10_000)(fold)
