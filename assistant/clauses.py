"""Sentences and clauses of Vietnamese plan text, as spans.

A clause makes one statement: "90% hồ sơ ... cấp Thành phố", "80% hồ sơ ... cấp huyện", ... What an enumeration shares,
the head before its first figure or the predicate after its last, is found again by `statement_spans`.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from assistant.data import read_data
from assistant.figures import find_figures
from assistant.names_figures import VALUE_WORDS, measuring
from assistant.types import Comparator, Figure

Span = tuple[int, int]

_STOP = re.compile(r"[.!?…]+[\"”’»)\]*_]*(?=\s+[\"“‘«(\[]*(?:[A-ZĐÀ-Ỹ0-9\-–•*+]|$))|[;\n]+|[.!?…]+$")
_LEAD_IN = re.compile(r"[\s\-•*+]*(?:\(\d{1,2}\)\s*)?(?:[^.:;\d]{3,140}(?<!\bnhư)(?<!\bgồm):(?:\*\*|__)?)(?=\s)")
_VALUE_WORDS = f"{VALUE_WORDS}|từ"
_AFTER_VALUE = r"(?:cấp|tại|ở|đối với|trên địa bàn|so với|vào|đến|mỗi|hằng|hàng|xuống|lên|năm)\s|và\s+\S*\d"
_SHORTEST_STEM = 2  # words
_HAS = re.compile(r"\s(?:đã |hiện )?có$")
_ONLY_OPENS = re.compile(r"(?:trong|trong số|trong tổng số|trên tổng số|trên)\s*", re.IGNORECASE)
_LAST_VERB = re.compile(r"\s(?:đạt|là|chiếm|ở mức|còn|tăng|giảm)$")
_HARMED = re.compile(
    r"\s(?:chết|tử vong|mất tích|thiệt mạng|hy sinh|thương vong)\W*$"
)  # "168 người chết và 337 người bị thương"
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
# What opens a clause on the same measure in another year: "phấn đấu đến năm 2030 còn dưới 85 người", "năm 2028 có 80% ...".
_IN_YEAR = r"(?:phấn đấu\s+|tiến tới\s+|hướng tới\s+)?(?:(?:đến|vào|tới|sang|hết|cuối|trong)\s+)*năm\s+20\d\d,?\s+(?:phấn đấu\s+|sẽ\s+)?"
_LATER = re.compile(
    rf"[\s,;]*(?:và\s+|còn\s+)?{_IN_YEAR}"
    r"(?:(?:đạt|là|chiếm|còn|có|lên|xuống|giảm|tăng|nâng|đến|tới|duy trì|ở mức|thêm|hoàn thành)\s+)*",
    re.IGNORECASE,
)
_OPENING_TIME = re.compile(rf"[\W_]*(?:\d{{1,2}}[.)]\s|[a-zđ]\)\s)?{_IN_YEAR}", re.IGNORECASE)
_SAID_BEFORE = re.compile(r"(?:tỷ lệ|tỉ lệ|con số|chỉ tiêu|chỉ số|mức|số)\s+(?:này|trên|đó)(?=\s)", re.IGNORECASE)
_ENDS_MEASURE = re.compile(
    r"(?:\s(?:(?:(?:đến|vào|trong)\s)?năm\s20\d\d|đạt|là|chiếm|còn|có|lên|xuống|giảm|tăng|nâng|đến|tới|ở mức))+$",
    re.IGNORECASE,
)
_OF_PART = re.compile(r"\s*(?:riêng|trong\s+đó)(?=[\s:,])[^.;\n]*\d", re.IGNORECASE)
_DELIMITER = re.compile(
    r"[,;](?=\s)|\s(?=và\s)|\s(?=nhưng\s(?!không quá|tối đa))"
    r"|(?<!xuống)(?<!giảm)(?<!chỉ)(?<!vẫn)\s(?=còn\s)(?!(?<=\d{4}\s)còn\s*$)|:(?=\s)|\s[-–]\s(?=[A-ZĐÀ-Ỹ])"
)


def split_sentences(text: str) -> tuple[Span, ...]:
    """Spans of sentences; a semicolon and a line end close one too. Trailing marks belong to the sentence."""
    spans, start = [], 0
    widest = max((len(line) for line in text.split("\n")), default=0)
    for match in _STOP.finditer(text):
        if match.group() == "\n" and _runs_on(text, match.start(), widest):
            continue
        if re.fullmatch(r";\n?", match.group()) and (
            ONLY_DUE.match(text, match.end()) or _OF_PART.match(text, match.end())
        ):
            continue
        if re.match(r"\.(?!\.)", match.group()) and _is_abbreviation(text[start : match.start()]):
            continue
        spans.append((start, match.end()))
        start = match.end()
    spans.append((start, len(text)))
    return tuple(trimmed for span in spans if (trimmed := _trim(text, span)) is not None)


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
        clauses.extend(span for pair in pairwise(edges) if (span := _trim(text, pair)) is not None)
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


def shared_parts(
    text: str, clause: Span, siblings: tuple[Span, ...], figures: tuple[Figure, ...]
) -> tuple[Span | None, Span | None]:
    """(head, tail) that `clause` takes from its enumeration: spans in `text`, None where it is whole by itself.

    `siblings` are the clauses of the same sentence, in order; `figures` those of `text`.
    "Hạ tầng phủ trên 80% hộ, 100% xã": the second takes the head "Hạ tầng phủ". "90% A, 80% B và 60% C được xử lý":
    the first two take the tail "được xử lý".
    """
    at = siblings.index(clause)
    if at < len(siblings) - 1 and _is_bound(text, siblings[at + 1], figures):
        return shared_parts(text, clause, siblings[: at + 1], figures)[0], siblings[at + 1]
    if at > 0 and _is_bound(text, clause, figures):
        return siblings[at - 1], None
    own = next((f for f in figures if clause[0] <= f.start < clause[1]), None)
    if own is None:
        return None, None
    if at > 0 and _SAID_BEFORE.match(text, *clause):
        return siblings[at - 1], None
    of_one = _of_one_subject(text, clause, siblings[:at])
    if of_one is not None:
        return of_one, None
    stem, said = _stem(text, clause, siblings[:at], own, figures)
    if stem and not _predicate(text, (own.end, clause[1])):
        return stem, said
    head = stem
    measure = _measure_of_first(text, siblings[:at], figures) if at and _says_later(text, clause, own) else None
    if head is None and measure is not None:
        return measure, None
    if head is None and at > 0 and (_begins_with_figure(text, clause, own) or _goes_on(text, clause, own)):
        head = _head_of_first(text, siblings[:at], figures)
        verb = _LAST_VERB.search(text[head[0] : head[1]]) if head and _goes_on(text, clause, own) else None
        head = (head[0], head[0] + verb.start()) if head and verb else head  # "... đạt" gives way to "tăng"
        has = _HAS.search(text, *head) if head and text.startswith("đạt ", clause[0]) else None
        head = (
            (head[0], has.start()) if head and has else head
        )  # "toàn tỉnh có 28.000 doanh nghiệp, đạt 18 trên 1.000 dân"
    tail = None
    if (
        at < len(siblings) - 1
        and not _predicate(text, (own.end, clause[1]))
        and not _HARMED.search(text[own.end : clause[1]])
    ):
        alone = own.unit.startswith("%") and not text[own.end : clause[1]].strip(" ,.;")
        rest_too = head is None and alone and _opens_in_year(text, clause, own)
        tail = _tail_of_next(text, siblings[at + 1 :], figures, rest_too=rest_too)
    return head, tail


def _is_bound(text: str, clause: Span, figures: tuple[Figure, ...]) -> bool:
    """Whether a clause only bounds the amount before it: "hỗ trợ 100% chi phí, tối đa 3 triệu đồng/hộ"."""
    own = [f for f in figures if clause[0] <= f.start < clause[1]]
    if len(own) != 1 or own[0].comparator not in (Comparator.AT_MOST, Comparator.AT_LEAST):
        return False
    before, after = text[clause[0] : own[0].start], text[own[0].end : clause[1]]
    return re.fullmatch(r"[\s,]*(?:(?:nhưng|và|song)\s+)?", before) is not None and not after.strip(" .;,")


def _stem(
    text: str, clause: Span, before: tuple[Span, ...], own: Figure, figures: tuple[Figure, ...]
) -> tuple[Span | None, Span | None]:
    """What a measure says before the kind its enumeration tells apart: "Tỷ lệ trẻ suy dinh dưỡng" of "... thể nhẹ cân
    xuống dưới 6%, thể thấp còi xuống dưới 8%", and the predicate it says after it; None where a clause opens with no kind
    that an earlier one has."""
    opening = re.match(r"[\s,;]*(?:và\s+|còn\s+)?", text[clause[0] : own.start])
    said = text[clause[0] + (opening.end() if opening else 0) : own.start].lower()
    kind = next((word for word in read_data("clauses")["kinds"] if said.startswith(f"{word} ")), None)
    if kind is None:
        return None, None
    for start, end in reversed(before):
        lead = next((f for f in reversed(figures) if start <= f.start < end), None)
        named = text[start : lead.start].lower() if lead else ""
        at = named.find(f" {kind} ")
        stem = _trim(text, (start, start + at)) if at > 0 else None
        if stem and len(text[stem[0] : stem[1]].split()) >= _SHORTEST_STEM and not _OF_PART.match(f"{named}0"):
            told = _LAST_VERB.sub("", named.rstrip())
            return stem, _predicate(text, (start + at, start + len(told)))
        if lead is None or not named.lstrip().startswith(f"{kind} "):
            return None, None
    return None, None


def _of_one_subject(text: str, clause: Span, before: tuple[Span, ...]) -> Span | None:
    """The clauses that say of what this one goes on: "xảy ra 412 vụ tai nạn" of "làm chết 128 người và bị thương 347 người"."""
    if not before or _same_subject().match(text, *clause) is None:
        return None
    opens = next((c for c in reversed(before) if _same_subject().match(text, *c) is None), None)
    return (opens[0], before[-1][1]) if opens else None


@cache
def _same_subject() -> re.Pattern[str]:
    return re.compile(r"(?:và\s+)?(?:" + "|".join(read_data("clauses")["same_subject"]) + r")\s", re.IGNORECASE)


def _says_later(text: str, clause: Span, own: Figure) -> bool:
    """Whether a clause only says another year's value: "đến năm 2030 xuống dưới 109 bé trai/100 bé gái"."""
    return _opens_in_year(text, clause, own) and _predicate(text, (own.end, clause[1])) is None


