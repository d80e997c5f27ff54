"""Query and passages -> the statements that answer, best first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.asked_kind import counts_the_unknown, is_of_kind_asked, unit_asked
from assistant.brackets import in_bracket
from assistant.contrary import says_contrary
from assistant.data import read_data
from assistant.direct import find_direct
from assistant.evidence import Evidence
from assistant.figure_asked import is_of_unit, states_part
from assistant.figures import find_figures
from assistant.named import find_places, plain
from assistant.outstanding import Judged, find_ahead, find_outstanding
from assistant.register.context import context_of
from assistant.register.results import same_measure
from assistant.relevance import Bags, Terms, bag, coverage, weigh
from assistant.statements import Statement, own_clause
from assistant.types import Comparator, Document, Hit, Language, Target, Task
from assistant.understand import Query
from assistant.vietnamese import fold, words

# A statement answers where its words and its meaning together are near enough. The cosine of e5 models lies in a narrow
# band; its distance from the band's middle adds to the share of words found, more steeply outside the band. The band is
# lower where question and documents differ in language. Set on golden questions over three corpora, in and out of scope.
MIN_NEARNESS = 0.4
_NEAR_IN_NAMED = 0.3
_FEW_WORDS = 0.3  # coverage below which an answer is near by its meaning alone
_STANDS_OUT = 0.2  # nearness by which a passage is nearer than every other
_MEASURE, _MEASURE_APART = 0.1, 0.1  # nearness of a measure that answers "làm gì để ...", and to every other measure
_AIM_NEARER = 0.35  # nearness by which an aim may be nearer than the measure that is told
_TOLD = ("what", "yes_no", "solution")  # kinds that are answered in words
_BY_MEANING = (*_TOLD, "how_much", "when")  # kinds that the passage by far nearest in meaning answers
_BY_BOTH = (*_BY_MEANING, "who", "count")  # and those that what is ahead by words and meaning together answers
_SOME_WORDS, _BESIDE = (
    0.1,
    0.1,
)  # coverage it needs all the same, and how much less than another statement's of that passage
_BAND: dict[Language, tuple[float, float, float]] = {"vi": (0.85, 0.88, 0.89), "en": (0.78, 0.82, 0.85)}
_INSIDE, _BELOW, _ABOVE = 5.0, 9.0, 15.0
_MOST_MEANING = 0.35
_MEANT = 0.4  # what its meaning adds to a statement's place among the others
_ELSEWHERE = 0.65  # coverage a statement needs where the question names another document
_SAME_MEASURE = 0.5  # likeness from which two plans' rows set the same thing
_BY_WORDS = 0.75  # coverage from which words alone are enough
_ENOUGH_WORDS = 3
_OF_WORK = 0.4  # and of a row that holds in full the name of the law or programme asked about
_CONCISE, _ALL_SAID = (
    0.1,
    0.95,
)  # what it adds to one that holds all words of an English question that it says little else
_WORK_GAIN = 0.25  # what it adds that a task holds that name
_LEAST_NAME = 4  # words of such a name
_WORK = re.compile(
    r"(?<!\w)(?:Luật|Bộ luật|Pháp lệnh|Nghị định|Thông tư|Chiến lược|Chương trình|Đề án|Quy hoạch|Kế hoạch|Trung tâm|Nền tảng"
    r"|Hệ thống|Cổng|Quỹ|Khung|Cơ sở dữ liệu)(?:\s[\w-]+)+"
)
_ASKS_BODY = re.compile(
    r"[,?.]|\s(?:do|thì|là|được|phải|vào|trong|đến|khi|bao giờ|cơ quan|đơn vị|bộ|sở|ai|chủ trì|phụ trách|hoàn thành|ban hành|năm"
    r"|có|sẽ)\s"
)
_MOST_ROWS = 200
_LOOKED_AT = 24  # hits of which those not kept answer too, if they say it in nearly all of its words
_HEADED = 0.2  # what it adds that a measure stands under a heading of the words asked with
_PART_NAMED = 0.25  # of the words that tell a part from its whole, what the question must say
_IN_BRACKET, _OUT_OF_BRACKET = (
    0.2,
    -0.35,
)  # what it adds that a statement's bounds hold the size of the case asked about, or not
_COUNTED = 0.25  # what it adds that a statement counts just what is asked to be counted
_OF_PART = 0.15  # what it adds that it counts a part of them
_COUNT_STATED = 0.35  # what it adds that a statement says how many of what is asked there are
_THERE_ARE = re.compile(
    r"\b(?:có|còn) (?:(?:tất cả|tổng cộng|cả thảy|hết thảy) )?(?:bao nhiêu|mấy) (?P<noun>[^\W\d]+(?: [^\W\d]+)?)"
)
_SUM_ROW = 0.3  # what it loses that a row adds the others up, where no sum is asked for
_ASKS_SUM = re.compile(r"\b(?:tong|tat ca|toan bo|ca thay|het thay|chung|cong|total|overall|altogether|in all)\b")
_SUM_LABEL = re.compile(r"\|[\s|*\d]*(?:tổng cộng|tổng số|tổng|cộng)[\s*:]*\|", re.IGNORECASE)
_CONTRARY = 0.35  # what it loses that it says the contrary of what is asked about
_TIE = 0.07  # statements this close to the best answer the question as well as it does
_OTHER_WORDS = 0.35  # and a statement that says the same measure of another year in other words
_SAME_WORDS = 0.6  # share of the shorter indicator's words that the other has
_MOST = 6
_BACKGROUND = re.compile(
    r"\b(?:thuc trang|hien trang|tinh hinh|danh gia chung|boi canh|ket qua dat duoc|ton tai, han che)\b"
)
_TERM = re.compile(r"\bnhiệm kỳ\b", re.IGNORECASE)
_OF_TERM, _ASKED_ON = 0.1, 0.1
_STOOD = 0.3  # what a figure of the situation loses where a year after the plan's own is asked about
_DATED, _OF_THE_DAY = 0.1, 0.2  # what it adds that a statement has a time, and the day that is asked for
_ASKS_DAY = re.compile(r"\bngay (?:nao|may|bao nhieu)\b|\bhan (?:chot|cuoi|cuoi cung)\b|\bcham nhat\b")
_DAY = re.compile(r"\bngày\s+\d{1,2}\s+tháng\s+\d{1,2}(?:\s+năm\s+(\d{4}))?|\b\d{1,2}/\d{1,2}/(\d{4})\b", re.IGNORECASE)
_HEAD_WORDS = 2
# What a share is asked of: what follows at once, up to what only says why, where or by when.
_SHARE_OF = re.compile(
    r"\b(?:bao nhiêu|mấy)\s+(?:phần trăm|%)\s+(?:số\s+)?(?P<of>(?!so\b|trong\b|vào\b|đến\b|tới\b)[^,.?;]+?)"
    r"(?=\s+(?:vì|do|bởi|so|trong|tại|ở|đến|tới|vào|trên|từ|năm|được|phải|có|là)\b|[,.?;]|$)"
)
_REMARKS = re.compile(r"\b(?:luu y|ghi chu|chu thich)\b")
_CODE = re.compile(r"\b[2-9]G\b", re.IGNORECASE)  # 5G is no 6G
# "GII", and a name with capitals inside it: "VNeID", "iHanoi".
_ACRONYM = re.compile(r"\b(?:[A-Z]{3,6}|[A-Za-z]*[a-z][A-Z][A-Za-z]*|[A-Z]{2,}[a-z][A-Za-z]*)\b")
_CAPITAL_INSIDE = re.compile(r"[a-z][A-Z]|[A-Z]{2}[a-z]")
_NO_INDEX = frozenset({"gdp", "grdp", "ubnd", "hdnd"})  # what many statements are in, named or not
_ASKS_PERCENT = re.compile(r"phan tram|%|ty le|ti le|ty trong|ti trong|percent|share")
_ASKS_HEAD = re.compile(r"\b(?:dung dau|lam truong|la truong|truong ban|lam chu tich|headed|heads|chairs|chaired)\b")
_HEADED_BY = re.compile(r"\b(?:lam|la|giu chuc) (?:pho )?(?:truong|chu tich|chu nhiem)\b|\bdung dau\b")
_ASKS_RANK = re.compile(r"hang may|thu may|nhom may|top may|xep hang|vi tri|dung dau|rank|position")


@dataclass(frozen=True, slots=True)
class Candidate:
    statement: Statement
    coverage: float  # of the question's words, 0..1
    nearness: float  # coverage and cosine together; what MIN_NEARNESS judges
    score: float
    fits_year: bool = True  # False: about another year than the one asked for
    direct: bool = False  # its form alone answers: a definition, a labelled line
    by_meaning: bool = False  # nothing but its meaning is near


def select(query: Query, hits: Sequence[Hit], evidence: Evidence) -> tuple[Candidate, ...]:
    """The candidates, best first: those that answer by their form alone before those that are near."""
    outright = [s for s in find_direct(query, hits, evidence) if _can_answer(query, s, evidence)]
    terms = weigh(query, evidence.reader.word_model)
    direct = (replace(judge(query, terms, s, evidence), fits_year=True, direct=True) for s in outright)
    return (*direct, *_nearest(query, hits, evidence))


def plainly_said(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Those that hold most of the question's words, whatever their meaning."""
    return tuple(c for c in candidates if c.direct or c.coverage >= _ELSEWHERE)


