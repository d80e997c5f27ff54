"""A sentence that assigns -> lead body, co-ordinating bodies, what is to be done, deadline."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from assistant.data import read_data
from assistant.register.owners import body_names, split_body, verbs
from assistant.vietnamese import fold

_DATE = (
    r"(?:ngày\s+)?\d{1,2}(?:[/-]\d{1,2}[/-]\d{4}|\s+tháng\s+\d{1,2}(?:\s+(?:năm\s+\d{4}|hằng năm|hàng năm))?)"
    r"|(?:tháng\s+)?\d{1,2}[/-]\d{4}|tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?"
    r"|quý\s+[IVX\d]+(?:\s*[/,]?\s*(?:năm\s+)?\d{4})?|năm\s+\d{4}"
)
_DEADLINE = re.compile(
    rf"[,(]?\s*(?:(?:hoàn thành|xong|báo cáo|thực hiện)\s+)?(?:(?:trước|trong|chậm nhất|hạn|đến|vào|hết)\s+)+(?:{_DATE})\)?"
    r"|[,(]?\s*(?:định kỳ\s+)?(?:hằng|hàng) (?:năm|quý|tháng)\)?",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*\(\s*(?:chủ trì,?\s*)?phối hợp (?:với|cùng)\s+(?P<who>[^()]+)\)", re.IGNORECASE)
_BEFORE = re.compile(
    r"^\s*(?:toàn diện\s+)?trước\s(?:(?:Thủ tướng )?Chính phủ|pháp luật|(?:Ủy ban nhân dân|UBND|Chủ tịch|Hội đồng nhân dân)[^,;]{0,30}?)"
    r"(?:\s+về(?:\s+việc)?|(?=\s+thực hiện))\s+"
)
_IN_FORCE = re.compile(
    r"thi hành (?:nghị định|quyết định|nghị quyết|thông tư|kế hoạch|chỉ thị|luật) này", re.IGNORECASE
)
_LABELS = ("đơn vị", "cơ quan", "các đơn vị", "đơn vị thực hiện")  # "Đơn vị chủ trì: ..."


@dataclass(frozen=True, slots=True)
class Assignment:
    lead: str | None
    coordinating: str | None
    what: str
    deadline: str | None
    confidence: float


def parse_assignment(text: str, owner: str | None, *, in_tasks: bool) -> Assignment | None:
    """What a sentence without its list mark assigns, to the body it names or to `owner`; None where it assigns nothing."""
    text = _without_grounds(text)
    if re.match(r"(?:Căn cứ|Xét)\s", text) or _not_tasks().match(text):  # "Căn cứ Luật ...;" at the head of a document
        return None
    body = _leads().match(text)
    named = split_body(text) if in_tasks else None
    lead = (body.group("body") or body.group("given")).strip(" ,") if body else ""
    if body and not split_body(f"{lead} "):
        rest, confidence = text[body.end() :], 0.9 if body.group("leads") else 0.8
    elif named:
        lead, rest, confidence = *named, 0.7
    elif owner is not None and _imperative().match(fold(text)):
        lead, rest, confidence = owner, text, 0.7
    else:
        return None
    partners, what = _split_partners(rest)
    what, due = _split_deadline(_BEFORE.sub("", what))
    lead = _own_name(lead)
    if len(what.split()) < 3 or lead.lower() in _LABELS or _not_tasks().match(what) or _IN_FORCE.match(what):
        return None
    return Assignment(lead, partners, what[:1].upper() + what[1:], due, confidence)


def parse_measure(text: str) -> Assignment | None:
    """A measure that names no body but by when it is to be done: "Lập bản đồ nguồn nước; hoàn thành trong quý I năm 2027"."""
    text = _without_grounds(text)
    what, due = _split_deadline(text)
    if due is None or not any(char.isdigit() for char in due) or len(what.split()) < 3 or _not_tasks().match(what):
        return None
    dated = _DEADLINE.search(text)
    closes = dated is not None and not text[dated.end() :].strip(" .;,")
    finished = re.search(r"[;,]\s*(?:hoàn thành|xong)\s", text) is not None
    if not closes or not (finished or _imperative().match(fold(text))) or _indicator().match(text.lower()):
        return None
    return Assignment(None, None, what[:1].upper() + what[1:], due, 0.65)


def _own_name(lead: str) -> str:
    """Without who calls on it and what it is or may do: "Sở Y tế là cơ quan thường trực" -> "Sở Y tế"."""
    named = re.split(r"\s(?:đề nghị|yêu cầu|giao(?! thông| dịch| nộp))\s", lead)[-1]
    return re.sub(r",?\s+(?:là|trong phạm vi|theo chức năng|theo phân cấp)\s.*$", "", named)


def only_deadline(text: str) -> str | None:
    """The deadline of words that give nothing else: "hoàn thành trong quý IV/2026" after a semicolon."""
    rest, due = _split_deadline(text.strip(" ,.;()"))
    return due if not rest else None


def closing_deadline(text: str) -> str | None:
    """The deadline that closes what is to be done: "Kiện toàn Ban Chỉ huy trước ngày 30 tháng 4 hằng năm"."""
    dated = list(_DEADLINE.finditer(text))
    closes = bool(dated) and not text[dated[-1].end() :].strip(" .;,")
    return only_deadline(dated[-1].group()) if closes else None


def _without_grounds(text: str) -> str:
    """Without "Căn cứ ..., trên cơ sở ...," before the body or the verb."""
    grounds = re.match(
        rf"(?i:căn cứ|trên cơ sở)\s[^;]*?,\s+(?=(?=[A-ZĐỦ])(?:{body_names()})(?!\w)|(?:{verbs()})[\s,])(?!\w+ cứ|trên cơ sở)",
        text,
    )
    while grounds:
        rest = text[grounds.end() :]
        if split_body(rest) or _imperative().match(fold(rest)):
            return rest[:1].upper() + rest[1:]
        further = re.search(rf",\s+(?=(?=[A-ZĐỦ])(?:{body_names()})(?!\w)|(?:{verbs()})[\s,])", rest)
        if further is None:
            return text
        grounds = re.compile(rf".{{{grounds.end() + further.end()}}}", re.DOTALL).match(text)
    return text


def _split_partners(rest: str) -> tuple[str | None, str]:
    """(co-ordinating bodies, what is to be done) of the words after the lead."""
    # Verbs are small letters: "Bộ Xây dựng" is a body, "xây dựng kế hoạch" a task.
    partners = re.match(
        r"\s*(?i:(?:chủ trì\s*,?\s*(?:và\s+)?)?phối hợp (?:chặt chẽ )?(?:(?:với|cùng)\s+)?)(?P<who>.+?)"
        rf",?(?=\s(?:{verbs()})[\s,]|\s(?:để|nhằm|trong (?:công tác|việc))\s)",
        rest,
    )
    if partners and re.match(rf"(?i:các|một số|lực lượng|{body_names()})(?!\w)|[A-ZĐ]", partners.group("who")):
        what = re.sub(r"^\s*(?:để|nhằm|trong (?:công tác|việc))\s+", "", rest[partners.end() :])
        return partners.group("who").strip(" ,"), what
    what = re.sub(r"^\s*chủ trì\s*,?\s*(?:chịu trách nhiệm\s+(?:về\s+)?)?", "", rest, flags=re.IGNORECASE)
    aside = _ASIDE.search(what)
    if aside:
        return aside.group("who").strip(" ,"), what[: aside.start()] + what[aside.end() :]
    return None, what


def _split_deadline(what: str) -> tuple[str, str | None]:
    deadline = _DEADLINE.search(what)
    if deadline is None:
        return what.strip(" ,.;:/-"), None
    due = re.sub(r"^[,(\s]*(?:hoàn thành|xong|thực hiện|báo cáo)?\s*(?:trong|vào|đến)?\s*", "", deadline.group())
    return (what[: deadline.start()] + what[deadline.end() :]).strip(" ,.;:/-"), due.strip(" ,.;()")


@cache
def _leads() -> re.Pattern[str]:
    names = body_names()
    return re.compile(
        rf"^(?i:(?:giao(?! thông)|đề nghị|yêu cầu)\s+(?:cho\s+)?)?(?P<body>(?i:(?:các\s+)?(?:{names}))(?![\w])"
        r"(?:(?!\s(?:là|được|đã|bị)\s)[^.;:])*?)\s*"
        r"(?:,?\s+(?P<leads>chủ trì)(?:\s*,)?(?:\s*chịu trách nhiệm(?:\s+về)?)?"
        r"|,?\s+(?:theo thẩm quyền\s+)?(?:có trách nhiệm|chịu trách nhiệm(?:\s+và)?|được giao)(?:\s*:)?)(?=\s)"
        rf"|^(?i:giao|đề nghị|yêu cầu)\s+(?:cho\s+)?(?P<given>(?i:(?:các\s+)?(?:{names}))(?![\w]).*?)(?=\s(?:{verbs()})\s)",
    )


@cache
def _indicator() -> re.Pattern[str]:
    """What opens a measure rather than work to be done: "Tỷ lệ ...", "85% ..."."""
    return re.compile(
        r"(?:tỷ|tỉ|số(?! hóa| hoá)|tổng|mức|tốc độ|thu nhập|giá trị|chỉ số|trên|dưới|khoảng|tối thiểu|ít nhất|\d)"
    )


@cache
def _not_tasks() -> re.Pattern[str]:
    return re.compile("|".join(read_data("register")["not_tasks"]), re.IGNORECASE)


@cache
def _imperative() -> re.Pattern[str]:
    return re.compile(
        r"(?:dinh ky (?:\S+ ){1,2})?(?:chu tri|" + "|".join(fold(verb) for verb in verbs().split("|")) + r")\b"
    )
