"""The questions that one question asks: "Tổng kinh phí bao nhiêu và khi nào sơ kết?" asks two, a story told first asks one.

Only the wording is looked at. Whether a part can be answered, and whether the whole is better asked as it stands, is for
the pipeline to see.
"""

from __future__ import annotations

import re
from functools import cache

from assistant.asked import find_kind
from assistant.data import read_data
from assistant.named import FOR_YEARS, any_of, spelled
from assistant.tells_several import settle_several
from assistant.understand import content_terms

_SENTENCE = re.compile(r"[^.!?…]*[.!?…]+(?:\s+|$)|[^.!?…]+$")
_JOINT = re.compile(
    r"\?\s+|\s*[;,]\s+(?:(?:và|va|còn|con|rồi|roi|thế|the|and|with|cùng|cung)\s+)?(?:(?:trong đó|trong do|of which)\s+)?"
    r"|\s+(?:và|va|rồi|roi|còn|con|and)\s+",
    re.IGNORECASE,
)
# "A với B lần lượt bao nhiêu phần trăm": the same is asked of both.
_EACH = re.compile(
    r"^(?P<first>.+?)\s+(?:với|voi|và|va|cùng|cung)\s+(?P<second>.+?)\s*,?\s+(?:lần lượt|lan luot|tương ứng|tuong ung|mỗi cái|mỗi bên)\s+"
    r"(?P<asks>.*(?:bao nhiêu|bao nhieu|mấy|may|nào|nao)\b.*)$",
    re.IGNORECASE,
)
# "năm 2026 và 2032 lần lượt": one thing in two years, asked as it stands.
_YEARS_EACH = re.compile(
    r"\b20\d\d\s+(?:với|voi|và|va|cùng|cung)\s+(?:(?:đến|den)\s+)?(?:(?:năm|nam)\s+)?20\d\d\s*,?\s+"
    r"(?:lần lượt|lan luot|tương ứng|tuong ung|mỗi|moi)\b",
    re.IGNORECASE,
)
_MEASURE = re.compile(
    r"(?:số|tỷ lệ|tỉ lệ|tỷ trọng|tổng|mục tiêu|chỉ tiêu|kinh phí|vốn|diện tích|mức|quy mô|so|ty le|tong|muc tieu|chi tieu"
    r"|kinh phi|von|dien tich|muc|quy mo|sản lượng|năng suất|thu nhập|doanh thu|san luong|nang suat|thu nhap)\s"
)
_NAMED_BOTH = re.compile(
    r"^(?:(?:cho|xin)\s+(?:(?:tôi|em|mình|toi|minh)\s+)?(?:hỏi|biết|hoi|biet)\s+)?"
    r"(?P<first>(?:(?!\s(?:và|va|với|voi|cùng|cung)\s|[,;]).)+?)\s+(?:và|va|với|voi|cùng|cung)\s+"
    r"(?P<second>(?:(?!\s(?:và|va|với|voi|cùng|cung)\s|[,;]).)+)$",
    re.IGNORECASE,
)
_OTHER_ASKING = re.compile(
    r"(?:do )?(?:ai|cơ quan nào|đơn vị nào|sở nào|co quan nao|don vi nao|so nao|khi nào|khi nao|bao giờ|bao gio|chừng nào|chung nao"
    r"|who|when)\b"
)
_TOPIC = re.compile(r"(?P<topic>[^:?.]{3,100}):\s+\S")
_SHARE_WORDS = frozenset(("phần", "trăm", "tỷ", "lệ"))
_SEVERAL, _FIGURE = (
    re.compile(r"\b(?:mấy|may) (?!phần|phan|%|năm|nam|tỷ|triệu)\w+"),
    re.compile(r"\b(?:bao nhiêu|bao nhieu)\b"),
)
_WHOLE = ("compare", "yes_no", "list")  # kinds that set things beside each other or ask for them together
_MOST = 3
_LONGEST_STORY = 12  # sentences looked through