def said_by_meaning(query: Query, candidates: Sequence[Candidate], said: Sequence[Statement]) -> bool:
    """Whether a figure is given of a measure that has hardly a word of the question: it is near by its meaning alone."""
    if any(c.by_meaning for c in candidates):
        return True
    if query.kind != "how_much" or query.language != "vi":
        return False
    first = {statement.passage.id for statement in said}
    shares = [c.coverage for c in candidates if c.statement.passage.id in first and not c.direct]
    return bool(shares) and max(shares) < _FEW_WORDS


def _nearest(query: Query, hits: Sequence[Hit], evidence: Evidence) -> tuple[Candidate, ...]:
    """Candidates from the kept hits, best first; none that is too far from the question or about another place.

    Those of another year than the one asked for come last: they answer nothing, but may correct what is asked.
    """
    terms = weigh(query, evidence.reader.word_model)
    found = [
        judge(query, terms, statement, evidence, hit)
        for hit in hits
        if hit.kept
        for statement in evidence.of_passage(hit.passage)
    ]
    relevant = [
        c
        for c in found
        if c.nearness >= _least(query, c.statement)
        and _can_answer(query, c.statement, evidence)
        and _of_named(query, c)
    ]
    if query.kind == "solution" and not any(_is_measure(c.statement) for c in relevant):
        relevant = _nearest_measure(query, found, relevant, evidence) or relevant
    relevant = relevant or _not_kept(query, terms, hits, evidence)
    relevant = relevant or _standing_out(query, found, evidence) or _by_far_nearest(query, hits, found, evidence)
    relevant = relevant or _ahead(query, terms, hits, evidence)
    work = work_named(query)
    said = _with_acronyms(query, relevant, evidence)
    if not any(c.fits_year and (not work or holds_work(work, c.statement)) for c in said):
        held = {id(c.statement) for c in relevant}
        relevant += [c for c in _of_register(query, terms, evidence) if id(c.statement) not in held]
        said = _with_acronyms(query, relevant, evidence)
    said = _without_other_parts(query, said)
    found = _governing_first(query, sorted(said, key=lambda c: (c.fits_year, c.score), reverse=True))
    found = _sister_first(query, found, evidence)
    return _own_plan_first(query, found, evidence)


