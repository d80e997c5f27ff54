"""Of several figures of one statement the one that is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache

from assistant.asked_kind import asks_money, asks_share, is_money, noun_asked, unit_asked
from assistant.phrase import lead_figure
from assistant.statements import OF_WHOM, Statement
from assistant.types import Comparator, Figure, Target
from assistant.understand import Query
from assistant.vietnamese import fold, words

# "từ 118 lên 200 địa chỉ": how things stand, and what they are to become.
_FROM = re.compile(r"(?:^|\W)(?:từ|from)(?:\s+(?:mức|khoảng|gần|hơn|trên|dưới))*\s*$", re.IGNORECASE)
_BECOMES = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:[^\W\d]+\s+){0,4}?(?:lên|xuống|còn|thành|đến|tới|to)\s*(?:còn|tới|đến|mức|thành|khoảng|\s)*$",
    re.IGNORECASE,
)
_OF_ALL = re.compile(r"\s*(?:[^\W\d]+\s+){0,3}?(?:trong|trên)\s+(?:tổng\s+)?(?:số\s+)?$", re.IGNORECASE)
_BEFORE = re.compile(
    r"\b(?:hien (?:nay|tai|trang|gio|co|dang|la)|bay gio|luc nay|truoc day|truoc do|ban dau|dang (?:co|dat|la)|xuat phat|khoi diem"
    r"|tu (?:muc )?bao nhieu|currently|at present)\b|(?<!phai )(?<!se )\bco (?:bao nhieu|may)\b"
)
_EXCEPTED = re.compile(r",\s*trừ\s+(?P<what>[^\d,.;]+)")
_NAMES_EXCEPTION = 2  # words of what is excepted by which a question is about it
_LONGEST_NAME = 4  # words of what a figure is called
_SHARE = re.compile(r"\b(?:ty|ti) (?:le|trong)\b|\bshare\b")
ASKS_MOST = re.compile(
    r"\b(?:tối đa|nhiều nhất|cao nhất|không quá)\s+(?:(?:mỗi|một) \w+ )?(?:được |là |đến |tới )?(?:bao nhiêu|mấy)\b"
)
# What is given in money, unless the question names another unit: "được thưởng bao nhiêu", "mức hỗ trợ".
_GIVEN = re.compile(
    r"\bmuc (?:ho tro|thuong|phat|dong|chi|luong|vay|phi)\b|\b(?:ho tro|thuong|tro cap|phu cap|phat|tra|dong gop|boi duong|giup|cho vay)\b"
    r"(?: \w+){0,4} (?:bao nhieu|may)\W*$"
)


def figure_asked(statement: Statement, query: Query) -> Figure:
    """The statement's own figure, but where another of its figures is of the kind, the time or the thing asked for."""
    statement = _without_exception(statement, query)
    lead = lead_figure(statement)
    most = [f for f in statement.figures if f.comparator in (Comparator.AT_MOST, Comparator.LESS)]
    if (
        len(most) == 1
        and query.kind == "how_much"
        and not unit_asked(query.search_text)
        and ASKS_MOST.search(query.search_text.lower())
    ):
        return most[0]
    if len(statement.figures) < 2 or query.kind == "yes_no":
        return lead
    unit = unit_asked(query.search_text)
    plain = [f for f in statement.figures if f.unit.split(" ")[-1] not in OF_WHOM or is_of_unit(f, unit)]
    if plain and lead not in plain and not (isinstance(statement.row, Target) and statement.row.value == lead.value):
        lead = plain[0]
    started = _started_from(statement)
    if started is not None and lead in started:
        asks_before = (_BEFORE.search(fold(query.text)) and not query.years) or _of_past(statement, query)
        return _without_from(statement, started[0]) if asks_before else started[1]
    noun = "" if unit else noun_asked(query.search_text)
    counts = [f for f in statement.figures if noun and not f.unit and _stands_behind(noun, statement.text, f)]
    if len(counts) == 1 and query.kind == "how_much":
        return counts[0]
    tests = _tests(query)
    named = None if tests else _named_before(statement, plain or statement.figures, query)
    if named is not None:
        return named
    fitting = [f for f in plain or statement.figures if all(test(f) for test in tests)]
    if fitting and (lead not in fitting or len(fitting) < len(statement.figures)):
        lead = _nearest_words(statement, fitting, query)
    return _of_whole(statement, lead, query)


def _without_exception(statement: Statement, query: Query) -> Statement:
    """Without figures that hold only for what is excepted, unless the question names that: "7 ngày, trừ vụ việc phức tạp 15 ngày"."""
    excepted = _EXCEPTED.search(statement.text)
    kept = tuple(f for f in statement.figures if excepted is None or f.start < excepted.start())
    if excepted is None or not kept or len(kept) == len(statement.figures):
        return statement
    named = set(words(excepted["what"].lower())) - set(words(statement.text[: excepted.start()].lower()))
    asked = set(words(query.search_text.lower()))
    return statement if len(named & asked) >= _NAMES_EXCEPTION else replace(statement, figures=kept)


