"""Who signed a document: by the sentence that says so, or by the block at its end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from assistant.compose.draft import DraftSentence, computed_in
from assistant.compose.single import whole
from assistant.english import date_in_english
from assistant.evidence import Evidence
from assistant.offer import name_of
from assistant.phrase import phrase_block
from assistant.relevance import coverage, weigh
from assistant.signature_block import office_name, signer_of
from assistant.statements import Statement
from assistant.texts import say
from assistant.types import Document, Passage
from assistant.understand import Query
from assistant.vietnamese import fold

_ABOUT = ("thong tin ve van ban", "thong tin ve tai lieu", "about this document", "thong tin chung")
_OFFICES = r"(?:Phó |Quyền )?(?:Tổng Bí thư|Bí thư|Chủ tịch|Thủ tướng|Bộ trưởng|Thứ trưởng|Giám đốc|Chánh văn phòng)"
_OFFICE = re.compile(rf"\b{_OFFICES}\b", re.IGNORECASE)
_OFFICE_LINE = re.compile(rf"^\W*{_OFFICES}\W*$", re.IGNORECASE | re.MULTILINE)
_NAME_ALONE = re.compile(r"^\W*((?:[A-ZĐÀ-Ỹ][a-zà-ỹđ]* ?){2,5})\W*\Z", re.MULTILINE)
_BREAK = re.compile(r"<br\s*/?>")
_MOST_COLUMNS = 3  # of a table that only places the recipients and the signature
# "Nghị quyết này có hiệu lực thi hành kể từ ngày ký": of the document itself, not of another that it speaks of.
_EFFECT = re.compile(
    r"(?:\bnay|^\W*(?:ke hoach|chuong trinh|nghi quyet|quyet dinh|de an|chi thi|luat)) "
    r"(?:(?:da |duoc |do )[^.;]{0,160}\bva )?co hieu luc (?:thi hanh )?(?:ke )?(?:tu|sau)\b"
)
# "Nghị quyết này được Hội đồng nhân dân ... thông qua ngày 11 tháng 12 năm 2025".
_ADOPTED = re.compile(
    r"(?:\bnay|^\W*(?:ke hoach|chuong trinh|nghi quyet|quyet dinh|de an)) (?:da )?(?:duoc|do) [^.;]{0,160}\bthong qua ngay\b"
)
_REPLACES = re.compile(
    r"(?:\bnay|^\W*(?:\d+[.)]\s*)?(?:ke hoach|chuong trinh|nghi quyet|quyet dinh|de an|chi thi))"
    r" (?:co hieu luc .{0,60})?\b(?:thay the|bai bo)\b"
)
_SIGNED = re.compile(
    r"(?<!đăng )(?<!chữ )(?<!nhật )(?<!thời )(?<!học )(?<!nhiệm )\bký\b(?! (?:kết|cam kết|hợp đồng|quỹ|hiệu|túc))|\bban hành ngày\b"
)


def statements_about(document: Document, evidence: Evidence) -> list[Statement]:
    """What a document says of itself, under a heading of its own: one statement a passage."""
    passages = [p for p in evidence.reader.passages_of(document.id) if is_about(p)]
    return [own[0] for passage in passages if (own := evidence.of_passage(passage))]


def about_statement(query: Query, evidence: Evidence) -> Statement | None:
    """What the one document named says of its own issue, best first; None where it says nothing of it."""
    document = evidence.documents[query.documents[0]] if query.documents else evidence.primary
    terms = weigh(query, evidence.reader.word_model)
    scored = [
        (coverage(terms, evidence.bags(s)), -i, s)
        for i, s in enumerate(statements_about(document, evidence) if document else [])
        if _SIGNED.search(s.passage.text)
    ]
    return max(scored, key=lambda found: found[:2])[2] if scored else None


def find_signature(document: Document, query: Query, evidence: Evidence) -> DraftSentence | None:
    """By the signature itself, the signer's office and the name alone beneath it, else by a sentence that says who signed."""
    said = [(p, own) for p in evidence.reader.passages_of(document.id) if (own := evidence.of_passage(p))]
    for passage, own in said:
        name, office = _NAME_ALONE.search(passage.text), _office_of(passage.heading_path, passage.text)
        if name and office:
            return _signed_by(document, office, name.group(1), query, whole(own[-1]))
        signer = None if passage.text.startswith("|") else signer_of(passage.text.splitlines())
        if signer:
            return _signed_by(document, "", signer, query, whole(own[-1]))
    tabled = _signer_in_table(evidence.reader.passages_of(document.id))
    if tabled:
        row = Statement(tabled[1], document, tabled[1].text, (0, len(tabled[1].text)), (), (), ())
        return _signed_by(document, "", tabled[0], query, row)
    if (
        document.signed_by and said
    ):  # read from the signature, which is no part of the text: cited at its beginning, as its head is
        return _signed_by(document, "", document.signed_by, query, said[0][1][0])
    for passage, own in said:
        if _SIGNED.search(passage.text) and _OFFICE.search(passage.text):
            return DraftSentence(phrase_block(own[0], query.language), (whole(own[0]),))
    return None


