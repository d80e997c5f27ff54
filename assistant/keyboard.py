"""Keys an input method did not turn into letters: Telex "chuyeern", VNI "kinh te61" -> the word that was meant.

Telex: aa ee oo dd aw ow uw double or hook a letter, s f r x j set the tone. VNI: 6 7 8 9 shape a letter, 1 to 5 set the
tone. Keys may stand right after their letter or at the end of the syllable.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

_TELEX_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_VNI_TONES = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"}
_VOWELS = "aeiouy"
_CIRCUMFLEX, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"
_MOST_LETTERS = 10

# What a key does to the letters before it: "" it shaped one, a mark it set the tone, None it is a letter itself.
_Key = Callable[[str, list[list[str]]], str | None]


def decode_keys(word: str) -> str | None:
    """The accented word whose keys were typed as letters or digits, NFC, lower case; None where there are no such keys.

    Only a candidate: "bus" decodes too. The caller keeps it where it is a word of the documents and the typed one is not.
    """
    typed = word.lower()
    if not typed.isascii() or not 2 <= len(typed) <= _MOST_LETTERS + 4:
        return None
    if re.fullmatch(r"[a-z]+\d[a-z\d]*", typed):
        return _decode(typed, _vni)
    return _decode(typed, _telex) if typed.isalpha() else None


def _decode(typed: str, key: _Key) -> str | None:
    letters: list[list[str]] = []  # base letter and its shape
    tone, keys = "", 0
    for char in typed:
        pressed = key(char, letters)
        if pressed is None:
            letters.append([char, ""])
            continue
        keys += 1
        tone = pressed or tone
    if not keys or not any(base in _VOWELS for base, _ in letters) or any(base.isdigit() for base, _ in letters):
        return None
    if letters[-2:] == [["u", _HORN], ["o", _HORN]]:
        letters[-2][1] = ""  # no syllable ends in ươ: "thuở"
    if tone:
        at = _tone_place([base for base, _ in letters], [shape for _, shape in letters])
        letters[at][1] += tone
    return unicodedata.normalize("NFC", "".join(base + shape for base, shape in letters))


def _telex(char: str, letters: list[list[str]]) -> str | None:
    if char in _TELEX_TONES and _has_vowel(letters):
        return _TELEX_TONES[char]
    if char == "d" and letters and letters[0] == ["d", ""]:
        letters[0][0] = "đ"
        return ""
    if char in "aeo" and (at := _last(letters, char)) is not None:
        letters[at][1] = _CIRCUMFLEX
        return ""
    if char == "w" and _hook(letters, breve=True, horn=True):
        return ""
    return None


def _vni(char: str, letters: list[list[str]]) -> str | None:
    if char in _VNI_TONES and _has_vowel(letters):
        return _VNI_TONES[char]
    if char == "9" and letters and letters[0] == ["d", ""]:
        letters[0][0] = "đ"
        return ""
    if char == "6":
        at = next((i for i in reversed(range(len(letters))) if letters[i][0] in "aeo" and not letters[i][1]), None)
        if at is not None:
            letters[at][1] = _CIRCUMFLEX
            return ""
    if char in "78" and _hook(letters, breve=char == "8", horn=char == "7"):
        return ""
    return None


def _hook(letters: list[list[str]], *, breve: bool, horn: bool) -> bool:
    """Horn on o and u ("uo" takes both), breve on a; whether anything took it."""
    for at in reversed(range(len(letters))):
        base, shape = letters[at]
        if shape:
            continue
        if horn and base == "o":
            letters[at][1] = _HORN
            if at and letters[at - 1] == ["u", ""] and not (at > 1 and letters[at - 2][0] == "q"):
                letters[at - 1][1] = _HORN
            return True
        if horn and base == "u":
            letters[at][1] = _HORN
            return True
        if breve and base == "a":
            letters[at][1] = _BREVE
            return True
    return False


def _has_vowel(letters: list[list[str]]) -> bool:
    """Whether a vowel stands there that is the syllable's own: the u of "qu" and the i of "gi" alone are not."""
    bases = "".join(base for base, _ in letters)
    return any(char in _VOWELS for char in re.sub(r"^(?:qu|gi(?=[aeiouy]))", "", bases))


def _last(letters: list[list[str]], char: str) -> int | None:
    """The letter a second `char` doubles: the last such vowel that has no shape yet."""
    return next((i for i in reversed(range(len(letters))) if letters[i] == [char, ""]), None)


def _tone_place(bases: list[str], shapes: list[str]) -> int:
    """Index of the vowel that carries the tone: a shaped one, else the middle or the first of an open syllable."""
    shaped = [i for i, shape in enumerate(shapes) if shape]
    if shaped:
        return shaped[-1]
    start = 2 if bases[:2] == ["q", "u"] or (bases[:2] == ["g", "i"] and len(bases) > 2 and bases[2] in _VOWELS) else 0
    vowels = [i for i in range(start, len(bases)) if bases[i] in _VOWELS] or [
        i for i, base in enumerate(bases) if base in _VOWELS
    ]
    if len(vowels) == 1:
        return vowels[0]
    closed = vowels[-1] < len(bases) - 1
    return vowels[-1] if closed else vowels[-2]
