"""What OCR misreads so regularly that it can be told from the words alone: ones in dates, marks on vowels."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import product

from assistant.syllables import is_syllable

_DATE_PART = re.compile(r"(?:(?<=\bngày )|(?<=\btháng ))[Il|\]!\d]{1,2}(?=\s+(?:tháng|năm)\b)")
_ONES = str.maketrans("Il|]!", "11111")
_JOINED = re.compile(r"\b(ngày|tháng|năm)(?=\d)")
_NUMBER_WORD = re.compile(r"^S[óôòỏ]\s?:")
_COMMITTEE = re.compile(r"\b[UuƯưÙùÚúỦủỪừỬửỨứ][yýỷ](?=\s+(?:ban nhân dân|viên)\b)")
_WORD = re.compile(r"[^\W\d_]{3,7}")
_CIRCUMFLEX, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"
_KINDS = {"a": ("", _CIRCUMFLEX, _BREVE), "e": ("", _CIRCUMFLEX), "o": ("", _CIRCUMFLEX, _HORN), "u": ("", _HORN)}
_KIND_MARKS = (_CIRCUMFLEX, _BREVE, _HORN)


def mend_line(text: str) -> str:
    """A line with what can only be otherwise put right: "ngày I7 tháng 1]" is the 17th of the 11th, "QUYÉT" is "QUYẾT"."""
    text = _DATE_PART.sub(lambda found: found.group().translate(_ONES), _JOINED.sub(r"\1 ", text))
    text = _COMMITTEE.sub("Ủy", _NUMBER_WORD.sub("Số:", text))
    return text if text.isascii() else _WORD.sub(lambda found: _mend_word(found.group()), text)


@lru_cache(maxsize=50_000)
def _mend_word(word: str) -> str:
    """A word that is no syllable, and is one with another mark on its vowels in one way only, is that syllable."""
    if word.isascii() or is_syllable(word):
        return word
    letters = [unicodedata.normalize("NFD", letter) for letter in word]
    choices = [[letter] if letter[0].lower() not in _KINDS else _kinds(letter) for letter in letters]
    found = {unicodedata.normalize("NFC", "".join(parts)) for parts in product(*choices)}
    syllables = [candidate for candidate in found if is_syllable(candidate)]
    return syllables[0] if len(syllables) == 1 else word


def _kinds(letter: str) -> list[str]:
    """A vowel as each of its kinds, its tone kept: "é" -> "é", "ế"."""
    tone = "".join(mark for mark in letter[1:] if mark not in _KIND_MARKS)
    return [letter[0] + kind + tone for kind in _KINDS[letter[0].lower()]]
