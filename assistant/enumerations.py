"""What a clause shares with its enumeration: the head before the first figure, or the predicate after the last.

"Hạ tầng phủ trên 80% hộ, 100% xã": the second takes the head "Hạ tầng phủ". "90% A, 80% B và 60% C được xử lý": the first two take the
tail "được xử lý". Only what is surely shared is taken: a clause with a verb or a measure of its own is whole by itself, and what goes on
about a count ("44 vụ, giảm 12%") takes the clause before it as it stands.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile

from assistant.clause_shape import (
    OPENING_TIME,
    VALUED,
    add_up,
    begins_with_figure,
    counted_noun,
    counts_alike,
    goes_on,
    measure_nouns,
    opens_in_year,
    predicate_of,
    states_measure,
)
from assistant.clauses import OF_PART, Span, trimmed
from assistant.data import read_data
from assistant.types import Comparator, Figure

_SHORTEST_STEM = 2  # words
_LONGEST_BOUND = (
    8  # words behind a bound that still only says what is bounded: "tối đa 04 liều/lợn nái/năm đối với hộ nuôi ..."
)
_ONLY_OPENS = re.compile(r"(?:trong|trong số|trong tổng số|trên tổng số|trên)\s*", re.IGNORECASE)
_LAST_VERB = re.compile(r"\s(?:đạt|là|chiếm|ở mức|còn|tăng|giảm)$")
_GOES_ON = re.compile(
    r"[\s,;]*(?:và\s+|đã\s+|ước\s+)*(?:tăng|giảm|bằng|chiếm|gấp|tương đương|tương ứng|vượt|đạt|thấp hơn|cao hơn|hụt)"
    r"(?:\s+(?:thêm|bình quân|trung bình|khoảng|tỷ lệ))*\s*",
    re.IGNORECASE,
)
# How what stands before a figure ends whose clause leaves its predicate to the next: "Toàn tỉnh có", "Về nước sạch:", "Đến năm 2030,".
_LEAVES_OPEN = re.compile(
    r"(?:^|\s)(?:có|phấn đấu|bảo đảm|đảm bảo|duy trì|đưa|vận động|yêu cầu|để|gồm)\s*$|[:,]\s*$|\d{4}\s*$"
    r"|(?:^|[\W_])(?:\(?\d{1,2}[.)]|[a-zđ]\))\s*$",
    re.IGNORECASE,
)
_SAID_BEFORE = re.compile(r"(?:tỷ lệ|tỉ lệ|con số|chỉ tiêu|chỉ số|mức|số)\s+(?:này|trên|đó)(?=\s)", re.IGNORECASE)
_ENDS_MEASURE = re.compile(
    r"(?:\s(?:(?:(?:đến|vào|trong)\s)?năm\s20\d\d|đạt|là|chiếm|còn|có|lên|xuống|giảm|tăng|nâng|đến|tới|ở mức))+$",
    re.IGNORECASE,
)
# Behind a count, what only says when or beside what: nothing is counted there.
_NO_NOUN = re.compile(
    r"\s*(?:$|[.,;(]|(?:vào|đến|tới|trong|năm|so với|mỗi năm|hằng năm|hàng năm|trở lên|trở xuống)(?!\w))", re.IGNORECASE
)
_HARMED = re.compile(
    r"\s(?:chết|tử vong|mất tích|thiệt mạng|hy sinh|thương vong)\W*$"
)  # "168 người chết và 337 người bị thương"
_LISTS = re.compile(r"\s(?:có|gồm|còn|bao gồm|là)$", re.IGNORECASE)
_FOR = re.compile(r"\s(?:cho|đối với)\s")
_FOR_WHOM = re.compile(r"\s(?P<of>(?:\w+\s){1,8}?\w+)\s(?:cho|đối với)\s")
_COMPRISES = re.compile(r"(?:bao\s+)?gồm(?:\s+có)?:?(?=\s)", re.IGNORECASE)
_TO_WHOM = re.compile(
    r"[\s,;]*(?:và\s+|còn\s+)?(?P<to>cho|đối với|dành cho|tại|ở)\s(?:[^\W\d]+\s+){1,9}$", re.IGNORECASE
)
_WITH = re.compile(r"với\s", re.IGNORECASE)  # "..., với tổng mức đầu tư 1.850 tỷ đồng": of what was just said
_SAYS_MORE = re.compile(r"(?:với|trong đó|riêng)\s", re.IGNORECASE)
_OF_COUNT = re.compile(r"(?:được|bị|đạt)\s")  # predicates that counts share too, not shares alone


def shared_parts(
    text: str, clause: Span, siblings: tuple[Span, ...], figures: tuple[Figure, ...]
) -> tuple[Span | None, Span | None]:
    """(head, tail) that `clause` takes from its enumeration: spans in `text`, None where it is whole by itself.

    `siblings` are the clauses of the same sentence, in order; `figures` those of `text`.
    """
    at = siblings.index(clause)
    bounds = _bounds_behind(text, siblings, at, figures)
    if bounds:
        return shared_parts(text, clause, siblings[: at + 1], figures)[0], bounds
    if at > 0 and _is_bound(text, siblings, at, figures):
        first = next(i for i in range(at - 1, -1, -1) if i == 0 or not _is_bound(text, siblings, i, figures))
        return (siblings[first][0], siblings[at - 1][1]), None
    if at > 0 and _WITH.match(text, clause[0]):
        first = next(i for i in range(at - 1, -1, -1) if i == 0 or not _SAYS_MORE.match(text, siblings[i][0]))
        return (siblings[first][0], siblings[at - 1][1]), None
    own = next((f for f in figures if clause[0] <= f.start < clause[1]), None)
    if own is None:
        return None, None
    divided = _divided(text, siblings, at, figures)
    if divided is not None:
        return divided, None
    if at > 0 and _SAID_BEFORE.match(text, *clause):
        return siblings[at - 1], None
    of_one = _of_one_subject(text, clause, siblings[:at])
    if of_one is not None:
        return of_one, None
    of_whom = _up_to_whom(text, clause, siblings[at - 1], own, figures) if at > 0 else None
    if of_whom is not None:
        return of_whom, None
    stem, said = _stem(text, clause, siblings[:at], own, figures)
    if stem and not predicate_of(text, (own.end, clause[1])):
        return stem, said
    measure = _measure_of_first(text, siblings[:at], figures) if at and _says_later(text, clause, own) else None
    if stem is None and measure is not None:
        return measure, None
    head = stem or _head(text, clause, siblings[:at], own, figures)
    return head, _tail(text, clause, siblings[at + 1 :], own, figures, has_head=head is not None)


def _bounds_behind(text: str, siblings: tuple[Span, ...], at: int, figures: tuple[Figure, ...]) -> Span | None:
    """What bounds the amount of a clause: the clauses right behind it that do no more, as they stand."""
    last = at
    while last + 1 < len(siblings) and _is_bound(text, siblings, last + 1, figures):
        last += 1
    return (siblings[at + 1][0], siblings[last][1]) if last > at else None


def _is_bound(text: str, siblings: tuple[Span, ...], at: int, figures: tuple[Figure, ...]) -> bool:
    """Whether a clause only bounds the amount before it: "hỗ trợ 100% chi phí, tối đa 3 triệu đồng/hộ"."""
    clause = siblings[at]
    own = [f for f in figures if clause[0] <= f.start < clause[1]]
    if len(own) != 1 or own[0].comparator not in (Comparator.AT_MOST, Comparator.AT_LEAST):
        return False
    before, after = text[clause[0] : own[0].start], text[own[0].end : clause[1]].strip(" .;,")
    if re.fullmatch(r"[\s,]*(?:(?:nhưng|và|song)\s+)?(?:mỗi\s+\w+\s+)?", before) is None:
        return False
    lead = next((f for f in reversed(figures) if f.end <= clause[0] and f.start >= siblings[0][0]), None)
    of_other = lead is not None and lead.unit != own[0].unit
    of_other = of_other and (own[0].comparator is Comparator.AT_MOST or own[0].unit == "lần")
    short = len(after.split()) <= _LONGEST_BOUND and not predicate_of(text, (own[0].end, clause[1]))
    return not after or (of_other and short and not own[0].unit.startswith("%"))


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
        stem = trimmed(text, (start, start + at)) if at > 0 else None
        if stem and len(text[stem[0] : stem[1]].split()) >= _SHORTEST_STEM and not OF_PART.match(f"{named}0"):
            told = _LAST_VERB.sub("", named.rstrip())
            return stem, predicate_of(text, (start + at, start + len(told)))
        if lead is None or not named.lstrip().startswith(f"{kind} "):
            return None, None
    return None, None


def _divided(text: str, siblings: tuple[Span, ...], at: int, figures: tuple[Figure, ...]) -> Span | None:
    """What a clause is a part of, where the parts add up to it: "Còn 4.290 thửa chưa được cấp, gồm 2.610 thửa ..., 1.180 thửa ..."."""
    openings = ((i, found) for i in range(at - 1, -1, -1) if (found := _COMPRISES.match(text, *siblings[i + 1])))
    i, opening = next(openings, (-1, None))
    if opening is None:
        return None
    whole = next((f for f in reversed(figures) if siblings[i][0] <= f.start < siblings[i][1]), None)
    if whole is None:
        return None
    parts = ([f for f in figures if start <= f.start < end] for start, end in siblings[i + 1 :])
    fit = takewhile(lambda own: len(own) == 1 and _may_add_up(own[0], whole, text), parts)
    n = add_up(whole.value, (own[0].value for own in fit))
    end = siblings[i][1] if at == i + 1 else opening.end()
    return (siblings[i][0], end) if n is not None and at <= i + n else None


def _may_add_up(part: Figure, whole: Figure, text: str) -> bool:
    """Whether a part can be of a whole: of the same noun, or both counts of things ("96 đơn vị, gồm 78 xã và 18 phường")."""
    same = counted_noun(part, text) == counted_noun(whole, text)
    return same or not any(f.unit[:1] == "%" or "đồng" in f.unit or "/" in f.unit for f in (part, whole))


def _up_to_whom(text: str, clause: Span, before: Span, own: Figure, figures: tuple[Figure, ...]) -> Span | None:
    """What is given, of a clause that only says to whom else: "hỗ trợ tiền ăn cho A 150.000 đồng và cho B 200.000 đồng"."""
    opening = _TO_WHOM.match(text, clause[0], own.start)
    lead = next((f for f in reversed(figures) if before[0] <= f.start < before[1]), None)
    if opening is None or lead is None or not counts_alike(lead, own):
        return None
    at = text[before[0] : lead.start].lower().rfind(f" {opening['to'].lower()} ")
    stem = trimmed(text, (before[0], before[0] + at)) if at > 0 else None
    return stem if stem and len(text[slice(*stem)].split()) >= _SHORTEST_STEM else None


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
    return opens_in_year(text, clause, own) and predicate_of(text, (own.end, clause[1])) is None


def _measure_of_first(text: str, before: tuple[Span, ...], figures: tuple[Figure, ...]) -> Span | None:
    """What the nearest earlier member measures: its head without the year it opens with and the verb it ends in."""
    head = _words_of_first(text, before, figures)
    if head is None:
        return None
    opening = OPENING_TIME.match(text, *head)
    start = opening.end() if opening else head[0]
    verb = _ENDS_MEASURE.search(text[start : head[1]])
    return trimmed(text, (start, start + verb.start() if verb else head[1])) if start < head[1] else None


def _words_of_first(text: str, before: tuple[Span, ...], figures: tuple[Figure, ...]) -> Span | None:
    """What the nearest earlier member says before its figure."""
    found = _first(text, before, None, figures)
    return trimmed(text, (found[0][0], found[1].start)) if found else None


def _first(
    text: str, before: tuple[Span, ...], own: Figure | None, figures: tuple[Figure, ...]
) -> tuple[Span, Figure] | None:
    """The nearest earlier member that says what is enumerated, with its figure, of `own`'s unit if it has one.

    A lead-in ("Về xã hội số: ...") has no figure.
    """
    for clause in reversed(before):
        inside = [f for f in figures if clause[0] <= f.start < clause[1]]
        if not inside:
            return None
        if not begins_with_figure(text, clause, inside[0]) and not goes_on(text, clause, inside[0]):
            alike = [f for f in inside if own is not None and counts_alike(f, own)]
            return clause, (alike or inside)[0]
    return None


def _head(text: str, clause: Span, before: tuple[Span, ...], own: Figure, figures: tuple[Figure, ...]) -> Span | None:
    more = goes_on(text, clause, own)
    if not before or not (more or begins_with_figure(text, clause, own)):
        return None
    found = _first(text, before, own, figures)
    head = trimmed(text, (found[0][0], found[1].start)) if found else None
    if found is None or head is None:
        return None
    first, lead = found
    if _ONLY_OPENS.fullmatch(text, *head):
        return first  # "Trong 112 công trình cấp nước, có 61 ... và 19 công trình đã ngừng": of all that is counted
    if more or _GOES_ON.fullmatch(text, clause[0], own.start):
        if _NO_NOUN.match(text, lead.end, first[1]) is None or not states_measure(text[slice(*head)]):
            return (first[0], before[-1][1])  # "44 vụ phạm pháp, giảm 12%", "286.400 trẻ em, chiếm 24,1% dân số"
        verb = _LAST_VERB.search(text[head[0] : head[1]])
        return (head[0], head[0] + verb.start()) if verb else head  # "... đạt" gives way to "tăng"
    return head if _is_value_of(text, head, clause, lead, own) else None


def _is_value_of(text: str, head: Span, clause: Span, lead: Figure, own: Figure) -> bool:
    """Whether a figure is one more value of what the head names: no other thing that is counted beside it.

    "tổng số tàu cá còn không quá 3.900 tàu, 100% cảng cá đủ điều kiện": what the first clause counts has nothing to do with the second.
    """
    said = text[slice(*head)]
    measures = measure_nouns().search(said.lower())
    if not VALUED.search(f" {said}") and not (measures and measures.end() == len(said)):
        # "chỉnh trang 5 khu dân cư, 2.725 hộ được hưởng lợi": the households are not what is done up.
        apart = not counts_alike(lead, own) and "%" not in (lead.unit[:1], own.unit[:1])
        of_head = text.startswith("và ", clause[0]) or _LISTS.search(said) is not None
        return of_head or not apart or predicate_of(text, (own.end, clause[1])) is None
    if own.unit[:1] == "%" or lead.unit[:1] == "%":
        return own.unit[:1] == lead.unit[:1] and predicate_of(text, (own.end, clause[1])) is None
    return counts_alike(lead, own) or (text.startswith("và ", clause[0]) and measures is None)


def _tail(
    text: str, clause: Span, following: tuple[Span, ...], own: Figure, figures: tuple[Figure, ...], *, has_head: bool
) -> Span | None:
    """The predicate of the nearest later member that has one; the enumeration ends where a clause is no member.

    None where the clause has one itself, or a verb in front of its figure: "hỗ trợ 70% phí bảo hiểm cho lao động trên tàu cá" is whole.
    """
    rest = text[own.end : clause[1]]
    opens = begins_with_figure(text, clause, own)
    if not (opens or _LEAVES_OPEN.search(text[clause[0] : own.start])) or "đồng" in own.unit:
        return None
    if predicate_of(text, (own.end, clause[1])) or _HARMED.search(rest):
        return None
    # With what the later one counts, where the clause itself says none: "năm 2028 có 80% và năm 2030 có 95% hộ được khám".
    alone = own.unit.startswith("%") and not rest.strip(" ,.;")
    rest_too = not has_head and alone and opens_in_year(text, clause, own)
    for later in following:
        figure = next((f for f in figures if later[0] <= f.start < later[1]), None)
        if figure is None or not begins_with_figure(text, later, figure):
            return None
        predicate = (rest_too and trimmed(text, (figure.end, later[1]))) or predicate_of(text, (figure.end, later[1]))
        if predicate:
            shares = own.unit[:1] == "%" == figure.unit[:1]
            counts = "%" not in (own.unit[:1], figure.unit[:1]) and text.startswith("và ", later[0])
            return predicate if shares or (counts and _OF_COUNT.match(text, *predicate)) else None
    return None


def missing_noun(text: str, clause: Span, siblings: tuple[Span, ...], figures: tuple[Figure, ...]) -> Span | None:
    """What a share is of, where its clause leaves it to an earlier one: "hỗ trợ 70% phí bảo hiểm cho lao động A và 100% cho lao động B"."""
    at = siblings.index(clause)
    own = next((f for f in figures if clause[0] <= f.start < clause[1]), None)
    if at == 0 or own is None or own.unit != "%" or not begins_with_figure(text, clause, own):
        return None
    found = _first(text, siblings[:at], own, figures)
    if found is None or found[1].unit != "%" or _FOR.match(text, own.end, clause[1]) is None:
        return None
    noun = _FOR_WHOM.match(text, found[1].end, found[0][1])
    return (
        (noun.start("of"), noun.end("of"))
        if noun and predicate_of(text, (found[1].end, noun.end("of"))) is None
        else None
    )
