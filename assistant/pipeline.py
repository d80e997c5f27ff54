"""The whole flow on one screen: understand, retrieve, select, compose, verify, cite."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from assistant.check import keep_verified
from assistant.cite import cite
from assistant.compose import Draft, compose
from assistant.contract import target_record
from assistant.data import read_data
from assistant.english import document_in_english, english_name
from assistant.evidence import Evidence
from assistant.follow_up import Whole, complete
from assistant.instructions import without_instructions
from assistant.normalise import normalise
from assistant.notes import ended_levels, make_notes, named_silent
from assistant.offer import short_name
from assistant.read_as import shown_reading
from assistant.refuse import refuse
from assistant.select import of_the_country, select
from assistant.settings import Settings
from assistant.small_talk import small_talk
from assistant.statements import Statement
from assistant.texts import say
from assistant.types import Answer, AnswerStatus, Document, Question, Retrieval, Sentence, Target, Turn
from assistant.understand import Query, detect_language, understand
from assistant.vietnamese import fold

if TYPE_CHECKING:
    from assistant.retrieve import Retriever

T = TypeVar("T")
_WHY = re.compile(r"\b(?:vi sao|tai sao|sao lai|why)\b")
_log = logging.getLogger(__name__)


class Assistant:
    """Answers questions over one index generation. Thread-safe: all it holds is read-only."""

    def __init__(self, retriever: Retriever, settings: Settings, today: Callable[[], date] = date.today) -> None:
        self.retriever = retriever
        self.reader = retriever.reader
        self.settings = settings
        self._today = today
        self.evidence = Evidence(self.reader)

    def answer(self, question: Question) -> Answer:
        """Always an Answer: whatever goes wrong inside becomes status `error` with a sentence people can read."""
        refused = check_question(question.text, self.settings.max_question_chars)
        if refused:
            return refused
        polite = small_talk(question.text, self.reader.documents)
        if polite:
            return polite
        try:
            return self._answer(question)
        except Exception:
            _log.exception("question %r failed", question.id)
            language = detect_language(question.text)
            return Answer(AnswerStatus.ERROR, language, (Sentence(say("failed", language), ()),))

    def search(self, text: str) -> Retrieval:
        """Hits kept and rejected for a query, without composing an answer."""
        return self.retriever.retrieve(self._understand(text))

    def _answer(self, question: Question) -> Answer:
        timings: dict[str, float] = {}
        whole = self._whole(question)
        asked = without_instructions(whole.text)
        if not any(char.isalpha() for char in asked):
            language = detect_language(whole.text)
            key = "no_words" if asked == whole.text else "only_instructions"
            return Answer(AnswerStatus.REFUSED, language, (Sentence(say(key, language), ()),))
        query = _timed(timings, "understand", lambda: self._understand(asked, whole.stressed))
        retrieval = self.retriever.retrieve(query)
        timings |= retrieval.timings_ms
        candidates = _timed(timings, "select", lambda: select(query, retrieval.hits, self.evidence))
        draft = _timed(timings, "compose", lambda: compose(query, candidates, self.evidence))
        verified = _timed(timings, "verify", lambda: keep_verified(draft, query))
        wider = ""
        if not draft.choices and not any(sentence.statements for sentence in verified):
            candidates = of_the_country(query, retrieval.hits, self.evidence)
            if candidates:
                draft = compose(query, candidates, self.evidence)
                verified = keep_verified(draft, query)
                wider = say("wider", query.language, **_places(query, candidates[0].statement.document))
        if draft.choices:
            answer = _clarify(draft, query)
        elif not any(sentence.statements for sentence in verified):
            nearest = [s for hit in retrieval.hits for s in self.evidence.of_passage(hit.passage)]
            answer = refuse(query, nearest, self.evidence)
        else:
            sentences, citations = cite(verified, self.settings.public_url)
            said = list(dict.fromkeys(statement for sentence in verified for statement in sentence.statements))
            notes = make_notes(query, said, self.reader.documents, self._today())
            status = draft.status
            if status is AnswerStatus.ANSWERED and undated(query, said):
                status = AnswerStatus.PARTIAL
                notes = (say("no_year", query.language, year=query.years[0]), *notes)
            if wider:
                status = AnswerStatus.PARTIAL
                sentences = (Sentence(wider, ()), *sentences)
            if silent(query, said, self.evidence):
                status = AnswerStatus.PARTIAL
                notes = (named_silent(query, self.reader.documents), *notes)
            if _WHY.search(fold(query.text)) and all(isinstance(s.row, Target) for s in said):
                status = AnswerStatus.PARTIAL
                sentences = (*sentences, Sentence(say("no_reason", query.language), ()))
            ended = (Sentence(note, ()) for note in ended_levels(query, said, self._today()))
            answer = Answer(status, query.language, (*sentences, *ended), citations, notes, targets=_rows_of(said))
        made_whole = asked if asked != question.text else None
        read_as = shown_reading(asked, query.text, self.reader.word_model) or made_whole
        return replace(answer, timings_ms={**timings, "total": sum(timings.values())}, understood_as=read_as)

    def _whole(self, question: Question) -> Whole:
        """The question with what it leaves out."""
        names = tuple(name for document in self.reader.documents for name in (document.title, *document.aliases))
        whole = complete(question.text, question.history, self._today(), names)
        if not whole.asks_document:
            return whole
        # Nothing said names the document that answered before: it is asked for again, in this rare case only.
        cited = self._answer(Question(whole.base)).citations[:1]
        found = self.evidence.documents[cited[0].document] if cited else None
        english = detect_language(question.text) == "en"
        name = (document_in_english(found) if english else short_name(found) or found.title) if found else ""
        history = (*question.history, Turn("assistant", name))
        return complete(question.text, history, self._today(), (*names, name)) if name else whole

    def _understand(self, text: str, stressed: str = "") -> Query:
        reader = self.reader
        query = understand(text, reader.documents, reader.word_model, reader.abbreviations, self._today())
        if not stressed:
            return query
        own = understand(stressed, reader.documents, reader.word_model, reader.abbreviations, self._today())
        return replace(query, stressed=own.terms, counted=own.counted)


def _places(query: Query, document: Document) -> dict[str, str]:
    names = {fold(place): place for place in reversed(read_data("provinces"))}
    place, scope = names.get(query.places[0], query.places[0]), document.scope or ""
    return {
        "place": english_name(place) if query.language == "en" else place,
        "scope": english_name(scope) if query.language == "en" else scope,
    }


def silent(query: Query, said: Sequence[Statement], evidence: Evidence) -> bool:
    """Whether a document is named that says nothing of this, so that another one answers. Results speak of any plan."""
    named = [evidence.documents[document] for document in query.documents]
    plans = {document.id for document in named}
    return (
        bool(plans)
        and query.kind != "status"
        and not any(s.document.id in plans or s.document.kind == "results" for s in said)
    )


def _clarify(draft: Draft, query: Query) -> Answer:
    """The readings as numbered rows, so that a reply can name one by its place, and as suggestions."""
    asking = Sentence(say(draft.asking, query.language), ())
    rows = tuple(Sentence(f"{n}. {choice}", ()) for n, choice in enumerate(draft.choices, 1))
    return Answer(AnswerStatus.CLARIFY, query.language, (asking, *rows), suggestions=draft.choices)


def undated(query: Query, said: Sequence[Statement]) -> bool:
    """Whether a figure is asked for a year that its document never names: then it stands there without one."""
    if query.kind != "how_much" or not query.years or any(s.years or s.document.kind == "results" for s in said):
        return False
    return not any(str(year) in f"{s.document.title} {s.document.text}" for s in said for year in query.years)


def check_question(text: str, limit: int) -> Answer | None:
    """An Answer that says what is wrong with the question itself; None for a question that can be asked."""
    language = detect_language(text[:limit])
    if len(text) > limit:
        reason = say("too_long", language, length=len(text), limit=limit)
    elif not text.strip():
        reason = say("empty_question", language)
    elif not any(c.isalnum() for c in normalise(text).text):
        return Answer(AnswerStatus.REFUSED, language, (Sentence(say("no_words", language), ()),))
    else:
        return None
    return Answer(AnswerStatus.ERROR, language, (Sentence(reason, ()),))


def _rows_of(statements: Sequence[Statement]) -> tuple[Mapping[str, object], ...]:
    """The register's rows behind an answer, each once."""
    rows = {s.row.id: s.row for s in statements if isinstance(s.row, Target)}
    return tuple(target_record(row) for row in rows.values())


def _timed(timings: dict[str, float], stage: str, work: Callable[[], T]) -> T:
    started = time.perf_counter()
    result = work()
    timings[stage] = (time.perf_counter() - started) * 1000
    return result
