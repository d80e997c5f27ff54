"""The whole flow on one screen: understand, retrieve, select, compose, verify, cite."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from assistant.check import keep_verified
from assistant.cite import cite
from assistant.compose import Draft, DraftSentence, compose
from assistant.composed import Composed
from assistant.contract import target_record
from assistant.evidence import Evidence
from assistant.follow_up import Whole, complete
from assistant.normalise import normalise
from assistant.notes import ended_levels, make_notes, named_silent
from assistant.refuse import refuse
from assistant.select import select
from assistant.settings import Settings
from assistant.small_talk import small_talk
from assistant.statements import Statement
from assistant.texts import say
from assistant.types import Answer, AnswerStatus, Question, Retrieval, Sentence, Target
from assistant.understand import Query, detect_language, understand

if TYPE_CHECKING:
    from assistant.generate.fluent import Fluent, Told
    from assistant.retrieve import Retriever

T = TypeVar("T")
_log = logging.getLogger(__name__)


class Assistant:
    """Answers questions over one index generation. Thread-safe: all it holds is read-only."""

    def __init__(
        self,
        retriever: Retriever,
        settings: Settings,
        today: Callable[[], date] = date.today,
        fluent: Fluent | None = None,
    ) -> None:
        self.retriever = retriever
        self.reader = retriever.reader
        self.settings = settings
        self.fluent = fluent
        self._today = today
        self.evidence = Evidence(self.reader)

    def answer(self, question: Question) -> Answer:
        """Always an Answer: whatever goes wrong inside becomes status `error` with a sentence people can read."""
        return list(self.stream(question))[-1]

    def stream(self, question: Question) -> Iterator[Answer]:
        """The answer as it grows, sentence by sentence where a language model speaks; the last one is whole."""
        immediate = check_question(question.text, self.settings.max_question_chars) or small_talk(
            question.text, self.reader.documents
        )
        if immediate:
            yield immediate
            return
        try:
            yield from self._stream(question)
        except Exception:
            _log.exception("question %r failed", question.id)
            language = detect_language(question.text)
            yield Answer(AnswerStatus.ERROR, language, (Sentence(say("failed", language), ()),))

    def search(self, text: str) -> Retrieval:
        """Hits kept and rejected for a query, without composing an answer."""
        return self.retriever.retrieve(self._understand(text))

    def _stream(self, question: Question) -> Iterator[Answer]:
        composed = self._compose(question)
        if self.fluent is None:
            yield composed.answer
            return
        composed = self._rewritten(composed)
        told = None
        for told in self.fluent.tell(composed, self.evidence):
            yield self._retold(composed, told)
        if told is None:
            yield composed.answer

    def _compose(self, question: Question) -> Composed:
        timings: dict[str, float] = {}
        whole = self._whole(question)
        asked = whole.text
        query = _timed(timings, "understand", lambda: self._understand(asked, whole.stressed))
        if not any(char.isalpha() for char in asked):
            wordless = Answer(AnswerStatus.REFUSED, query.language, (Sentence(say("no_words", query.language), ()),))
            return Composed(question, asked, query, Retrieval(()), (), wordless)
        retrieval = self.retriever.retrieve(query)
        timings |= retrieval.timings_ms
        candidates = _timed(timings, "select", lambda: select(query, retrieval.hits, self.evidence))
        draft = _timed(timings, "compose", lambda: compose(query, candidates, self.evidence))
        verified = _timed(timings, "verify", lambda: keep_verified(draft, query))
        if draft.choices:
            verified, answer = (), _clarify(draft, query)
        elif not any(sentence.statements for sentence in verified):
            nearest = [s for hit in retrieval.hits for s in self.evidence.of_passage(hit.passage)]
            verified, answer = (), refuse(query, nearest, self.evidence)
        else:
            answer = self._present(query, verified, draft.status)
        read_as = (
            query.text
            if (query.text != question.text.strip() and query.language == "vi") or asked != question.text
            else None
        )
        timed = {**timings, "total": sum(timings.values())}
        return Composed(
            question, asked, query, retrieval, verified, replace(answer, timings_ms=timed, understood_as=read_as)
        )

    def _present(self, query: Query, verified: Sequence[DraftSentence], status: AnswerStatus) -> Answer:
        """Verified sentences as an answer: cited, with the notes that belong to what is said."""
        sentences, citations = cite(verified, self.settings.public_url)
        said = list(dict.fromkeys(statement for sentence in verified for statement in sentence.statements))
        notes = make_notes(query, said, self.reader.documents, self._today())
        if status is AnswerStatus.ANSWERED and undated(query, said):
            status = AnswerStatus.PARTIAL
            notes = (say("no_year", query.language, year=query.years[0]), *notes)
        if silent(query, said, self.evidence):
            status = AnswerStatus.PARTIAL
            notes = (named_silent(query, self.reader.documents), *notes)
        ended = (Sentence(note, ()) for note in ended_levels(query, said, self._today()))
        return Answer(status, query.language, (*sentences, *ended), citations, notes, targets=_rows_of(said))

    def _rewritten(self, composed: Composed) -> Composed:
        """A follow-up that rules left without an answer, asked once more as the model understands it."""
        if composed.answer.status is not AnswerStatus.REFUSED or self.fluent is None:
            return composed
        asked = self.fluent.rewrite(composed.question)
        if asked is None:
            return composed
        again = self._compose(Question(asked, (), composed.question.id))
        if again.answer.status is AnswerStatus.REFUSED:
            return composed
        return replace(again, question=composed.question, answer=replace(again.answer, understood_as=asked))

    def _retold(self, composed: Composed, told: Told) -> Answer:
        """The answer with a model's verified sentences, or the composed one with a word on why it is shown."""
        before = composed.answer
        answer = before
        if told.fluent:
            answer = replace(
                self._present(composed.query, told.sentences, before.status),
                engine="llm",
                understood_as=before.understood_as,
            )
        elif told.problem:
            answer = replace(before, notes=(*before.notes, say("llm_fallback", before.language)))
        timed = {stage: spent for stage, spent in before.timings_ms.items() if stage != "total"}
        total = sum(timed.values()) + told.timings_ms.get("generate", 0.0)
        return replace(answer, timings_ms={**timed, **told.timings_ms, "total": total})

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
