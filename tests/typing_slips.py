"""How questions get mistyped: keys left as letters, marks left out, letters swapped. For tests and benchmarks; seeded."""

from __future__ import annotations

import random
import re
import unicodedata

from assistant.vietnamese import fold

_TELEX = {
    "\u0302": None,
    "\u0306": "w",
    "\u031b": "w",
    "\u0301": "s",
    "\u0300": "f",
    "\u0309": "r",
    "\u0303": "x",
    "\u0323": "j",
}
_VNI = {
    "\u0302": "6",
    "\u0306": "8",
    "\u031b": "7",
    "\u0301": "1",
    "\u0300": "2",
    "\u0309": "3",
    "\u0303": "4",
    "\u0323": "5",
}
_TONES = "\u0301\u0300\u0309\u0303\u0323"


def as_telex(word: str, *, at_end: bool = True) -> str:
    """The Telex keys of a word; the tone key at the end of the syllable, or right after its vowel."""
    return _keys(word, _TELEX, "dd", at_end)


def as_vni(word: str, *, at_end: bool = True) -> str:
    return _keys(word, _VNI, "d9", at_end)


def without_some_marks(text: str, chance: random.Random, share: float = 0.5) -> str:
    """Each word loses its marks with probability `share`."""
    return re.sub(r"\w+", lambda m: fold(m.group()) if chance.random() < share else m.group(), text)


def with_keys_left(text: str, chance: random.Random, share: float = 0.3) -> str:
    """Each accented word is left as its Telex or VNI keys with probability `share`."""

    def leave(match: re.Match[str]) -> str:
        word = match.group()
        if fold(word) == word.lower() or chance.random() >= share:
            return word
        return (as_telex if chance.random() < 0.7 else as_vni)(word, at_end=chance.random() < 0.8)

    return re.sub(r"\w+", leave, text)


def _keys(word: str, keys: dict[str, str | None], dd: str, at_end: bool) -> str:
    out, tone = [], ""
    for char in word:
        base, *marks = unicodedata.normalize("NFD", char)
        if base in "đĐ":
            out.append(dd)
            continue
        out.append(base)
        for mark in marks:
            key = keys.get(mark, "") or (base.lower() if mark in keys else "")
            if mark in _TONES and at_end:
                tone = key
            else:
                out.append(key)
    return "".join(out) + tone
