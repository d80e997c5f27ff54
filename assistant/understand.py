"""Question -> query: language, diacritics, years, level, pillar, document and kind of what is asked.

Everything found here steers ranking and wording; nothing hides a passage for good.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from assistant.abbreviations import expand, short_forms
from assistant.asked import asks_for_results, find_counted, find_kind
from assistant.bags import Bags
from assistant.data import read_data
from assistant.english_talk import without_english_talk
from assistant.issue_claim import without_issue_claim
from assistant.named import (
    any_of,
    find_documents,
    find_level,
    find_places,
    find_question_years,
    find_scope,
    find_scopes,
    naming_words,
    spelled,
    without_areas,
)
from assistant.normalise import normalise
from assistant.readings import stop_words
from assistant.restore import restore
from assistant.structure import find_pillars
from assistant.tells_several import settle_several
from assistant.translate import search_words, untranslated
from assistant.types import Document, Language
from assistant.vietnamese import CAPITAL, fold, has_diacritics, words
from assistant.word_model import WordModel

# "sếp bảo tìm giúp xem ...", "cho em hỏi ...": what only leads up to the question; "... hả cháu?", "... ạ, em cảm ơn".
_TALK_BEFORE = re.compile(
    r"^(?:(?:xin\s+)?(?:chào|alo|dạ)\b[^,.]*[,.]\s*)?(?:(?:\w+\s+){0,3}?(?:bảo|nhờ|nói|dặn)\s+)?(?:\w+\s+){0,2}?"
    r"(?:tìm|xem|tra|hỏi|biết)\s+(?:giúp\s+|hộ\s+)?(?:xem|là|rằng|với|chút)\s+(?:thì\s+)?",
    re.IGNORECASE,
)
_TALK_AFTER = re.compile(
    r"(?:\s+(?:hả|hở|ạ|nhỉ|z|r)(?:\s+(?:cháu|con|em|anh|chị|bạn|bác|cô|chú|mọi người))?|(?<=không)\s+(?:cháu|con|em|anh|chị|bạn|bác|ạ))"
    r"\s*[?.!]*$|,\s*(?:em|mình|tôi)?\s*(?:xin\s+)?(?:cảm ơn|cám ơn)[^?]*$"
    r"|,\s*(?:kể|liệt kê|nêu|nói|trả lời|làm ơn)\s+(?:(?:hết|ra|đầy đủ|chi tiết|rõ|ngắn gọn|giùm)\s+){0,2}(?:giúp|cho|hộ|giùm)\s+"
    r"(?:em|mình|tôi|tui|anh|chị|con|cháu|bác)(?!\w)[^?,]*[?.!]*$",
    re.IGNORECASE,
)
# Words of two syllables with one in them by which people speak to each other.
_NOBODY = re.compile(
    r"(?<!\w)(?:trẻ em|thầy cô|cô giáo|thầy giáo|bà con|ông bà|bác sĩ|bà mẹ|bà đỡ|cô đỡ|cô nuôi|chú (?:trọng|ý)|chị em|con em|các em|em bé"
    r"|tre em|thay co|co giao|ba con|bac si|ba me|con em|cac em)(?!\w)"
)
_AT_PLACE = re.compile(
    rf"(?<!\w)(?:ở|tại|của)\s(?:(?:tỉnh|thành phố|xã|phường|huyện)\s)?{CAPITAL}\w*(?:\s{CAPITAL}\w*)*"
)
# A clause of these alone asks for whom or what the clause before tells of: "..., mỗi tháng được thêm bao nhiêu tiền?"
_ASIDE = re.compile(r"\([^()]*\)")
_SAYS_LITTLE = frozenset(
    words(
        "mỗi hằng tháng năm lần thêm nhận lãnh hưởng lĩnh tiền đồng hỗ trợ giúp cấp đi nhiêu xin khác lại tốn hết"
        " mất trả đóng nộp phải làm mua nữa"
    )
)
# How old, how far, how large: what is set for such a case answers ("Nhà tôi cách trường 5 km, ...").
_TELLS_CASE = re.compile(r"\d\s*(?:tuổi|km|cây số|m2|m²|ha|mét|tuoi|cay so)(?!\w)", re.IGNORECASE)
_PLACE = re.compile(
    r"\((?:[^()]*\b(?:điều|khoản|mục|phần|chương|phụ lục|bảng|trang)\b[^()]*)\)"
    r"|,?\s(?:ở|tại|trong|theo|của)\s(?:điều|khoản|mục|chương|phụ lục)\s(?:\d+|[IVXLC]+)\b",
    re.IGNORECASE,
)
_OVERDUE = re.compile(
    r"\b(?:muc tieu|chi tieu)\b.*\b(?:(?:qua|tre|het|den|toi) (?:thoi )?han|(?:da )?qua (?:moc|thoi diem))\b"
    r"|\b(?:targets?|goals?)\b.*\b(?:overdue|expired|past (?:their|its|the) (?:deadline|date)|deadlines? (?:have|has) passed)\b"
    r"|\boverdue (?:targets?|goals?)\b"
)
# "ai kiểm tra mấy phòng siêu âm": where something else is asked for "mấy" stands for "các".
_PIECES = re.compile(r"(?<=[,.!;:…])\s+")  # between the clauses of a question
_THIS = re.compile(r"\b(?P<kind>ke hoach|chuong trinh|nghi quyet|de an|du thao|quyet dinh|chi thi) nay\b")
_COUNTS_NOTHING = ("who", "solution", "product", "status")
_ASKS_ELSE = re.compile(r"(?<!\w)(?:ai|nào|gì|sao|đâu|nao|gi)(?!\w)", re.IGNORECASE)
_ASKS_FIGURE = re.compile(r"\b(?:bao nhiêu|mấy|mức nào|how (?:much|many)|what (?:percentage|share))\b", re.IGNORECASE)
_NUMBER_OF_DOCUMENT = re.compile(r"\b\d+/[\w/-]+")


@dataclass(frozen=True, slots=True)
class Query:
    """A question as understood. `typed` is what came in, cleaned; `text` is the reading shown to the user."""

    typed: str
    text: str
    readings: tuple[str, ...]  # what is embedded: the reading, and a second one where the first is in doubt
    search_text: str  # Vietnamese words for the lexical searches and the choice of statements
    also: tuple[str, ...]  # more texts whose words are searched for: other readings, short forms
    language: Language
    kind: str  # a key of data/kinds.yaml, or "what"
    years: tuple[int, ...]
    counted: str | None  # the noun that "bao nhiêu" or "mấy" counts
    about_results: bool  # it asks for what was achieved or reported
    level: str | None
    pillar: str | None
    documents: tuple[str, ...]  # ids of the documents it names
    scope: str | None  # whose plan it names, where that is not the primary one's: "quốc gia"
    scopes: tuple[str, ...]  # every scope it names, the primary plan's own too, in the order named
    places: tuple[str, ...]  # provinces it names, folded
    naming: tuple[str, ...]  # its words that only name a document
    terms: tuple[str, ...]  # words that carry content, in one spelling, in order, without repeats
    confidence: float  # of the reading, 0.5..1
    due_before: int | None = None  # of "mục tiêu nào đã quá hạn": the year before which they were due
    stressed: tuple[str, ...] = ()  # of a follow-up, the words it sets in place of what was asked before
    told: str = ""  # what it tells of its asker and is not looked for: "Nhà tôi cận nghèo"


def understand(
    question: str,
    documents: Sequence[Document],
    model: WordModel,
    abbreviations: Mapping[str, str] = MappingProxyType({}),
    today: date | None = None,
    *,
    with_talk: bool = False,
    near: Sequence[Bags] = (),
) -> Query:
    """Read a question as typed. `documents` are those of the index, `model` its words, `abbreviations` its short forms.

    `near`: of an English question, the words of the sentences nearest to it in meaning: they settle how it is translated.
    `with_talk`: what it tells of its asker is read too ("Tôi gửi lời than phiền lên trang của thành phố, mấy hôm có hồi âm?").
    """
    whole = settle_several(normalise(question).text)
    typed = whole if with_talk else without_talk(whole)
    language = detect_language(typed)
    if language == "en":
        typed = without_english_talk(typed)
        text, search_text, confidence = typed, search_words(typed, model, near), 1.0
        readings: tuple[str, ...] = (typed,)
        also: tuple[str, ...] = (typed,)
        seen = f"{typed} . {search_text}"
    else:
        restored = restore(expand(typed, abbreviations, model), model, typed)
        text = seen = restored.text
        # What is said of a document's issue by the way is set right, not looked for.
        search_text = _without_place(without_issue_claim(text))
        confidence = restored.confidence
        seconds = (restored.second,) if restored.second else ()
        # A sentence begins with a capital: without it the same question lies elsewhere in meaning.
        readings = tuple(f"{reading[:1].upper()}{reading[1:]}" for reading in (search_text, *seconds))
        also = (*seconds, without_issue_claim(typed), *short_forms(search_text, abbreviations))
    today = today or date.today()
    overdue = _OVERDUE.search(fold(text)) is not None
    kind = "list" if overdue else find_kind(text)
    years = _years(seen, text, kind, documents, today)
    return Query(
        typed=typed,
        text=text,
        readings=readings,
        search_text=search_text,
        also=also,
        language=language,
        kind="how_much" if kind == "progress" and _sets_ahead(text, years, today) else kind,
        years=years,
        counted=None if _counts_nothing(kind, text) else find_counted(typed if language == "en" else search_text),
        about_results=asks_for_results(text) and not overdue,
        level=find_level(without_areas(seen, documents)),
        pillar=next(iter(find_pillars(seen)), None),
        documents=find_documents(seen, documents) or _this_plan(text, documents),
        scope=find_scope(_of_whom(seen, language), documents),
        scopes=find_scopes(_of_whom(seen, language), documents),
        # A name is read with marks it has not where others have them: "Lào Cai" as "Lào Cài".
        places=find_places(text) or (find_places(typed) if has_diacritics(typed) else ()),
        naming=naming_words(seen, documents),
        terms=(*content_terms(search_text, "vi"), *(_foreign(typed, documents, model) if language == "en" else ())),
        confidence=confidence,
        due_before=today.year if overdue else None,
        told=expand(left_out, abbreviations, model) if (left_out := _left_out(whole, typed)) else "",
    )


def _this_plan(text: str, documents: Sequence[Document]) -> tuple[str, ...]:
    """The primary plan where a question of who or when says "kế hoạch này" of it: no other document of the corpus is meant."""
    primary = next((d for d in documents if d.primary), None)
    said = _THIS.search(fold(text)) if primary is not None and len(documents) > 1 else None
    if primary is None or said is None or find_kind(text) not in ("who", "when"):
        return ()
    return (primary.id,) if said["kind"] in fold(" ".join((primary.title, *primary.aliases))) else ()


def _counts_nothing(kind: str, text: str) -> bool:
    return kind in _COUNTS_NOTHING and _ASKS_ELSE.search(text) is not None


def _of_whom(seen: str, language: Language) -> str:
    """What is looked through for a scope: "digital government" is the whole country's only in translation."""
    return re.sub(r"chính phủ (?:số|điện tử)", " ", seen) if language == "en" else seen


