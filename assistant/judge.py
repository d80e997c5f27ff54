"""How well one statement answers a question: its words, its meaning, its figure, year, level and document."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.answerable import (
    REMARKS,
    THERE_ARE,
    counts_in_words,
    has_day_to_come,
    holds_work,
    states_count,
    work_named,
)
from assistant.asked_kind import (
    asks_how_long,
    measures_time,
    noun_asked,
    states_share,
    unit_of,
)
from assistant.bags import Bags
from assistant.brackets import in_bracket
from assistant.candidate import Candidate, meaning
from assistant.contrary import says_contrary, says_undone
from assistant.evidence import Evidence
from assistant.figure_asked import ASKS_MOST, is_of_unit, states_part
from assistant.figures import find_figures
from assistant.named import plain
from assistant.poverty import poverty_loss
from assistant.prepares import only_prepares
from assistant.reasons import asks_why, names_cause
from assistant.relevance import Terms, coverage
from assistant.statements import Statement, day_set, own_clause
from assistant.tells_nothing import NAMES_PLACE, asks_where
from assistant.time_asked import time_gain
from assistant.told import told_gain
from assistant.types import Comparator, Document, Figure, Hit, Target, Task
from assistant.understand import Query
from assistant.vietnamese import fold, fold_path

_MEANT = 0.4  # what its meaning adds to a statement's place among the others
_CONCISE, _ALL_SAID = (
    0.1,
    0.95,
)  # what it adds to one that holds all words of an English question that it says little else
_WORK_GAIN = 0.25  # what it adds that a task holds that name
_HEADED = 0.2  # what it adds that a measure stands under a heading of the words asked with
_IN_BRACKET, _OUT_OF_BRACKET = (
    0.2,
    -0.35,
)  # what it adds that a statement's bounds hold the size of the case asked about, or not
_COUNTED = 0.25  # what it adds that a statement counts just what is asked to be counted
_OF_PART = 0.15  # what it adds that it counts a part of them
_COUNT_STATED = 0.35  # what it adds that a statement says how many of what is asked there are
_SUM_ROW = 0.3  # what it loses that a row adds the others up, where no sum is asked for
_ASKS_SUM = re.compile(r"\b(?:tong|tat ca|toan bo|ca thay|het thay|chung|cong|total|overall|altogether|in all)\b")
_SUM_LABEL = re.compile(r"\|[\s|*\d]*(?:tổng cộng|tổng số|tổng|cộng)[\s*:]*\|", re.IGNORECASE)
_BEHIND, _MOST_BEHIND = 0.06, 4  # for each word asked with that stands right behind a count, and how many are looked at
_CAUSED, _CAUSE_NEARER = 0.45, 0.15  # what it adds that a statement names a cause where a reason is asked for
_NOUN_NEARER = 0.2  # nearness of a figure that counts the very word asked for
_SET_FOR_TASK = 0.1  # what it adds that the day is a task's own deadline
_FINISHED = re.compile(r"\b(?:xong|hoan thanh|han|cham nhat|muon nhat|truoc|deadline|due|completed?|finish(?:ed)?)\b")
_SEVERAL_DAYS = re.compile(r"\bngày\s+\d{1,2}\s+(?:và|đến|-|–)\s+(?:ngày\s+)?\d{1,2}\s+tháng", re.IGNORECASE)
_HELD = 0.2  # what it adds that it says on which days something is held: more than the day of its row
_DAY_SET = re.compile(r"\d{1,2}\s*(?:/|tháng)\s*\d{1,2}")
_PART_OF_YEAR = re.compile(r"(?:trong đó|riêng)[\s,:]+năm 20\d\d\b", re.IGNORECASE)
_ALONE = re.compile(r"\briêng (?:trong )?năm 20\d\d\b")
_OF_YEAR_PART = 0.15  # what it adds that it sets a part for just the year asked about
_PER_TIME = re.compile(r"\b(?:mỗi|một|hằng|hàng) (tháng|năm|ngày|giờ)\b(?=.*\b(?:bao nhiêu|mấy)\b)")
_OTHER_VALUE = 0.3  # nearness it loses
# "bao nhiêu doanh nghiệp trên 1.000 dân" asks for a density, no number.
_OF_PEOPLE = re.compile(r"(?:trên|cứ|/|mỗi)\s*(?:một |mỗi )?(?:1\.?000|10\.?000|vạn|nghìn|ngàn)\s*(?:người )?dân\b")
_PER_PEOPLE, _HALF_SAID = 0.5, 0.5
_OF_PART_NAMED = 0.15  # what it adds that the part it tells of is the one named
_NAME = re.compile(r"(?<!^)\b[A-ZĐÀ-Ỹ][a-zà-ỹđ]+(?:\s[A-ZĐÀ-Ỹ][a-zà-ỹđ]+)+")
_ASKED_FOR_DAY = re.compile(
    r"\d{1,2}/(?P<month>\d{1,2})(?!\d)|(?P<half>giữa năm|6 tháng|sáu tháng|nửa đầu năm)|(?:hết|cuối) năm"
)
_OF_PERIOD = re.compile(
    r"\b(?:cả|toàn|trong) (?:giai đoạn|kỳ|thời kỳ)\b|^tổng cộng\b|\bgiai đoạn 20\d\d\s*[-–]\s*20\d\d|\b20\d\d\s*[-–]\s*20\d\d",
    re.IGNORECASE,
)
_BOUNDED = 0.05  # what it adds that it is a bound where one is asked for
_FOR_WHOM = 0.1  # what it adds that its figure is said to be for those asked about
_WHOM = re.compile(r"[^\s]*\s+(?:đối với|cho|dành cho)\s+(?P<whom>[^\W\d_]+ [^\W\d_]+)", re.IGNORECASE)
_OF_MONTH = 0.6  # what it adds that it names the month asked about
_MONTH = re.compile(r"(?<!\w)tháng (\d{1,2}|giêng|chạp)(?![\d/])")
_LEADS = re.compile(
    r"\W*(?:[a-zđ]\)|\d+\.)?\s*[A-ZĐÀ-Ỹ](?:[^\W\d]|[\s-]){3,60}? (?:chủ trì|phụ trách|chịu trách nhiệm|làm đầu mối)\s"
)
_SHARE_ALONE = -0.4  # what it loses that it states shares alone where things are counted: "bao nhiêu thửa"
_BODILESS = -0.1  # what it adds that a task names nobody where it is asked who
_QUOTED = 0.3  # what it adds that it has the very name that the question quotes
_IN_QUOTES = re.compile(r"[\"“«']([^\"”»'“«]{3,60})[\"”»']")
_CONTRARY = 0.35  # what it loses that it says the contrary of what is asked about
_PLACED = 0.2  # what it adds that it names a place, where one is asked for
_UNDONE = 0.2  # what it adds that both say of the same that it is not yet done
_BACKGROUND = re.compile(
    r"\b(?:thuc trang|hien trang|tinh hinh|danh gia chung|boi canh|ket qua dat duoc|ton tai, han che)\b"
)
TERM = re.compile(r"\bnhiệm kỳ\b", re.IGNORECASE)
_OF_TERM, _ASKED_ON = 0.1, 0.1
_STOOD = 0.3  # what a figure of the situation loses where a year after the plan's own is asked about
_PREPARES = 0.6  # what a statement on papers for a work loses where the work itself is asked about
_DATED, _OF_THE_DAY = 0.1, 0.2  # what it adds that a statement has a time, and the day that is asked for
_ASKS_DAY = re.compile(r"\bngay (?:nao|may|bao nhieu)\b|\bhan (?:chot|cuoi|cuoi cung)\b|\bcham nhat\b")
ASKS_PERCENT = re.compile(r"phan tram|%|ty le|ti le|ty trong|ti trong|percent|share")
_ASKS_HEAD = re.compile(r"\b(?:dung dau|lam truong|la truong|truong ban|lam chu tich|headed|heads|chairs|chaired)\b")
_HEADED_BY = re.compile(r"\b(?:lam|la|giu chuc) (?:pho )?(?:truong|chu tich|chu nhiem)\b|\bdung dau\b")
_ASKS_RANK = re.compile(r"hang may|thu may|nhom may|top may|xep hang|vi tri|dung dau|rank|position")


def judge(query: Query, terms: Terms, statement: Statement, evidence: Evidence, hit: Hit | None = None) -> Candidate:
    """How well a statement answers. Without a hit its meaning is not known, and its words alone decide."""
    # "có tất cả bao nhiêu chỉ tiêu?" names nothing but what is counted.
    counts = float(states_count(statement, query.counted))
    own = terms.for_tasks if terms.for_tasks and isinstance(statement.row, Task) else terms
    covered = coverage(own, evidence.bags(statement)) if terms.words else counts
    score = covered + (0.25 * hit.score if hit else 0.0)
    score += _agreement(query.years, statement.years, gain=0.12, loss=0.35)
    score += _agreement((query.level,) if query.level else (), statement.levels, gain=0.12, loss=0.3)
    score += _document_gain(query, statement.document, evidence.primary)
    contrary = _CONTRARY * says_contrary(query.search_text, statement.text)
    score += _UNDONE * says_undone(query.search_text, statement.text)
    score -= _SUM_ROW * (_is_sum(statement) and not _ASKS_SUM.search(fold(query.text)))
    if query.stressed and all(word in evidence.bags(statement).own.words for word in query.stressed):
        score += _ASKED_ON  # "ngân sách tỉnh", not what stands under the name of the province
    if query.years and TERM.search(statement.text) and not TERM.search(query.text):
        score -= _OF_TERM  # the year that a term of office ends in is the term's
    issued = statement.document.issued_year
    stood = bool(issued and query.years and min(query.years) > issued) and evidence.tells_how_it_stood(statement)
    score -= _STOOD * stood
    if issued and query.years and max(query.years) < issued and _is_aim_of_no_year(statement):
        score -= _STOOD
    if query.pillar and statement.passage.pillar:
        score += 0.04 if query.pillar == statement.passage.pillar else -0.04
    meant = meaning(hit.dense, query.language) if hit else 0.0
    fits = not query.years or not statement.years or bool(set(query.years) & set(statement.years))
    fits = fits or (query.kind in ("who", "product") and isinstance(statement.row, Task))
    fits = fits and not stood
    nearness = covered + meant + (_COUNTED if query.kind == "count" and states_count(statement, query.counted) else 0.0)
    if len(query.years) == 1 and not statement.years and _OF_PERIOD.search(statement.text):
        fits = fits and _OF_PERIOD.search(query.typed) is not None  # what all years cost is no cost of one
    if query.years and any(year in statement.years for year in query.years) and _PART_OF_YEAR.search(statement.text):
        score += _OF_YEAR_PART * (2 if _ALONE.search(query.search_text.lower()) else 1)
    if covered >= _HALF_SAID and _asks_density(query.search_text) and _OF_PEOPLE.search(statement.text.lower()):
        score += _PER_PEOPLE
    score += _OF_THE_DAY * _set_for_day(query.search_text, statement)
    score += _BOUNDED * _bounds_most(query, statement)
    score += _OF_PART_NAMED * _names_own_part(query, statement)
    score += _FOR_WHOM * _says_for_whom(query, statement)
    score += _OF_MONTH * _says_month(query.search_text, statement.text)
    nearness += _NOUN_NEARER * _counts_noun(query, statement)
    if query.kind == "when" and _of_other_value(query, statement):
        nearness -= _OTHER_VALUE
    gain, near = time_gain(query, statement)
    score, nearness = score + gain - contrary, nearness + near - contrary
    score -= poverty_loss(query, statement)
    score -= _PREPARES * only_prepares(query, statement)
    score += _WORK_GAIN * holds_work(work_named(query), statement)
    if asks_why(query) and names_cause(statement.text):
        score, nearness = score + _CAUSED, nearness + _CAUSE_NEARER
    score += _QUOTED * _holds_quoted(query.typed, statement)
    score += told_gain(query, statement, evidence.bags(statement))
    score += _MEANT * meant + _figure_gain(query, statement) + bracket_gain(query, statement)
    if query.language == "en" and covered >= _ALL_SAID:
        score += _CONCISE * _said_alone(own, evidence.bags(statement))
    if query.kind == "solution" and terms.words and statement.passage.heading_path:
        score += _HEADED * coverage(Terms(terms.words, {}), evidence.heading_bags(statement))
    return Candidate(statement, covered, nearness, score, fits)


def _holds_quoted(asked: str, statement: Statement) -> bool:
    """Whether a statement has the name that the question sets in quotation marks: mấy lớp "Bà con số"."""
    return any(f" {name} " in f" {plain(statement.text)} " for name in _quoted(asked))


@lru_cache(maxsize=64)  # asked for every statement of one question
def _quoted(asked: str) -> tuple[str, ...]:
    return tuple(plain(name) for name in _IN_QUOTES.findall(asked))


def bracket_gain(query: Query, statement: Statement) -> float:
    """Of supports by size the one of the size told; a claim may be of a size that no bound holds."""
    held = (
        in_bracket(f"{query.told} . {query.search_text}", statement)
        if query.kind in ("how_much", "what", "when")
        else None
    )
    return 0.0 if held is None else _IN_BRACKET if held else _OUT_OF_BRACKET


def _is_aim_of_no_year(statement: Statement) -> bool:
    """Whether it sets what is to be reached by the end of the plan, which says nothing of a year before the plan was made."""
    return isinstance(statement.row, Target) and statement.row.kind == "target" and not statement.years


def _is_sum(statement: Statement) -> bool:
    """Whether a table row adds the others up: "| **Tổng cộng** | 108 | 260 |"."""
    text = statement.sentence
    return text.startswith("|") and _SUM_LABEL.match(text) is not None


def _said_alone(terms: Terms, bags: Bags) -> float:
    """0..1: the share of a statement's own words that the question has: of two that hold them all the shorter one is meant."""
    said = {fold(word) for word in bags.own.words}
    return len({fold(word) for word in terms.words} & said) / max(len(said), 1)


