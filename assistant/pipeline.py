"""The whole flow on one screen: understand, retrieve, select, compose, verify, cite."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from assistant.check import keep_verified
from assistant.cite import cite
from assistant.compose import Draft, compose
from assistant.contract import target_record
from assistant.evidence import Evidence
from assistant.follow_up import Whole, complete
from assistant.normalise import normalise
from assistant.notes import make_notes, named_silent
from assistant.refuse import refuse
from assistant.select import select
from assistant.settings import Settings
from assistant.small_talk import small_talk
from assistant.statements import Statement
from assistant.texts import say
from assistant.types import Answer, AnswerStatus, Question, Retrieval, Sentence, Target
from assistant.understand import Query, detect_language, understand

if TYPE_CHECKING:
    from assistant.retrieve import Retriever

T = TypeVar("T")
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
        asked = whole.text
        query = _timed(timings, "understand", lambda: self._understand(asked, whole.stressed))
        retrieval = self.retriever.retrieve(query)
        timings |= retrieval.timings_ms
        candidates = _timed(timings, "select", lambda: select(query, retrieval.hits, self.evidence))
        draft = _timed(timings, "compose", lambda: compose(query, candidates, self.evidence))
        verified = _timed(timings, "verify", lambda: keep_verified(draft, query))
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
            if silent(query, said, self.evidence):
                status = AnswerStatus.PARTIAL
                notes = (named_silent(query, self.reader.documents), *notes)
            answer = Answer(status, query.language, sentences, citations, notes, targets=_rows_of(said))
        read_as = (
            query.text
            if (query.text != question.text.strip() and query.language == "vi") or asked != question.text
            else None
        )
        return replace(answer, timings_ms={**timings, "total": sum(timings.values())}, understood_as=read_as)

    def _whole(self, question: Question) -> Whole:
        """The question with what it leaves out."""
        names = tuple(name for document in self.reader.documents for name in (document.title, *document.aliases))
        return complete(question.text, question.history, self._today(), names)

    def _understand(self, text: str, stressed: str = "") -> Query:
        reader = self.reader
        query = understand(text, reader.documents, reader.word_model, reader.abbreviations, self._today())
        if not stressed:
            return query
        own = understand(stressed, reader.documents, reader.word_model, reader.abbreviations, self._today())
        return replace(query, stressed=own.terms, counted=own.counted)


def silent(query: Query, said: Sequence[Statement], evidence: Evidence) -> bool:
    """Whether a document is named that says nothing of this, so that another one answers. Results speak of any plan."""
    named = [evidence.documents[document] for document in query.documents]
    plans = {document.id for document in named}
    return bool(plans) and not any(s.document.id in plans or s.document.kind == "results" for s in said)


def _clarify(draft: Draft, query: Query) -> Answer:
    """The readings as numbered rows, so that a reply can name one by its place, and as suggestions."""
    asking = Sentence(say(draft.asking, query.language), ())
    rows = tuple(Sentence(f"{n}. {choice}", ()) for n, choice in enumerate(draft.choices, 1))
    return Answer(AnswerStatus.CLARIFY, query.language, (asking, *rows), suggestions=draft.choices)


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
