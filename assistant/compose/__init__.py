"""Query and candidates -> a draft answer, by the kind of question. No language model: words come from the documents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.asked import asked_facts
from assistant.asked_term import asks_meaning
from assistant.candidate import Candidate
from assistant.codes import names_unknown_code
from assistant.compose.about import compose_about
from assistant.compose.across_years import compose_across_years
from assistant.compose.annex import compose_annex
from assistant.compose.announced import compose_announced
from assistant.compose.bodies import compose_bodies
from assistant.compose.cell_claims import compose_cell_claim
from assistant.compose.cells import compose_any_cell, compose_cells
from assistant.compose.claims import compose_claimed_issue, compose_leading
from assistant.compose.clarify import compose_clarify
from assistant.compose.comparison import compose_comparison
from assistant.compose.contact import compose_contact
from assistant.compose.differing import say_others
from assistant.compose.draft import NOTHING, Draft, DraftSentence, answered
from assistant.compose.due import compose_due, compose_number
from assistant.compose.enumerated import compose_enumerated
from assistant.compose.funding import compose_funding
from assistant.compose.funding_claims import compose_funding_claim
from assistant.compose.group import compose_group
from assistant.compose.holder import asks_holder, compose_holder
from assistant.compose.in_charge import compose_in_charge
from assistant.compose.issue_claims import correct_issue
from assistant.compose.level_sides import compose_levels
from assistant.compose.listing import compose_count, compose_list
from assistant.compose.one_of_several import compose_one_of_several
from assistant.compose.overview import compose_overview
from assistant.compose.phone import compose_phone
from assistant.compose.premise import compose_premise
from assistant.compose.progress import compose_progress
from assistant.compose.purpose import compose_purpose
from assistant.compose.row_lists import compose_rows
from assistant.compose.shortcomings import compose_shortcomings
from assistant.compose.sides import name_silent
from assistant.compose.single import compose_single, compose_texts
from assistant.compose.standing import asks_of_now, compose_standing
from assistant.compose.there_are import compose_there_are
from assistant.compose.two_documents import compose_two_documents
from assistant.compose.undefined import asks_what_it_is, compose_said_of_it, compose_undefined
from assistant.compose.which_support import compose_which_support
from assistant.definition import is_one_sentence
from assistant.evidence import Evidence
from assistant.phrase import phrase_text
from assistant.reasons import asks_purpose
from assistant.types import AnswerStatus
from assistant.understand import Query
from assistant.unknown_groups import names_unknown_group
from assistant.unknown_places import names_unknown_place
from assistant.weather import asks_forecast

Composer = Callable[[Query, Sequence[Candidate], Evidence], Draft]
# What is tried for each kind of question, in order; the first that has something to say answers.
_BY_KIND: dict[str, tuple[Composer, ...]] = {
    "progress": (compose_progress,),
    "compare": (compose_two_documents, compose_across_years, compose_comparison),
    "list": (
        compose_across_years,
        compose_enumerated,
        compose_list,
    ),
    "solution": (compose_in_charge, compose_premise, compose_list, compose_group),
    "count": (compose_annex, compose_count, compose_number),
    "how_much": (compose_standing, compose_premise, compose_number),
    "who": (compose_in_charge, compose_leading, compose_premise),
    "what": (compose_premise, compose_group),
    "yes_no": (compose_claimed_issue, compose_in_charge, compose_premise),
    "when": (compose_single,),
    "status": (compose_claimed_issue, compose_about),
}


def compose(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> Draft:
    """The draft for one question, what it wrongly takes for granted of the document set right first.

    REFUSED without sentences where no candidate answers.
    """
    draft = _compose(query, candidates, evidence)
    corrected = None if draft.choices else correct_issue(draft, query, evidence)
    if corrected is None:
        return draft
    status = draft.status if draft.sentences else AnswerStatus.PARTIAL
    return replace(draft, status=status, sentences=(corrected, *draft.sentences))


def _compose(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> Draft:
    unknown = (names_unknown_code, names_unknown_place, names_unknown_group)
    if asks_forecast(query) or any(names(query, evidence) for names in unknown):
        return NOTHING
    outright = [sentence for c in candidates if c.direct for sentence in _outright(query, _undated(c))]
    if outright:
        return answered(*outright)
    if asks_meaning(query):
        return compose_undefined(query, candidates)
    if asks_holder(query):
        return compose_holder(query, candidates, evidence)
    if asks_purpose(query):  # whatever gives no reason is no answer
        return compose_purpose(query, candidates, evidence)
    if asks_what_it_is(query, candidates):
        return compose_said_of_it(query, candidates)
    # A document's own number is in none of its tables.
    if query.kind == "status" and "number" in asked_facts(query.text):
        of_document = compose_about(query, candidates, evidence)
        if of_document.sentences:
            return of_document
    for first in (
        compose_there_are,
        compose_announced,
        compose_levels,
        compose_one_of_several,
        compose_overview,
        compose_phone,
        compose_contact,
        compose_cells,
        compose_cell_claim,
        compose_rows,
        compose_bodies,
        compose_funding_claim,
        compose_funding,
        compose_shortcomings,
    ):
        draft = first(query, candidates, evidence)
        if draft.sentences:
            return draft
    due = compose_due(query, candidates, evidence)
    if due.sentences:
        return due
    # What is now is of no year of the plan: none is to be chosen.
    of_now = asks_of_now(query)
    for asking_back in () if of_now else (compose_which_support, compose_clarify):
        unclear = asking_back(query, candidates, evidence)
        if unclear.choices or unclear.sentences:
            return unclear
    kind = "progress" if of_now else query.kind
    for composer in (*_BY_KIND.get(kind, (compose_premise,)), compose_single):
        draft = composer(query, candidates, evidence)
        if kind == "compare" and composer is compose_single:
            draft = name_silent(draft, query, evidence)
        if draft.sentences:
            others = say_others(draft, query, evidence)
            return replace(draft, sentences=(*draft.sentences, others)) if others else draft
    return compose_any_cell(query, candidates, evidence)


def _outright(query: Query, candidate: Candidate) -> tuple[DraftSentence, ...]:
    if is_one_sentence(query, candidate.statement):
        return (DraftSentence(phrase_text(candidate.statement, query.language), (candidate.statement,)),)
    return compose_texts(query, [candidate]).sentences


def _undated(candidate: Candidate) -> Candidate:
    """Without the year of its headings: a line that answers outright has its own date, a definition none."""
    return replace(candidate, statement=replace(candidate.statement, years=()))


__all__ = ["Draft", "DraftSentence", "compose"]
