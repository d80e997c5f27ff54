"""What "đơn vị đó", "dự án này" or "chỗ ấy" stand for after a question that asked who, which or where: what the answer named.

Without that question the same words stand for what was asked about, which is the follow-up's own business.
"""

from __future__ import annotations

import re

from assistant.figures import find_figures
from assistant.vietnamese import fold, words

_THINGS = (
    "dự án|công trình|chương trình|mô hình|nhiệm vụ|tuyến(?: đường)?|trường|trạm|chợ|hồ|cầu|đường|xã|phường|thôn|khu phố|nhóm|nghề"
    "|hợp tác xã|doanh nghiệp|lễ hội|làng nghề|sản phẩm|cụm công nghiệp|khu công nghiệp|hạng mục"
)
_BODIES = "đơn vị|cơ quan|sở|phòng|ban|hội|đoàn|chi cục|trung tâm|tổ chức|người"
_PLACES = "chỗ|nơi|điểm|địa điểm|địa chỉ|khu|trường|trạm|trung tâm|nhà"
_POINTS = re.compile(rf"(?<!\w)(?P<noun>{_THINGS}|{_BODIES}|{_PLACES}) (?:đó|này|ấy|kia|nói trên)(?!\w)", re.IGNORECASE)
_POINTS_ENGLISH = re.compile(
    r"\b(?P<noun>that|this) (?:agency|body|department|office|unit|project|programme|program|place|site|school|ward|commune|village)\b",
    re.IGNORECASE,
)
_ASKS_WHO = re.compile(rf"(?<!\w)(?:ai|(?:{_BODIES}|bộ|ngành) nào)(?!\w)", re.IGNORECASE)
_ASKS_WHERE = re.compile(rf"(?<!\w)(?:(?:ở|tại|đến|ra) đâu|(?:{_PLACES}) nào)(?!\w)", re.IGNORECASE)
_ASKS_WHICH_ENGLISH = re.compile(r"\b(?:who|which|where)\b", re.IGNORECASE)
_MARKS = re.compile(r"\s*\[\d+\]")
_BOLD = re.compile(r"\*\*(?P<name>[^*]+)\*\*")
_EXTREME = re.compile(
    r"\b(?:của|of) (?P<name>[^,;]+), (?:the )?(?:lớn|nhỏ|cao|thấp|nhiều|ít|dài|ngắn|rộng|sớm|muộn|largest|smallest|highest|lowest)\b"
)
_IS = re.compile(r"^(?P<one>.{3,120}?) (?:là|is) (?P<other>.{3,120}?)(?=[.,;]|$)")
_ASKED_ON = re.compile(
    r"(?<=\S) còn(?= (?:làm|phụ trách|chủ trì|quản lý|được|có|phải)\b)|\s+nữa(?=\W*$)", re.IGNORECASE
)
# What ends the name of a thing in a question: its verb, a time, or how much.
_ENDS = r"(?=\s+(?:có|là|được|sẽ|phải|năm|đến|bao|mấy|ở|khi|thì|do|hết|cần|bị)(?!\w)|[,.;?]|$)"
_LONGEST = 16  # words of a name


def name_referent(question: str, before: str, said: str) -> str:
    """The question with what `said`, the answer to `before`, named; "" where it points at nothing that was asked for and named."""
    points = _POINTS.search(question) or _POINTS_ENGLISH.search(question)
    if points is None:
        return ""
    if not said or not _was_asked_for(points["noun"], before):
        name = _asked_about(points["noun"], before)
        return f"{question[: points.start()]}{name}{question[points.end() :]}" if name else ""
    line = _MARKS.sub("", said).strip().split("\n")[0]
    name = _called(line, points["noun"]) or _named(line, before)
    if not name or len(name.split()) > _LONGEST:
        return ""
    noun = points["noun"]
    if re.fullmatch(_THINGS, noun.lower()) and not fold(name).startswith(fold(noun)):
        name = f"{noun} {name}"
    text = f"{question[: points.start()]}{name}{question[points.end() :]}"
    return _ASKED_ON.sub("", text)


def _asked_about(noun: str, before: str) -> str:
    """What the question before called by the same noun: "Trạm y tế có mấy bác sĩ?" and "trạm đó"; "" where it called it so alone."""
    called = re.search(
        rf"(?<!\w)(?P<name>{re.escape(noun)} (?!nào|gì|này|đó|ấy)[^,.;?]*?){_ENDS}", before, re.IGNORECASE
    )
    asks = called is not None and re.search(r"(?<!\w)(?:nào|gì|mấy)(?!\w)", called["name"]) is not None
    return called["name"] if called and not asks and 1 < len(called["name"].split()) <= _LONGEST else ""


def _was_asked_for(noun: str, before: str) -> bool:
    """Whether the question before asked which such thing, which body, or where."""
    if noun.lower() in ("that", "this"):
        return _ASKS_WHICH_ENGLISH.search(before) is not None
    if re.search(rf"(?<!\w){re.escape(noun)}(?: [^\W\d]+){{0,4}} (?:nào|gì)(?!\w)", before, re.IGNORECASE):
        return True
    if re.fullmatch(_BODIES, noun.lower()) and _ASKS_WHO.search(before):
        return True
    return re.fullmatch(_PLACES, noun.lower()) is not None and _ASKS_WHERE.search(before) is not None


def _called(line: str, noun: str) -> str:
    """A name that opens with the very noun: "Ban Chỉ đạo Trung ương về ..." of "ban đó"."""
    plain = line.replace("**", "")
    opens = plain.lower().startswith(f"{noun.lower()} ")
    name = re.split(r"[.;:,]| (?:là|có|do|được|gồm|–)\s", plain)[0].strip() if opens else ""
    return name if 2 < len(name.split()) <= _LONGEST and not find_figures(name) else ""


def _named(line: str, before: str) -> str:
    """What a line names: the row of an extreme, words set in bold in front, or the side of "A là B" that the question had not said."""
    extreme = _EXTREME.search(line.replace("**", ""))
    if extreme:
        return extreme["name"].strip()
    bold = _BOLD.match(line)
    if bold and not find_figures(bold["name"]) and not any(char.isdigit() for char in bold["name"]):
        return bold["name"].strip(" .:")
    plain = line.replace("**", "")
    plain = plain.partition(" – ")[2] if bold and " – " in plain else plain
    sides = _IS.match(plain)
    if sides is None:
        return ""
    asked = set(words(fold(before)))
    one, other = ((side, len(asked & set(words(fold(side))))) for side in (sides["one"], sides["other"]))
    if one[1] == other[1]:
        return ""
    name = min(one, other, key=lambda side: side[1])[0].strip()
    return name if not find_figures(name) else ""
