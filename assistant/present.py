"""Verified sentences -> the answer: cited, with what must be said beside them to use them rightly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from assistant.cite import cite
from assistant.compose import Draft, DraftSentence
from assistant.compose.verdict import is_denied
from assistant.contract import target_record
from assistant.data import read_data
from assistant.english import english_name
from assistant.evidence import Evidence
from assistant.named import any_of, spelled
from assistant.notes import ended_levels, make_notes, named_silent
from assistant.reasons import asks_why
from assistant.statements import Statement
from assistant.texts import say
from assistant.types import Answer, AnswerStatus, Citation, Document, Sentence, Target
from assistant.understand import Query
from assistant.vietnamese import fold


def present(
    query: Query,
    verified: Sequence[DraftSentence],
    status: AnswerStatus,
    wider: str,
    evidence: Evidence,
    public_url: str,
    today: date,
) -> Answer:
    """The answer with its notes; PARTIAL where something asked for is missing. `wider` says that another plan speaks."""
    sentences, citations = cite(verified, public_url, query.language)
    said = list(dict.fromkeys(statement for sentence in verified for statement in sentence.statements))
    documents = evidence.reader.documents
    notes = make_notes(query, said, documents, today)
    if status is AnswerStatus.ANSWERED and undated(query, said):
        status = AnswerStatus.PARTIAL
        notes = (say("no_year", query.language, year=query.years[0]), *notes)
    if wider:
        status = AnswerStatus.PARTIAL
        sentences = (Sentence(wider, ()), *sentences)
    if silent(query, said, evidence):
        status = AnswerStatus.PARTIAL
        notes = (named_silent(query, documents), *notes)
    # What is not so has no reason: where the premise is set right, none is missing.
    denied = bool(verified) and is_denied(verified[0], query)
    if asks_why(query) and not denied and all(isinstance(s.row, Target) for s in said):
        status = AnswerStatus.PARTIAL
        sentences = (*sentences, Sentence(say("no_reason", query.language), ()))
    due = due_in(query, said)
    if due:
        sentences = (
            *sentences,
            Sentence(say("due_passed" if due < today.year else "due_ahead", query.language, year=due), ()),
        )
    ended = (Sentence(note, ()) for note in ended_levels(query, said, today))
    return Answer(status, query.language, (*sentences, *ended), citations, notes, targets=_rows_of(said))


def present_choices(draft: Draft, query: Query) -> Answer:
    """The readings as numbered rows, so that a reply can name one by its place, and as suggestions."""
    asking = Sentence(say(draft.asking, query.language), ())
    rows = tuple(Sentence(f"{n}. {choice}", ()) for n, choice in enumerate(draft.choices, 1))
    return Answer(AnswerStatus.CLARIFY, query.language, (asking, *rows), suggestions=draft.choices)


def together(answers: Sequence[Answer]) -> Answer:
    """Answers to the parts of one question as one answer, their citations numbered through; PARTIAL where one of them is."""
    numbers: dict[tuple[str, int, int], int] = {}
    citations: list[Citation] = []
    sentences: list[Sentence] = []
    timings: dict[str, float] = {}
    for answer in answers:
        new: dict[int, int] = {}
        for citation in answer.citations:
            key = (citation.passage_id, citation.start, citation.end)
            if key not in numbers:
                numbers[key] = len(numbers) + 1
                citations.append(replace(citation, n=numbers[key]))
            new[citation.n] = numbers[key]
        sentences += [replace(s, citations=tuple(new[n] for n in s.citations)) for s in answer.sentences]
        for stage, spent in answer.timings_ms.items():
            timings[stage] = timings.get(stage, 0.0) + spent
    whole = all(answer.status is AnswerStatus.ANSWERED for answer in answers)
    return replace(
        answers[0],
        status=AnswerStatus.ANSWERED if whole else AnswerStatus.PARTIAL,
        sentences=_said_once(sentences),
        citations=tuple(citations),
        notes=tuple(dict.fromkeys(note for answer in answers for note in answer.notes)),
        targets=tuple({str(row["id"]): row for answer in answers for row in answer.targets}.values()),
        timings_ms=timings,
    )


def _said_once(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Without a sentence that an earlier one says with its figure in front ("**7 giờ** – nhà mở cửa từ 7 giờ.")."""
    kept: list[Sentence] = []
    for sentence in dict.fromkeys(sentences):
        told = sentence.text.lower()
        if not any(told in before.text.lower() and before.citations == sentence.citations for before in kept):
            kept.append(sentence)
    return tuple(kept)


def due_in(query: Query, said: Sequence[Statement]) -> int | None:
    """The year that ends what was answered first, where it is asked whether that is past."""
    asked = any_of(tuple(read_data("deadline_words"))).search(spelled(query.text))
    years = said[0].years if said and said[0].document.kind == "plan" else ()
    return max(years) if asked and years else None


def wider_note(query: Query, document: Document) -> str:
    """That a plan for a wider area answers for the place asked about."""
    names = {fold(place): place for place in reversed(read_data("provinces"))}
    place, scope = names.get(query.places[0], query.places[0]), document.scope or ""
    if query.language == "en":
        place, scope = english_name(place), english_name(scope)
    return say("wider", query.language, place=place, scope=scope)


def silent(query: Query, said: Sequence[Statement], evidence: Evidence) -> bool:
    """Whether a document is named that says nothing of this, so that another one answers. Results speak of any plan."""
    named = [evidence.documents[document] for document in query.documents]
    plans = {document.id for document in named}
    return (
        bool(plans)
        and query.kind != "status"
        and not any(s.document.id in plans or s.document.kind == "results" for s in said)
    )


def undated(query: Query, said: Sequence[Statement]) -> bool:
    """Whether a figure is asked for a year that its document never names: then it stands there without one."""
    if query.kind != "how_much" or not query.years or any(s.years or s.document.kind == "results" for s in said):
        return False
    return not any(str(year) in f"{s.document.title} {s.document.text}" for s in said for year in query.years)


def _rows_of(statements: Sequence[Statement]) -> tuple[Mapping[str, object], ...]:
    """The register's rows behind an answer, each once."""
    rows = {s.row.id: s.row for s in statements if isinstance(s.row, Target)}
    return tuple(target_record(row) for row in rows.values())