def _opens_in_year(text: str, clause: Span, figure: Figure) -> bool:
    """Whether a clause says no more than a year before its figure: "năm 2028 có 80%"."""
    return _LATER.fullmatch(text, clause[0], figure.start) is not None


def _measure_of_first(text: str, before: tuple[Span, ...], figures: tuple[Figure, ...]) -> Span | None:
    """What the nearest earlier member measures: its head without the year it opens with and the verb it ends in."""
    head = _head_of_first(text, before, figures)
    if head is None:
        return None
    opening = _OPENING_TIME.match(text, *head)
    start = opening.end() if opening else head[0]
    verb = _ENDS_MEASURE.search(text[start : head[1]])
    return _trim(text, (start, start + verb.start() if verb else head[1])) if start < head[1] else None


def _head_of_first(text: str, before: tuple[Span, ...], figures: tuple[Figure, ...]) -> Span | None:
    """What the nearest earlier member says before its figure; a lead-in ("Về xã hội số: ...") has no figure."""
    for clause in reversed(before):
        lead = next((f for f in figures if clause[0] <= f.start < clause[1]), None)
        if lead is None:
            return None
        if not _begins_with_figure(text, clause, lead) and not _goes_on(text, clause, lead):
            head = _trim(text, (clause[0], lead.start))
            # "Trong 112 công trình cấp nước, có 61 ... và 19 công trình đã ngừng": of all that is counted.
            return clause if head and _ONLY_OPENS.fullmatch(text, *head) else head
    return None


