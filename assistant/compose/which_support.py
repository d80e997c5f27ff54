"""A question on money that names nobody and nothing it is given for: "Được hỗ trợ bao nhiêu tiền?" where a plan gives several sums."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from assistant.asked_kind import is_money
from assistant.bags import bag
from assistant.candidate import Candidate
from assistant.compose.draft import NOTHING, Draft, answered
from assistant.compose.single import figure_sentence
from assistant.data import read_data
from assistant.evidence import Evidence
from assistant.money_range import find_money_range
from assistant.offer import question_on
from assistant.register.years import is_funding
from assistant.statements import Statement
from assistant.types import AnswerStatus, Passage
from assistant.understand import Query
from assistant.vietnamese import fold, words

_LEAST = 4  # words besides that a sum is given, in both writings, that say for what
_SHORT, _MOST = 3, 6  # sums that are told side by side; choices that are offered
_NEAR = 0.3  # coverage by which a sum may say less than the best does


def compose_which_support(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> Draft:
    """CLARIFY with the things that are given, or the few sums themselves; NOTHING where the question says what or whom it means."""
    if query.kind not in ("how_much", "what") or not _names_nothing(query):
        return NOTHING
    sums = _sums(query, candidates, evidence)
    asked = list(dict.fromkeys(filter(None, map(question_on, sums))))
    if len(sums) > _SHORT and len(asked) > 1:
        return Draft(AnswerStatus.CLARIFY, (), tuple(asked[:_MOST]), "clarify")
    return answered(*(figure_sentence(s, query) for s in sums)) if 1 < len(sums) <= _SHORT else NOTHING


def _names_nothing(query: Query) -> bool:
    """Whether its words only say that something is given, in Vietnamese, and its asker tells nothing of himself."""
    told = query.told or query.years or query.level or query.documents or query.places or query.stressed
    said = {fold(word) for word in query.terms}
    return query.language == "vi" and not told and bool(said & _giving()) and said <= _giving() | _around()


def _sums(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> list[Statement]:
    """Sums of one document that say as much as the best, each once, in the order of its text."""
    usable = [c for c in candidates if c.fits_year and not c.statement.passage.text.startswith("|")]
    if not usable:
        return []
    enough, document = usable[0].coverage - _NEAR, usable[0].statement.document.id
    own = [c.statement for c in usable if c.coverage >= enough and c.statement.document.id == document]
    given = [s for s in own if _is_given(s, evidence)]
    given += [s for s in _beside(given, evidence) if _is_given(s, evidence)]
    if "tháng" in words(query.search_text):
        given = [s for s in given if "/tháng" in s.figures[0].unit] or given
    return sorted({s.text: s for s in given}.values(), key=lambda s: (s.passage.start, s.shift, s.figures[0].start))


def _beside(given: Sequence[Statement], evidence: Evidence) -> list[Statement]:
    """What stands under the heading of the first sum found: a plan lists what it gives in one place."""
    if not given:
        return []
    path = _above(given[0].passage)
    own = (p for p in evidence.reader.passages_of(given[0].document.id) if _above(p) == path)
    return [s for passage in own if not passage.text.startswith("|") for s in evidence.of_passage(passage)]


def _above(passage: Passage) -> tuple[str, ...]:
    """The headings over a passage, without the label that it opens with itself."""
    path = passage.heading_path
    return path[:-1] if path and path[-1] in passage.text else path


def _is_given(statement: Statement, evidence: Evidence) -> bool:
    """Whether it says one sum that is given, and to whom or for what: no part of what the plan costs."""
    sums = [f for f in statement.figures if is_money(f.unit)]  # "1.375.000 đồng/tháng (hệ số 2,5)" is one
    one = len(sums) == 1 or find_money_range(statement) is not None
    if not one or sums[0] != statement.figures[0] or is_funding(statement, sums[0]):
        return False
    bags = evidence.bags(statement)
    says = len(bag(statement.text).words - _giving() - _around()) >= _LEAST
    return says and bool(_giving() & (bags.own.words | bags.headings.words))


@cache
def _giving() -> frozenset[str]:
    return frozenset(fold(str(word)) for word in read_data("question_words")["giving"])


@cache
def _around() -> frozenset[str]:
    return frozenset(fold(str(word)) for word in read_data("question_words")["around_giving"])