def _document_gain(query: Query, document: Document, primary: Document | None) -> float:
    """A question that names no document is about the primary plan; what was achieved stands in results, targets do not."""
    gain = 0.0
    if query.documents:
        reports = document.kind == "results" and query.about_results  # on any plan
        gain += 0.3 if document.id in query.documents else 0.0 if reports else -0.2
    elif query.scope:
        gain += 0.25 if document.scope and fold(document.scope) == fold(query.scope) else -0.25
    elif document.primary:
        gain += 0.22
    elif primary and primary.scope and document.scope and document.kind == "plan" and document.scope != primary.scope:
        gain -= 0.2 if primary.scope in query.scopes else 0.1  # another's plan, where ours is asked about
    if document.kind == "results":
        gain += 0.25 if query.about_results else -0.3
    return gain


def _agreement(asked: tuple[object, ...], stated: tuple[object, ...], *, gain: float, loss: float) -> float:
    if not asked or not stated:
        return 0.0
    return gain if set(asked) & set(stated) else -loss


def _figure_gain(query: Query, statement: Statement) -> float:
    """What the statement's figures are worth to this kind of question."""
    if _asks_how_many_there_are(query, statement):
        return _COUNT_STATED
    if not query.about_results and _BACKGROUND.search(fold_path(statement.passage.heading_path)):
        return -0.3  # how things stood, where a plan's aims are asked for
    if query.kind != "status" and REMARKS.search(fold_path(statement.passage.heading_path)):
        return -0.25  # what an editor remarks is no aim
    if query.kind == "when":
        named = {(f.value, f.unit[:1] == "%") for f in find_figures(query.text)}
        stated = {(f.value, f.unit[:1] == "%") for f in statement.figures}
        asked, apart = fold(query.text), not _is_whole_passage(statement)
        deadline = statement.row.deadline or "" if isinstance(statement.row, Task) else ""
        task = bool(_DAY_SET.search(deadline) and _FINISHED.search(asked))
        day = task or (apart and has_day_to_come(statement))
        gain = _HELD * (_SEVERAL_DAYS.search(statement.text) is not None) if apart else 0.0
        gain += _DATED if apart and (statement.years or day) else -_DATED
        gain += _OF_THE_DAY * (day and _ASKS_DAY.search(asked) is not None) + _SET_FOR_TASK * task
        return gain + (0.25 if named & stated else -0.3 if named and stated else 0.0)
    if query.kind == "product" and isinstance(statement.row, Task):
        return 0.15 if statement.row.product else 0.0
    if query.kind == "who" and _ASKS_HEAD.search(fold(query.text)):
        return 0.3 * (_HEADED_BY.search(fold(statement.text)) is not None)
    if query.kind == "who" and isinstance(statement.row, Task):
        return 0.15 if statement.row.lead else _BODILESS
    if query.kind == "who" and isinstance(statement.row, Target) and not statement.row.responsible:
        # What is to be reached says nothing of who sees to it, unless its own words do.
        return 0.15 if _LEADS.match(statement.text) else -0.3
    if query.kind == "solution":
        headings = fold_path(statement.passage.heading_path)
        told = any(word in headings for word in ("giai phap", "nhiem vu", "bien phap", "to chuc thuc hien"))
        return 0.15 * told - 0.2 * isinstance(statement.row, Target)
    if query.kind != "how_much":
        if query.kind == "what" and asks_where(query):
            return _PLACED if NAMES_PLACE.search(statement.text) else 0.0
        long = query.kind == "what" and asks_how_long(query.search_text) and any(map(measures_time, statement.figures))
        return 0.3 if long else 0.08 if statement.figures else 0.0
    if query.counted and counts_in_words(query.counted, statement.text):
        return 0.35
    if not statement.figures:
        return -0.18
    counts = [f for f in statement.figures if query.counted and f.unit == query.counted]
    if counts and len(statement.figures) == len(counts) == 1:
        return 0.35 + _named_behind(query, statement, counts[0])
    if counts:
        return (
            _OF_PART if states_part(statement, counts[0]) else 0.35
        )  # "bao nhiêu xã": a number of communes, no share of them
    if asks_how_long(query.search_text):
        return 0.3 if any(measures_time(f) for f in statement.figures) else -0.15
    per = _rate_asked(query.search_text)
    rates = [f.unit for f in statement.figures if "/" in f.unit]
    if per and rates and not any(f"/{per}" in unit for unit in rates):
        return -0.1  # "mỗi tháng bao nhiêu" asks for nothing a hectare
    unit = unit_of(query)
    if unit:
        shares = all(f.unit[:1] == "%" for f in statement.figures)
        return 0.2 if any(is_of_unit(f, unit) for f in statement.figures) else _SHARE_ALONE if shares else -0.15
    if _counts_noun(query, statement):
        return 0.35
    folded = fold(query.text)
    ranks = any(f.comparator is Comparator.RANK or f.unit == "hạng" for f in statement.figures)
    percents = states_share(statement)
    if _ASKS_RANK.search(folded):
        return 0.15 if ranks else -0.05
    if ASKS_PERCENT.search(folded):
        return 0.12 if percents else -0.1
    return 0.08


