"""Whom to ask or call about a plan: the clause that names its contact, by name, number or address; else the body questions go to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.candidate import Candidate
from assistant.compose.draft import NOTHING, Draft, DraftSentence, answered
from assistant.compose.standing import document_asked
from assistant.compose.whole_plan import says_nothing_else
from assistant.evidence import Evidence
from assistant.named import plain
from assistant.phrase import phrase_text
from assistant.statements import Statement
from assistant.types import Document
from assistant.understand import Query
from assistant.vietnamese import CAPITAL, fold

_ASKS = re.compile(
    r"\b(?:lien he|lien lac|goi(?: dien)?|gap|trao doi|hoi|phan anh)(?: (?:voi|cho|toi|den|ve))?"
    r" (?:ai|so nao|so may|(?:co quan|don vi|noi|cho) nao|(?:o )?dau)\b"
    r"|\b(?:dau moi|nguoi|can bo)(?: (?:theo doi|lien he|lien lac|giai dap|tiep nhan|phu trach))+(?: \w+){0,12} (?:la ai|la nguoi nao)\b"
    r"|\bai (?:la |lam )?(?:nguoi |can bo )?dau moi\b"
    r"|\b(?:so (?:dien thoai|may)|dien thoai|email|e-mail|thu dien tu) (?:(?:de )?lien (?:he|lac) )?(?:la )?(?:nao|gi|so may|bao nhieu)\b"
    r"|\bwh(?:o|om) (?:should|do|can|to|must|does)(?: \w+)? (?:contact|ask|call)\b|\bcontact person\b"
)
_ASKS_NUMBER = re.compile(r"\b(?:so (?:nao|dien thoai|may)|dien thoai|email|e-mail|thu dien tu|phone|e-?mail)\b")
_NUMBER = re.compile(r"\d[\d .()-]{5,}\d|\S+@\S+\.\w")
_NAME = rf"{CAPITAL}\w+(?:\s{CAPITAL}\w+){{1,3}}"
_CONTACT = r"(?i:đầu mối|liên hệ|liên lạc|người theo dõi|cán bộ theo dõi|người phụ trách|thắc mắc|giải đáp|hỏi đáp)"
# How plans say it, surest first: a person, number or address beside a word of contact; the body that difficulties are told to.
_SAYS = (
    re.compile(
        rf"{_CONTACT}[^.]*?(?:(?i:ông|bà|đồng chí|đ/c)\s+{_NAME}|(?i:điện thoại|số máy|hotline|đường dây nóng)\W+[\d+(]|\S+@\S+\.\w)"
    ),
    re.compile(
        r"(?i:vướng mắc|khó khăn|phát sinh|thắc mắc)[^.]*?(?i:phản ánh|báo cáo|gửi|liên hệ|trao đổi|thông tin)[^.]*?(?i:về|với|đến|tới)\s+"
        r"(?:Sở|Bộ|Ban|Ủy ban|UBND|Văn phòng|Phòng|Cục|Chi cục|Trung tâm)\s"
    ),
)
_WORDS = (
    "ai cần phải muốn nên thì để hỏi về việc cho với tới đến liên hệ lạc gọi điện gặp trao đổi số nào máy cơ quan đơn vị nơi chỗ ở đâu"
    " đầu mối người cán bộ theo dõi giải đáp tiếp nhận phụ trách làm là thắc mắc vướng khó khăn phản ánh khi nếu thông tin chi tiết thêm"
    " thực hiện triển khai điện thoại email e mail thư tử gì bao nhiêu"
    " có tôi chúng mình i we who whom should do can to contact ask call about person for more information"
)


def compose_contact(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> Draft:
    """The plan's contact; of one matter of it only the contact named beside that. NOTHING where the plan names none."""
    if _ASKS.search(fold(query.text)) is None:
        return NOTHING
    document = evidence.documents.get(document_asked(query, candidates, evidence))
    if document is None:
        return NOTHING
    told = _contacts(document, evidence)
    if _ASKS_NUMBER.search(fold(query.text)):
        told = [s for s in told if _NUMBER.search(s.text)]
    if not says_nothing_else(query, document, _WORDS):
        matter = _matter(query, document)
        told = [s for s in told if matter <= set(plain(" ".join((*s.passage.heading_path, s.passage.text))).split())]
    return answered(DraftSentence(phrase_text(told[0], query.language), (told[0],))) if told else NOTHING


def _matter(query: Query, document: Document) -> set[str]:
    """What is asked about besides the plan itself and whom to ask."""
    named = " ".join((document.title, document.scope or "", document.issuer or "", *document.aliases, _WORDS))
    return set(plain(" ".join(query.terms)).split()) - set(plain(named).split())


def _contacts(document: Document, evidence: Evidence) -> list[Statement]:
    """Clauses that name a contact, surest first, of one passage the shortest."""
    found = [
        (rank, at, len(statement.text), i, statement)
        for at, passage in enumerate(evidence.reader.passages_of(document.id))
        if not passage.text.startswith("|")
        for i, statement in enumerate(evidence.of_passage(passage))
        for rank, pattern in enumerate(_SAYS)
        if pattern.search(statement.text)
    ]
    return [statement for *_, statement in sorted(found, key=lambda s: s[:4])]
