"""Sentences and clauses of Vietnamese plan text, as spans.

A clause makes one statement: "90% hồ sơ ... cấp Thành phố", "80% hồ sơ ... cấp huyện", ... What an enumeration shares,
the head before its first figure or the predicate after its last, is found by `enumerations.shared_parts`.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from assistant.data import read_data
from assistant.figures import find_figures
from assistant.names_figures import VALUE_WORDS, measuring
from assistant.types import Figure

Span = tuple[int, int]

_STOP = re.compile(r"[.!?…]+[\"”’»)\]*_]*(?=\s+[\"“‘«(\[]*(?:[A-ZĐÀ-Ỹ0-9\-–•*+]|$))|[;\n]+|[.!?…]+$")
_LEAD_IN = re.compile(r"[\s\-•*+]*(?:\(\d{1,2}\)\s*)?(?:[^.:;\d]{3,140}(?<!\bnhư)(?<!\bgồm):(?:\*\*|__)?)(?=\s)")
_VALUE_WORDS = f"{VALUE_WORDS}|từ"
_POINT_MARK = re.compile(r"^\W*[^\W_]{1,2}\)(?=\s)")  # "a)", "1)": closes no bracket
_WITH = re.compile(r"\s*và\s+(?:[^\W\d]+\s+){1,4}với\s+")  # "vùng dân tộc thiểu số và miền núi với 405 thôn"
_EXCEPTED = re.compile(r"[,;]?\s*trừ\s")  # what a value does not hold for belongs to it
_AFTER_VALUE = r"(?:cấp|tại|ở|đối với|trên địa bàn|so với|vào|đến|mỗi|hằng|hàng|xuống|lên|năm)\s|và\s+\S*\d"
_SAYS_SHARE = re.compile(
    r"[\s,]*(?:đạt|(?:đạt |chiếm |với |tương ứng )?tỷ lệ|tương đương|tương ứng)\s*(?:khoảng\s*)?", re.IGNORECASE
)
_LIST_MARK = re.compile(r"[-–•*+](?=\s)|\d{1,2}[.)]\s|[a-zđ]\)\s")
_DUE = (
    r"(?:ngày\s+)?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|(?:ngày\s+)?\d{1,2}\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4}|\s+(?:hằng|hàng) năm)?"
    r"|(?:tháng\s+)?\d{1,2}/\d{4}|tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?|quý\s+(?:[IVX]+|\d)(?:\s*[/,]?\s*(?:năm\s+)?\d{4})?|năm\s+\d{4}"
)
# What after a semicolon only says by when, or of which part: "; hoàn thành trong quý II năm 2027", "; riêng trẻ 5 tuổi đạt 99%".
ONLY_DUE = re.compile(
    r"\s*(?:(?:phải|sẽ|cơ\s+bản)\s+)*(?:(?:hoàn\s+thành|hoàn\s+thiện|kết\s+thúc|thực\s+hiện|triển\s+khai|xong"
    r"|(?:đưa\s+vào\s+)?(?:vận\s+hành|sử\s+dụng|khai\s+thác|hoạt\s+động)|khai\s+trương|khánh\s+thành|khởi\s+công|bắt\s+đầu|áp\s+dụng"
    r"|chính\s+thức|thử\s+nghiệm)\s+)*"
    rf"(?:(?:trước|trong|chậm\s+nhất|muộn\s+nhất|là|vào|đến|hết|từ|cuối|đầu|giữa)\s+)+(?:{_DUE})\s*(?=[.;]|$)",
    re.IGNORECASE,
)
# "chỉ tiêu số 1, số 2 và số 5", "khu phố 9 và khu phố 21": numbers that name, set side by side.
_BY_NUMBER = r"(?:số|khu phố|tổ|thôn|điều|khoản|mục|bảng|phụ lục|quốc lộ|tỉnh lộ|tuyến|lớp)"
_NAMED_BY_NUMBER = re.compile(rf"(?:^|\s){_BY_NUMBER}\s*$", re.IGNORECASE)
_NEXT_BY_NUMBER = re.compile(rf"(?:,|;|\s+và)\s+(?:và\s+)?{_BY_NUMBER}\s*", re.IGNORECASE)
OF_PART = re.compile(r"\s*(?:riêng|trong\s+đó)(?=[\s:,])[^.;\n]*\d", re.IGNORECASE)
# What surely opens a clause of its own: "..., còn chủ tàu tham gia cứu nạn ...", ", đồng thời quy hoạch ...", ", mỗi tổ có ...".
_OPENS_CLAUSE = re.compile(
    r"[,;]?\s+(?:và\s+)?(?:còn(?!\s+lại)\s+\w+\s+\w+|đồng thời|trong khi|theo đó|mỗi|nhưng\s+\w+\s+\w+\s+\w+|song)\s",
    re.IGNORECASE,
)
_NAMES_PLACES = re.compile(r"\s(?:tại|ở|gồm|giữa|qua|dọc|trên|thuộc|là)\s(?:\w+\s){0,3}[A-ZĐÀ-Ỹ]\w*[^;]*$")
_NAME = r"(?:\w+\s){0,2}?[A-ZĐÀ-Ỹ]\w*(?:\s[A-ZĐÀ-Ỹ]\w*)*"
_NEXT_NAME = re.compile(rf",\s{_NAME}\s*(?:,|và\s|với\s|có\s|\(|$)|\s*và\s{_NAME}")
_DELIMITER = re.compile(
    r"[,;](?=\s)|\s(?=và\s)|\s(?=nhưng\s(?!không quá|tối đa))"
    r"|(?<!xuống)(?<!giảm)(?<!chỉ)(?<!vẫn)(?<!không)(?<!chẳng)(?<![,;])"
    r"\s(?=còn\s(?!ở mức|khoảng|gần|dưới|trên|không quá|ít nhất|tối đa|hơn))"
    r"(?!(?<=\d{4}\s)còn\s*$)|:(?=\s)|\s[-–]\s(?=[A-ZĐÀ-Ỹ])"
)


def split_sentences(text: str) -> tuple[Span, ...]:
    """Spans of sentences; a semicolon and a line end close one too. Trailing marks belong to the sentence."""
    spans, start = [], 0
    widest = max((len(line) for line in text.split("\n")), default=0)
    for match in _STOP.finditer(text):
        if match.group() == "\n" and _runs_on(text, match.start(), widest):
            continue
        if re.fullmatch(r";\n?", match.group()) and (
            ONLY_DUE.match(text, match.end()) or OF_PART.match(text, match.end())
        ):
            continue
        if re.match(r"\.(?!\.)", match.group()) and _is_abbreviation(text[start : match.start()]):
            continue
        spans.append((start, match.end()))
        start = match.end()
    spans.append((start, len(text)))
    return tuple(said for span in spans if (said := trimmed(text, span)) is not None)


def _runs_on(text: str, at: int, widest: int) -> bool:
    """Whether the line that ends at `at` was broken by its width alone: the next one goes on with the sentence."""
    before, after = text[:at].rsplit("\n", 1)[-1].rstrip(), text[at + 1 :].lstrip(" \t")
    if (
        not before
        or not after
        or before.startswith("|")
        or after[0] in "\n|#"
        or before.endswith((".", ";", ":", "!", "?"))
    ):
        return False
    if re.search(r"[-–,(]$|\s(?:và|của|các|đạt|từ|đến|năm|trên|dưới|khoảng)$", before) or breaks_figure(before, after):
        return True
    if _LIST_MARK.match(after):
        return False
    aside = (
        re.match(r"\((?!\d{1,2}\))", after) is not None
    )  # "(chiếm 4%)" belongs to the line before, "(4)" is a number
    return after[0].islower() or aside or (widest >= 50 and len(before) >= 0.7 * widest)


def breaks_figure(before: str, after: str) -> bool:
    """Whether a figure stands on two lines: "... đạt 55" and "- 60%", no list item; "134,7 tỷ" and "USD", no title."""
    number = re.search(r"(?:\d\s*%?|\d\s*(?:nghìn|triệu|tỷ|tỉ))$", before) is not None
    return number and re.match(r"[-–]\s+\d|(?:USD|VND|GRDP|GDP|MW|GW|kWh)\b", after) is not None


def split_clauses(text: str, *, every_figure: bool = False) -> tuple[Span, ...]:
    """Spans of clauses, in order: sentences, cut between figures that make statements of their own.

    With `every_figure` also between those that only name what is measured, as a check holds each figure to its own words.
    """
    clauses: list[Span] = []
    figures = find_figures(text)
    for start, end in split_sentences(text):
        lead_in = _LEAD_IN.match(text, start, end)
        if lead_in and not _states_value(text, lead_in.end(), end, figures):
            clauses.append((start, lead_in.end()))
            start = lead_in.end()
        inside = [figure for figure in figures if start <= figure.start and figure.end <= end]
        inside = inside if every_figure else measuring(text, inside, (start, end))
        cuts = [cut for left, right in pairwise(inside) if (cut := _cut_between(text, start, left, right)) is not None]
        edges = [start, *cuts, end]
        clauses.extend(span for pair in pairwise(edges) if (span := trimmed(text, pair)) is not None)
    return tuple(clauses)


def _states_value(text: str, start: int, end: int, figures: tuple[Figure, ...]) -> bool:
    """Whether a colon parts an indicator from its own value: "Tỷ lệ suy dinh dưỡng: giảm xuống còn 4%"."""
    first = next((f for f in figures if start <= f.start < end), None)
    if first is None or not re.fullmatch(rf"\s*(?:(?:{_VALUE_WORDS})\s+)*", text[start : first.start].lower()):
        return False
    noun = "" if first.unit.startswith("%") or not first.unit else r"(?:\w+\s*){0,3}"
    return re.match(rf"\s*{noun}(?:$|[.,;()]|{_AFTER_VALUE})", text[first.end : end], re.IGNORECASE) is not None


def sentence_of(text: str, clause: Span) -> Span:
    """The sentence a clause stands in: what is quoted for it."""
    for start, end in split_sentences(text):
        if start <= clause[0] < end:
            return (start, end)
    return clause


def _cut_between(text: str, start: int, left: Figure, right: Figure) -> int | None:
    """Where the clause of `right` begins, None where both figures belong to one statement of the sentence at `start`.

    What stands in brackets belongs to what is before them, so nothing is cut there.
    """
    if _in_brackets(text[start : right.start]):
        return None
    gap = text[left.end : right.start]
    if not left.unit and _NAMED_BY_NUMBER.search(text[start : left.start]) and _NEXT_BY_NUMBER.fullmatch(gap):
        return None
    found = [left.end + m.start() for m in _DELIMITER.finditer(gap)]
    delimiters = [at for at in found if not _in_brackets(text[start:at])]
    if any(_EXCEPTED.match(text, at) for at in delimiters):
        return None
    if delimiters and (_WITH.fullmatch(text, delimiters[-1], right.start) or _both_times(left, right, gap)):
        return None
    delimiters = [
        at for at in delimiters if text[at] != ":"
    ] or delimiters  # "..., trên chuẩn: 75%" begins at the comma
    if not delimiters or _says_share(left, right, text[delimiters[-1] : right.start], text[right.end :]):
        return None
    part = next(
        (at for at in delimiters if re.match(r"[\s,;]*(?:trong\s+đó|riêng)[\s:]", text[at : right.start])), None
    )
    if part is not None:
        return part
    delimiters = [at for at in delimiters if not _is_in_list_of_names(text[left.end : at], text[at : right.start])]
    # "..., tổn thất sau thu hoạch còn 23%": here "còn" is what the measure does, and the clause began before it.
    apart = (left.unit[:1] == "%") != (right.unit[:1] == "%")  # "trong 24 tháng còn 55%"
    delimiters = [at for at in delimiters if text[at : right.start].strip() != "còn"] or ([] if apart else delimiters)
    if not delimiters:
        return None
    opener = next((at for at in delimiters if _OPENS_CLAUSE.match(text, at, right.start)), None)
    if opener is not None:
        return opener
    last = delimiters[-1]
    if re.fullmatch(r"[\s,:–-]*(?:và|còn)?\s*(?:\w+\s+){0,2}", text[last : right.start]):
        if len(delimiters) > 1 and re.fullmatch(r",\s\w+\s", text[last : right.start]):
            return delimiters[-2]  # "ngân sách tỉnh 61 tỷ đồng, ngân sách xã, phường 18,5 tỷ đồng"
        # "206 tỷ đồng, tuyên truyền và cứu hộ 80 tỷ đồng": one item, called by two words.
        pair = delimiters[0] == left.end and re.fullmatch(r",\s(?:\w+\s?){1,4}", text[left.end : last])
        return left.end if pair and text.startswith(" và ", last) else last
    for delimiter in delimiters:
        if _is_within_a_name(text[delimiters[0] : delimiter], text[left.end : delimiters[0]]):
            continue
        following = text[delimiter : right.start].lstrip(" ,:-–").removeprefix("và ").removeprefix("còn ").lower()
        if following.startswith(_indicator_heads()):
            return delimiter
    return delimiters[0]


def _both_times(left: Figure, right: Figure, gap: str) -> bool:
    """Whether two hours of the day are named: "vào 06 giờ 30 và 17 giờ 00"."""
    return left.unit == right.unit == "giờ" and re.fullmatch(r"\s*(?:\d{1,2})?\s*(?:,|và)\s*", gap) is not None


def _is_in_list_of_names(before: str, following: str) -> bool:
    """Whether names of places go on there: "3 khu neo đậu tại Cửa Lạch Sơn, Mũi Sến và Hòn Mây với tổng sức chứa 1.800 tàu"."""
    return _NAMES_PLACES.search(before) is not None and _NEXT_NAME.match(following) is not None


def _says_share(left: Figure, right: Figure, between: str, after: str) -> bool:
    """Whether a share only says the same of a count before it: "61/96 cơ quan có nữ lãnh đạo, đạt 63,5%"."""
    counts = not left.unit.startswith("%") and right.unit == "%"
    return counts and _SAYS_SHARE.fullmatch(between) is not None and re.match(r"\s*(?:[.;,)]|$)", after) is not None


def _is_within_a_name(between: str, before: str) -> bool:
    """Whether what follows a comma goes on with "và" in the same name: "..., công nghiệp và xây dựng tăng 11,5%"."""
    return not before.strip() and between.startswith(",") and 1 <= len(between[1:].split()) <= 3


def _in_brackets(before: str) -> bool:
    opened = _POINT_MARK.sub("", before)
    return opened.count("(") > opened.count(")")


@cache
def _indicator_heads() -> tuple[str, ...]:
    return tuple(head + " " for head in read_data("clauses")["indicator_heads"])


def _is_abbreviation(before: str) -> bool:
    word = re.search(r"(\w+(?:\.\w+)*)$", before)
    return word is not None and word.group().lower() in read_data("clauses")["abbreviations"]


def trimmed(text: str, span: Span) -> Span | None:
    """Without white space, bullets and joining commas at the edges; None if nothing is left."""
    start, end = span
    while start < end and (text[start].isspace() or text[start] in ",;:"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    bullet = re.match(r"[-–•*+]\s+", text[start:end])
    start += bullet.end() if bullet else 0
    return (start, end) if re.search(r"\w", text[start:end]) else None
