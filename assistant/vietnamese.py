"""Vietnamese text: one spelling for what is typed in many ways. Pure functions, no state.

Tone placement follows the old and the new style alike (hoà = hòa, thuỷ = thủy); both are brought to the new
style's letters so that the two index as one word.
"""

from __future__ import annotations

import re
import unicodedata

WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*", re.UNICODE)

_MARKS = "\u0300-\u036f"
_TONES = "\u0300\u0301\u0303\u0309\u0323"
# oa, oe, uy at the end of a syllable: the old style marks the first letter, the new style the second. (quy is q + uy.)
_OLD_STYLE = re.compile(
    rf"(?<![qQ])([oO])([{_TONES}])([aAeE])(?![\w{_MARKS}])|(?<![qQ])([uU])([{_TONES}])([yY])(?![\w{_MARKS}])"
)
# A syllable that is one of these consonants and i alone is written with y as well: tỉ lệ = tỷ lệ, kĩ = kỹ, lí = lý.
_LONE_I = re.compile(rf"\b([hklmst])i([{_TONES}]?)(?![\w{_MARKS}])")
_SPACES = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t\v\f]")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_DASHES = re.compile(r"[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")


def nfc(text: str) -> str:
    """Canonical composition (Unicode Standard Annex 15), the form all stored text is in."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Lower case without diacritics, đ as d: "Hà Nội" -> "ha noi". Same number of words as `text`."""
    decomposed = unicodedata.normalize("NFD", text.lower())
    return "".join("d" if c == "đ" else c for c in decomposed if not unicodedata.combining(c))


def new_style_tones(text: str) -> str:
    """NFC with the tone of oa, oe, uy on the second letter: "hòa" -> "hoà", "thúy" -> "thuý"."""
    decomposed = unicodedata.normalize("NFD", text)

    def move(match: re.Match[str]) -> str:
        a, tone, b, c, tone2, d = match.groups()
        return a + b + tone if a else c + d + tone2

    return unicodedata.normalize("NFC", _OLD_STYLE.sub(move, decomposed))


def clean_question(text: str) -> str:
    """A question as typed -> NFC, full-width letters narrowed, invisible and control characters gone, spaces single."""
    text = unicodedata.normalize("NFKC", text)
    text = _CONTROL.sub(" ", _INVISIBLE.sub("", _DASHES.sub("-", _SPACES.sub(" ", text))))
    return " ".join(text.split())


def one_spelling(text: str) -> str:
    """Lower case in one spelling of tones and of i/y: what is compared, never what is shown."""
    decomposed = unicodedata.normalize("NFD", new_style_tones(text.lower()))
    return unicodedata.normalize("NFC", _LONE_I.sub(r"\1y\2", decomposed))


def words(text: str) -> list[str]:
    """Lower-case words in one spelling: the accented terms of the lexical index. Numbers keep their separators."""
    return WORD.findall(one_spelling(text))


def has_diacritics(text: str) -> bool:
    return fold(text) != text.lower()
