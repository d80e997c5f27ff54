"""What a question takes for granted besides figures: who signed, when, who leads, which generation, a place at the very top."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answerable import can_answer, holds_work, work_named
from assistant.candidate import Candidate
from assistant.compose.about import head_facts
from assistant.compose.draft import NOTHING, Draft, DraftSentence, answered
from assistant.compose.signed import about_statement, find_signature, statements_about
from assistant.compose.single import whole
from assistant.evidence import Evidence
from assistant.named import plain
from assistant.phrase import phrase_block, phrase_lead
from assistant.relevance import Terms, coverage, narrowed, weigh
from assistant.statements import Statement
from assistant.texts import say
from assistant.types import Task
from assistant.understand import Query
from assistant.vietnamese import fold

_SIGNING = re.compile(r"(?<!\bchu )\bky\b|\b(?:ban hanh|phe duyet|soan thao|sign(?:ed)?|issued)\b")
_SIGNED_IN = re.compile(
    r"(?:(?<!\bchu )\bky|\bban hanh|\bphe duyet|\bsigned|\bissued)(?: \w+){0,3} (?:nam |ngay [\d/]*)?20\d\d\b"
)
_ENDS_YES_NO = re.compile(r"\b(?:phai khong|dung khong|phai vay khong|dung chu|khong)$")
_ISSUED_BY = re.compile(
    r"\bdo (?P<who>(?!ai\b|cơ quan nào|đơn vị nào)[\w ]{3,60}?) (?:ban hành|ký|phê duyệt|soạn thảo)\b"
)
_DATED = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_CAPITAL = r"[A-ZĐÀ-Ỹ][a-zà-ỹđ]+"
_NAME = re.compile(rf"(?:(?:[Ôô]ng|[Bb]à|đồng chí|Mr|Ms)\.?\s+)?({_CAPITAL}(?:\s+{_CAPITAL}){{2,3}})")
_LEADS = re.compile(r"\b(?:chu tri|phu trach|chiu trach nhiem|dau moi|leads?|in charge)\b")
_OF_LEADING = re.compile(
    r"(?<!\w)(?:chủ trì|phụ trách|chịu trách nhiệm|(?:làm |là )?đầu mối|(?:được |lại )?giao(?: cho)?(?! thông| dịch|\w)|chuyện|việc)(?!\w)"
)
_MOST_ROWS = 60
_ASKS_WHO = re.compile(r"\b(?:ai|(?:co quan|don vi|so|bo|nganh|ban|ben) nao|who|which)\b")
_MEANT = 0.6  # coverage from which a task that another body leads is the one asked about
_NEAR = 0.07  # coverage by which a task may say less than the nearest and be the one meant
_BODY = re.compile(
    r"\b(?:Bộ|Sở|Vụ|Ủy ban|Uỷ ban|UBND|Ban|Văn phòng|Cục|Tổng cục|Chi cục|Phòng|Ngân hàng|Viện|Trung tâm|Đài|Trường"
    r"|Thanh tra|Công an|Kho bạc|Công ty|Hiệp hội|Liên đoàn|Hội)\s+[A-ZĐÀ-Ỹ][\wÀ-ỹ]*(?:\s+(?:và\s+)?[\wÀ-ỹ]+){0,5}"
    r"|\b(?:Công an|Thanh tra|Thuế|Văn phòng|Kho bạc|Bảo hiểm xã hội|Đoàn Thanh niên|Bộ Chỉ huy quân sự|UBND|Ủy ban nhân dân)"
    r"\s+(?:các\s+)?(?:thành phố|tỉnh|thị xã|huyện|quận|xã|phường|đặc khu)(?:,\s(?:xã|phường))?"
    r"|\b(?:Tỉnh đoàn|Thành đoàn|Huyện đoàn)\b"
)
_BEYOND_BODY = re.compile(
    r"\s+(?:(?:có|lại|được|sẽ|phải|đang)\s+)*(?:chủ trì|phụ trách|chịu trách nhiệm|đứng ra|làm|là|đầu mối|lo)\b.*$"
)
# A generation ("5G"), a level ("mức độ 4"): a number that belongs to a name.
_GENERATION = re.compile(r"(?<!\w)(\d{1,2})\s?([gGkK])(?!\w)")


def compose_signing(query: Query, evidence: Evidence) -> Draft:
    """Whether a document was signed by whom, or in which year, the question says; NOTHING where it says neither."""
    if query.kind != "yes_no" or len(query.documents) > 1 or not _SIGNING.search(fold(query.text)):
        return NOTHING
    named = _names(query, evidence)
    if not named and not (query.years and _SIGNED_IN.search(plain(query.text))):
        return NOTHING
    statement = about_statement(query, evidence) if query.documents else None
    if statement is None:
        return _by_head(query, evidence, named)
    said = statement.passage.text
    years = stated_years(said)
    if query.years and not years:
        return NOTHING
    true = all(plain(name) in plain(said) for name in named) and (not query.years or bool(years & set(query.years)))
    verdict = say("right" if true else "no", query.language)
    return answered(DraftSentence(f"**{verdict}.** {phrase_block(statement, query.language)}", (whole(statement),)))


def stated_years(text: str) -> set[int]:
    """Every year written in a text, those of its dates too."""
    return {int(year) for year in _DATED.findall(text)}


def compose_claimed_issue(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> Draft:
    """Whether who issued a document, and in which year, is as the question says, by the document's head and signature."""
    folded = fold(query.text).strip(" ?.!")
    by = _ISSUED_BY.search(query.text)
    ids = query.documents or (tuple(evidence.documents) if len(evidence.documents) == 1 else ())
    if not _ENDS_YES_NO.search(folded) or len(ids) != 1 or not _SIGNING.search(folded):
        return NOTHING
    dated = query.years and _SIGNED_IN.search(plain(query.text))
    of_itself = statements_about(evidence.documents[ids[0]], evidence)
    if by is not None and not dated:
        issued = ((s, _ISSUED_BY.search(s.passage.text)) for s in of_itself)
        found = next(((s, said.group("who")) for s, said in issued if said), None)
        if found is not None:
            verdict = say("right" if plain(by.group("who")) in plain(found[1]) else "no", query.language)
            text = f"**{verdict}.** {phrase_block(found[0], query.language)}"
            return answered(DraftSentence(text, (whole(found[0]),)))
    if (by is None and not dated) or of_itself:
        return NOTHING
    return _by_head(query, evidence, [by.group("who")] if by else [])