def _sets_ahead(text: str, years: Sequence[int], today: date) -> bool:
    """Of years to come nothing has been reached: "mẫu không đạt tối đa bao nhiêu % tới 2030" asks for what is set."""
    return bool(years) and min(years) > today.year and _ASKS_FIGURE.search(text) is not None


def _without_place(text: str) -> str:
    """Without where in the document something stands ("(ở Điều 3)", "trong Phụ lục 1"): that is no word of what is asked."""
    rest = " ".join(_PLACE.sub(" ", text).split())
    return rest if len(content_terms(rest, "vi")) > 1 or find_kind(rest) == "list" else text


def _foreign(typed: str, documents: Sequence[Document], model: WordModel) -> tuple[str, ...]:
    """English words without a translation, but those that only write a document's own name without its marks ("Ky Van")."""
    names = {fold(word) for d in documents for word in words(f"{d.title} {d.scope or ''} {d.issuer or ''}")}
    written = {word.lower() for word in re.findall(r"\b[A-Z][a-z]+\b", typed)}
    return tuple(word for word in untranslated(typed, model) if not (word in names and word in written))


def _years(seen: str, text: str, kind: str, documents: Sequence[Document], today: date) -> tuple[int, ...]:
    """Years asked about: not those of a document's name ("dự thảo 2021"), unless it is asked when that was issued."""
    ids = find_documents(seen, documents)
    named = [d for d in documents if d.id in ids]
    if kind not in ("yes_no", "status"):
        text = without_issue_claim(text) if named else text
        for name in sorted((n for d in named for n in (d.title, *d.aliases)), key=len, reverse=True):
            text = re.sub(re.escape(name), " ", text, flags=re.IGNORECASE)
        issued = "|".join({(d.issued_on or "none")[:4] for d in named})
        if issued:
            text = re.sub(
                rf"(dự thảo|kế hoạch|chương trình|nghị quyết|quyết định)((?: \w+){{0,6}}?) (?:năm )?(?:{issued})\b",
                r"\1\2",
                text,
                flags=re.IGNORECASE,
            )
    return find_question_years(text, today)


