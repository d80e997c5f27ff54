"""A follow-up made whole: what it leaves out is taken from the conversation before, a changed subject is not dragged along.

"Còn năm 2030?" after "Đến năm 2025 kinh tế số chiếm bao nhiêu % GRDP?" is the same question with 2030 in its place; "Ai chịu
trách nhiệm?" asks something new of the same subject; "cái thứ hai" picks one of the questions offered before. A question
that stands by itself stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.asked import asked_facts, find_kind
from assistant.choices import listed_row, offered, picked
from assistant.counted_listed import list_counted
from assistant.data import read_data
from assistant.named import any_of, spelled
from assistant.referents import name_referent
from assistant.set_beside import subject_compared, without_both
from assistant.slots import (
    NOT_AFTER,
    Slots,
    bare,
    find_slots,
    own_terms,
    parted_at,
    phrases_in,
    put_in,
    put_together,
    says_only,
    subject_of,
    without_years,
)
from assistant.small_talk import is_small_talk
from assistant.structure import find_pillars
from assistant.types import Turn
from assistant.understand import detect_language
from assistant.vietnamese import has_diacritics
from assistant.years_reckoned import with_year_reckoned

_MOST_OWN_TERMS = 4  # a question with more content words of its own, and no word of going on, stands by itself
_FEW_TERMS = 2
_MOST_WORDS = 9
_PART_OF = re.compile(r"(?:trong đó|trong do|of which)\b", re.IGNORECASE)
_PART_OF_LEFT = re.compile(
    r"^(?:trong )?(?:đó|do)\s+(?:thì |có )?", re.IGNORECASE
)  # of "trong đó", its "trong" taken off
_SUM = re.compile(r"\b(?:tổng|kinh phí|vốn|total)\b")
_THERE_BE = re.compile(r"\s+(?:will|should|must|are|is|were|was) there(?: be)?$", re.IGNORECASE)
_OF_FUNDS = re.compile(r"\b(?:lấy (?:từ|ở) đâu|từ đâu ra|ở đâu ra|(?:từ )?nguồn nào)\b")
_ASKED_AGAIN = re.compile(
    r"(?:^|\s+)(?:(?:là|thì|được|có|đạt|tối đa|tối thiểu|nhiều nhất|ít nhất|khoảng)\s+)*(?:bao nhiêu|bao nhiu|bn|bnhieu|mấy|bao lâu)$",
    re.IGNORECASE,
)
_NOW_WORDS = frozenset(("hiện", "nay", "tại", "trạng", "giờ", "bây", "currently", "present", "now"))
_MOVES = frozenset(("lên", "xuống", "tăng", "giảm", "nhích", "tụt", "còn", "sang", "đạt", "thành"))
# Kinds that ask for rows or texts: their subject is changed in its place, they need no "là bao nhiêu".
_TOLD = ("list", "count", "solution", "compare", "status", "who", "when", "yes_no")

# A verb or a bound, what is counted, and nothing that says of what; not what a plan itself has ("có mấy nhóm nhiệm vụ").
_COUNTS_ON = re.compile(
    r"(?:(?:vậy|thế|rồi|và|cụ thể)\s)?(?:(?:giá|phí|lệ phí|mức phí|chi phí|mức|tiền|được|tối đa|nhiều nhất|ít nhất|tối thiểu|mở"
    r"|tổ chức|hỗ trợ|thưởng|phạt|cấp|xây|làm"
    r"|trồng|lắp|mua|bố trí|trả|đóng|hết|tốn|mất|kéo dài|trong|dài|rộng|cao|nặng|phải|cần|chi|lấy)\s){0,3}(?:bao nhiêu|mấy)"
    r"(?!\s(?:nhóm|chỉ tiêu|mục tiêu|nhiệm vụ|giải pháp|điều|chương|phần|phụ lục)\b)"
    r"(?:\s(?!ở\b|tại\b|của\b|cho\b|đến\b|năm\b)\w+){0,4}$"
)
_HOW_OFTEN = re.compile(r"(?:cứ )?(?:bao lâu|mấy (?:ngày|tuần|tháng|năm))(?: thì)? (?:một|1) lần$")
_EACH_ENGLISH = re.compile(
    r"how (?:much|many|often|long)(?: (?:money|is it|are they|does it cost))?(?: (?:per|a|an|each|every) \w+)?$"
)


@dataclass(frozen=True, slots=True)
class Whole:
    """`text` is the question as it would be asked by itself. `stressed` are the words of the follow-up's own subject."""

    text: str
    stressed: str = ""
    base: str = ""  # what a further follow-up goes on from
    asks_document: bool = False  # it asks about the document that answered `base`, which nothing said names
    before: str = ""  # and the question before that: what "chênh nhau" sets beside it
    more: bool = False  # `base` is asked again, to be answered with what stands around it
    asks_source: bool = False  # `base` is asked again, to be answered with the document it stands in
    own: str = ""  # of `base`, the words that it set in place of the subject before it

    @property
    def narrowed(self) -> bool:
        """Whether it asks for one thing or a part of what was asked before: "..., riêng xã hội góp bao nhiêu?"."""
        return bool(self.stressed) or ", riêng " in self.text


