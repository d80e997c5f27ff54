"""How things stand: what a plan itself says of the time it was made, where it is asked what is or was and no report says it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asked import result_phrases
from assistant.asked_kind import is_of_kind_asked, unit_asked
from assistant.candidate import Candidate
from assistant.compose.draft import NOTHING, Draft, DraftSentence, answered
from assistant.compose.single import figure_sentence, fitting
from assistant.contrary import says_contrary, says_undone
from assistant.evidence import Evidence
from assistant.figure_asked import is_of_unit
from assistant.relevance import coverage, only, weigh
from assistant.statements import Statement
from assistant.types import Target
from assistant.understand import Query
from assistant.vietnamese import fold, words

_SAID = 0.6  # of the words asked with that a figure must say, its sentence and headings helping
_ALL_WORDS = 0.65  # what it is worth at least that its clause has every word, in whatever order
_CLEARLY = 0.1  # by which a target may say more and still give way
_AS_YEARS = 0.05  # within which of two figures the one of the later year is told
_OF_UNIT = 0.15  # what it adds that a figure counts what is asked to be counted
_OF_NO_YEAR = 0.1  # what it loses that it names no year, where one is asked for
_UNDONE = 0.2  # what it adds that both say of the same that it is not yet done
_OF_PART = 0.1  # what it loses that a figure is of a part: "trong đó 11 hồ có nguy cơ"
_OPENS_NOW = r"|^hien (?!dai|thuc|truong|vat|tuong|hanh)"  # "Hiện ngành giáo dục còn thiếu ..."
_NOW = re.compile(
    r"\b(?:hien (?:nay|tai|trang|gio|co|la|dang|con|dat|may|bao nhieu)|thuc trang|thuc te|bay gio|luc nay|truoc day|ban dau"
    r"|dang (?:co|dat|la)|(?:dang|con) thieu (?:bao nhieu|may)|currently|at present)\b" + _OPENS_NOW
)
_ONLY_NOW = re.compile(
    r"\b(?:hien (?:nay|tai|trang|gio|may|bao nhieu)|thuc trang|thuc te|bay gio|currently|at present)\b" + _OPENS_NOW
)
_ASKS_SHARE = re.compile(r"\b(?:bao nhieu|may) (?:phan tram|%)|\bwhat (?:percentage|share)\b")
_SHARE_BEHIND = re.compile(r",\s+(?:đạt|chiếm|bằng)\s+(?:tỷ lệ\s+)?(?P<share>\d+(?:,\d+)?\s?%)", re.IGNORECASE)
_SHOWN = 30  # last characters of a clause by which it is found in its passage
_AIM = re.compile(r"\b(?:muc tieu|chi tieu|phan dau|phai|target|goal)\b")


def compose_standing(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> Draft:
    """The figure of the situation that is asked for; NOTHING where a later year is asked for, or a target says clearly more."""
    if not asks_how_it_stands(query, candidates, evidence):
        return NOTHING
    found = nearest_standing(query, candidates, evidence)
    if found is None:
        return NOTHING
    usable = [c for c in fitting(candidates) if isinstance(c.statement.row, Target) and query.years]
    if not _NOW.search(fold(query.text)) and usable and usable[0].coverage > found[0] + _CLEARLY:
        return NOTHING
    return answered(told_standing(found[1], query))


def asks_how_it_stands(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> bool:
    """Whether it is asked what is now, or of a year no later than the plan's own."""
    if _NOW.search(fold(query.text)) and not query.years:
        return True
    document = evidence.documents.get(document_asked(query, candidates, evidence))
    issued = document.issued_year if document else 0
    return bool(query.years) and max(query.years) <= issued


def sets_out_from_now(query: Query) -> bool:
    """Whether a comparison names how things stand as one of its sides."""
    return _NOW.search(fold(query.text)) is not None


def asks_of_now(query: Query) -> bool:
    """Whether a figure is asked for as it is now: no target answers that."""
    said = fold(query.text)
    return query.kind == "how_much" and not query.years and bool(_ONLY_NOW.search(said)) and not _AIM.search(said)


def nearest_standing(
    query: Query, candidates: Sequence[Candidate], evidence: Evidence
) -> tuple[float, Statement] | None:
    """(share of the question's words, the figure of the situation that says most of them); of several years the last."""
    terms = weigh(query, evidence.reader.word_model)
    asking = {word for phrase in result_phrases(query.search_text) for word in words(phrase)}
    terms = only(terms, terms.words.keys() - asking)
    document, unit = document_asked(query, candidates, evidence), unit_asked(query.search_text)
    issued = evidence.documents[document].issued_year if document else 0
    years = {year for year in query.years if year <= issued}  # later ones are those of the targets set beside it
    scored = []
    for i, statement in enumerate(evidence.situation if terms.words else ()):
        # Of a year before the plan's own what names no year may be meant, too.
        of_year = bool(years & set(statement.years)) if statement.years else max(years, default=0) < issued
        if statement.document.id != document or (years and not of_year):
            continue
        counts = bool(unit) and any(is_of_unit(figure, unit) for figure in statement.figures)
        if (unit and not counts) or not is_of_kind_asked(query, statement, evidence.reader.word_model):
            continue
        if says_contrary(query.search_text, statement.text):
            continue
        bags = evidence.situation_bags(statement)
        said = coverage(terms, bags)
        if len(terms.words) > 1 and all(word in bags.own.words for word in terms.words):
            said = max(said, _ALL_WORDS)
        said += _UNDONE * says_undone(query.search_text, statement.text)
        said -= _OF_NO_YEAR * (bool(years) and not statement.years)
        said += _OF_UNIT * counts - _OF_PART * bool(statement.part_of)
        if said >= _SAID:
            scored.append((said, -i, statement))
    if not scored:
        return None
    shares = [s for s in scored if any(figure.unit.startswith("%") for figure in s[2].figures)]
    if _ASKS_SHARE.search(fold(query.text)):
        behind = [(said, at, share) for said, at, s in scored if (share := _share_behind(s, evidence)) is not None]
        scored = [*shares, *behind] or scored
    near = [s for s in scored if s[0] >= max(scored)[0] - _AS_YEARS]
    best = max(near, key=lambda s: (max(s[2].years, default=0), s[0], s[1]))
    return best[0], best[2]


def _share_behind(statement: Statement, evidence: Evidence) -> Statement | None:
    """The share that the next clause says of a number: "kích hoạt 812.000 tài khoản, đạt 78,4% số người đủ điều kiện"."""
    text, shown = statement.passage.text, statement.text[-_SHOWN:].strip(" .;,")
    at = text.find(shown, statement.quote[0])
    share = _SHARE_BEHIND.match(text, at + len(shown)) if at >= 0 else None
    if share is None:
        return None
    same = (s for s in evidence.situation if s.passage.id == statement.passage.id and share["share"] in s.text)
    return next(same, None)


def told_standing(statement: Statement, query: Query) -> DraftSentence:
    return figure_sentence(statement, query)


def document_asked(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> str:
    """The plan a question is about: the one named, else that of what answers best, else the primary or the only one."""
    if query.documents:
        return query.documents[0]
    if candidates:
        return candidates[0].statement.document.id
    if evidence.primary:
        return evidence.primary.id
    return next(iter(evidence.documents)) if len(evidence.documents) == 1 else ""