def _by_head(query: Query, evidence: Evidence, named: list[str]) -> Draft:
    """The same by what was read from the document's head: its date, and the block of its signature."""
    ids = query.documents or (tuple(evidence.documents) if len(evidence.documents) == 1 else ())
    if not ids:
        return NOTHING
    document = evidence.documents[ids[0]]
    signed = find_signature(document, query, evidence)
    facts = signed or head_facts(document, query, evidence)
    told = (facts, bool(signed) or bool(document.issuer)) if facts else None
    if told is None or (query.years and not document.issued_on) or (named and not told[1]):
        return NOTHING
    of_year = not query.years or document.issued_year in query.years
    true = of_year and all(plain(name) in plain(told[0].text) for name in named)
    sentence = told[0]
    return answered(replace(sentence, text=f"**{say('right' if true else 'no', query.language)}.** {sentence.text}"))


def compose_leading(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> Draft:
    """Whether the body that the question names leads a task; NOTHING where it names none, or asks who does."""
    folded = fold(query.text)
    body = _BODY.search(query.text) if _LEADS.search(folded) and not _ASKS_WHO.search(folded) else None
    if body is None:
        return NOTHING
    named = _BEYOND_BODY.sub("", body.group())
    led = [c.statement for c in candidates if isinstance(c.statement.row, Task) and c.statement.row.lead]
    led = led or _led_by_any(query, named, evidence)
    meant = [(_meant(query, named, s, evidence), s) for s in led]
    most = max((said for said, _ in meant), default=0.0)
    near = [(said, s) for said, s in meant if said >= most - _NEAR]
    held = next((s for _, s in near if _leads(named, s)), None)
    if (held is not None and query.kind != "yes_no") or most < _MEANT:
        return NOTHING
    statement = held or max(near, key=lambda pair: pair[0])[1]
    verdict = say("right" if held else "no", query.language)
    lead = phrase_lead(statement, statement.row, query.language) if isinstance(statement.row, Task) else ""
    return answered(DraftSentence(f"**{verdict}.** {lead}", (statement,)))


def _led_by_any(query: Query, body: str, evidence: Evidence) -> list[Statement]:
    """Tasks that say what the question says besides its body: that another leads them may be why none was near enough."""
    own = query.documents or ((evidence.primary.id,) if evidence.primary else tuple(evidence.documents))
    said = _besides(query, body, evidence).words
    rows = [r for r in evidence.rows_saying(said)[:_MOST_ROWS] if isinstance(r, Task) and r.lead and r.document in own]
    statements = (evidence.of_row(row) for row in rows)
    return [s for s in statements if s is not None and can_answer(query, s, evidence)]


def _meant(query: Query, body: str, statement: Statement, evidence: Evidence) -> float:
    """How far a task is the one asked about, by the words besides those of the body and of leading."""
    if holds_work(work_named(query), statement):
        return 1.0
    return coverage(_besides(query, body, evidence), evidence.bags(statement))


def _besides(query: Query, body: str, evidence: Evidence) -> Terms:
    """What the question says besides the body and that it leads."""
    besides = _OF_LEADING.sub(" ", query.search_text.replace(body, " "))
    return narrowed(weigh(query, evidence.reader.word_model), besides)


def claims_leading(query: Query) -> bool:
    """Whether the question says that some body leads or answers for something."""
    return _LEADS.search(fold(query.text)) is not None


def leads_in_words(statement: Statement) -> bool:
    return _LEADS.search(fold(statement.passage.text)) is not None


def _leads(body: str, statement: Statement) -> bool:
    lead = statement.row.lead if isinstance(statement.row, Task) else ""
    bodies = [plain(one) for one in re.split(r"[;,]\s*", lead or "")]
    return any(one and (plain(body).startswith(one) or one.startswith(plain(body))) for one in bodies)


def of_another_generation(query: Query, statement: Statement) -> bool:
    """Whether the question says "5G" where the statement says "6G" and no "5G"."""
    asked, said = _generations(query.text), _generations(statement.passage.text)
    return bool(asked) and not asked & said and {letter for _, letter in asked} <= {letter for _, letter in said}


def _generations(text: str) -> set[tuple[str, str]]:
    return {(number, letter.lower()) for number, letter in _GENERATION.findall(text)}


def _names(query: Query, evidence: Evidence) -> list[str]:
    """People the question names: capitalised words that name no document, body or place."""
    every = [evidence.documents[d] for d in query.documents] or list(evidence.documents.values())
    known = plain(" . ".join(" . ".join((d.title, d.issuer or "", d.scope or "", *d.aliases)) for d in every))
    return [name for name in _NAME.findall(query.typed) if plain(name) not in known]
