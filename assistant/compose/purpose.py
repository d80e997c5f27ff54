"""Why a thing is done: what a plan says of its need and purpose, or the sentence that tells a reason for just that."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answerable import MIN_NEARNESS
from assistant.candidate import Candidate
from assistant.compose.clarify import subject_terms
from assistant.compose.draft import NOTHING, Draft, answered
from assistant.compose.single import compose_texts, fitting
from assistant.evidence import Evidence
from assistant.judge import judge
from assistant.reasons import gives_reason, names_cause
from assistant.relevance import weigh
from assistant.statements import Statement
from assistant.types import Document, Target, Task
from assistant.understand import Query
from assistant.vietnamese import fold, words

# Headings under which a plan says why, surest first.
_HEADED = (
    re.compile(r"\b(?:su can thiet|muc dich)\b"),
    re.compile(r"\bquan diem\b"),
    re.compile(r"\bmuc tieu (?:chung|tong quat|tong the)\b"),
)
# "Kế hoạch được ban hành để thực hiện ...", "Chương trình nhằm ...".
_ISSUED_FOR = re.compile(
    r"\W*(?:ke hoach|chuong trinh|nghi quyet|de an|quyet dinh|chien luoc|chi thi)(?: nay)?(?: (?:duoc )?(?:ban hanh|lap|xay dung))?"
    r" (?:de|nham)\b"
)
_NO_SUBJECT = frozenset(
    words(
        "vì sao tại lý do gì phải cần làm có mục đích sự thiết nhằm để ban hành ra đời lập thực hiện triển khai"
        " kế hoạch chương trình nghị quyết đề án quyết định chiến lược chỉ thị này của"
    )
)
_SAID = 0.7  # coverage of a sentence that gives the reason of what is asked about
_MOST = 3
_TRIED = 8


def _subject(query: Query, evidence: Evidence) -> list[str]:
    return [term for term in subject_terms(query, evidence) if term not in _NO_SUBJECT]


def compose_purpose(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> Draft:
    """Of a question that `asks_purpose`; NOTHING where nothing found gives a reason."""
    subject = _subject(query, evidence)
    for document in _documents(query, candidates, evidence):
        found = _headed(subject, document, evidence) if _is_its_subject(subject, document) else []
        if found:
            terms = weigh(query, evidence.reader.word_model)
            return answered(*compose_texts(query, [judge(query, terms, s, evidence) for s in found]).sentences)
    if not subject:
        return NOTHING
    usable = fitting(candidates)
    told = [c for c in usable if c.nearness >= MIN_NEARNESS and names_cause(c.statement.text)]
    told = told or [c for c in usable if c.coverage >= _SAID and _tells(c.statement)]
    return answered(*compose_texts(query, told[:1]).sentences) if told else NOTHING


def _documents(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> list[Document]:
    """Those asked of: the ones named; else the primary one, then those in which something near was found, plans only."""
    if query.documents:
        return [evidence.documents[name] for name in query.documents]
    near = dict.fromkeys(c.statement.document.id for c in candidates)
    own = [evidence.primary] if evidence.primary else []
    others = [evidence.documents[name] for name in near]
    rest = list(evidence.documents.values())[:_TRIED]
    return list({d.id: d for d in (*own, *others, *rest) if _plan(d)}.values())


def _plan(document: Document) -> bool:
    return document.kind == "plan" and document.status != "superseded"


def _is_its_subject(subject: Sequence[str], document: Document) -> bool:
    """Whether a document is about what is asked: its names hold every word of it."""
    return set(subject) <= set(words(" ".join((document.title, *document.aliases))))


def _headed(subject: Sequence[str], document: Document, evidence: Evidence) -> list[Statement]:
    """What stands under the surest such heading: under "Mục đích" all, elsewhere what names the thing and gives a reason."""
    passages = [p for p in evidence.reader.passages_of(document.id) if not p.text.startswith("|")]
    for heading in _HEADED:
        under = [
            p for p in passages if any(heading.search(fold(name)) for name in p.heading_path[1:] or p.heading_path)
        ]
        if (subject and heading is not _HEADED[0]) or heading is _HEADED[1]:
            under = [p for p in under if set(subject) <= set(words(p.text)) and gives_reason(p.text)]
        told = [own[0] for p in under if (own := evidence.of_passage(p))]
        if told:
            return told[:_MOST]
    named = [p for p in passages if _ISSUED_FOR.match(fold(p.text))] if not subject else []
    return [own[0] for p in named[:1] if (own := evidence.of_passage(p))]


def _tells(statement: Statement) -> bool:
    return not isinstance(statement.row, Target | Task) and gives_reason(statement.text)