@lru_cache(maxsize=64)  # asked for every statement of one question
def _asks_density(text: str) -> bool:
    return _OF_PEOPLE.search(text.lower()) is not None


@lru_cache(maxsize=64)
def _rate_asked(text: str) -> str:
    """ "tháng" of "mỗi tháng bao nhiêu"; "" where no such rate is asked for."""
    per = _PER_TIME.search(text.lower())
    return per.group(1) if per else ""


def _of_other_value(query: Query, statement: Statement) -> bool:
    """Whether it is asked when a share is reached and the statement sets another: "khi nào 100% ..." and "đạt trên 50%"."""
    asked = {f.value for f in find_figures(query.search_text) if f.unit == "%"}
    said = {f.value for f in statement.figures if f.unit == "%"}
    return bool(asked and said) and not asked & said


def _names_own_part(query: Query, statement: Statement) -> int:
    """1 where the part that a statement tells of has a name the question has, -1 where only its whole has: "trong đó trường Pù Hoang"."""
    titled = plain(f"{statement.document.title} . {statement.document.scope or ''}") if statement.whole else ""
    names = tuple(name for name in _names_in(query.typed) if name not in titled) if statement.whole else ()
    if not names or not any(name in plain(statement.text) for name in names):
        return 0
    return 1 if any(name in plain(own_clause(statement).text) for name in names) else -1