def _governing_first(query: Query, found: list[Candidate]) -> list[Candidate]:
    """Of the clauses of one sentence the one that holds what is asked the share of, before one that holds only its cause.

    "Giảm bao nhiêu phần trăm người bị thương vì chập điện" is answered by "giảm 30% số người bị thương", not by the 15 % of the
    "số vụ chập điện" beside it.
    """
    asked = _SHARE_OF.search(query.search_text.lower())
    head = words(asked.group("of")) if asked else []
    if not found or len(head) < _HEAD_WORDS or _holds_all(head, found[0].statement):
        return found
    best = found[0]
    for i, other in enumerate(found):
        beside = (
            other.statement.passage.id == best.statement.passage.id and other.statement.quote == best.statement.quote
        )
        if beside and other.fits_year == best.fits_year and _holds_all(head, other.statement):
            return [other, *found[:i], *found[i + 1 :]]
    return found


def _sister_first(query: Query, found: list[Candidate], evidence: Evidence) -> list[Candidate]:
    """Of sister statements of one passage the one whose own words are all asked for, before one that says another's.

    "Hỗ trợ hộ di dời xen ghép" is answered by "hộ di dời xen ghép 50 triệu đồng", not by the "hỗ trợ trực tiếp cho hộ di dời tập
    trung 60 triệu đồng" in front of it, whose verb is that of both.
    """
    if not found or not found[0].statement.figures:
        return found
    asked, best = set(words(query.search_text)), found[0]
    own = _telling_words(best.statement)
    for other in evidence.of_passage(best.statement.passage):
        if other is best.statement or not _is_sister(best.statement, other):
            continue
        theirs = _telling_words(other)
        apart, rest = set(theirs) - set(own), set(own) - set(theirs)
        shared = [at for at, word in enumerate(own) if word in theirs]
        # What the best says alone and the question too may only stand in front of what both say: it is the verb of both.
        behind = own[shared[0] :] if shared else own
        if apart and apart <= asked and rest - asked and not set(behind) & rest & asked:
            asked_for = next((c for c in found if c.statement is other), replace(best, statement=other))
            return [asked_for, *(c for c in found if c.statement is not other)]
    return found


def _is_sister(best: Statement, other: Statement) -> bool:
    units = {f.unit for f in best.figures} & {f.unit for f in other.figures}
    return best.years == other.years and bool(units - {""})


def _telling_words(statement: Statement) -> list[str]:
    """Its words up to its last figure, with the figures that only say of what it is ("4 sao")."""
    last = statement.figures[-1]
    return words(statement.text[: last.start])


def _holds_all(asked: Sequence[str], statement: Statement) -> bool:
    own = {fold(word) for word in words(statement.text)}
    return all(fold(word) in own for word in asked)