def complete(
    question: str,
    history: Sequence[Turn],
    today: date,
    names: Sequence[str] = (),
    of_row: Callable[[str, str], bool] = lambda question, before: False,
) -> Whole:
    """`names` are what the documents are called. Unchanged where nothing is left out or there is no history.

    `of_row` tells whether a question asks for nothing but a column of a table, of the row that the question before names.
    """
    state, said = Whole(""), ""
    for turn in history:
        if turn.role != "user":
            said = turn.content
        elif turn.content.strip() and not is_small_talk(turn.content):
            state = _whole(turn.content, state, said, today, names, of_row)
            said = ""
    return _whole(question, state, said, today, names, of_row)


def _whole(
    question: str, state: Whole, said: str, today: date, names: Sequence[str], of_row: Callable[[str, str], bool]
) -> Whole:
    """`said` is the answer before."""
    chosen = picked(question, offered(said))
    if chosen:
        return Whole(chosen, base=chosen, before=state.base)
    if not state.base:
        return Whole(question, base=question)
    named = name_referent(question, state.base, said)
    if named:
        return Whole(_asked(named), base=_asked(named), before=state.base)
    question = with_year_reckoned(question, state.base)
    if not any(char.isalnum() for char in question):
        return replace(state, text=question, stressed="", asks_document=False, more=False, asks_source=False)
    if says_only(question, "more", "around_more"):  # "nói rõ hơn đi", "ví dụ?"
        return Whole(state.base, base=state.base, before=state.before, more=True)
    if says_only(question, "once_more", "around_more"):  # "nói gọn lại đi", "nhắc lại giúp"
        return replace(state, text=state.base, stressed="", asks_document=False, more=False, asks_source=False)
    slots = find_slots(question, names, today)
    row = listed_row(question, said)
    if row:
        text = _in_context(row, state.base, slots, names, today)
        return Whole(_asked(text), base=text, before=state.base)
    listed = list_counted(question, state.base)
    if listed:
        return Whole(_asked(listed), base=_asked(listed), before=state.before)
    if _asks_source(question, state.base, slots):
        return Whole(state.base, base=state.base, before=state.before, asks_source=True)
    if _of_document(question, slots):
        return _about_document(question, state, said, names, today)
    if not slots.named and (of_row(bare(question), state.base) or _asks_of_it(question, state.base)):
        return _asked_anew(question, state, slots, today, names)
    if not _leaves_out(question, slots, find_slots(state.base, names, today), state.base):
        goes_on = _goes_on(question) and find_kind(question) != "yes_no"
        text = _in_context(question, state.base, slots, names, today) if goes_on else question
        return Whole(text, base=text)
    if _any("comparing", question):
        return _compared(question, state, slots, names, today)
    if _any("new_ways", question) or _any("now", question) or (find_kind(question) == "progress"):
        return _asked_anew(question, state, slots, today, names)
    return _changed(question, state, slots, names, today)


