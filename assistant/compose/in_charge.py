"""Who answers for the plan as a whole: the clause of its organisation that says so, not a task of one body."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.candidate import Candidate
from assistant.compose.draft import NOTHING, Draft, DraftSentence, answered
from assistant.compose.lead_beside import body_above
from assistant.compose.standing import document_asked
from assistant.compose.whole_plan import says_nothing_else
from assistant.english import document_in_english
from assistant.evidence import Evidence
from assistant.named import plain
from assistant.statements import Statement
from assistant.texts import say
from assistant.types import Document
from assistant.understand import Query
from assistant.vietnamese import fold

_ASKS = re.compile(
    r"\b(?:ai|(?:co quan|don vi|so|ban|nganh|ben|phong|bo) nao|who|which (?:department|agency|body|ministry|office))\b"
)
_LEADS = re.compile(
    r"\b(?:chu tri|phu trach|chiu trach nhiem|dau moi|thuong truc|dung ra|lo|trien khai|to chuc thuc hien|thuc hien|dieu hanh"
    r"|theo doi|leads?|in charge|responsible|implements?|runs?|oversees?|standing|carries out|carry(?:ing)? out)\b"
)
_BODY = re.compile(
    r"\b(?:sở|bộ|ban|công an|văn phòng|phòng|chi cục|cục|hội|ủy ban nhân dân|ubnd)\s+\w+"
    r"(?:(?:\s|,\s(?=[A-ZĐÀ-Ỹ]))(?!là\b|có\b|chủ trì\b|phải\b)\w+){0,7}",
    re.IGNORECASE,
)
_PLAN = r"(?:ke hoach|chuong trinh|nghi quyet|de an|quyet dinh|chien luoc|plan|programme|program|resolution|scheme)"
# How plans say it, surest first.
_SAYS = (
    re.compile(
        r"\b(?:la )?(?:co quan|don vi) (?:chu tri|thuong truc|dau moi)\b(?! ?:)|\bchiu trach nhiem (?:chung|chinh|toan dien)\b"
        r"|\bdau moi\b[^.;:]{0,60}\bla (?:so|bo|ban|van phong|cong an|phong|cuc)\b"
    ),
    re.compile(
        r"\b(?:chu tri|dau moi|chiu trach nhiem|phu trach)\b[^.;]{0,60}"
        r"\b(?:trien khai|thuc hien|theo doi|don doc|huong dan|dieu phoi|tham muu)\b"
        rf"[^.;]{{0,80}}\b{_PLAN}\b"
    ),
    re.compile(rf"^\W*(?:\w+ ){{1,10}}\w+\W+thuong truc {_PLAN}\b"),  # "Sở Công Thương: thường trực Chương trình"
    re.compile(
        r"\b(?:chu tri|dau moi)\W+(?:\w+\W+){0,3}?(?:don doc|theo doi|huong dan|tong hop|to chuc thuc hien|trien khai)\b"
    ),
)
_WORDS = (
    "ai cơ quan đơn vị sở bộ ban ngành bên phòng nào đứng ra lo chịu trách nhiệm chính chung phụ trách chủ trì đầu mối thường trực triển"
    " khai thực hiện tổ chức điều hành theo dõi giao cho việc này toàn bộ cả thi hành được lead leads department agency body"
    " responsible charge implementing implementation overall in run runs oversee oversees for which who rural whole"
    " standing body carry carries carrying out this that the"
)


def compose_in_charge(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> Draft:
    """The clause that says who answers for the plan; NOTHING where one task is asked about, or the plan does not say."""
    folded = fold(query.text)
    claimed = None if _ASKS.search(folded) else _BODY.search(query.text)
    if not _LEADS.search(folded) or (claimed is None and not _ASKS.search(folded)):
        return NOTHING
    document = _document(query, candidates, evidence)
    if document is None or not _about_the_plan(query, document, claimed.group() if claimed else ""):
        return NOTHING
    statement = next(
        filter(None, (_saying(own, query, evidence) for own in _speaking(document, query, evidence))), None
    )
    if statement is None:
        return NOTHING
    document = statement.document
    start, end = statement.quote
    text = re.sub(r"\*\*|__|^\s*(?:\d{1,2}[.)]|[a-zđ]\)|[-–•])\s+", "", statement.passage.text[start:end]).strip(" .;")
    text = f"{text[:1].upper()}{text[1:]}."
    above = None if _BODY.match(text) else body_above(statement.passage)
    if query.language == "en":
        text = say("document_says", "en", name=document_in_english(document), quote=f"“{text.rstrip('.')}”.")
        text = f"**{above}**: {text}" if above else f"{text[:1].upper()}{text[1:]}"
    elif above:
        text = f"**{above}** {text[:1].lower()}{text[1:]}" if text.startswith("Là ") else f"**{above}**: {text}"
    if claimed is not None:
        held = f" {plain(claimed.group())} " in f" {plain(text)} "
        text = f"**{say('right' if held else 'no', query.language)}.** {text}"
    return answered(DraftSentence(text, (statement,)))


def _document(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> Document | None:
    if evidence.primary is not None and not query.documents and not query.scope:
        return evidence.primary
    return evidence.documents.get(document_asked(query, candidates, evidence))


def _speaking(document: Document, query: Query, evidence: Evidence) -> list[Document]:
    """The plan itself; where none is named, also what others of the same place say, the latest first."""
    others = [d for d in evidence.documents.values() if d.scope and d.scope == document.scope and d is not document]
    others.sort(key=lambda d: d.issued_on or "", reverse=True)
    return [document] if query.documents else [document, *others]


def _about_the_plan(query: Query, document: Document, body: str) -> bool:
    """Whether nothing is named besides the plan itself, if that (and the body claimed to lead it)."""
    named = re.search(rf"\b{_PLAN}\b", fold(query.text)) or not body
    return bool(named) and says_nothing_else(query, document, f"{_WORDS} {body}")


def _saying(document: Document, query: Query, evidence: Evidence) -> Statement | None:
    """The clause that says it most surely; of several ("đầu mối về hộ tịch", "đầu mối về dữ liệu") the one of most words asked with."""
    asked = set(plain(query.search_text).split()) - set(plain(_WORDS).split())
    found = [
        (rank, -len(asked & set(plain(statement.text).split())), i, statement)
        for i, passage in enumerate(evidence.reader.passages_of(document.id))
        if not passage.text.startswith("|")
        for statement in evidence.of_passage(passage)
        for rank, pattern in enumerate(_SAYS)
        if pattern.search(fold(statement.sentence))
    ]
    return min(found, key=lambda s: s[:3])[3] if found else None