@lru_cache(maxsize=64)  # asked for every statement of one question
def _names_in(typed: str) -> tuple[str, ...]:
    """Names of two words or more with capitals, plain."""
    return tuple(plain(name) for name in _NAME.findall(typed))


def _set_for_day(asked: str, statement: Statement) -> int:
    """1 where a value is set for the day asked about, -1 where for another: by the end of the year, unless a day or month is named."""
    day = day_set(statement)
    if not day:
        return 0
    named = _ASKED_FOR_DAY.search(asked.lower())
    month = int(named["month"] or (6 if named["half"] else 12)) if named else 12
    return 1 if int(day[5:7]) == month else -1


def _bounds_most(query: Query, statement: Statement) -> bool:
    """Whether "tối đa bao nhiêu" is asked for and a figure is such a bound."""
    bounds = query.kind == "how_much" and any(f.comparator is Comparator.AT_MOST for f in statement.figures)
    return bounds and ASKS_MOST.search(query.search_text.lower()) is not None


def _says_for_whom(query: Query, statement: Statement) -> bool:
    """Whether a figure is said to be for those asked about: of "20 triệu đồng đối với tập thể và 8 triệu đồng đối với cá nhân" one."""
    if query.kind != "how_much" or len(statement.figures) != 1:
        return False
    whom = _WHOM.match(statement.text, statement.figures[0].end)
    return whom is not None and f" {plain(whom['whom'])} " in f" {plain(query.search_text)} "


