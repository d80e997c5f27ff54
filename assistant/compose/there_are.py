""" "Hà Nội có bao nhiêu xã, phường?": how many there are of a thing, where nothing else is asked about it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.candidate import Candidate
from assistant.compose.clarify import subject_terms
from assistant.compose.draft import NOTHING, Draft, DraftSentence, answered
from assistant.compose.single import figure_sentence
from assistant.evidence import Evidence
from assistant.phrase import phrase_text
from assistant.statements import Statement
from assistant.types import Figure
from assistant.understand import Query
from assistant.vietnamese import fold, words

_ASKS = re.compile(
    r"\b(?:co|con|gom|chia)\b(?: \w+){0,2} (?:bao nhieu|may)\b|\bhow many\b.*\b(?:have|has|are there|remain|left)\b"
)
_SAYS = re.compile(r"\b(?:co|con|gom)(?: (?:tat ca|tong cong|du))?\W*$")
_BESIDE = re.compile(r"\W*(?:,|và|hoặc|/)\s*([^\W\d]+)")  # "126 xã, phường"


def compose_there_are(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> Draft:
    """The latest sentence that says there are so many; NOTHING where more is asked about, or none says it."""
    noun = query.counted
    if not noun or query.kind != "how_much" or not _ASKS.search(fold(query.text)):
        return NOTHING
    if any(term not in words(noun) for term in subject_terms(query, evidence)):
        return NOTHING
    near = [c.statement for c in candidates if c.fits_year]
    said = words(query.search_text)
    rows = [s for t in evidence.targets if t.unit in said and (s := evidence.of_row(t))]
    asked = {term for term in query.terms if term not in words(noun)}
    found = [
        (s.document.issued_on or "", -i, s, figure)
        for i, s in enumerate(dict.fromkeys((*near, *rows)))
        if asked <= set(words(f"{s.passage.text} {s.document.scope or ''} {s.document.title}"))
        if not query.years or set(query.years) & set(s.years)
        for figure in s.figures
        if _counts(s, figure, noun)
    ]
    if not found:
        return NOTHING
    _, _, statement, figure = max(found, key=lambda f: f[:2])
    beside = _BESIDE.match(statement.text[figure.end :])
    if beside and query.language == "vi":  # "126 xã, phường" are not 126 of the first alone
        return answered(DraftSentence(phrase_text(statement, "vi"), (statement,)))
    return answered(figure_sentence(statement, query, figure))


def _counts(statement: Statement, figure: Figure, noun: str) -> bool:
    """Whether "có" stands before the figure, and the noun behind it, alone or beside another: "có 126 xã, phường"."""
    said = statement.text
    if not _SAYS.search(fold(said[: figure.start])):
        return False
    beside = _BESIDE.match(said[figure.end :])
    return figure.unit == noun or (beside is not None and beside.group(1).lower() == noun)
