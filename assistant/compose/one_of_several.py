"""Whether two supports can be had at once: the rule of the document that says whoever is in several groups gets but one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.candidate import Candidate
from assistant.compose.draft import NOTHING, Draft, answered
from assistant.compose.standing import document_asked
from assistant.compose.verdict import told, with_verdict
from assistant.evidence import Evidence
from assistant.understand import Query
from assistant.vietnamese import fold

_ASKS_BOTH = re.compile(
    r"\b(?:duoc|huong|nhan|lanh|cong|lay)\b[^.;?]*\b(?:ca (?:hai|2|ba|3)|dong thoi|cung luc|cong don)\b[^.;?]*"
    r"\b(?:muc|khoan|che do|ho tro|tro cap|phu cap|chinh sach)\b"
)
_BUT_ONE = re.compile(
    r"\bthuoc (?:nhieu|hai|tu hai|tu 02)\b[^.;]*\b(?:nhom|dien|doi tuong|chinh sach|che do|muc)\b[^.;]*"
    r"\bchi (?:duoc )?(?:huong|nhan|ap dung)\b[^.;]*\b(?:mot|cao nhat)\b"
)


def compose_one_of_several(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> Draft:
    """ "**Không.**" and the rule; NOTHING where both are not asked about or no sentence says that only one is given."""
    if query.kind != "yes_no" or not _ASKS_BOTH.search(fold(query.search_text)):
        return NOTHING
    document = document_asked(query, candidates, evidence)
    for passage in evidence.reader.passages_of(document) if document else ():
        if _BUT_ONE.search(fold(passage.text)):
            rules = [s for s in evidence.of_passage(passage) if _BUT_ONE.search(fold(s.text))]
            if rules:
                return answered(with_verdict("no", told(rules[0], query), query))
    return NOTHING