def _asks_of_it(question: str, base: str) -> bool:
    """Whether it counts something without saying of what: "Mở mấy lớp vậy?", "Bao lâu một lần?", "How much per meal?"."""
    said = spelled(bare(question))
    asked = _COUNTS_ON.match(said) or _HOW_OFTEN.match(said) or _EACH_ENGLISH.match(said)
    return asked is not None and bool(own_terms(base, find_slots(base, (), date.min)))


def _leaves_out(question: str, slots: Slots, before: Slots, base: str) -> bool:
    own = own_terms(question, slots)
    kind = find_kind(question)
    if _any("now", question) and kind == "how_much":  # "hiện giờ là bao nhiêu?"
        own = [word for word in own if word not in _NOW_WORDS]
    if slots.years and all(word in _MOVES for word in own):
        own = own[:0]  # "sang 2030 lên bao nhiêu" says only that it changes
    if _any("comparing", question) and _any("both_of_them", question) and not slots.named:
        return len(own_terms("", find_slots(without_both(question), (), date.min))) < _FEW_TERMS
    goes_on, points = _goes_on(question), _any("pronouns", question)
    if slots.document and not goes_on and (kind in ("status", "count", "list") or asked_facts(question)):
        return False
    if kind == "yes_no" and not points and (slots.levels or (slots.document and own and not goes_on)):
        return False  # "giờ còn cấp huyện không?" asks about the level itself
    if _sets_beside(question, slots) and own:
        return False
    if points or _PART_OF.match(spelled(question)):
        return len(own) <= _MOST_OWN_TERMS
    if (
        slots.years
        and not goes_on
        and (_any("all_rows", question) or (kind == "count" and _any("counted_rows", question)))
    ):
        return False  # "Liệt kê tất cả chỉ tiêu đến năm 2025", "có bao nhiêu chỉ tiêu đến năm 2030"
    asks = any_of(tuple(read_data("follow_ups")["asking"])).search(spelled(question)) is not None
    if own and not own_terms(base, before):
        return False  # "Mục tiêu bao nhiêu phần trăm?" has no subject that could go on
    if goes_on:
        return len(own) <= _MOST_OWN_TERMS - 1 if asks else len(own) <= 2 * _MOST_OWN_TERMS
    if _asks_after(question) and len(own) < _MOST_OWN_TERMS:
        return True
    if own and asks and find_kind(question) == "how_much":
        return False  # "Số trạm y tế là bao nhiêu?" has its subject and its way of asking
    # "Năm 2030?", "cấp xã?", "khi nào phải đạt?": hardly a word that says what is asked about.
    return len(own) < _FEW_TERMS and len(question.split()) <= _MOST_WORDS


def _sets_beside(question: str, slots: Slots) -> bool:
    """Whether it names both of what it compares."""
    named = (slots.years, slots.levels, slots.documents, slots.scopes)
    return _any("comparing", question) and (
        any(len(own) > 1 for own in named) or bool(slots.documents and slots.scopes)
    )


def _goes_on(question: str) -> bool:
    opens = (
        any_of(phrases_in("openings", question), has_diacritics(question)).match(f"{spelled(question)} ") is not None
    )
    return opens or _ends(question, "going_on")


def _asks_after(question: str) -> bool:
    """ "kinh tế số thế nào?": what a question of its own may end in as well."""
    return _ends(question, "asking_after")


def _ends(question: str, name: str) -> bool:
    pattern = any_of(tuple(read_data("follow_ups")[name])).pattern
    return re.search(rf"{NOT_AFTER} (?:{pattern})\s*$", f" {spelled(question)} ") is not None