def _tail_of_next(
    text: str, following: tuple[Span, ...], figures: tuple[Figure, ...], *, rest_too: bool
) -> Span | None:
    """The predicate of the nearest later member that has one; the enumeration ends where a clause is no member.

    `rest_too`: with what it counts, where the clause itself says none: "năm 2028 có 80% và năm 2030 có 95% hộ được khám".
    """
    for clause in following:
        own = next((f for f in figures if clause[0] <= f.start < clause[1]), None)
        if own is None or not _begins_with_figure(text, clause, own):
            return None
        predicate = (rest_too and _trim(text, (own.end, clause[1]))) or _predicate(text, (own.end, clause[1]))
        if predicate:
            return predicate
    return None


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
    last = delimiters[-1]
    if re.fullmatch(r"[\s,:–-]*(?:và|còn)?\s*(?:\w+\s+){0,2}", text[last : right.start]):
        return last
    for delimiter in delimiters:
        if _is_within_a_name(text[delimiters[0] : delimiter], text[left.end : delimiters[0]]):
            continue
        following = text[delimiter : right.start].lstrip(" ,:-–").removeprefix("và ").removeprefix("còn ").lower()
        if following.startswith(_indicator_heads()):
            return delimiter
    return delimiters[0]


def _says_share(left: Figure, right: Figure, between: str, after: str) -> bool:
    """Whether a share only says the same of a count before it: "61/96 cơ quan có nữ lãnh đạo, đạt 63,5%"."""
    counts = not left.unit.startswith("%") and right.unit == "%"
    return counts and _SAYS_SHARE.fullmatch(between) is not None and re.match(r"\s*(?:[.;,)]|$)", after) is not None