def _stands_behind(noun: str, text: str, figure: Figure) -> bool:
    return re.match(rf"\s+{re.escape(noun)}(?!\w)", text[figure.end :], re.IGNORECASE) is not None


def _named_before(statement: Statement, figures: Sequence[Figure], query: Query) -> Figure | None:
    """The only figure that the first words asked with stand right before: "với dư nợ 184 tỷ đồng" where "dư nợ" is asked for."""
    asked = [fold(word) for word in query.terms[:_LONGEST_NAME]]
    before = {figure: " ".join(words(fold(statement.text[: figure.start]))) for figure in figures}
    for length in range(len(asked), 1, -1):
        head = " ".join(asked[:length])
        named = [figure for figure in figures if f" {before[figure]}".endswith(f" {head}")]
        if named:
            return named[0] if len(named) == 1 else None
    return None


def states_part(statement: Statement, figure: Figure) -> bool:
    """Whether a figure is told beside a part of it: the 46 of "14 trong số 46 hồ chứa"."""
    at = statement.figures.index(figure)
    before = statement.figures[at - 1] if at else None
    return before is not None and _OF_ALL.fullmatch(statement.text[before.end : figure.start]) is not None


def _says_more_of_part(statement: Statement, figure: Figure, query: Query) -> bool:
    """Whether the question says something of what a statement tells of the part: "hồ chứa bị hư hỏng"."""
    asked = {fold(word) for word in query.terms}
    of_unit = {fold(word) for word in words(figure.unit)}
    return bool({fold(word) for word in words(statement.text[figure.end :])} & asked - of_unit)


def _tests(query: Query) -> list[Callable[[Figure], bool]]:
    """What the figure asked for must be, by the words that ask: a share, a sum of money, of the unit named."""
    unit, said = unit_asked(query.search_text), fold(query.search_text)
    if asks_share(query) or (not unit and _SHARE.search(said)):
        return [lambda figure: figure.unit.startswith("%")]
    if asks_money(query) or (not unit and _GIVEN.search(said)):
        return [lambda figure: is_money(figure.unit)]
    return [lambda figure: is_of_unit(figure, unit)] if unit else []


def is_of_unit(figure: Figure, unit: str) -> bool:
    """Whether a figure counts what is asked to be counted: "triệu người" and "người/năm" count "người"."""
    own, asked = _counted(figure.unit), _counted(unit)
    return bool(own) and (own == asked or own.startswith(f"{asked} ") or asked.startswith(f"{own} "))


@lru_cache(maxsize=1024)
def _counted(unit: str) -> str:
    """The unit without scale and rate."""
    return re.sub(r"^(?:(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ)\s+)+", "", unit.split("/")[0])


def _started_from(statement: Statement) -> tuple[Figure, Figure] | None:
    """(what it is, what it is to be) of "từ 118 lên 200 địa chỉ"."""
    for first, second in zip(statement.figures, statement.figures[1:], strict=False):
        head = statement.text[: first.start]
        from_first = _FROM.search(head) or re.match(r"(?:từ|from)\b", statement.text[first.start :], re.IGNORECASE)
        if from_first and _BECOMES.fullmatch(statement.text[first.end : second.start]):
            return first, second
    return None


def _without_from(statement: Statement, figure: Figure) -> Figure:
    """The figure alone: "18 tỷ đồng" of "từ 18 tỷ đồng"."""
    said = re.match(r"(?:từ|from)\s+", statement.text[figure.start :], re.IGNORECASE)
    return replace(figure, start=figure.start + said.end()) if said else figure


def _of_past(statement: Statement, query: Query) -> bool:
    issued = statement.document.issued_year
    return (
        bool(query.years)
        and issued > 0
        and max(query.years) < min(statement.years or (issued,))
        and max(query.years) <= issued
    )


def _of_whole(statement: Statement, lead: Figure, query: Query) -> Figure:
    """Of "14 trong số 46 hồ chứa bị hư hỏng" the 46, where it is asked how many there are and no more is said of them."""
    for first, second in zip(statement.figures, statement.figures[1:], strict=False):
        if lead not in (first, second) or not _OF_ALL.fullmatch(statement.text[first.end : second.start]):
            continue
        unit = unit_asked(query.search_text)
        part = bool(statement.row and isinstance(statement.row, Target) and not unit) or _says_more_of_part(
            statement, second, query
        )
        return first if part or not is_of_unit(second, unit) else second
    return lead


def _nearest_words(statement: Statement, figures: Sequence[Figure], query: Query) -> Figure:
    """The one whose neighbourhood has most of the question's words; of equals the first."""
    asked = {fold(word) for word in query.terms}
    return max(figures, key=lambda figure: (len(_around(statement.text, figure) & asked), -figure.start))


@lru_cache(maxsize=256)
def _around(text: str, figure: Figure) -> frozenset[str]:
    before = re.split(r"[,;]", text[: figure.start])[-1]
    after = re.split(r"[,;]|\s(?:và|còn)\s", text[figure.end :])[0]
    return frozenset(fold(word) for word in words(f"{before} {after}"))
