"""Is a page's text layer true? Signed scans carry none but the signature's; scanners add layers that spell no words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.syllables import Spelling, measure_spelling

# What a digital signature's stamp says; it stands on the page and says nothing of it.
_SIGNATURE = re.compile(
    r"Người ký|Ký bởi|Email|Cơ quan\s*:|Thời gian ký|Signature (?:Not )?Verified|Digitally signed|Date:\s*\d{4}",
    re.IGNORECASE,
)
# The regular expression is slow, and most pages hold none of these.
_MAY_BE_SIGNED = (
    "người ký",
    "ký bởi",
    "email",
    "cơ quan:",
    "cơ quan :",
    "thời gian ký",
    "verified",
    "digitally",
    "date:",
)
FEW_WORDS = 25  # from fewer the words do not tell
_MANY_WORDS = 150  # true ones beside which no signature's block weighs
_SURE = 0.95  # share of true syllables from which a layer over a picture is trusted


@dataclass(frozen=True, slots=True)
class Verdict:
    """`is_true`: use the layer. `is_doubtful`: only a picture beneath would make it false. `confidence` is 0..1."""

    is_true: bool
    is_doubtful: bool
    words: int
    confidence: float


def judge_layer(text: str) -> Verdict:
    """Judge a page's text (already in Unicode) by its words alone."""
    spelling = measure_spelling(text)
    if spelling.words < _MANY_WORDS or not _is_sure(spelling):
        lower = text.lower()
        if any(mark in lower for mark in _MAY_BE_SIGNED):
            text = "\n".join(line for line in text.split("\n") if not _SIGNATURE.search(line))
            spelling = measure_spelling(text)
    if spelling.words < FEW_WORDS:
        # A page of figures, a cover, or the stamp on a scan: the pictures decide.
        wrong = spelling.words >= 5 and spelling.valid < 0.5 and spelling.english == 0
        return Verdict(not wrong, True, spelling.words, spelling.valid if spelling.words else 1.0)
    confidence = max(spelling.valid, min(1.0, spelling.english * 5))
    return Verdict(spelling.reads_true, not _is_sure(spelling), spelling.words, confidence)


def _is_sure(spelling: Spelling) -> bool:
    return spelling.valid >= _SURE and spelling.accented >= 0.55