def find_effect(document: Document, evidence: Evidence) -> Statement | None:
    """The clause by which a document says from when it has effect: "Quyết định này có hiệu lực kể từ ngày ký."."""
    return _saying(_EFFECT, document, evidence)


def find_adopted(document: Document, evidence: Evidence) -> Statement | None:
    """The clause by which a document says when it was adopted: "Nghị quyết này được ... thông qua ngày ..."."""
    return _saying(_ADOPTED, document, evidence)


def find_replaced(document: Document, evidence: Evidence) -> Statement | None:
    """The clause by which a document replaces an older one: "Quyết định này ... thay thế Quyết định số 12/QĐ-UBND."."""
    return _saying(_REPLACES, document, evidence)


def _saying(pattern: re.Pattern[str], document: Document, evidence: Evidence) -> Statement | None:
    for passage in evidence.reader.passages_of(document.id):
        own = evidence.of_passage(passage)
        said = next((s for s in own if pattern.search(fold(s.text))), None)
        if said is not None or (own and pattern.search(fold(passage.text))):
            return said or own[0]
    return None


def _signer_in_table(passages: Sequence[Passage]) -> tuple[str, Passage] | None:
    """Office and name from a table whose columns are "Nơi nhận" and the signature, with the row that holds the name."""
    for is_table, run in groupby(passages, key=lambda passage: passage.text.startswith("|")):
        rows = list(run) if is_table else []
        cells = [[cell.strip() for cell in row.text.strip().strip("|").split("|")] for row in rows]
        for at in range(min(max(map(len, cells), default=0), _MOST_COLUMNS)):
            column = [line for own in cells if at < len(own) for line in _BREAK.split(own[at]) if line.strip()]
            signer = signer_of(column)
            if signer:
                return signer, next(row for row in rows if " ".join(signer.split()[-2:]) in row.text)
    return None


def _signed_by(document: Document, office: str, name: str, query: Query, cited: Statement) -> DraftSentence:
    language = query.language
    named = name_of(document, language)
    title = office_name(office)
    key = "signed_by" if title else "signed_by_name"
    text = say(key, language, office=title, name=name, document=named)
    dated = ""
    if document.issued_on:
        dated = (date_in_english if language == "en" else date_in_vietnamese)(document.issued_on)
        text += " " + say("issued_on", language, date=dated)
    # A date in English is of the document's own head, but written otherwise than any quote has it.
    return DraftSentence(text + ".", (cited,), computed_in(dated if language == "en" else "", language))


def _office_of(heading_path: Sequence[str], text: str) -> str:
    heading = next((h for h in reversed(heading_path) if _OFFICE.match(h.capitalize())), "")
    line = _OFFICE_LINE.search(text)
    return heading or (line.group() if line else "")


def is_about(passage: Passage) -> bool:
    """Whether it stands under the heading where a document speaks of itself."""
    return any(fold(heading).startswith(_ABOUT) for heading in passage.heading_path)


def date_in_vietnamese(iso: str) -> str:
    """2024-03-12 -> 12/3/2024, as exact as is known."""
    return "/".join(str(int(part)) for part in reversed(iso.split("-")))
