"""The order of candidates that say the same words: the governing sentence, the sister asked for, the plan's own first."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from assistant.answerable import acronyms
from assistant.bags import bag
from assistant.candidate import Candidate
from assistant.data import read_data
from assistant.evidence import Evidence
from assistant.named import plain
from assistant.readings import stop_words
from assistant.register.results import same_measure
from assistant.statements import Statement, own_clause
from assistant.types import Target
from assistant.understand import Query
from assistant.vietnamese import fold, words

_SAME_MEASURE = 0.5  # likeness from which two plans' rows set the same thing
_AS_NEAR = 0.1  # of a score: what two rows may differ by and be as near to the question
_PART_NAMED = 0.25  # of the words that tell a part from its whole, what the question must say
_HEAD_WORDS = 2
# What a share is asked of: what follows at once, up to what only says why, where or by when.
_SHARE_OF = re.compile(
    r"\b(?:bao nhiêu|mấy)\s+(?:phần trăm|%)\s+(?:số\s+)?(?P<of>(?!so\b|trong\b|vào\b|đến\b|tới\b)[^,.?;]+?)"
    r"(?=\s+(?:vì|do|bởi|so|trong|tại|ở|đến|tới|vào|trên|từ|năm|được|phải|có|là)\b|[,.?;]|$)"
)
_CAPITAL_INSIDE = re.compile(r"[a-z][A-Z]|[A-Z]{2}[a-z]")
_TO = {"đối"}  # of "đối với"
_GAP = 2  # characters between two clauses of one line
_BESIDES = 2  # words that the first clause says and the question does not


def governing_first(query: Query, found: list[Candidate]) -> list[Candidate]:
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


def sister_first(query: Query, found: list[Candidate], evidence: Evidence) -> list[Candidate]:
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
        of_verb = apart <= asked and not set(behind) & rest & asked
        if apart and rest - asked and (of_verb or _goes_on_with(other, best.statement, asked)):
            asked_for = next((c for c in found if c.statement is other), replace(best, statement=other))
            return [asked_for, *(c for c in found if c.statement is not other)]
    return found


def _goes_on_with(other: Statement, best: Statement, asked: Set[str]) -> bool:
    """Whether the sentence goes on with just what is asked about, where it began with something else of the same.

    "Hỗ trợ thành viên Tổ công nghệ số 600.000 đồng; tổ trưởng 750.000 đồng": what is asked of the head names the team too.
    """
    said = {word for word in _telling_words(other) if word not in stop_words()} - _TO
    besides = {word for word in _telling_words(best) if word not in stop_words()} - asked
    follows = 0 <= other.quote[0] - best.quote[1] <= _GAP
    later = follows or (
        other.quote == best.quote and best.passage.text.find(other.text) > best.passage.text.find(best.text) >= 0
    )
    return later and bool(said) and said <= asked and len(besides - said) >= _BESIDES


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


def with_acronyms(query: Query, found: list[Candidate], evidence: Evidence) -> list[Candidate]:
    """Where some statements hold an acronym of the question ("GII"), those alone: "EGDI" is another index.

    The words an acronym is once set behind ("chỉ số chuyển đổi số (DTI)") are as good as it. A name with capitals inside that
    the documents do not know ("VNeID") is of something they do not speak of.
    """
    model = evidence.reader.word_model
    for name in acronyms(query):
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


def _written_out(acronym: str, found: Sequence[Candidate]) -> set[str]:
    """The words, folded, that statements set an acronym behind in brackets; the last of them that name a measure."""
    pattern = re.compile(rf"((?:\w+ ){{3}}\w+) \({re.escape(acronym)}\)")
    return {plain(match.group(1)).split(" ", 1)[1] for c in found for match in pattern.finditer(c.statement.text)}


def own_plan_first(query: Query, found: list[Candidate], evidence: Evidence) -> tuple[Candidate, ...]:
    """Where another plan's row is best by its words, the primary plan's row that measures the same thing comes before it."""
    row = found[0].statement.row if found else None
    asks_ours = evidence.primary and not query.documents and not query.scope and not query.about_results
    if not asks_ours or not isinstance(row, Target) or row.kind != "target" or found[0].statement.document.primary:
        return tuple(found)
    for i, other in enumerate(found):
        own, fits = other.statement.row, other.fits_year
        if not isinstance(own, Target) or not fits or not other.statement.document.primary:
            continue
        if not same_measure(own, row, bases=False):
            continue
        alike = own.level == row.level and evidence.similarity(row, own) >= _SAME_MEASURE
        # One figure is told as the plan's own where both say as much of what is asked, whichever is worded alike.
        if alike or (
            query.kind in ("yes_no", "how_much")
            and other.score >= found[0].score * (1 - _AS_NEAR)
            and _same_figure(own, row)
        ):
            return (other, *found[:i], *found[i + 1 :])
    return tuple(found)


def _same_figure(own: Target, row: Target) -> bool:
    """Whether both rows set one figure, each for the whole place its plan is for or both for the same level."""
    of_part = {own.level, row.level} & set(read_data("levels"))
    return own.value is not None and own.value == row.value and (own.level == row.level or not of_part)


def without_other_parts(query: Query, found: list[Candidate]) -> list[Candidate]:
    """Without parts of a measure that the question does not name, where the measure itself is among those found."""
    wholes = {c.statement.row.indicator for c in found if isinstance(c.statement.row, Target)}
    return [c for c in found if c.statement.part_of not in wholes or _names_part(query, c.statement)]


def _names_part(query: Query, statement: Statement) -> bool:
    """Whether the question says what tells a part from its whole: words of it, or two beside one another ("trẻ 5 tuổi")."""
    row, asked, whole = statement.row, bag(query.search_text), bag(statement.part_of)
    own = bag(row.indicator if isinstance(row, Target) else own_clause(statement).text)
    apart = {fold(word) for word in own.words - whole.words}
    if any(str(year) in own_clause(statement).text for year in query.years):
        return True  # "trong đó năm 2027 đào tạo 60 người"
    return len(apart & asked.words) >= max(_PART_NAMED * len(apart), 1) or bool((own.pairs - whole.pairs) & asked.pairs)
