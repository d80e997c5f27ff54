"""About a document itself: its number, date, issuer, status and what it is based on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.draft import NOTHING, Draft, DraftSentence, answered
from assistant.compose.single import fitting, whole
from assistant.evidence import Evidence
from assistant.named import plain
from assistant.phrase import phrase_block
from assistant.relevance import coverage, weigh
from assistant.select import Candidate
from assistant.statements import Statement
from assistant.texts import say
from assistant.types import Document
from assistant.understand import Query
from assistant.vietnamese import fold

_ABOUT = ("thong tin ve van ban", "thong tin ve tai lieu", "about this document", "thong tin chung")
_ASKS_SIGNER = re.compile(
    r"\b(?:ai|ong nao|ba nao|nguoi nao|nguoi) (?:da )?(?:ky|dung ten)\b|\bnguoi ky\b|\bdo ai ky\b|\bwho signed\b"
)
_OFFICES = r"(?:Phó |Quyền )?(?:Tổng Bí thư|Bí thư|Chủ tịch|Thủ tướng|Bộ trưởng|Thứ trưởng|Giám đốc|Chánh văn phòng)"
_OFFICE = re.compile(rf"\b{_OFFICES}\b", re.IGNORECASE)
_OFFICE_LINE = re.compile(rf"^\W*{_OFFICES}\W*$", re.IGNORECASE | re.MULTILINE)
_NAME_ALONE = re.compile(r"^\W*((?:[A-ZĐÀ-Ỹ][a-zà-ỹđ]+ ?){2,5})\W*\Z", re.MULTILINE)
_SIGNED = re.compile(r"\bký\b|\bban hành ngày\b")
_LEAST = 0.2  # coverage by which a sentence about the document says what is asked


def compose_about(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> Draft:
    """What the document says of itself; a document that says nothing answers by its front matter's place."""
    document = _document(query, evidence)
    if document is None or any(place not in plain(f"{document.scope} {document.title}") for place in query.places):
        return NOTHING
    statements = _statements(document, evidence)
    if not statements:
        signed = _signature(document, query, evidence) if _ASKS_SIGNER.search(fold(query.text)) else None
        if signed:
            return answered(signed)
        facts = _facts(document, query, evidence)
        return answered(facts) if facts else NOTHING
    terms = weigh(query, evidence.reader.word_model)
    scored = [(coverage(terms, evidence.bags(s)) + _fits_kind(query, s), -i, s) for i, s in enumerate(statements)]
    best = max(scored)
    usable = fitting(candidates)
    if best[0] < _LEAST or (usable and usable[0].coverage > best[0]):
        return NOTHING
    return answered(_told(best[2], query))


def about_statement(query: Query, evidence: Evidence) -> Statement | None:
    """What the named document says of its own issue, best first; None where it says nothing of it."""
    document = _document(query, evidence)
    statements = _statements(document, evidence) if document else []
    terms = weigh(query, evidence.reader.word_model)
    scored = [
        (bool(_SIGNED.search(s.passage.text)), coverage(terms, evidence.bags(s)) + _fits_kind(query, s), -i, s)
        for i, s in enumerate(statements)
    ]
    best = max(scored, key=lambda found: found[:3], default=None)
    return best[3] if best and best[0] else None


def _document(query: Query, evidence: Evidence) -> Document | None:
    if query.documents:
        return evidence.documents[query.documents[0]]
    folded = fold(query.text)
    if "moi nhat" in folded or "latest" in folded:
        dated = [
            d for d in evidence.documents.values() if d.issued_on and d.kind == "plan" and not _elsewhere(query, d)
        ]
        return max(dated, key=lambda d: d.issued_on or "", default=None)
    return evidence.primary or (next(iter(evidence.documents.values())) if len(evidence.documents) == 1 else None)


def _elsewhere(query: Query, document: Document) -> bool:
    return bool(query.scope and document.scope and fold(document.scope) != fold(query.scope))


