"""Abbreviations: those the documents define themselves, and the field's common ones (data), both ways.

"Ủy ban nhân dân (UBND)", "(sau đây gọi là UBND)", "dịch vụ công trực tuyến, viết tắt là DVCTT": a short form in
capitals right after words whose initials it is (Schwartz and Hearst 2003).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache

from assistant.data import read_data
from assistant.vietnamese import fold

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


def expand(text: str, learned: Mapping[str, str], holds: Callable[[str], bool] = lambda phrase: False) -> str:
    """Abbreviations and everyday phrases in the words documents use; what the documents themselves hold stays as typed."""
    own = {key.lower(): (key, long) for key, long in learned.items()}
    short = {key: known for key, known in own.items() if len(key) >= _SHORTEST_LOWER or key.upper() in text} | _common()
    cased = read_data("synonyms")["cased"]
    text = _ALONE.sub(lambda match: cased.get(match.group()) or _expanded(match.group(), short), text)
    for phrase, pattern, written in _phrases():
        if pattern.search(text) and not holds(phrase):
            text = pattern.sub(written, text)
    return text


def short_forms(text: str, learned: Mapping[str, str]) -> tuple[str, ...]:
    """The short forms of what `text` names in full: documents may use those instead."""
    folded = f" {fold(text)} "
    known = {**dict(_common().values()), **learned}
    return tuple(short for short, long in known.items() if short.isupper() and f" {_folded(long)} " in folded)


def _expanded(word: str, short: Mapping[str, tuple[str, str]]) -> str:
    return short.get(word.lower(), ("", word))[1]


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
def _common() -> dict[str, tuple[str, str]]:
    return {key.lower(): (key, long) for key, long in read_data("synonyms")["abbreviations"].items()}


@cache
def _phrases() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """Everyday phrases, with or without their diacritics, and what documents write."""
    return tuple(
        (phrase, re.compile(rf"(?<!\w)(?:{re.escape(phrase)}|{re.escape(fold(phrase))})(?!\w)", re.IGNORECASE), written)
        for phrase, written in read_data("synonyms")["phrases"].items()
    )


_folded = lru_cache(maxsize=10_000)(fold)
