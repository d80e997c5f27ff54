"""Vietnamese text: one spelling for what is typed in many ways. Pure functions, no state.

Tone placement follows the old and the new style alike (hoà = hòa, thuỷ = thủy); both are brought to the new
style's letters so that the two index as one word.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*", re.UNICODE)

# A capital letter as a class of a pattern: "À-Ỹ" holds small letters too.
CAPITAL = f"[A-Z{''.join(c for c in map(chr, (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))) if c.isupper())}]"

_MARKS = "\u0300-\u036f"
_TONES = "\u0300\u0301\u0303\u0309\u0323"
# oa, oe, uy at the end of a syllable: the old style marks the first letter, the new style the second. (quy is q + uy.)
_OLD_STYLE = re.compile(
    rf"(?<![qQ])([oO])([{_TONES}])([aAeE])(?![\w{_MARKS}])|(?<![qQ])([uU])([{_TONES}])([yY])(?![\w{_MARKS}])"
)
# A syllable that is one of these consonants and i alone is written with y as well: tỉ lệ = tỷ lệ, kĩ = kỹ, lí = lý.
_LONE_I = re.compile(rf"\b([hklmst])i([{_TONES}]?)(?![\w{_MARKS}])")
# Every Latin letter with marks -> its base letter, marks on their own -> nothing.
_FOLDED = {
    code: "".join(
        "d" if c == "đ" else c for c in unicodedata.normalize("NFD", chr(code).lower()) if not unicodedata.combining(c)
    )
    for block in ((0x00C0, 0x0250), (0x0300, 0x0370), (0x1E00, 0x1F00))
    for code in range(*block)
}
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|th|tr|qu|[bcdghklmnprstvx])?"
    r"(?:[aeiouy]|ai|ao|au|ay|eo|eu|ia|ie|ieu|iu|oa|oai|oao|oay|oe|oeo|oi|oo|ua|uai|uay|ue|ui|uo|uoi|uou|uu|uy|uya|uye|uyu|ye|yeu)"
    r"(?:ch|ng|nh|[cmnpt])?"
)


_WORD_LENGTH = 12  # letters up to which a text is most often a word, which comes again


def nfc(text: str) -> str:
    """Canonical composition (Unicode Standard Annex 15), the form all stored text is in."""
    return unicodedata.normalize("NFC", text)


@lru_cache(maxsize=4096)  # the headings of a passage are looked at for every statement of it
def fold_path(headings: tuple[str, ...]) -> str:
    """Headings on one line, folded."""
    return fold(" ".join(headings))


def fold(text: str) -> str:
    """Lower case without diacritics, đ as d: "Hà Nội" -> "ha noi". Same number of words as `text`."""
    lowered = text.lower()
    if lowered.isascii():
        return lowered
    return _folded_word(lowered) if len(lowered) <= _WORD_LENGTH else lowered.translate(_FOLDED)


@lru_cache(maxsize=16_384)
def _folded_word(lowered: str) -> str:
    return lowered.translate(_FOLDED)


def marks_within(part: str, whole: str) -> bool:
    """Whether `whole` is `part` with no mark less: "quyên" within "quyền", not "quyến" within "quyền"."""
    if part == whole:
        return True
    a, b = (unicodedata.normalize("NFD", word.replace("đ", "d\u0335")) for word in (part, whole))
    rest = iter(b)
    return all(char in rest for char in a)


def new_style_tones(text: str) -> str:
    """NFC with the tone of oa, oe, uy on the second letter: "hòa" -> "hoà", "thúy" -> "thuý"."""
    decomposed = unicodedata.normalize("NFD", text)

    def move(match: re.Match[str]) -> str:
        a, tone, b, c, tone2, d = match.groups()
        return a + b + tone if a else c + d + tone2

    return unicodedata.normalize("NFC", _OLD_STYLE.sub(move, decomposed))


def one_spelling(text: str) -> str:
    """Lower case in one spelling of tones and of i/y: what is compared, never what is shown."""
    lowered = text.lower()
    if lowered.isascii():  # half of what is asked: no marks to move
        return _LONE_I.sub(r"\1y\2", lowered)
    return _spelled_word(lowered) if len(lowered) <= _WORD_LENGTH else _spelled(lowered)


@lru_cache(maxsize=16_384)
def _spelled_word(lowered: str) -> str:
    return _spelled(lowered)


def _spelled(lowered: str) -> str:
    decomposed = unicodedata.normalize("NFD", new_style_tones(lowered))
    return unicodedata.normalize("NFC", _LONE_I.sub(r"\1y\2", decomposed))


def words(text: str) -> list[str]:
    """Lower-case words in one spelling: the accented terms of the lexical index. Numbers keep their separators."""
    return list(_words(text))


@lru_cache(maxsize=128)  # a question, and the names of documents, are taken apart many times an answer
def _words(text: str) -> tuple[str, ...]:
    return tuple(WORD.findall(one_spelling(text)))


def has_diacritics(text: str) -> bool:
    return fold(text) != text.lower()


def has_tone(text: str) -> bool:
    """Whether a tone is written: "tế", not "tê" or "te"."""
    return any(char in _TONES for char in unicodedata.normalize("NFD", text))


def has_shape(text: str) -> bool:
    """Whether a letter of its own is written: ă, â, đ, ê, ô, ơ, ư."""
    return "đ" in text.lower() or any(char in "\u0302\u0306\u031b" for char in unicodedata.normalize("NFD", text))


def is_syllable(word: str) -> bool:
    """Whether a word has the shape of a Vietnamese syllable: initial, vowels, final."""
    return _SYLLABLE.fullmatch(fold(word)) is not None


def lower_first(text: str) -> str:
    """Lower case at the start, unless the first word is a name: all capitals, or followed by another capital."""
    text = text.strip()
    first, _, rest = text.partition(" ")
    if first[1:] != first[1:].lower() or rest[:1].isupper():
        return text
    return text[:1].lower() + text[1:]
