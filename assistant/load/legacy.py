"""Text in the encodings used before Unicode (TCVN3, VNI, VISCII, VPS) -> NFC, told by font or by how it then reads.

The letters' tables are viparse's. Which table applies is decided by syllables: read with the right table nearly every word
is a Vietnamese syllable with its marks, read with a wrong one hardly any is.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from assistant.syllables import measure_spelling
from assistant.vietnamese import nfc

ENCODINGS = ("tcvn3", "vni", "viscii", "vps")
_SUBSTITUTED = re.compile("[\u2212\u2219]")  # what PDFs put for two letters; viparse knows where they are letters
_BEYOND_LATIN = re.compile("([^\x00-\xff]+)")
SAMPLE = 20_000  # characters that tell what a text is in; more tell no more
_MIN_WORDS = 4
# Letters that only Unicode has: the old fonts draw all theirs at places of Latin-1 and Windows-1252.
_UNICODE_ONLY = re.compile("[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
_GAIN = 0.25  # by how much a reading must be better than leaving the text as it is


@dataclass(frozen=True, slots=True)
class Repaired:
    text: str  # NFC
    encoding: str  # "" where nothing was converted


@lru_cache(maxsize=1024)
def encoding_of_font(font: str | None) -> str:
    """The encoding a font's name stands for ("ABCDEF+.VnTimeH", "VNI-Times"), "" for a Unicode font."""
    name = re.sub(r"^[A-Z]{6}\+", "", font or "").lower()
    if name.startswith((".vn", "vntime", "vnarial")):
        return "tcvn3"
    if name.startswith("vni"):
        return "vni"
    if name.startswith("vps"):
        return "vps"
    return "viscii" if name.startswith(("viscii", "vi ", "hoang")) else ""


@lru_cache(maxsize=1024)
def is_capital_font(font: str | None) -> bool:
    """TCVN3 has no accented capitals: fonts whose name ends in H draw small letters as capitals."""
    name = re.sub(r"^[A-Z]{6}\+", "", font or "")
    return encoding_of_font(name) == "tcvn3" and re.search(r"H(?:,|-|$)", name.split(" ")[0]) is not None


def detect(text: str) -> str:
    """The legacy encoding a text without font names is in, "" for none. Looks at the words that are not plain ASCII."""
    sample = " ".join(word for word in text[:SAMPLE].split() if not word.isascii())
    now = _score(sample)
    if now > 0.8 or not sample:
        return ""
    scores = {encoding: _score(_convert(sample, encoding)) for encoding in ENCODINGS}
    best = max(ENCODINGS, key=lambda encoding: scores[encoding])
    words = measure_spelling(_convert(sample, best)).words
    return best if words >= _MIN_WORDS and scores[best] >= 0.6 and scores[best] > now + _GAIN else ""


def convert(text: str, encoding: str, *, capitals: bool = False) -> str:
    """Text of one encoding -> NFC. Text that already reads as Vietnamese, whatever its font claims, stays as it is."""
    if not encoding or _UNICODE_ONLY.search(text):
        return nfc(text)
    converted = nfc(text) if text.isascii() else _convert(text, encoding)
    return converted.upper() if capitals else converted


def convert_lines(lines: list[str], encoding: str, *, capitals: bool = False) -> list[str]:
    """Lines of one encoding -> NFC, each as `convert` has it; all at once where none may differ from the others."""
    text = "\n".join(lines)
    if _is_latin(text) or not (_UNICODE_ONLY.search(text) or _SUBSTITUTED.search(text)):
        converted = nfc(text) if text.isascii() else _by_table(text, encoding)
        parts = (converted.upper() if capitals else converted).split("\n")
        if len(parts) == len(lines):
            return parts
    return [convert(line, encoding, capitals=capitals) for line in lines]


def is_encoded(text: str, encoding: str) -> bool:
    """Whether all the text set in fonts of one encoding really is in it: a font often outlives its encoding."""
    sample = " ".join(word for word in text[:SAMPLE].split() if not word.isascii())
    return bool(sample) and _score(_convert(sample, encoding)) > _score(sample)


def repair(text: str) -> Repaired:
    """Detect and convert a whole text; lines that already read as Vietnamese stay."""
    encoding = detect(text)
    if not encoding:
        return Repaired(nfc(text), "")
    return Repaired("\n".join(convert(line, encoding) for line in text.split("\n")), encoding)


def _score(text: str) -> float:
    """How well a text reads as Vietnamese, 0..1."""
    spelling = measure_spelling(text)
    return spelling.valid * 0.5 + spelling.accented * 0.5


def _convert(text: str, encoding: str) -> str:
    return _by_viparse(text, encoding) if _SUBSTITUTED.search(text) else _by_table(text, encoding)


def _by_viparse(text: str, encoding: str) -> str:
    tables, convert_text = _viparse()
    converted: str = convert_text(text, tables[encoding])
    return converted


def _by_table(text: str, encoding: str) -> str:
    """Text without the signs that stand for a letter in some places only."""
    letters = _letters(encoding)
    if letters is None:
        return _by_viparse(text, encoding)
    # Ten times as fast as `translate`, and all letters of TCVN3 stand at places of Latin-1; dashes and quotes do not.
    parts = [text] if _is_latin(text) else _BEYOND_LATIN.split(text)
    parts[::2] = [codecs.charmap_decode(part.encode("latin-1"), "strict", letters.latin)[0] for part in parts[::2]]
    parts[1::2] = [part.translate(letters.by_code) for part in parts[1::2]]
    return nfc("".join(parts))


def _is_latin(text: str) -> bool:
    """Whether all of it is in Latin-1, as most text in an old encoding is: told in a hundredth of a search's time."""
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return False
    return True


class _Letters(NamedTuple):
    latin: str  # the letter of each of the 256 places of Latin-1
    by_code: dict[int, str]


@cache
def _letters(encoding: str) -> _Letters | None:
    """The table of an encoding that writes every letter as one; None for VNI, which writes one as two."""
    pairs = _viparse()[0][encoding].pairs
    if any(len(old) > 1 or len(new) > 1 for old, new in pairs):
        return None
    by_code = {ord(old): new for old, new in pairs}
    return _Letters("".join(by_code.get(code, chr(code)) for code in range(256)), by_code)


@cache
def _viparse() -> tuple[dict[str, Any], Any]:
    from viparse.normalize.encodings import CHARMAPS
    from viparse.normalize.tables import convert as convert_text

    return CHARMAPS, convert_text