def _standing_out(query: Query, found: Sequence[Candidate], evidence: Evidence) -> list[Candidate]:
    """What is told in words, where nothing is near enough but one passage is by far nearer than all others.

    Of figures nothing is: there the one that stands out is most often that of a like measure.
    """
    if query.kind not in _TOLD or not found:
        return []
    best = max(found, key=lambda c: c.nearness)
    others = (c.nearness for c in found if c.statement.passage.id != best.statement.passage.id)
    far = best.nearness - max(others, default=0.0) >= _STANDS_OUT
    usable = far and best.nearness >= _NEAR_IN_NAMED and best.fits_year and _can_answer(query, best.statement, evidence)
    return [best] if usable and _of_named(query, best) else []


def _nearest_measure(
    query: Query, found: Sequence[Candidate], relevant: Sequence[Candidate], evidence: Evidence
) -> list[Candidate]:
    """Of what is to be done the passage nearer than all others, where only aims and how things stood are near: "làm gì để ..."."""
    nearest = max((c.nearness for c in relevant), default=0.0)
    measures = [c for c in found if _is_measure(c.statement)]
    if query.language != "vi" or not measures:
        return []
    best = max(measures, key=lambda c: c.nearness)
    others = (c.nearness for c in measures if c.statement.passage.id != best.statement.passage.id)
    far = best.nearness - max(others, default=0.0) >= _MEASURE_APART
    far = far and best.nearness >= max(_MEASURE, nearest - _AIM_NEARER)
    said = best.coverage >= _SOME_WORDS and best.fits_year and _can_answer(query, best.statement, evidence)
    return [replace(best, by_meaning=best.nearness < MIN_NEARNESS)] if far and said and _of_named(query, best) else []


def _is_measure(statement: Statement) -> bool:
    return context_of(statement.passage) == "task"


def _by_far_nearest(
    query: Query, hits: Sequence[Hit], found: Sequence[Candidate], evidence: Evidence
) -> list[Candidate]:
    """What the passage by far nearest in meaning says, where no words lead to an answer; figures too, of the kind and year asked for."""
    passage = find_outstanding(hits) if query.kind in _BY_MEANING and query.language == "vi" else None
    if passage is None or counts_the_unknown(query, evidence.reader.word_model):
        return []
    own = [c for c in found if c.statement.passage.id == passage.id]
    # Not beside a statement of the same passage that has more of the question's words: that is what is near then.
    enough = max(max(c.coverage for c in own) - _BESIDE, _SOME_WORDS) if own else 0.0
    return [
        replace(c, by_meaning=True)
        for c in own
        if c.coverage >= enough and c.fits_year and _can_answer(query, c.statement, evidence) and _of_named(query, c)
    ]


def _not_kept(query: Query, terms: Terms, hits: Sequence[Hit], evidence: Evidence) -> list[Candidate]:
    """What says nearly all of the question in a passage just below those kept: where that line falls is chance."""
    judged = (
        judge(query, terms, s, evidence, hit) for hit in hits[:_LOOKED_AT] for s in evidence.of_passage(hit.passage)
    )
    return [
        c
        for c in judged
        if c.coverage >= _BY_WORDS
        and c.nearness >= MIN_NEARNESS
        and c.fits_year
        and _can_answer(query, c.statement, evidence)
        and _of_named(query, c)
    ]


def _ahead(query: Query, terms: Terms, hits: Sequence[Hit], evidence: Evidence) -> list[Candidate]:
    """What is ahead by words and meaning together, where neither is enough alone; of the kind of value and the year asked for."""
    if query.kind not in _BY_BOTH or query.language != "vi" or counts_the_unknown(query, evidence.reader.word_model):
        return []
    share = query.kind == "how_much" and _ASKS_PERCENT.search(fold(query.search_text)) is not None
    found = [(judge(query, terms, s, evidence, hit), hit) for hit in hits for s in evidence.of_passage(hit.passage)]
    best = find_ahead(
        [
            Judged(
                c.statement,
                c.coverage,
                hit.dense,
                _of_year(query, c.statement)
                and (not share or any(f.unit.startswith("%") for f in c.statement.figures))
                and _can_answer(query, c.statement, evidence)
                and _of_named(query, c)
                and _bracket_gain(query, c.statement) >= 0,
            )
            for c, hit in found
        ]
    )
    return [replace(c, by_meaning=True, fits_year=True) for c, _ in found if c.statement is best]


def _of_year(query: Query, statement: Statement) -> bool:
    """Whether a statement is of a year asked for, and says so where one is."""
    said = statement.passage.text[slice(*statement.quote)]
    return not query.years or any(year in statement.years or str(year) in said for year in query.years)