def _statements(document: Document, evidence: Evidence) -> list[Statement]:
    found: dict[str, Statement] = {}
    for passage in evidence.reader.passages_of(document.id):
        if any(fold(heading).startswith(_ABOUT) for heading in passage.heading_path):
            own = evidence.of_passage(passage)
            if own:
                found[passage.id] = own[0]
    return list(found.values())


def _signature(document: Document, query: Query, evidence: Evidence) -> DraftSentence | None:
    """Who signed, by the sentence that says so or by the block at the end: the signer's office, then the name alone."""
    for passage in evidence.reader.passages_of(document.id):
        own = evidence.of_passage(passage)
        if not own:
            continue
        if _SIGNED.search(passage.text) and _OFFICE.search(passage.text):
            return DraftSentence(phrase_block(own[0], query.language), (whole(own[0]),))
        name = _NAME_ALONE.search(passage.text)
        office = next((h for h in reversed(passage.heading_path) if _OFFICE.match(h.capitalize())), "")
        office = office or next((m.group() for m in [_OFFICE_LINE.search(passage.text)] if m), "")
        if name and office:
            text = say(
                "signed_by",
                query.language,
                office=office.capitalize(),
                name=name.group(1),
                document=document.number or document.title,
            )
            if document.issued_on:
                text += " " + say("issued_on", query.language, date=_date(document.issued_on))
            return DraftSentence(text + ".", (whole(own[-1]),))
    return None


def _facts(document: Document, query: Query, evidence: Evidence) -> DraftSentence | None:
    """Number, issuer, date and status, as read from the document's head, citing its beginning."""
    if not (document.number or document.issuer or document.issued_on):
        return None
    first = next((own[0] for p in evidence.reader.passages_of(document.id) if (own := evidence.of_passage(p))), None)
    if first is None:
        return None
    language = query.language
    parts = [
        document.title
        if not document.number or document.number in document.title
        else f"{document.title} ({document.number})"
    ]
    if document.issuer:
        parts.append(say("issued_by", language, issuer=document.issuer))
    if document.issued_on:
        parts.append(say("issued_on", language, date=_date(document.issued_on)))
    text = " ".join(parts) + "."
    if document.status == "draft":
        text += " " + say("is_draft", language)
    return DraftSentence(text, (first,))


def _date(iso: str) -> str:
    """2024-03-12 -> 12/3/2024, as exact as is known."""
    return "/".join(str(int(part)) for part in reversed(iso.split("-")))


def _fits_kind(query: Query, statement: Statement) -> float:
    """What is asked of a document shows in few words: who signed, on what basis, whether it is in force."""
    asked, said = fold(query.text), fold(statement.passage.text)
    pairs = (
        (("ai ky", "nguoi ky", "ky ngay", "signed"), ("ky ngay", " ky ")),
        (("can cu", "legal basis", "co so phap ly"), ("can cu",)),
        (("con hieu luc", "thay the", "bai bo", "in force", "replaced"), ("thay the", "bai bo")),
        (("hieu luc",), ("hieu luc", "thay the", "du thao")),
        (("so hieu", "so van ban", "document number"), ("so hieu",)),
        (("ban hanh", "issued", "ngay nao"), ("ban hanh",)),
        (("soan", "drafted"), ("soan",)),
    )  # fmt: skip
    weights = (0.3, 0.3, 0.5, 0.3, 0.3, 0.3, 0.3)
    return sum(
        w
        for w, (wants, says) in zip(weights, pairs, strict=True)
        if any(w in asked for w in wants) and any(s in said for s in says)
    )


def _told(statement: Statement, query: Query) -> DraftSentence:
    name = statement.document.title
    text = phrase_block(statement, query.language)
    number = statement.document.number
    if number and number not in text and number in name:
        text = f"{name}: {text[:1].lower()}{text[1:]}" if len(name) < 120 else f"{number}: {text}"
    return DraftSentence(text, (whole(statement),))