def _asks_source(question: str, base: str, slots: Slots) -> bool:
    """ "Chỉ tiêu này của văn bản nào?" """
    if slots.document or not _any("which_document", question):
        return False
    if _OF_FUNDS.search(spelled(question)) and _SUM.search(spelled(base)):
        return False  # after "tổng kinh phí bao nhiêu" "lấy từ đâu" asks who pays
    rest = any_of(tuple(read_data("follow_ups")["which_document"])).sub(" ", spelled(question))
    return _any("pronouns", question) or len(own_terms(rest, find_slots(rest, (), date.min))) < _FEW_TERMS


def _of_document(question: str, slots: Slots) -> bool:
    """Whether it asks about a document and leaves out which: "ai ký?", "văn bản đó ban hành khi nào?"."""
    if slots.document or find_kind(question) != "status" or _describes_document(question, slots):
        return False
    return _any("document_pronouns", question) or len(own_terms(question, slots)) <= _MOST_OWN_TERMS


def _describes_document(question: str, slots: Slots) -> bool:
    """Whether it says itself which document: "dự thảo chương trình của Hà Nội", "the 2021 programme ..., is it"."""
    said = any_of(phrases_in("document_pronouns", question)).sub(" ", spelled(question))
    kinds = (*read_data("document_kinds"), "văn bản", "programme", "strategy", "document")
    return bool(slots.scopes or slots.years) and any_of(tuple(kinds)).search(said) is not None


def _about_document(question: str, state: Whole, said: str, names: Sequence[str], today: date) -> Whole:
    """The document that was asked about, else the one that answered."""
    spoken_of = (find_slots(text, names, today).document for text in (state.base, said, state.before))
    named = next((name for name in spoken_of if name), None)
    if not named:
        return Whole(question, base=state.base, asks_document=True, before=state.before)
    stands_for = _pattern("document_pronouns", question)
    text, found = _replaced(bare(question), stands_for, named)
    return Whole(_asked(text if found else f"{named}: {text}"), base=state.base, before=state.before)


def _compared(question: str, state: Whole, slots: Slots, names: Sequence[str], today: date) -> Whole:
    """Beside what was asked last: what this question names, else what the question before it named otherwise."""
    language = detect_language(f"{question} {state.base}")
    subject = subject_of(state.base)
    if not slots.named:
        subject = subject_compared(state.base, state.before, state.own, names, today, language)
    text, found = _replaced(bare(question), _pattern("pronouns", question), subject)
    if not found:
        text, found = _replaced(bare(question), _pattern("both_of_them", question), subject)
    if not found:
        text = put_together("about", language, asked=text, subject=subject)
    return Whole(_asked(text), base=state.base, before=state.before)


def _asked_anew(question: str, state: Whole, slots: Slots, today: date, names: Sequence[str]) -> Whole:
    """Something new of the same subject; the question before stays what further follow-ups go on from."""
    language = detect_language(f"{question} {state.base}")
    kept = without_years(state.base) if _any("now", question) and not slots.years else state.base
    base = put_in(kept, slots, names, today, language)
    subject = subject_of(base)
    text, found = _replaced(bare(question), _pattern("pronouns", question), subject)
    if not found or language == "en":  # an English subject comes with its verb
        subject = _THERE_BE.sub("", subject)
        asked = "How many are there currently" if language == "en" and _any("now", question) else bare(question)
        text = put_together("about", language, asked=asked, subject=subject)
    return Whole(_asked(text), base=base, before=state.before)


