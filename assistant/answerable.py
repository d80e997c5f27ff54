"""Whether a statement may answer a question at all: its document, its place, what it speaks of."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.asked_kind import is_of_kind_asked
from assistant.bags import heading_text
from assistant.body_at_work import body_at_work
from assistant.brackets import of_other_age
from assistant.candidate import Candidate
from assistant.celled import says_names
from assistant.contrary import says_contrary
from assistant.data import read_data
from assistant.english_units import alike_in_english
from assistant.evidence import Evidence
from assistant.figure_asked import is_of_unit
from assistant.grades import of_other_grade
from assistant.named import body_of_plan, find_places, plain
from assistant.of_another import gives_or_takes, leaves_subject, of_other_budget, of_other_level
from assistant.of_whom import is_of_others
from assistant.statements import Statement
from assistant.tells_asked import tells_asked
from assistant.types import Document, Target, Task
from assistant.understand import Query
from assistant.vietnamese import fold, fold_path

# A statement answers where its words and its meaning together are near enough. The cosine of e5 models lies in a narrow
# band (a wider one where adapted); its distance from the band's middle adds to the share of words found, more steeply outside
# the band. It is lower where question and documents differ in language. Set on golden questions over three corpora, in and out of scope.
MIN_NEARNESS = 0.4
NEAR_IN_NAMED = 0.3
NEAR_TO_MEASURE = 0.5
_MEASURE_IN_ENGLISH = re.compile(r"\b(?:rate|ratio|prevalence)\b", re.IGNORECASE)
_MEASURE = re.compile(
    r"\b(?:ty|ti) (?:le|trong)\b|\b(?:chi tieu|muc tieu) (?:ve )?(?:tong )?(?:so(?! hoa\b)|dan|dien tich|san luong)\b"
)
ELSEWHERE = 0.65  # coverage a statement needs where the question names another document
_LEAST_NAME = 4  # words of such a name
_WORK = re.compile(
    r"(?<!\w)(?:Luật|Bộ luật|Pháp lệnh|Nghị định|Thông tư|Chiến lược|Chương trình|Đề án|Quy hoạch|Kế hoạch|Trung tâm|Nền tảng"
    r"|Hệ thống|Cổng|Quỹ|Khung|Cơ sở dữ liệu)(?:\s[\w-]+)+"
)
_ASKS_BODY = re.compile(
    r"[,?.]|\s(?:do|thì|là|được|phải|vào|trong|đến|khi|bao giờ|cơ quan|đơn vị|bộ|sở|ai|chủ trì|phụ trách|hoàn thành|ban hành|năm"
    r"|có|sẽ)\s"
)
THERE_ARE = re.compile(
    r"\b(?:có|còn) (?:(?:tất cả|tổng cộng|cả thảy|hết thảy) )?(?:bao nhiêu|mấy) (?P<noun>[^\W\d]+(?: [^\W\d]+)?)"
)
# "còn thiếu bao nhiêu bác sĩ": how many are to be taken on is another number.
_ASKS_LACK = re.compile(r"\bthiếu (?:hụt |khoảng |tới |đến )?(?:bao nhiêu|mấy)\b")
_LACKS = re.compile(r"\bthiếu\b", re.IGNORECASE)
_DAY = re.compile(
    r"\bngày\s+\d{1,2}(?:\s+(?:và|đến|-|–)\s+(?:ngày\s+)?\d{1,2})?\s+tháng\s+\d{1,2}(?:\s+năm\s+(\d{4}))?|\b\d{1,2}/\d{1,2}/(\d{4})\b",
    re.IGNORECASE,
)
REMARKS = re.compile(r"\b(?:luu y|ghi chu|chu thich)\b")
_NAME_INSIDE = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b(?!-)")
_LATE = re.compile(r"\b(?:qua han|tre han|cham tien do|cham han|overdue)\b")
_CODE = re.compile(r"\b[2-9]G\b", re.IGNORECASE)  # 5G is no 6G
# "GII", and a name with capitals inside it: "VNeID", "iHanoi".
_ACRONYM = re.compile(r"\b(?:[A-Z]{3,6}|[A-Za-z]*[a-z][A-Z][A-Za-z]*|[A-Z]{2,}[a-z][A-Za-z]*)\b")
_NUMBER = re.compile(r"\b\d+(?:/\d+)?[/-][\w/-]+")
_NO_INDEX = frozenset({"gdp", "grdp", "ubnd", "hdnd"})  # what many statements are in, named or not


def acronyms(query: Query) -> tuple[str, ...]:
    """Those of the question as typed, without what many statements are in and without numbers of documents ("14/CTr-UBND")."""
    typed = _NUMBER.sub(" ", query.typed)
    return tuple(name for name in dict.fromkeys(_ACRONYM.findall(typed)) if fold(name) not in _NO_INDEX)


def work_named(query: Query) -> str:
    """The law, programme or system by whose full name a question on who or when names a task; "" where it names none."""
    if query.kind not in ("who", "when", "product", "yes_no"):
        return ""
    found = _WORK.search(_ASKS_BODY.sub(" . ", query.search_text))
    name = plain(found.group()).strip() if found else ""
    return name if len(name.split()) >= _LEAST_NAME else ""


def holds_work(work: str, statement: Statement) -> bool:
    """Whether a task holds the full name of a work (`work_named`)."""
    return bool(work) and isinstance(statement.row, Task) and f" {work} " in f" {plain(statement.text)} "


def names_measure(query: Query) -> bool:
    """Who names a measure as documents do names it in their words: a like one is another ("tỷ lệ lao động nữ có bảo hiểm")."""
    if query.language == "en":
        return _MEASURE_IN_ENGLISH.search(query.typed) is not None
    return _MEASURE.search(fold(query.search_text)) is not None


def least(query: Query, statement: Statement) -> float:
    """How near is near enough: of the very document named, what is told in words may be told in other words."""
    if (query.kind == "how_much" or query.language == "en") and names_measure(query):
        return NEAR_TO_MEASURE
    named = statement.document.id in query.documents and query.kind not in ("how_much", "count", "when")
    return NEAR_IN_NAMED if named else MIN_NEARNESS


def _of_row_meant(query: Query, statement: Statement, evidence: Evidence) -> bool:
    """Whether a table's cell is of a row that the question may mean: one that says its names, and no other row's label instead."""
    said = says_names(query.search_text, query.years, statement)
    return said and not evidence.tabled.names_another_row(query.search_text, statement.passage)


def holds_everywhere(document: Document) -> bool:
    return document.kind == "plan" and bool(document.scope) and not find_places(document.scope or "")


def can_answer(query: Query, statement: Statement, evidence: Evidence, *, everywhere: bool = False) -> bool:
    """Not about another province than the one asked about, and with a figure where one is asked for."""
    document = statement.document
    if statement.column and statement.row is None and not _of_row_meant(query, statement, evidence):
        return False
    if query.kind == "how_much" and says_contrary(query.search_text, statement.text):
        return False  # "bảo hiểm bắt buộc" is not "bảo hiểm tự nguyện"
    if query.kind == "how_much" and of_other_age(f"{query.told} . {query.search_text}", statement):
        return False
    if query.places and not everywhere:
        known = (document.scope or "", document.title, *document.aliases, statement.passage.text)
        if not all(place in plain(" . ".join(known)) for place in query.places if place != plain(document.scope or "")):
            return False
    at_work = body_at_work(query)
    if at_work and f" {plain(at_work)} " not in f" {plain(statement.passage.text)} . {plain(heading_text(statement))} ":
        return False
    body = body_of_plan(query.typed)
    if body and not _speaks_of(body, document, evidence):
        return False
    said = statement.passage.text.lower()
    # "thế hệ thứ 6" is read as 6G.
    codes = [code.lower() for code in _CODE.findall(f"{query.typed} . {query.search_text}")]
    # Asked whether it is 6G, what says 5G denies it; what says neither tells nothing of it.
    if any(code not in said for code in codes) and not (query.kind == "yes_no" and _CODE.search(said)):
        return False
    headings = fold_path(statement.passage.heading_path)
    if REMARKS.search(headings) and re.search(r"muc tieu|chi tieu|target|goal", fold(query.text)):
        return query.kind in ("status", "count", "yes_no")
    if query.kind in ("how_much", "what", "count") and of_other_budget(query, statement):
        return False
    if is_of_others(query, evidence.bags(statement), document.issuer or "") or (
        query.kind == "how_much" and gives_or_takes(query, statement)
    ):
        return False
    if leaves_subject(query, evidence.bags(statement)):
        return False
    if query.kind in ("how_much", "count", "what") and of_other_level(query, statement):
        return False
    if _ASKS_LACK.search(query.search_text.lower()) and not _LACKS.search(statement.text):
        return False
    if query.language == "en" and query.kind != "yes_no" and _unknown_name(query, evidence):
        return False
    if not tells_asked(query, statement):
        return False
    if query.counted and _asks_late(query.search_text) and not _LATE.search(fold(statement.text)):
        return False  # "bao nhiêu nhiệm vụ đã quá hạn" is not how many there are
    if query.kind != "yes_no" and of_other_grade(query.search_text, statement.text):
        return False
    if query.counted and counts_in_words(query.counted, statement.text):
        return True
    if not is_of_kind_asked(query, statement, evidence.reader.word_model):
        return False
    nouns = alike_in_english(query.counted) if query.counted and query.language == "en" else (query.counted,)
    return any(noun is None or _names(statement, query, noun) for noun in nouns)


@lru_cache(maxsize=64)  # asked for every statement of one question
def _asks_late(text: str) -> bool:
    return _LATE.search(fold(text)) is not None


def _unknown_name(query: Query, evidence: Evidence) -> bool:
    """Whether an English question names somebody or some place, with a capital, that no document knows: "in Tokyo"."""
    model = evidence.reader.word_model
    names = {name.lower() for name in _NAME_INSIDE.findall(query.typed)}
    return any(term in names and not model.knows(term) for term in query.terms)


def _speaks_of(body: str, document: Document, evidence: Evidence) -> bool:
    """Whether a document names a body anywhere; one that does not is no plan of that body's."""
    names = (document.title, document.issuer or "", document.scope or "", *document.aliases)
    said = body.lower()
    texts = (passage.text for passage in evidence.reader.passages_of(document.id))
    return any(said in text.lower() for text in names) or any(said in text.lower() for text in texts)


