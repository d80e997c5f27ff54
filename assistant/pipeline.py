"""The whole flow on one screen: understand, retrieve, select, compose, verify, cite."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from assistant.asked import find_kind
from assistant.bags import Bags
from assistant.by_meaning import said_by_meaning
from assistant.candidate import Candidate
from assistant.cells_asked import asks_column, names_row
from assistant.check import keep_verified
from assistant.compose import DraftSentence, compose
from assistant.composed import Composed
from assistant.context import surrounding, with_source
from assistant.english import document_in_english
from assistant.everyday import in_other_words
from assistant.evidence import Evidence
from assistant.follow_up import Whole, complete
from assistant.instructions import without_instructions
from assistant.likely import find_likely
from assistant.named import find_documents, with_numbers_in_full
from assistant.normalise import normalise
from assistant.offer import short_name
from assistant.parts import names_topic_first, parts_of, told_shorter
from assistant.present import present, present_choices, wider_note
from assistant.read_as import shown_reading
from assistant.refuse import refuse
from assistant.select import of_the_country, plainly_said, select
from assistant.settings import Settings
from assistant.several import answer_parts
from assistant.small_talk import small_talk
from assistant.texts import say
from assistant.types import Answer, AnswerStatus, Question, Retrieval, Sentence, Turn
from assistant.understand import Query, detect_language, understand

if TYPE_CHECKING:
    import numpy as np

    from assistant.generate.fluent import Fluent, Told
    from assistant.retrieve import Retriever

T = TypeVar("T")
_log = logging.getLogger(__name__)
_NEAR = 8  # passages whose sentences settle how an English question is translated


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

    def composed(self, question: Question) -> Answer:
        """The answer without a language model, whether one is set or not."""
        return check_question(question.text, self.settings.max_question_chars) or self._compose(question).answer

    def search(self, text: str) -> Retrieval:
        """Hits kept and rejected for a query, without composing an answer."""
        return self._retrieve(self._understand(text), text)[1]

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
        """One answer for all that is asked; a question told at length is asked again by its end where it finds none."""
        whole = self._whole(question)
        as_a_whole = cache(lambda: self._compose_whole(question, whole))
        each = self._each_part(question, whole, as_a_whole)
        if each is not None:
            return each
        composed = as_a_whole()
        if composed.answer.status is not AnswerStatus.REFUSED or without_instructions(whole.text) != whole.text:
            return composed
        for asked in (*in_other_words(whole.text, self.reader.word_model), *told_shorter(whole.text)):
            again = self._compose_whole(question, Whole(asked))
            if again.sentences:
                return replace(again, answer=replace(again.answer, understood_as=asked))
        return self._likely(composed, whole)

    def _likely(self, refused: Composed, whole: Whole) -> Composed:
        """The answer from what is most likely right among all that was found; the refusal itself where nothing is."""
        timings = dict(refused.answer.timings_ms)
        query, retrieval, likely = _timed(timings, "likely", lambda: self._find_likely(refused, whole))
        if not likely:
            return refused
        composed = self._compose_of(refused.question, whole, query, retrieval, likely, timings)
        return composed if composed.sentences else refused

    def _find_likely(self, refused: Composed, whole: Whole) -> tuple[Query, Retrieval, tuple[Candidate, ...]]:
        """What is likely, as the question was read or else with what it tells of its asker: that may name what is asked about."""
        query, retrieval = refused.query, refused.retrieval
        likely = find_likely(query, retrieval.hits, self.evidence)
        told = normalise(without_instructions(whole.text)).text
        if not likely and query.typed != told and query.language == "vi":
            query = self._understand(told, whole.stressed, with_talk=True)
            retrieval = self.retriever.retrieve(query)
            likely = find_likely(query, retrieval.hits, self.evidence)
        return query, retrieval, likely

    def _each_part(self, question: Question, whole: Whole, as_a_whole: Callable[[], Composed]) -> Composed | None:
        """The answers to the parts of a question, together; None where it asks one thing or is better answered whole."""
        parts = parts_of(without_instructions(whole.text))
        if len(parts) < 2 or whole.more or whole.asks_source:
            return None
        if whole.narrowed and len(parts_of(without_instructions(question.text))) < 2:
            return None  # "..., riêng các xã vùng cao thì mấy phần trăm?": what was asked before is not asked again
        # "Phiếu hỗ trợ: hộ nghèo bao nhiêu, hộ cận nghèo bao nhiêu?": the second part alone has no topic.
        if names_topic_first(whole.text) and len(as_a_whole().sentences) >= len(parts):
            return None
        # "..., bên nào cao hơn và mỗi bên bao nhiêu?": what sets both beside each other has told each.
        if find_kind(whole.text) == "compare" and any(sentence.computed for sentence in as_a_whole().sentences):
            return None

        def compose_part(part: str, turns: tuple[Turn, ...]) -> Composed:
            made = self._whole(Question(part, turns))
            named = find_documents(turns[0].content, self.reader.documents) if turns else ()
            if len(named) == 1 and not find_documents(made.text, self.reader.documents):
                name = short_name(self.evidence.documents[named[0]])  # what the first part is asked of, all are
                made = replace(made, text=f"{made.text.strip(' ?.!')} theo {name}?") if name else made
            return self._compose_whole(question, made)

        typed = whole.text == question.text
        composed = answer_parts(parts, compose_part, as_a_whole, as_typed=typed)
        if composed is None:
            return None
        understood = whole.text if whole.text != question.text else None
        answer = replace(composed.answer, understood_as=understood)
        return replace(composed, query=self._understand(whole.text), answer=answer)

    def _compose_whole(self, question: Question, whole: Whole) -> Composed:
        timings: dict[str, float] = {}
        asked = without_instructions(whole.text)
        query = _timed(timings, "understand", lambda: self._understand(asked, whole.stressed))
        if not any(char.isalpha() for char in asked):
            key = "no_words" if asked == whole.text else "only_instructions"
            wordless = Answer(AnswerStatus.REFUSED, query.language, (Sentence(say(key, query.language), ()),))
            return Composed(question, query, Retrieval(()), (), wordless)
        query, retrieval = self._retrieve(query, asked, whole.stressed)
        timings |= retrieval.timings_ms
        candidates = _timed(timings, "select", lambda: select(query, retrieval.hits, self.evidence))
        if asked != whole.text:  # beside instructions only what the documents plainly speak of is answered
            candidates = plainly_said(candidates)
        return self._compose_of(question, whole, query, retrieval, candidates, timings)

    def _compose_of(
        self,
        question: Question,
        whole: Whole,
        query: Query,
        retrieval: Retrieval,
        candidates: tuple[Candidate, ...],
        timings: dict[str, float],
    ) -> Composed:
        """What the candidates answer, checked and cited; a refusal where that is nothing."""
        asked = without_instructions(whole.text)
        draft = _timed(timings, "compose", lambda: compose(query, candidates, self.evidence))
        verified = _timed(timings, "verify", lambda: keep_verified(draft, query))
        wider = ""
        if not draft.choices and not any(sentence.statements for sentence in verified):
            candidates = of_the_country(query, retrieval.hits, self.evidence)
            if candidates:
                draft = compose(query, candidates, self.evidence)
                verified = keep_verified(draft, query)
                wider = wider_note(query, candidates[0].statement.document)
        if draft.choices:
            verified, answer = (), present_choices(draft, query)
        elif not any(sentence.statements for sentence in verified):
            nearest = [s for hit in retrieval.hits for s in self.evidence.of_passage(hit.passage)]
            verified, answer = (), refuse(query, nearest, self.evidence)
        else:
            if whole.more:
                verified = (*verified, *keep_verified(surrounding(verified, query, self.evidence), query))
            answer = self._present(query, verified, draft.status, wider)
            if said_by_meaning(query, candidates, verified[0].statements):
                answer = replace(answer, notes=(*answer.notes, say("by_meaning", query.language)))
            if whole.asks_source:
                answer = with_source(answer)
        made_whole = asked if asked != question.text else None
        read_as = shown_reading(asked, query.text, self.reader.word_model) or made_whole
        spent = sum(taken for stage, taken in timings.items() if stage != "total")
        answer = replace(answer, timings_ms={**timings, "total": spent}, understood_as=read_as)
        return Composed(question, query, retrieval, verified, answer, wider)

    def _present(self, query: Query, said: Sequence[DraftSentence], status: AnswerStatus, wider: str) -> Answer:
        return present(query, said, status, wider, self.evidence, self.settings.public_url, self._today())

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
                self._present(composed.query, told.sentences, before.status, composed.wider),
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
        text = with_numbers_in_full(question.text, self.reader.documents)
        whole = complete(text, question.history, self._today(), names, self._of_row)
        if not whole.asks_document:
            return self._titles_in_english(whole) if detect_language(question.text) == "en" else whole
        # Nothing said names the document that answered before: it is asked for again, in this rare case only.
        cited = self._compose(Question(whole.base)).answer.citations[:1]
        found = self.evidence.documents[cited[0].document] if cited else None
        english = detect_language(question.text) == "en"
        name = (document_in_english(found) if english else short_name(found) or found.title) if found else ""
        history = (*question.history, Turn("assistant", name))
        return complete(text, history, self._today(), (*names, name), self._of_row) if name else whole

    def _titles_in_english(self, whole: Whole) -> Whole:
        """Documents by their English names: with a Vietnamese title in it a question would be read as Vietnamese."""
        text = whole.text
        for document in self.reader.documents:
            text = text.replace(document.title, document_in_english(document))
        return replace(whole, text=text)

    def _of_row(self, question: str, before: str) -> bool:
        """Whether a question asks for nothing but a table's column ("vốn bao nhiêu?") of the row the question before names."""
        return asks_column(question, self.evidence) and names_row(self._understand(before), self.evidence)

    def _retrieve(self, query: Query, text: str, stressed: str = "") -> tuple[Query, Retrieval]:
        """What is found for a query; an English one is first read again in the words of what lies nearest to it."""
        if query.language != "en":
            return query, self.retriever.retrieve(query)
        timings: dict[str, float] = {}
        vectors = _timed(timings, "embed", lambda: self.retriever.embed(query))
        query = _timed(
            timings, "senses", lambda: self._understand(text, stressed, near=self._said_near(query, vectors))
        )
        retrieval = self.retriever.retrieve(query, vectors)
        return query, replace(retrieval, timings_ms={**timings, **retrieval.timings_ms})

    def _said_near(self, query: Query, vectors: np.ndarray) -> list[Bags]:
        near = [hit.passage for hit in self.retriever.retrieve(query, vectors).hits if hit.kept][:_NEAR]
        return [self.evidence.bags(s) for passage in near for s in self.evidence.of_passage(passage)]

    def _understand(
        self, text: str, stressed: str = "", *, with_talk: bool = False, near: Sequence[Bags] = ()
    ) -> Query:
        reader, today = self.reader, self._today()
        known = (reader.documents, reader.word_model, reader.abbreviations, today)
        query = understand(text, *known, with_talk=with_talk, near=near)
        if not stressed:
            return query
        own = understand(stressed, *known, near=near)
        return replace(query, stressed=own.terms, counted=own.counted)


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


def _timed(timings: dict[str, float], stage: str, work: Callable[[], T]) -> T:
    started = time.perf_counter()
    result = work()
    timings[stage] = (time.perf_counter() - started) * 1000
    return result
