"""A question with several readings that give different figures: the readings as questions to choose from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from assistant.alike import best_of, open_readings
from assistant.answerable import states_count
from assistant.bags import heading_text
from assistant.candidate import Candidate
from assistant.compose.draft import NOTHING, Draft, answered
from assistant.compose.listing import asks_for_targets
from assistant.compose.scope import words_of
from assistant.compose.single import figure_sentence, fitting
from assistant.data import read_data
from assistant.english import document_in_english, english_name
from assistant.evidence import Evidence
from assistant.named import find_levels
from assistant.offer import questions_of, short_name
from assistant.relevance import weigh
from assistant.slots import Slots, put_in
from assistant.statements import Statement
from assistant.texts import say
from assistant.types import AnswerStatus, Comparator, Target
from assistant.understand import Query
from assistant.vietnamese import fold, has_diacritics, words

_SHORT = 3  # readings that are answered side by side rather than asked about
_MOST = 6
_ALL_SAID = 0.9  # coverage of a statement that counts just what is asked
_SURE = 0.6  # coverage from which rows that fit as well are readings of the question
_THAT_DOCUMENT = re.compile(
    r"\b(quyết định|nghị quyết|chiến lược|chỉ thị|nghị định|thông tư) (?:đó|này|ấy|kia|nọ)\b", re.IGNORECASE
)
_FIGURE = ("how_much", "what", "when", "yes_no", "progress")


def compose_clarify(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> Draft:
    """CLARIFY with complete questions, or the readings themselves where they are few; NOTHING where the question is settled."""
    if query.kind == "status" and not query.documents:
        return _which_document(query, evidence)
    if query.kind not in _FIGURE:
        return NOTHING
    if not subject_terms(query, evidence):
        if any(_counts_asked(query, c) for c in candidates[:1]):
            return NOTHING  # "có bao nhiêu xã, phường?" is of nothing else
        if query.kind == "yes_no" and query.level:
            return NOTHING
        if query.kind in ("what", "yes_no") and query.terms and not asks_for_targets(query):
            return NOTHING
        return _without_subject(query, evidence)
    usable = fitting(candidates)
    if query.kind not in ("how_much", "what") or not usable or not usable[0].statement.figures:
        return NOTHING
    readings = [c.statement for c in best_of(query, usable)]
    if len(readings) > _SHORT:
        return _clarify("clarify", _by_what_is_open(query, readings))
    if usable[0].coverage < _SURE or not all(map(evidence.reader.word_model.knows, query.terms)):
        return NOTHING  # a word is not understood: other rows are no other readings
    alike = [c.statement for c in open_readings(query, usable, evidence)]
    if len(alike) > _SHORT:
        return _clarify("clarify", questions_of(alike, query.language, _MOST))
    if len(alike) > 1 and len(readings) == 1:
        shown = sorted(alike, key=lambda s: (s.document.id, s.passage.start, s.quote))
        return answered(*(figure_sentence(s, query) for s in shown))
    return NOTHING


def _counts_asked(query: Query, candidate: Candidate) -> bool:
    return candidate.fits_year and candidate.coverage >= _ALL_SAID and states_count(candidate.statement, query.counted)


def _which_document(query: Query, evidence: Evidence) -> Draft:
    """ "Quyết định đó ai ký?" with nothing before it: the question with each document of that kind in its place."""
    found = _THAT_DOCUMENT.search(query.text)
    if found is None:
        return NOTHING
    kind = found.group(1).lower()
    documents = [
        d
        for d in evidence.documents.values()
        if d.kind == "plan" and (name := short_name(d)) and name.lower().startswith(kind)
    ]
    asked = [query.text[: found.start()] + (short_name(d) or "") + query.text[found.end() :] for d in documents[:_MOST]]
    return _clarify("clarify", [f"{text[:1].upper()}{text[1:].strip(' ?.!')}?" for text in asked])


@cache
def _always_dropped() -> frozenset[str]:
    measures = (word for phrase in read_data("follow_ups")["measures"] for word in words(phrase))
    return frozenset((*map(str, read_data("list_words")), *measures))


def subject_terms(query: Query, evidence: Evidence) -> list[str]:
    """The question's words that say what it is about: no levels, places, names of documents or words of lists."""
    levels = read_data("levels").values() if find_levels(query.search_text) else ()
    dropped = {fold(word) for phrases in levels for phrase in phrases for word in words(phrase)}
    # Among words with their marks "cư" of "chung cư" is no "cụ" of "cụ thể".
    own = _always_dropped() if has_diacritics(query.search_text) else frozenset(map(fold, _always_dropped()))
    dropped |= {word for place in query.places for word in place.split()}
    scopes = [
        p for d in evidence.documents.values() for p in (d.scope or "", *read_data("scopes").get(d.scope or "", ()))
    ]
    dropped |= {fold(word) for word in words_of(tuple(scopes))}
    if query.kind == "progress":  # "Đến nay làm được bao nhiêu phần trăm rồi?" is asked of nothing in particular
        dropped |= {fold(word) for word in weigh(query, evidence.reader.word_model).weak}
    return [t for t in query.terms if fold(t) not in dropped and t not in own and t not in query.naming]


