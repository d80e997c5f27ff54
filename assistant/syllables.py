"""Is a text Vietnamese? Every written syllable is an onset, a rime and a tone; what is none of these was read wrongly."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.data import read_data

_TOKEN = re.compile(r"[^\W\d_]+")
_ABBREVIATION = re.compile(r"[A-ZĐ]{1,3}[gr]")  # TTg, Tr
_TONES = str.maketrans("", "", "\u0300\u0301\u0303\u0309\u0323")
_SHIFTS = (0, 40, 80, 120)
_COUNT = (1 << 40) - 1
_MOST_REMEMBERED = 100_000  # chunks
_STOPS = ("c", "ch", "p", "t")


@dataclass(frozen=True, slots=True)
class Spelling:
    """Of a text's words: how many there are, and which share can be Vietnamese, bears a mark, is a small English word."""

    words: int
    valid: float
    accented: float
    english: float

    @property
    def reads_true(self) -> bool:
        """Whether this is Vietnamese with its marks (a third of the words bear none), or plain English."""
        return (self.valid >= 0.82 and self.accented >= 0.35) or self.english >= 0.15


def measure_spelling(text: str) -> Spelling:
    """Abbreviations (UBND, TTg) are no words. Without words all shares are 0."""
    if len(_measured) > _MOST_REMEMBERED:
        _measured.clear()
    packed = sum(map(_measured.__getitem__, text.split()))
    words, valid, accented, english = (packed >> shift & _COUNT for shift in _SHIFTS)
    total = words or 1
    return Spelling(words, valid / total, accented / total, english / total)


class _Measured(dict[str, int]):
    """What was measured before: a document repeats its words, and a dictionary is asked in half the time of a cached call."""

    def __missing__(self, chunk: str) -> int:
        counts = self[chunk] = _measure_chunk(chunk)
        return counts


_measured = _Measured()


def _measure_chunk(chunk: str) -> int:
    """Of what stands between two spaces ("(chữ", "và/hoặc"): its words, valid, accented and English ones, in one number.

    Four counts in one are summed by one addition: a page has hundreds of chunks, a document hundreds of pages.
    """
    counts = 0
    for token in _TOKEN.findall(chunk):
        is_valid, is_accented, is_english, is_abbreviation = _judge(token)
        if not is_abbreviation:
            facts = (True, is_valid, is_valid and is_accented, is_english)
            counts += sum(fact << shift for fact, shift in zip(facts, _SHIFTS, strict=True))
    return counts


def is_syllable(token: str) -> bool:
    """Whether a word can be one Vietnamese syllable: "nghiệp" can, "Hcok" cannot."""
    return _judge(token)[0]


@cache
def _parts() -> tuple[frozenset[str], tuple[str, ...], frozenset[str]]:
    data = read_data("syllables")
    onsets = tuple(sorted(data["onsets"].split(), key=len, reverse=True))
    return frozenset(unicodedata.normalize("NFC", data["rimes"]).split()), onsets, frozenset(data["english"].split())


@lru_cache(maxsize=100_000)
def _judge(token: str) -> tuple[bool, bool, bool, bool]:
    """(can be a syllable, bears a mark, is a small English word, is an abbreviation): a document repeats its words."""
    lower = token.lower()
    is_valid = _spelled(lower)
    is_short = len(token) == 1 or (len(token) <= 6 and token.isupper()) or _ABBREVIATION.fullmatch(token) is not None
    return is_valid, not lower.isascii(), lower in _parts()[2], is_short and not is_valid


def _spelled(word: str) -> bool:
    if len(word) > 7:
        return False
    decomposed = unicodedata.normalize("NFD", word)
    plain = decomposed.translate(_TONES)
    tones = [c for c in decomposed if c in "\u0300\u0301\u0303\u0309\u0323"]
    if len(tones) > 1:
        return False
    bare = unicodedata.normalize("NFC", plain)
    rimes, onsets, _ = _parts()
    for onset in ("", *onsets):
        if not bare.startswith(onset):
            continue
        rime = bare[len(onset) :]
        # gì, gìn: the i of the onset is the rime's as well.
        if rime in rimes or (onset == "gi" and "i" + rime in rimes) or (onset == "qu" and "u" + rime in rimes):
            # Without any mark the word may have lost its tone; that is another question than whether it is a word.
            return bool(tones) is False or tones[0] in "\u0301\u0323" or not rime.endswith(_STOPS)
    return False
