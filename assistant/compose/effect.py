"""From when a law, decree or plan takes effect: the article that says so of itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.draft import NOTHING, Draft, DraftSentence, answered
from assistant.compose.single import whole
from assistant.evidence import Evidence
from assistant.phrase import phrase_block
from assistant.select import Candidate
from assistant.understand import Query
from assistant.vietnamese import fold

_ASKS = re.compile(
    r"\b(?:hieu luc (?:thi hanh )?(?:ke )?tu\b|(?:bat dau )?co hieu luc (?:thi hanh )?(?:khi nao|bao gio|luc nao|vao|ngay|hom nao|nam nao)"
    r"|(?:khi nao|bao gio|ngay nao|tu khi nao)\b.*\bco hieu luc|ngay (?:co )?hieu luc)"
    r"|\b(?:takes? effect|comes? into (?:force|effect)|effective date)\b"
)
_STATES = re.compile(r"\bnay co hieu luc(?: thi hanh)?(?: ke)? tu\b")


def compose_effect(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> Draft:
    """NOTHING where the question asks something else, or the document does not say from when it has effect."""
    if not _ASKS.search(fold(query.text)):
        return NOTHING
    document = _document(query, candidates, evidence)
    for passage in evidence.reader.passages_of(document or ""):
        own = evidence.of_passage(passage)
        if own and _STATES.search(fold(passage.text)):
            best = next((s for s in own if _STATES.search(fold(s.text))), own[0])
            return answered(DraftSentence(phrase_block(best, query.language), (whole(best),)))
    return NOTHING


def _document(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> str | None:
    if query.documents:
        return query.documents[0]
    if candidates:
        return candidates[0].statement.document.id
    return evidence.primary.id if evidence.primary else None