def _changed(question: str, state: Whole, slots: Slots, names: Sequence[str], today: date) -> Whole:
    """The question before with the year, level, document, place or subject of this one in its place."""
    language = detect_language(f"{question} {state.base}")
    rest = slots.rest
    pillars = find_pillars(question)
    # A part of no sum is asked with its own verb: "trong đó xã hội đóng góp bao nhiêu".
    again = not _PART_OF.match(spelled(question)) or _SUM.search(spelled(state.base)) is not None
    rest = _own_words(rest, question, again=again)
    # "ngoại thành": words that are small ones elsewhere are all the same what is asked on about, where nothing else is.
    kept, stressed = state.base, rest if own_terms(question, slots) or (rest and not slots.named) else ""
    if slots.levels and not find_slots(state.base, names, today).levels:
        stressed = rest = without_years(question)  # "xã, phường, thị trấn": of what, the question before does not say
        slots = replace(slots, levels=())
    swapped = _other_of_its_kind(state.base, rest)
    if swapped:
        kept, stressed = swapped, ""
    elif _PART_OF.match(spelled(question)):  # a part of what was asked: its subject still counts in full
        part = rest if _SUM.search(spelled(state.base)) else ""  # of a sum its parts are told apart by their own words
        kept, stressed = put_together("narrowed", language, rest=state.base.strip(" ?.!"), own=rest), part
    elif pillars and find_kind(state.base) in _TOLD:
        kept, stressed = _other_pillar(state.base, rest), ""
    elif pillars:
        before = find_slots(state.base, names, today)
        kept = put_together("how_much", language, subject=rest or bare(question))
        kept = put_in(kept, before.without(slots, subject=True), names, today, language)
        stressed = ""
    elif stressed:
        kept = put_together("narrowed", language, rest=state.base.strip(" ?.!"), own=rest)
    text = _asked(put_in(kept, slots, names, today, language))
    return Whole(text, stressed, base=text, before=state.base, own=stressed)


def _own_words(rest: str, question: str, *, again: bool) -> str:
    """Without what only points back ("trong đó", "cái đó") or, with `again`, asks for the same ("... thì được tối đa bao nhiêu")."""
    rest = _PART_OF_LEFT.sub("", rest)
    rest = _ASKED_AGAIN.sub("", rest) if again else rest
    pointing = re.compile(_pattern("pronouns", question).pattern, re.IGNORECASE)
    return pointing.sub(" ", rest).strip(" ,")


def _other_of_its_kind(base: str, rest: str) -> str | None:
    """ "5G" in the question before gives way to "6G"; None where what is asked on is no such name."""
    if not re.fullmatch(r"\d{1,2}[A-Za-z]", rest):
        return None
    pattern = re.compile(rf"\b\d{{1,2}}{rest[-1]}\b", re.IGNORECASE)
    return pattern.sub(rest, base) if pattern.search(base) else None


def _other_pillar(base: str, rest: str) -> str:
    for phrases in read_data("pillars").values():
        for phrase in sorted(phrases, key=len, reverse=True):
            pattern = re.compile(rf"(?<!\w)(?:{re.escape(phrase)})(?!\w)", re.IGNORECASE)
            if pattern.search(base):
                return pattern.sub(rest.replace("\\", ""), base, count=1)
    return f"{base.strip(' ?.!')}, {rest}"


def _in_context(question: str, base: str, slots: Slots, names: Sequence[str], today: date) -> str:
    """A question with a subject of its own that goes on: the document and year spoken of are still meant."""
    before = find_slots(base, names, today)
    kept = before.without(slots, subject=True)
    if not kept.named:
        return question
    language = detect_language(question)
    return _asked(put_in(bare(question), kept, names, today, language))


def _any(name: str, question: str) -> bool:
    return _pattern(name, question).search(spelled(question)) is not None


def _pattern(name: str, question: str) -> re.Pattern[str]:
    """Of words that stand for others those of the question's language; "muc do 4" is a level, no "mức đó"."""
    if name not in ("pronouns", "document_pronouns"):
        return any_of(tuple(read_data("follow_ups")[name]))
    return re.compile(any_of(phrases_in(name, question), has_diacritics(question)).pattern + r"(?! \d)")


def _replaced(text: str, pattern: re.Pattern[str], by: str) -> tuple[str, bool]:
    """`text` with the first words the pattern finds replaced."""
    before, found, after = parted_at(text, pattern)
    return (f"{before}{by}{after}", True) if found else (text, False)


def _asked(text: str) -> str:
    text = " ".join(text.split()).strip(" ,?.!")
    return f"{text[:1].upper()}{text[1:]}?"