def without_talk(text: str) -> str:
    """The question without clauses that greet, thank or tell of the asker ("em làm ở phường, ..."), and "hả cháu" after it.

    A clause goes only if it speaks in the first person and asks nothing; where all would go, all stays.
    """
    if not has_diacritics(text):
        return text
    text = _TALK_AFTER.sub("", text)
    pieces = _PIECES.split(text)
    kept = [p for p in pieces if _asks(p) or _TELLS_CASE.search(p) or not _talk().search(_NOBODY.sub(" ", spelled(p)))]
    asks = _AT_PLACE.sub(" ", " ".join(p for p in kept if _asks(p)))
    if len(kept) < len(pieces) and len(set(content_terms(asks, "vi")) - _SAYS_LITTLE) > 1:
        text = " ".join(kept)
    lead = _TALK_BEFORE.sub("", text)
    return (lead if len(lead) > len(text) // 3 else text).strip(" ,;")


def _left_out(whole: str, asked: str) -> str:
    """The clauses of a question that are not looked for (`without_talk`), one after the other."""
    pieces = (piece for piece in _PIECES.split(whole) if piece.rstrip(" ,.;:") not in asked)
    return " . ".join(pieces)


def _asks(clause: str) -> bool:
    said = spelled(clause)
    return (
        _asking().search(said) is not None
        or re.search(r"(?:không|chưa)(?: (?:nhỉ|ạ|vậy|hả|thế|đấy|nào))?$", said) is not None
    )


@cache
def _talk() -> re.Pattern[str]:
    return any_of(tuple(read_data("question_words")["talk"]), marked=True)


@cache
def _asking() -> re.Pattern[str]:
    return any_of(tuple(read_data("question_words")["asking"]), marked=True)


def detect_language(text: str) -> Language:
    """English where no Vietnamese letter stands in it and English function words outnumber Vietnamese ones.

    A document's number ("411/QĐ-TTg") is of no language.
    """
    text = _NUMBER_OF_DOCUMENT.sub(" ", text)
    aside = _ASIDE.sub(" ", text)  # "not reburied yet (chưa cải táng)"
    text = aside if not has_diacritics(aside) and aside.strip() else text
    first, _, rest = text.strip().partition(" ")
    # A place's name keeps its marks in English.
    text = f"{first} {' '.join(word for word in rest.split() if not (word[:1].isupper() and has_diacritics(word)))}"
    if has_diacritics(text):
        return "vi"
    vietnamese, english = _function_words()
    found = [word.strip("?.,!'\"") for word in fold(text).split()]
    return "en" if sum(word in english for word in found) > sum(word in vietnamese for word in found) else "vi"


def content_terms(text: str, language: Language) -> tuple[str, ...]:
    """Words of a question that documents can answer to: no question words, no function words, no years."""
    data = read_data("question_words")
    stop = stop_words() if language == "vi" else frozenset(data["english_words"])
    kept = {word for phrase in _kept_phrases().findall(spelled(text)) for word in phrase.split()}
    found = (w for w in words(text) if (w not in stop or w in kept) and not re.fullmatch(r"(?:19|20)\d{2}", w))
    return tuple(dict.fromkeys(found))


@cache
def _kept_phrases() -> re.Pattern[str]:
    return any_of(tuple(read_data("question_words")["kept_phrases"]))


@cache
def _function_words() -> tuple[frozenset[str], frozenset[str]]:
    """(Vietnamese without diacritics, English): what tells the language. Those that are words of both tell nothing."""
    data = read_data("question_words")
    both = {"a", "do", "to", "on", "an", "in", "the", "me"}
    return frozenset(fold(word) for word in data["stop_words"]) - both, frozenset(data["english_words"])