def of_named(query: Query, candidate: Candidate) -> bool:
    """Of a document the question names, of results, or else so near that its silence can be answered for."""
    document = candidate.statement.document
    named = (
        not query.documents or document.id in query.documents or document.kind == "results" or query.kind == "compare"
    )
    return named or candidate.coverage >= ELSEWHERE


def states_count(statement: Statement, noun: str | None) -> bool:
    """Whether a statement says how many of `noun` there are, in digits or words."""
    if noun is None:
        return False
    return any(f.unit == noun for f in statement.figures) or counts_in_words(noun, statement.passage.text)


def counts_in_words(noun: str, text: str) -> bool:
    """Whether a text counts the noun in words: "Bảy nghề được ưu tiên"."""
    numbers = "|".join(read_data("number_words"))
    return re.search(rf"(?<!\w)(?:{numbers})\s+{re.escape(noun)}(?!\w)", text.lower()) is not None


def _names(statement: Statement, query: Query, noun: str) -> bool:
    """Whether a statement is about what is counted: "bao nhiêu chuyên gia" asks for experts and for nothing else.

    Of a passage on "39 phường" and "146.000 xe" the clause that only counts the first is none on vehicles.
    """
    others = [f for f in statement.figures if f.unit and not f.unit.startswith("%") and not is_of_unit(f, noun)]
    there_are = THERE_ARE.search(query.search_text.lower()) is not None
    if there_are and others and len(others) == len(statement.figures) and not isinstance(statement.row, Target):
        return f" {plain(noun)} " in f" {plain(statement.text)} "
    if f" {plain(noun)} " in f" {plain(statement.passage.text)} ":
        return True
    # "bao nhiêu lượt khách": of "khách du lịch biển đạt 3,5 triệu lượt" unit and noun stand apart.
    said = plain(statement.text).split()
    return any(is_of_unit(f, noun) for f in statement.figures) and all(word in said for word in plain(noun).split())


def has_day_to_come(statement: Statement) -> bool:
    """Whether a statement names a day after its document: one before is of another document or of what was."""
    issued = statement.document.issued_year
    return any(int(m[1] or m[2] or issued) >= issued for m in _DAY.finditer(statement.text))