def _with_acronyms(query: Query, found: list[Candidate], evidence: Evidence) -> list[Candidate]:
    """Where some statements hold an acronym of the question ("GII"), those alone: "EGDI" is another index.

    The words an acronym is once set behind ("chỉ số chuyển đổi số (DTI)") are as good as it. A name with capitals inside that
    the documents do not know ("VNeID") is of something they do not speak of.
    """
    model = evidence.reader.word_model
    for name in _acronyms(query):
        acronym = fold(name)
        said = {id(c): plain(c.statement.text) for c in found}
        long = _written_out(name, found)
        holding = [c for c in found if acronym in said[id(c)].split() or any(words in said[id(c)] for words in long)]
        if (
            not holding
            and _CAPITAL_INSIDE.search(name)
            and not model.count(acronym)
            and acronym in plain(query.search_text)
        ):
            return []
        found = holding or found
    return found


def _acronyms(query: Query) -> tuple[str, ...]:
    """Those of the question as typed, without what many statements are in."""
    return tuple(name for name in dict.fromkeys(_ACRONYM.findall(query.typed)) if fold(name) not in _NO_INDEX)


def _written_out(acronym: str, found: Sequence[Candidate]) -> set[str]:
    """The words, folded, that statements set an acronym behind in brackets; the last of them that name a measure."""
    pattern = re.compile(rf"((?:\w+ ){{3}}\w+) \({re.escape(acronym)}\)")
    return {plain(match.group(1)).split(" ", 1)[1] for c in found for match in pattern.finditer(c.statement.text)}


def _of_register(query: Query, terms: Terms, evidence: Evidence) -> list[Candidate]:
    """Rows that say what is asked although their passages were not among those found: by their words alone, so nearly all of them."""
    rows = evidence.rows_saying(terms.words)[:_MOST_ROWS] if len(terms.words) >= _ENOUGH_WORDS else ()
    judged = (judge(query, terms, s, evidence) for s in map(evidence.of_row, rows) if s is not None)
    work = work_named(query)
    return [
        c
        for c in judged
        if c.coverage >= (_OF_WORK if holds_work(work, c.statement) else _BY_WORDS)
        and c.fits_year
        and _can_answer(query, c.statement, evidence)
        and _of_named(query, c)
    ]


def work_named(query: Query) -> str:
    """The law, programme or system by whose full name a question on who or when names a task; "" where it names none."""
    if query.kind not in ("who", "when", "product", "yes_no"):
        return ""
    found = _WORK.search(_ASKS_BODY.sub(" . ", query.search_text))
    name = plain(found.group()).strip() if found else ""
    return name if len(name.split()) >= _LEAST_NAME else ""


def holds_work(work: str, statement: Statement) -> bool:
    """Whether a task holds the full name of a work (`work_named`)."""
    return bool(work) and isinstance(statement.row, Task) and f" {work} " in f" {plain(statement.text)} "


def _own_plan_first(query: Query, found: list[Candidate], evidence: Evidence) -> tuple[Candidate, ...]:
    """Where another plan's row is best by its words, the primary plan's row that measures the same thing comes before it."""
    row = found[0].statement.row if found else None
    asks_ours = evidence.primary and not query.documents and not query.scope and not query.about_results
    if not asks_ours or not isinstance(row, Target) or row.kind != "target" or found[0].statement.document.primary:
        return tuple(found)
    for i, other in enumerate(found):
        own, fits = other.statement.row, other.fits_year
        if not isinstance(own, Target) or not fits or not other.statement.document.primary or own.level != row.level:
            continue
        if same_measure(own, row, bases=False) and evidence.similarity(row, own) >= _SAME_MEASURE:
            return (other, *found[:i], *found[i + 1 :])
    return tuple(found)


def _least(query: Query, statement: Statement) -> float:
    """How near is near enough: of the very document named, what is told in words may be told in other words."""
    named = statement.document.id in query.documents and query.kind not in ("how_much", "count", "when")
    return _NEAR_IN_NAMED if named else MIN_NEARNESS


