"""A question as typed -> clean text with the way back: NFC, plain spaces and dashes, no stray or repeated marks."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_TONES = "\u0300\u0301\u0303\u0309\u0323"  # grave, acute, tilde, hook above, dot below
_SHAPES = "\u0302\u0306\u031b"  # circumflex, breve, horn
_TAKES_TONE = "aeiouy"
_TAKES_SHAPE = {"\u0302": "aeo", "\u0306": "a", "\u031b": "ou"}
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")
_DASH = re.compile(r"[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
# Accents typed as characters of their own, not on a letter.
_STRAY = frozenset("\u00b4\u02c6\u02dc\u02d8\u02c0\u02ca\u02cb")


@dataclass(frozen=True, slots=True)
class Normalised:
    """`offsets[i]` is where character i of `text` came from in the text as typed; as long as `text`."""

    text: str
    offsets: tuple[int, ...]

    def typed_span(self, start: int, end: int, typed: str) -> tuple[int, int]:
        """The span of `typed` that became `text[start:end]`."""
        if start >= end:
            at = self.offsets[start] if start < len(self.offsets) else len(typed)
            return at, at
        stop = self.offsets[end] if end < len(self.offsets) else len(typed)
        return self.offsets[start], stop


@lru_cache(maxsize=8)  # a question is normalised where it is checked and where it is read
def normalise(typed: str) -> Normalised:
    """Idempotent: normalising its own text changes nothing. White space of any kind becomes one space, none at the ends."""
    out: list[str] = []
    offsets: list[int] = []
    for start, cluster in _clusters(typed):
        for char in _clean(cluster):
            if char == " " and (not out or out[-1] == " "):
                continue
            out.append(char)
            offsets.append(start)
    if out and out[-1] == " ":
        out.pop()
        offsets.pop()
    return Normalised("".join(out), tuple(offsets))


def _clusters(text: str) -> list[tuple[int, str]]:
    """A character with the combining marks after it, and where it begins."""
    found: list[tuple[int, str]] = []
    for at, char in enumerate(text):
        if _INVISIBLE.match(char):
            continue
        if found and _joins(found[-1][1], char):
            start, cluster = found[-1]
            found[-1] = (start, cluster + char)
        else:
            found.append((at, char))
    return found


def _joins(cluster: str, char: str) -> bool:
    """Whether a character belongs to the one before it: a mark, or a part that composes with it (Hangul)."""
    if unicodedata.combining(char):
        return True
    return char > "\u10ff" and len(unicodedata.normalize("NFC", cluster + char)) <= len(
        unicodedata.normalize("NFC", cluster)
    )


@lru_cache(maxsize=8192)
def _clean(cluster: str) -> str:
    """NFC of the cluster with at most one shape and one tone, each on a letter that takes it."""
    wide = unicodedata.normalize("NFKC", cluster)
    if len(cluster) == 1 and cluster in _STRAY:
        return ""
    cleaned = []
    for start in _starts(wide):
        decomposed = unicodedata.normalize("NFD", start)
        base, marks = decomposed[0], list(decomposed[1:])
        if base.isspace() or unicodedata.category(base).startswith("C"):
            cleaned.append(" ")
        elif unicodedata.combining(base):
            continue
        elif _DASH.match(base):
            cleaned.append("-")
        else:
            cleaned.append(unicodedata.normalize("NFC", base + "".join(_kept_marks(base, marks))))
    return "".join(cleaned)


def _starts(text: str) -> list[str]:
    """NFKC may make several characters of one ("½", ligatures): each with its own marks."""
    found: list[str] = []
    for char in text:
        if found and unicodedata.combining(char):
            found[-1] += char
        else:
            found.append(char)
    return found


def _kept_marks(base: str, marks: list[str]) -> list[str]:
    """The last shape and the last tone typed: what an input method shows when keys are pressed twice."""
    if not base.isascii() or not base.isalpha():
        return [] if base.isascii() else marks
    letter = base.lower()
    others = [mark for mark in dict.fromkeys(marks) if mark not in _TONES and mark not in _SHAPES]
    shapes = [mark for mark in marks if mark in _SHAPES and letter in _TAKES_SHAPE[mark]]
    tones = [mark for mark in marks if mark in _TONES]
    if tones and letter not in _TAKES_TONE:
        others += tones[-1:]  # "ñ", "ń": letters of other languages stay what they are
        tones = []
    return [*shapes[-1:], *tones[-1:], *others]