def parts_of(text: str) -> tuple[str, ...]:
    """The questions asked, each but the first to be read as a follow-up of the one before; `text` alone where it asks one."""
    asked = settle_several(text.strip())
    each = _EACH.match(asked.rstrip("?. "))
    if each and _YEARS_EACH.search(asked):
        return (text,)
    if each:
        return f"{each['first']} {each['asks']}", f"{each['second']} {each['asks']}"
    both = _figures_unsaid(asked)
    if both:
        return both
    if find_kind(asked) in _WHOLE:
        return (text,)
    parts: list[str] = []
    start = 0
    for joint in _JOINT.finditer(asked):
        before, after = asked[start : joint.start()], asked[joint.end() :]
        if (_asks(before) and _asks(after) and not _says_nothing_new(before, after)) or _asks_unsaid(before, after):
            parts.append(before)
            start = joint.end()
    parts.append(asked[start:])
    return tuple(part.strip() for part in parts) if 1 < len(parts) <= _MOST else (text,)


def names_topic_first(text: str) -> bool:
    """Whether a question names before a colon what its parts are all about."""
    topic = _TOPIC.match(text.strip())
    return topic is not None and not _asks(topic["topic"]) and len(content_terms(topic["topic"], "vi")) > 1


def _figures_unsaid(asked: str) -> tuple[str, ...]:
    """Two figures asked for by their names alone: "số cây trồng mới 2026 và số vụ cháy 2026"; () where it is no such question.

    A year said at the end is that of both.
    """
    named = _NAMED_BOTH.match(asked.rstrip("?. "))
    if not named or _asks(asked) or find_kind(asked) != "what":
        return ()
    sides = [named["first"], named["second"]]
    if not all(_MEASURE.match(spelled(side)) and len(content_terms(side, "vi")) > 1 for side in sides):
        return ()
    year = re.search(r"\b20\d\d$", sides[1])
    if year and not re.search(r"\b20\d\d\b", sides[0]):
        sides[0] = f"{sides[0]} năm {year.group()}"
    return tuple(f"{side} là bao nhiêu" for side in sides)


def told_shorter(text: str) -> tuple[str, ...]:
    """Of a question told at length: its last asking sentence with the one before, then that sentence alone; () where it is short."""
    sentences = [match.group().strip() for match in _SENTENCE.finditer(text) if match.group().strip(" .!?…")]
    if not 1 < len(sentences) <= _LONGEST_STORY:
        return ()
    # "chưa bao giờ" tells; what ends in a question mark asks, in whatever words.
    at = max((i for i, one in enumerate(sentences) if one.endswith("?") or _asks(one)), default=len(sentences) - 1)
    found = [" ".join(sentences[at - 1 : at + 1])] if at and len(sentences) > 2 else []
    if len(content_terms(sentences[at], "vi")) > 1:
        found.append(sentences[at])
    return tuple(shorter for shorter in found if shorter != text)


def _says_nothing_new(before: str, after: str) -> bool:
    """Whether the second half only asks what the first is of: "tỉnh muốn mấy đôi đi khám, tới 2030 là bao nhiêu phần trăm đôi"."""
    said = set(content_terms(after, "vi")) - _SHARE_WORDS
    manner = _SEVERAL.search(spelled(before)) and not _FIGURE.search(spelled(before))
    return bool(manner) and bool(said) and said <= set(content_terms(before, "vi"))


def _asks_unsaid(before: str, after: str) -> bool:
    """Whether one half asks by naming a measure alone: "số trạm sạc năm 2030 và ai ký"."""
    names, named_after = _MEASURE.match(spelled(before)), _MEASURE.match(spelled(after))
    if names and _OTHER_ASKING.match(spelled(after)):
        return True
    return bool(named_after and re.search(r"\b20\d\d\b", after) and _asks(before) and not _asks(after))


def _asks(text: str) -> bool:
    return _asking().search(FOR_YEARS.sub(" ", spelled(text))) is not None


@cache
def _asking() -> re.Pattern[str]:
    return any_of(tuple(read_data("question_words")["asking_apart"]))