def best_of(query: Query, candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The best candidate, and those that differ from it only by a level or year the question leaves open."""
    best = candidates[0]
    chosen = [best]
    for other in candidates[1:]:
        near = other.fits_year and other.score >= best.score - _TIE and other.coverage >= best.coverage - _TIE
        if len(chosen) >= _MOST:
            break
        alike = _of_same_cell(best.statement, other.statement) and (near or _names_rest(query, best, other))
        alike = alike or (other.fits_year and _of_same_name(query, best.statement, other.statement))
        near = near or (other.fits_year and _same_in_other_year(best, other))
        if alike or (near and _differs_in_what_is_open(query, best.statement, other.statement)):
            chosen.append(other)
    return tuple(sorted(chosen, key=lambda c: (c.statement.years, c.statement.passage.start)))


def _same_in_other_year(best: Candidate, other: Candidate) -> bool:
    """The same measure of one document, said in other words for another year: no further from the question than that."""
    x, y = best.statement.row, other.statement.row
    if not isinstance(x, Target) or not isinstance(y, Target) or x.years == y.years:
        return False
    alike = (x.document, x.level, x.kind, x.pillar, x.unit[:1]) == (y.document, y.level, y.kind, y.pillar, y.unit[:1])
    near = other.coverage >= best.coverage - _OTHER_WORDS
    return alike and near and same_measure(x, y, bases=False) and _shared(x.indicator, y.indicator) >= _SAME_WORDS


def _shared(a: str, b: str) -> float:
    """Share of the shorter indicator's words that the other has."""
    one, other = set(words(plain(a))), set(words(plain(b)))
    return len(one & other) / max(min(len(one), len(other)), 1)


def _of_same_name(query: Query, a: Statement, b: Statement) -> bool:
    """Two measures that go by the one acronym asked about, in one document and year."""
    if a.document.id != b.document.id or a.years != b.years or a.text == b.text:
        return False
    both = set(plain(a.text).split()) & set(plain(b.text).split())
    return any(fold(name) in both for name in _acronyms(query))


def _of_same_cell(a: Statement, b: Statement) -> bool:
    """Two ranks of one row, in one year: "≤ 3 Đông Nam Á; ≤ 50 thế giới"."""
    x, y = a.row, b.row
    if not isinstance(x, Target) or not isinstance(y, Target) or x.id == y.id:
        return False
    ranks = x.comparator is Comparator.RANK and y.comparator is Comparator.RANK
    same = (x.document, x.quote, x.indicator, x.kind, a.years) == (y.document, y.quote, y.indicator, y.kind, b.years)
    return ranks and same and x.level == y.level


def _names_rest(query: Query, best: Candidate, other: Candidate) -> bool:
    """Whether the question has the words in which a row differs from the best: "... Đông Nam Á và thế giới"."""
    rest = set(words(plain(other.statement.text))) - set(words(plain(best.statement.text)))
    rest = {word for word in rest if not word.isdigit()}
    return bool(rest) and rest <= set(words(plain(query.search_text)))


def open_readings(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> tuple[Candidate, ...]:
    """The best candidate and other indicators of its document and year that the question's words fit exactly as well."""
    best = candidates[0]
    terms = weigh(query, evidence.reader.word_model)
    said = _said(terms, best, evidence)
    alike = [
        c
        for c in candidates
        if c.fits_year
        and _other_indicator(best.statement, c.statement)
        and _said(terms, c, evidence) == said
        and bool(_TERM.search(c.statement.text)) == bool(_TERM.search(best.statement.text))
    ]
    first = {c.statement.text: c for c in (best, *alike)}
    return tuple(first.values())


def _said(terms: Terms, candidate: Candidate, evidence: Evidence) -> frozenset[object]:
    own = evidence.bags(candidate.statement).own
    return frozenset((*(w for w in terms.words if w in own.words), *(p for p in terms.pairs if p in own.pairs)))


def _other_indicator(a: Statement, b: Statement) -> bool:
    """Two targets of one document, year and kind of figure that measure different things."""
    x, y = a.row, b.row
    if not isinstance(x, Target) or not isinstance(y, Target) or x.value is None or y.value is None:
        return False
    ranks = (x.comparator is Comparator.RANK) == (y.comparator is Comparator.RANK)
    return (
        x.id != y.id
        and a.document.id == b.document.id
        and a.years == b.years
        and x.level == y.level
        and ranks
        and x.unit[:1] == y.unit[:1]
    )


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
    score -= _CONTRARY * says_contrary(query.search_text, statement.text)
    score -= _SUM_ROW * (_is_sum(statement) and not _ASKS_SUM.search(fold(query.text)))
    if query.stressed and all(word in evidence.bags(statement).own.words for word in query.stressed):
        score += _ASKED_ON  # "ngân sách tỉnh", not what stands under the name of the province
    if query.years and _TERM.search(statement.text) and not _TERM.search(query.text):
        score -= _OF_TERM  # the year that a term of office ends in is the term's
    issued = statement.document.issued_year
    if issued and query.years and min(query.years) > issued and evidence.tells_how_it_stood(statement):
        score -= _STOOD
    if query.pillar and statement.passage.pillar:
        score += 0.04 if query.pillar == statement.passage.pillar else -0.04
    meant = meaning(hit.dense, query.language) if hit else 0.0
    fits = not query.years or not statement.years or bool(set(query.years) & set(statement.years))
    fits = fits or (query.kind in ("who", "product") and isinstance(statement.row, Task))
    nearness = covered + meant + (_COUNTED if query.kind == "count" and states_count(statement, query.counted) else 0.0)
    score += _WORK_GAIN * holds_work(work_named(query), statement)
    score += _MEANT * meant + _figure_gain(query, statement) + _bracket_gain(query, statement)
    if query.language == "en" and covered >= _ALL_SAID:
        score += _CONCISE * _said_alone(own, evidence.bags(statement))
    if query.kind == "solution" and terms.words and statement.passage.heading_path:
        score += _HEADED * coverage(Terms(terms.words, {}), evidence.heading_bags(statement))
    return Candidate(statement, covered, nearness, score, fits)


def _bracket_gain(query: Query, statement: Statement) -> float:
    """Of supports by size the one of the size told; a claim may be of a size that no bound holds."""
    held = in_bracket(query.search_text, statement) if query.kind in ("how_much", "what", "when") else None
    return 0.0 if held is None else _IN_BRACKET if held else _OUT_OF_BRACKET


def _is_sum(statement: Statement) -> bool:
    """Whether a table row adds the others up: "| **Tổng cộng** | 108 | 260 |"."""
    text = statement.passage.text[slice(*statement.quote)]
    return text.startswith("|") and _SUM_LABEL.match(text) is not None


def _said_alone(terms: Terms, bags: Bags) -> float:
    """0..1: the share of a statement's own words that the question has: of two that hold them all the shorter one is meant."""
    said = {fold(word) for word in bags.own.words}
    return len({fold(word) for word in terms.words} & said) / max(len(said), 1)


def _without_other_parts(query: Query, found: list[Candidate]) -> list[Candidate]:
    """Without parts of a measure that the question does not name, where the measure itself is among those found."""
    wholes = {c.statement.row.indicator for c in found if isinstance(c.statement.row, Target)}
    return [c for c in found if c.statement.part_of not in wholes or _names_part(query, c.statement)]


def _names_part(query: Query, statement: Statement) -> bool:
    """Whether the question says what tells a part from its whole: words of it, or two beside one another ("trẻ 5 tuổi")."""
    row, asked, whole = statement.row, bag(query.search_text), bag(statement.part_of)
    own = bag(row.indicator if isinstance(row, Target) else own_clause(statement).text)
    apart = {fold(word) for word in own.words - whole.words}
    return len(apart & asked.words) >= max(_PART_NAMED * len(apart), 1) or bool((own.pairs - whole.pairs) & asked.pairs)


def meaning(cosine: float, language: Language) -> float:
    """What a cosine adds to the share of words found: 0 in the middle of its band, steeper outside it."""
    low, middle, high = _BAND[language]
    inside = _INSIDE * (min(max(cosine, low), high) - middle)
    return min(inside + _ABOVE * max(cosine - high, 0.0) - _BELOW * max(low - cosine, 0.0), _MOST_MEANING)


def of_the_country(query: Query, hits: Sequence[Hit], evidence: Evidence) -> tuple[Candidate, ...]:
    """Where the place asked about has nothing of it: plans that hold for the whole country, if they say just that."""
    own = evidence.primary.scope if evidence.primary else None
    if not own or query.documents or not query.places or set(query.places) != {plain(own)}:
        return ()
    terms = weigh(query, evidence.reader.word_model)
    found = (
        judge(query, terms, statement, evidence, hit)
        for hit in hits
        if hit.kept
        for statement in evidence.of_passage(hit.passage)
        if _holds_everywhere(statement.document) and _can_answer(query, statement, evidence, everywhere=True)
    )
    sure = [c for c in found if c.coverage >= _ELSEWHERE and c.fits_year and isinstance(c.statement.row, Target)]
    return tuple(sorted(sure, key=lambda c: c.score, reverse=True))


def _holds_everywhere(document: Document) -> bool:
    return document.kind == "plan" and bool(document.scope) and not find_places(document.scope or "")


def _can_answer(query: Query, statement: Statement, evidence: Evidence, *, everywhere: bool = False) -> bool:
    """Not about another province than the one asked about, and with a figure where one is asked for."""
    document = statement.document
    if query.places and not everywhere:
        known = (document.scope or "", document.title, *document.aliases, statement.passage.text)
        if not all(place in plain(" . ".join(known)) for place in query.places if place != plain(document.scope or "")):
            return False
    said = statement.passage.text.lower()
    if query.kind != "yes_no" and any(code.lower() not in said for code in _CODE.findall(query.typed)):
        return False
    headings = fold(" ".join(statement.passage.heading_path))
    if _REMARKS.search(headings) and re.search(r"muc tieu|chi tieu|target|goal", fold(query.text)):
        return query.kind in ("status", "count", "yes_no")
    if query.counted and counts_in_words(query.counted, statement.text):
        return True
    if not is_of_kind_asked(query, statement, evidence.reader.word_model):
        return False
    return query.counted is None or _names(statement, query)


def _of_named(query: Query, candidate: Candidate) -> bool:
    """Of a document the question names, of results, or else so near that its silence can be answered for."""
    document = candidate.statement.document
    named = (
        not query.documents or document.id in query.documents or document.kind == "results" or query.kind == "compare"
    )
    return named or candidate.coverage >= _ELSEWHERE


def states_count(statement: Statement, noun: str | None) -> bool:
    """Whether a statement says how many of `noun` there are, in digits or words."""
    if noun is None:
        return False
    return any(f.unit == noun for f in statement.figures) or counts_in_words(noun, statement.passage.text)


def counts_in_words(noun: str, text: str) -> bool:
    """Whether a text counts the noun in words: "Bảy nghề được ưu tiên"."""
    numbers = "|".join(read_data("number_words"))
    return re.search(rf"(?<!\w)(?:{numbers})\s+{re.escape(noun)}(?!\w)", text.lower()) is not None


def _names(statement: Statement, query: Query) -> bool:
    """Whether a statement is about what is counted: "bao nhiêu chuyên gia" asks for experts and for nothing else.

    Of a passage on "39 phường" and "146.000 xe" the clause that only counts the first is none on vehicles.
    """
    noun = query.counted or ""
    others = [f for f in statement.figures if f.unit and not f.unit.startswith("%") and not is_of_unit(f, noun)]
    there_are = _THERE_ARE.search(query.search_text.lower()) is not None
    if there_are and others and len(others) == len(statement.figures) and not isinstance(statement.row, Target):
        return f" {plain(noun)} " in f" {plain(statement.text)} "
    return f" {plain(noun)} " in f" {plain(statement.passage.text)} " or any(f.unit == noun for f in statement.figures)


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
    if not query.about_results and _BACKGROUND.search(fold(" ".join(statement.passage.heading_path))):
        return -0.3  # how things stood, where a plan's aims are asked for
    if query.kind != "status" and _REMARKS.search(fold(" ".join(statement.passage.heading_path))):
        return -0.25  # what an editor remarks is no aim
    if query.kind == "when":
        named = {(f.value, f.unit[:1] == "%") for f in find_figures(query.text)}
        stated = {(f.value, f.unit[:1] == "%") for f in statement.figures}
        day = _has_day_to_come(statement)
        gain = _DATED if statement.years or day else -_DATED
        gain += _OF_THE_DAY * (day and _ASKS_DAY.search(fold(query.text)) is not None)
        return gain + (0.25 if named & stated else -0.3 if named and stated else 0.0)
    if query.kind == "product" and isinstance(statement.row, Task):
        return 0.15 if statement.row.product else 0.0
    if query.kind == "who" and _ASKS_HEAD.search(fold(query.text)):
        return 0.3 * (_HEADED_BY.search(fold(statement.text)) is not None)
    if query.kind == "who" and isinstance(statement.row, Task):
        return 0.15
    if query.kind == "who" and isinstance(statement.row, Target) and not statement.row.responsible:
        return -0.3  # what is to be reached says nothing of who sees to it
    if query.kind == "solution":
        headings = fold(" ".join(statement.passage.heading_path))
        told = any(word in headings for word in ("giai phap", "nhiem vu", "bien phap", "to chuc thuc hien"))
        return 0.15 * told - 0.2 * isinstance(statement.row, Target)
    if query.kind != "how_much":
        return 0.08 if statement.figures else 0.0
    if query.counted and counts_in_words(query.counted, statement.text):
        return 0.35
    if not statement.figures:
        return -0.18
    counts = [f for f in statement.figures if query.counted and f.unit == query.counted]
    if counts:
        return (
            _OF_PART if states_part(statement, counts[0]) else 0.35
        )  # "bao nhiêu xã": a number of communes, no share of them
    unit = unit_asked(query.search_text)
    if unit:
        return 0.2 if any(is_of_unit(f, unit) for f in statement.figures) else -0.15
    folded = fold(query.text)
    ranks = any(f.comparator is Comparator.RANK or f.unit == "hạng" for f in statement.figures)
    percents = any(f.unit.startswith("%") for f in statement.figures)
    if _ASKS_RANK.search(folded):
        return 0.15 if ranks else -0.05
    if _ASKS_PERCENT.search(folded):
        return 0.12 if percents else -0.1
    return 0.08


def _has_day_to_come(statement: Statement) -> bool:
    """Whether a statement names a day after its document: one before is of another document or of what was."""
    issued = statement.document.issued_year
    return any(int(m[1] or m[2] or issued) >= issued for m in _DAY.finditer(statement.text))


def _asks_how_many_there_are(query: Query, statement: Statement) -> bool:
    """Whether a statement that sets nothing counts what "có bao nhiêu" asks of no year: how many there are."""
    asked = _THERE_ARE.search(query.search_text.lower())
    if asked is None or query.kind != "how_much" or query.years or isinstance(statement.row, Target):
        return False
    named = re.compile(rf"[^\d]*[\d.,]+\s+{re.escape(asked.group('noun'))}(?!\w)", re.IGNORECASE)
    counts = [f for f in statement.figures if f.unit == query.counted or named.match(statement.text, f.start)]
    return bool(counts) and not states_part(statement, counts[0])


def _differs_in_what_is_open(query: Query, best: Statement, other: Statement) -> bool:
    if best.document.id != other.document.id or (best.text == other.text and best.years == other.years):
        return False
    by_level = not query.level and bool(best.levels) and bool(other.levels) and best.levels != other.levels
    by_year = len(query.years) != 1 and bool(best.years) and bool(other.years) and best.years != other.years
    return by_level or by_year
