"""The term whose meaning a question asks: "X là gì", "thế nào gọi là X", "X là cơ sở thế nào", "what does X mean"."""

from __future__ import annotations

import re

from assistant.understand import Query
from assistant.vietnamese import CAPITAL

DOCUMENT = (
    r"(?:văn bản|dự thảo|luật|kế hoạch|nghị quyết|quyết định|chương trình|đề án|chiến lược|phương án|nghị định|thông tư|quy chế"
    r"|quy định)"
)
_LEAD = rf"(?:(?:theo|trong|tại)\s(?:[^,]+,|{DOCUMENT}(?: này| số \S+| \d\S*)?(?: thì)?\s)\s*)?"
_HOW = r"(?:như )?thế nào|ra sao|(?:là )?sao"
# "Thế nào là nhà tạm, cần có những điều kiện gì?": what a meaning is made of is asked with it.
_TERM_ENDS = r"(?=$|\s+(?:theo|trong|tại)\s|,\s+(?:cần|phải|gồm|bao gồm|có|thì|đáp ứng|điều kiện|tiêu chí|yêu cầu)\s)"
_MEANING = re.compile(
    rf"^{_LEAD}(?:khái niệm|thuật ngữ|cụm từ|từ ngữ)?\s*[“\"«]?(?P<term>.+?)[”\"»]?\s+"
    r"(?:(?:(?:có )?nghĩa |tức |được (?:hiểu|định nghĩa|gọi) )?là (?:(?:cái )?gì|sao|(?:như )?thế nào"
    r"|(?:lúc|khi|mùa|thời gian|khoảng thời gian|người) nào|ai)"
    rf"|(?:có )?nghĩa (?:{_HOW})|(?:được )?(?:hiểu|định nghĩa|giải thích)(?: là| như)* (?:{_HOW}|gì))"
    r"(?=$|\W*$|\s+(?:theo|trong|tại|ở|vậy|thế|hả|ạ|nhỉ)\b)",
    re.IGNORECASE,
)
# "Cơ sở trọng điểm là cơ sở thế nào", "Tổ tự quản là tổ gì".
_WHICH_KIND = re.compile(
    rf"^{_LEAD}(?P<term>(?P<head>\w+)\b.*?)\s+(?:được hiểu )?là (?:những |các )?"
    r"(?:(?P=head)(?: \w+)?|nơi|chỗ|cái|loại|kiểu)(?: \w+)? (?:như thế nào|thế nào|ra sao|gì|nào|kiểu gì)(?=\W*$|\s+(?:theo|trong|tại)\s)",
    re.IGNORECASE,
)
# "TFP trong Nghị quyết 57 viết tắt của từ gì", "EGDI là viết tắt của gì".
_SHORT_FOR = re.compile(
    r"^(?:chữ |từ |cụm từ )?[“\"«]?(?P<term>[\w&-]+)[”\"»]?(?:\s+(?:trong|ở|tại|theo)\s.+?)?"
    r"\s+(?:là\s+)?viết tắt (?:của|cho)\b",
    re.IGNORECASE,
)
_COUNTS_AS = re.compile(
    r"^(?:\S+ ){1,4}?(?:như )?thế nào (?:thì )?(?:mới )?được (?:gọi|hiểu|coi|xem|xếp) là (?P<term>.+?)"
    rf"{_TERM_ENDS}",
    re.IGNORECASE,
)
_WHAT_IS = re.compile(
    r"^(?:như thế nào|thế nào|ra sao|sao|cái gì|khi nào|lúc nào) (?:thì )?(?:mới )?"
    r"(?:được )?(?P<called>gọi |hiểu |coi |xem |tính |xếp )?là (?P<term>.+?)"
    rf"{_TERM_ENDS}",
    re.IGNORECASE,
)
# "Nghị quyết hiểu lồng ghép giới là gì", "Kế hoạch này định nghĩa hộ khó khăn thế nào".
_DOCUMENT_SAYS = re.compile(
    rf"^{DOCUMENT}(?:\s\S+){{0,9}}? (?:định nghĩa|hiểu|giải thích|gọi) (?:từ |cụm từ |khái niệm |thuật ngữ )?(?P<term>.+?)"
    rf"(?: là (?:cái )?gì|(?: là(?: \w+)?)? (?:{_HOW}))\W*$",
    re.IGNORECASE,
)
_DEFINE = re.compile(
    r"^(?:(?:cho biết|nêu) )?(?:giải thích (?:từ|cụm từ|khái niệm|thuật ngữ)|định nghĩa(?: (?:của|về|cho))?|khái niệm)"
    r"(?: từ| cụm từ)? (?P<term>.+?)(?: được (?:hiểu|định nghĩa))?(?: là (?:gì|sao)|(?: là)? (?:như )?thế nào)?"
    r"(?=\W*$|\s+(?:theo|trong|tại)\s)",
    re.IGNORECASE,
)
# Of these forms nothing but a meaning is asked; "X là gì" asks for an objective or a name as well.
_SURE = re.compile(
    r"\bnghĩa (?:là|gì|sao|(?:như )?thế nào)|\b(?:hiểu|định nghĩa)\b|\bkhái niệm\b|\bthuật ngữ\b"
    r"|^(?:như )?thế nào (?:thì )?(?:mới )?(?:được )?(?:gọi |coi |xem )?là\b|\b(?:mean|meant|defin)",
    re.IGNORECASE,
)
_IN_ENGLISH = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\bwhat (?:do|does|did)(?: the (?:term|word|phrase))? (?P<term>.+?) mean\b",
        r"\bwhat (?:is|are|was) (?:exactly )?meant by (?P<term>.+?)(?=$|[?,]|\s+(?:in|under) (?:this|the)\b)",
        r"\bhow (?:is|are) (?P<term>.+?) defined\b",
        r"\bhow (?:do|does) .{3,40}? define (?P<term>.+?)(?=$|[?,])",
        r"\bwhat (?:counts|qualifies) as (?P<term>.+?)(?=$|[?,]|\s+(?:in|under) (?:this|the)\b)",
        r"^what (?:exactly )?(?:is|are) (?P<term>(?:an? |[\"“'])[^,?]+?)(?=$|[?,]|\s+(?:in|under|according) )",
        r"^(?:define|(?:the )?definition of) (?P<term>.+?)(?=$|[?,])",
    )
)
# "Khu vực thử nghiệm trong nghị quyết của tỉnh", "... trong kế hoạch giáo dục Bình Lâm": where the word stands is no part of it.
_WHERE = re.compile(rf"\s+(?:trong|theo|tại|ở)\s+(?:cái |bản )?{DOCUMENT}(?:\s.+)?$", re.IGNORECASE)
# "Ở Hải Lâm "doanh nghiệp dẫn dắt" được hiểu là gì": the place in front is no part of it.
_PLACE_BEFORE = re.compile(
    rf"^(?:[Ởở]|[Tt]ại)\s(?:(?:tỉnh|thành phố|huyện|xã|phường)\s)?(?:{CAPITAL}\w*\s)+(?:thì\s)?|^[^“\"«]*[“\"«](?=\w)"
)
_QUOTED_OF = re.compile(r"[”\"»]\s+(?:của|trong|theo|tại|ở)\s.*$")  # "“Mục tiêu kép” của chương trình"
_ARTICLE = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)


def asked_term(text: str) -> str:
    """What "X là gì" or "thế nào là X" asks the meaning of; "" where a question asks for none."""
    said = text.strip(" ?.!")
    forms = (_WHAT_IS, _COUNTS_AS, _SHORT_FOR, _DOCUMENT_SAYS, _DEFINE, _MEANING, _WHICH_KIND)
    match = next((match for form in forms if (match := form.match(said))), None)
    if match is None:
        return ""
    term = _QUOTED_OF.sub("", _WHERE.sub("", match.group("term")))
    return _PLACE_BEFORE.sub("", term).strip(' ,“”"«»')


def asked_in_english(text: str) -> str:
    """The same of "what does X mean", "what is a X"."""
    match = next((match for form in _IN_ENGLISH if (match := form.search(text.strip(" ?.!")))), None)
    return _ARTICLE.sub("", match.group("term")).strip(" ,“”\"'") if match else ""


def asks_meaning(query: Query) -> bool:
    """Whether nothing but the meaning of a word is asked: where no sentence says it, no figure of the thing answers."""
    if query.language == "en":
        return bool(asked_in_english(query.typed)) and _SURE.search(query.typed) is not None
    return bool(asked_term(query.text)) and _SURE.search(query.text) is not None
