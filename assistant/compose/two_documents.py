"""How two documents named stand to each other, where nothing is said of what in them is to be compared."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.candidate import Candidate
from assistant.compose.about import head_facts
from assistant.compose.draft import NOTHING, Draft, DraftSentence, answered
from assistant.compose.scope import topic_terms
from assistant.compose.signed import statements_about
from assistant.compose.single import whole
from assistant.evidence import Evidence
from assistant.named import find_documents
from assistant.phrase import phrase_block
from assistant.types import AnswerStatus
from assistant.understand import Query
from assistant.vietnamese import fold

# Words, without marks, that only ask for a comparison.
_COMPARING = re.compile(
    r"khac|nhau|giong|chenh|lech|so|sanh|diem|gi|cho|o|the|nao|quan|he|lien|differs?|difference", re.IGNORECASE
)
_SIDES = 2
# How one stands to the other, surest first, rather than that one merely names the other.
_STANDS = re.compile(r"\b(?:khong phai|thay the|bai bo|cu the hoa|de thuc hien|sua doi|bo sung)\b")


def compose_two_documents(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> Draft:
    """What one document says of the other, and the head of each; NOTHING where the question compares something they set."""
    if len(query.documents) != _SIDES or query.pillar or query.level or query.counted:
        return NOTHING
    if any(_COMPARING.fullmatch(fold(word)) is None for word in topic_terms(query, evidence).words):
        return NOTHING
    both = [evidence.documents[d] for d in query.documents]
    heads = [told for document in both if (told := head_facts(document, query, evidence)) is not None]
    if len(heads) < _SIDES:
        return NOTHING
    between = [
        DraftSentence(phrase_block(statement, query.language), (whole(statement),))
        for document, other in (both, both[::-1])
        for statement in statements_about(document, evidence)
        if find_documents(statement.passage.text, [other])
    ]
    between.sort(key=lambda told: _STANDS.search(fold(told.text)) is None)
    # Heads say what each is, not what sets it apart: alone they answer only part of what is asked.
    return answered(*between[:1], *heads, status=AnswerStatus.ANSWERED if between else AnswerStatus.PARTIAL)