def _without_subject(query: Query, evidence: Evidence) -> Draft:
    """ "Mục tiêu bao nhiêu phần trăm?": targets there are, of the document, year and level that are named."""
    rows = [s for s in evidence.examples if _fits(query, s)] if not query.documents else _of_documents(query, evidence)
    if query.kind in ("what", "yes_no", "progress") and not query.level:
        lists = _lists(query, rows)
        if len(lists) > 1:
            return _clarify("clarify_open", lists)
    folded = fold(query.text)
    if "hang" in folded.split() or "thu may" in folded or "rank" in folded:
        rows = [s for s in rows if isinstance(s.row, Target) and s.row.comparator is Comparator.RANK]
    elif "%" in folded or "phan tram" in folded or "percent" in folded:
        rows = [s for s in rows if isinstance(s.row, Target) and s.row.unit.startswith("%")]
    return _clarify("clarify_open", questions_of(rows, query.language, _MOST))


def _of_documents(query: Query, evidence: Evidence) -> list[Statement]:
    found = (evidence.of_row(t) for t in evidence.targets if t.document in query.documents and t.kind == "target")
    return [s for s in found if s is not None and _fits(query, s)]


def _fits(query: Query, statement: Statement) -> bool:
    by_level = not query.level or query.level in find_levels(f"{statement.text} . {heading_text(statement)}")
    return by_level and (not query.years or bool(set(query.years) & set(statement.years)))


def _lists(query: Query, rows: Sequence[Statement]) -> tuple[str, ...]:
    """The lists that can be asked for: a pillar and its years."""
    pillars = dict.fromkeys(s.row.pillar for s in rows if isinstance(s.row, Target) and s.row.pillar)
    by = " " + say("by_year", query.language, year=query.years[0]) if query.years else ""
    named = {p: p if query.language == "vi" else english_name(p) for p in pillars}
    asked = [say("offer_list", query.language, pillar=named[p], by=by) for p in list(pillars)[:_MOST]]
    document = rows[0].document if query.documents and rows else None
    name = document and (document_in_english(document) if query.language == "en" else short_name(document))
    if not name:
        return tuple(asked)
    return tuple(
        say("offer_under", query.language, document=name, question=text[:1].lower() + text[1:]) for text in asked
    )


def _by_what_is_open(query: Query, readings: Sequence[Statement]) -> tuple[str, ...]:
    """The question itself with each level, or each year, that it leaves open."""
    levels = list(dict.fromkeys(level for s in readings for level in s.levels))
    years = sorted({year for s in readings for year in s.years})
    if len(levels) > 1 and not query.level:
        kept = [Slots(levels=(_level(level, query),)) for level in levels]
    else:
        kept = [Slots(years=(year,)) for year in years]
    asked = (put_in(query.text, slots, (), date.min, query.language) + "?" for slots in kept[:_MOST])
    return tuple(text[:1].upper() + text[1:] for text in asked)


def _level(level: str, query: Query) -> str:
    return level if query.language == "vi" else english_name(level)


def _clarify(key: str, choices: Sequence[str]) -> Draft:
    return Draft(AnswerStatus.CLARIFY, (), tuple(choices), key) if len(choices) > 1 else NOTHING