def _is_within_a_name(between: str, before: str) -> bool:
    """Whether what follows a comma goes on with "và" in the same name: "..., công nghiệp và xây dựng tăng 11,5%"."""
    return not before.strip() and between.startswith(",") and 1 <= len(between[1:].split()) <= 3


def _in_brackets(before: str) -> bool:
    return before.count("(") > before.count(")")


@cache
def _indicator_heads() -> tuple[str, ...]:
    return tuple(head + " " for head in read_data("clauses")["indicator_heads"])


@cache
def _predicates() -> re.Pattern[str]:
    return re.compile(r"\s((?:" + "|".join(read_data("clauses")["shared_predicates"]) + r")\s.*)$", re.DOTALL)


def _predicate(text: str, span: Span) -> Span | None:
    """The predicate that closes a clause after its figure and noun; words of place ("tại cấp xã") are its noun's."""
    match = _predicates().search(text[span[0] : span[1]])
    return _trim(text, (span[0] + match.start(1), span[1])) if match else None


def _begins_with_figure(text: str, clause: Span, figure: Figure) -> bool:
    return re.fullmatch(
        r"[\s,;:*–-]*(?:(?:và|còn|có|đạt|phấn đấu)\s+)*", text[clause[0] : figure.start].lower()
    ) is not None or _opens_in_year(text, clause, figure)


def _goes_on(text: str, clause: Span, figure: Figure) -> bool:
    """Whether a clause only says more of the same thing: "..., tăng 17,5% so với năm 2004, bằng 36,5% GDP"."""
    verb = re.fullmatch(
        r"[\s,;]*(?:và\s+)?(?:tăng|giảm|bằng|chiếm|gấp|tương đương)(?:\s+(?:thêm|bình quân|trung bình))?\s*",
        text[clause[0] : figure.start].lower(),
    )
    rest = text[figure.end : clause[1]].replace("\n", " ")
    share = (
        verb is not None and re.search(r"(?:bằng|chiếm|tương đương)\s*$", verb.group()) and figure.unit.startswith("%")
    )
    if share:  # "hàng nông sản 8 tỷ USD, chiếm 28% tổng kim ngạch xuất khẩu"
        return True
    return (
        verb is not None
        and re.match(r"\s*(?:$|[.,;()]|so với|(?:mỗi|hằng|hàng) năm|GRDP|GDP|trong|vào|đến|về|năm\s+\d)", rest)
        is not None
    )


def _is_abbreviation(before: str) -> bool:
    word = re.search(r"(\w+(?:\.\w+)*)$", before)
    return word is not None and word.group().lower() in read_data("clauses")["abbreviations"]


def _trim(text: str, span: Span) -> Span | None:
    """Without white space, bullets and joining commas at the edges; None if nothing is left."""
    start, end = span
    while start < end and (text[start].isspace() or text[start] in ",;"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    bullet = re.match(r"[-–•*+]\s+", text[start:end])
    start += bullet.end() if bullet else 0
    return (start, end) if re.search(r"\w", text[start:end]) else None
