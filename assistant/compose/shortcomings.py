"""What a plan says falls short: all points under what names them, or the passage that sets them against what was reached."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.candidate import Candidate
from assistant.compose.draft import NOTHING, Draft, DraftSentence, answered
from assistant.compose.outline import numbered_rows
from assistant.compose.single import whole
from assistant.compose.standing import document_asked
from assistant.evidence import Evidence
from assistant.phrase import phrase_block
from assistant.register.context import context_of
from assistant.types import Passage
from assistant.understand import Query
from assistant.vietnamese import fold

_NOUN = r"(?:han che|ton tai|yeu kem|kho khan|bat cap|vuong mac|thach thuc|ton dong)"
_ASKS = re.compile(
    rf"\b(?:(?:nhung|cac|nhieu|con|co|neu|may|cai)\b(?: \w+)? {_NOUN}\b|{_NOUN} (?:gi|nao|chinh|chu yeu|lon nhat|cua)\b)"
)
_SAYS = re.compile(rf"\b{_NOUN}\b")
_CAUSE = re.compile(r"\bnguyen nhan\b")
_AGAINST = re.compile(r"\W*(?:\d+[.)] |[a-z]\) )?(?:ben canh|tuy nhien|tuy vay|mac du|song|mat khac)\b")
_POINT = re.compile(r"\s*(?:[a-zđ]\d?\)|[-–•+*]\s)")
_KINDS = ("list", "what", "solution", "when", "status")  # "hạn chế" is no "hạn"
_MOST = 12


def compose_shortcomings(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> Draft:
    """Each point once; NOTHING where the question asks for none, or the plan's account of the situation names none."""
    asked = fold(query.text)
    if query.language != "vi" or query.kind not in _KINDS or not _ASKS.search(asked) or _CAUSE.search(asked):
        return NOTHING
    document = document_asked(query, candidates, evidence)
    passages = [p for p in evidence.reader.passages_of(document) if not p.text.startswith("|")] if document else []
    found = _points(passages, evidence)
    rows = [
        DraftSentence(phrase_block(own[0], "vi"), (whole(own[0]),)) for p in found if (own := evidence.of_passage(p))
    ]
    if not rows or len(rows) > _MOST:
        return NOTHING
    return answered(*(rows if len(rows) == 1 else numbered_rows(rows)))


def _points(passages: Sequence[Passage], evidence: Evidence) -> list[Passage]:
    """Points beneath a lead-in or heading of that name; else the passage that names them; else the one set against results."""
    for at, passage in enumerate(passages):
        said = fold(passage.text)
        if _SAYS.search(said) and not _CAUSE.search(said) and passage.text.rstrip("*_ ").endswith(":"):
            below = []
            for following in passages[at + 1 :]:
                if not _POINT.match(following.text):
                    break
                below.append(following)
            if below:
                return below
    of_situation = [p for p in passages if context_of(p) == "background"]
    headed = [
        p
        for p in of_situation
        if any(_SAYS.search(fold(h)) and not _CAUSE.search(fold(h)) for h in p.heading_path[-2:])
    ]
    named = [p for p in of_situation if _SAYS.search(fold(p.text)[:80]) and not _CAUSE.search(fold(p.text)[:80])]
    against = [p for p in of_situation if _AGAINST.match(fold(p.text))]
    return headed or named[:1] or against[:1]