def _says_month(asked: str, said: str) -> bool:
    """Whether a month is asked about that the statement names: "tháng 10 có được đi lặn không"."""
    months = _months(asked)
    return bool(months) and bool(months & _months(said))


@lru_cache(maxsize=256)
def _months(text: str) -> frozenset[str]:
    return frozenset(_MONTH.findall(text.lower()))


def _counts_noun(query: Query, statement: Statement) -> bool:
    """Whether a figure counts the very word asked for, which no list of nouns has: "dưới 17 chỗ", where "xe mấy chỗ" is asked."""
    noun = noun_asked(query.search_text) if query.kind == "how_much" and not query.counted else ""
    return bool(noun) and any(
        re.match(rf"\s+{re.escape(noun)}(?!\w)", statement.text[f.end :]) for f in statement.figures if not f.unit
    )


def _named_behind(query: Query, statement: Statement, figure: Figure) -> float:
    """What it adds that a count goes on in the words asked with: "37 hồ chứa xung yếu", where 164 are "nêu trên"."""
    asked = set(plain(query.search_text).split())
    behind = plain(statement.text[figure.end :]).split()[:_MOST_BEHIND]
    shared = next((i for i, word in enumerate(behind) if word not in asked), len(behind))
    return _BEHIND * shared


def _is_whole_passage(statement: Statement) -> bool:
    """Whether it is a passage of several sentences as one: a day in it may be that of any of them."""
    return (
        statement.row is None
        and statement.quote == (0, len(statement.passage.text))
        and len(statement.passage.clauses) > 1
    )


def _asks_how_many_there_are(query: Query, statement: Statement) -> bool:
    """Whether a statement that sets nothing counts what "có bao nhiêu" asks of no year: how many there are."""
    asked = THERE_ARE.search(query.search_text.lower())
    if asked is None or query.kind != "how_much" or query.years or isinstance(statement.row, Target):
        return False
    named = re.compile(rf"[^\d]*[\d.,]+\s+{re.escape(asked.group('noun'))}(?!\w)", re.IGNORECASE)
    counts = [f for f in statement.figures if f.unit == query.counted or named.match(statement.text, f.start)]
    return bool(counts) and not states_part(statement, counts[0])
