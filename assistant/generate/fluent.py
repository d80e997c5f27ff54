"""Composed answer -> the same in a model's words, sentence by sentence, each shown only when cited and verified.

Figures, lists, counts and comparisons stay with the register: a list is shown as composed, and what a model says of a
figure stands behind the composed sentence unless it says that figure itself. Too little left: the composed answer.
"""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from assistant.compose.draft import DraftSentence
from assistant.composed import Composed
from assistant.evidence import Evidence
from assistant.generate.bind import bind
from assistant.generate.breaker import Breaker
from assistant.generate.cache import AnswerCache, Key
from assistant.generate.chain import Usage, build_chain, stream_text
from assistant.generate.prompt import SENTENCES, prompts_version, trimmed
from assistant.generate.rewrite import rewritten
from assistant.generate.sentences import SentenceReader
from assistant.generate.shown import Shown, asks_for_prose
from assistant.generate.sources import Source, choose_sources, shown_to_model
from assistant.generate.stream import GenerationFailed, pieces_within
from assistant.settings import Settings
from assistant.types import AnswerStatus, Question
from assistant.understand import detect_language

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

_log = logging.getLogger(__name__)
# Kinds of question whose answer is the register's to the letter, unless running text is asked for.
_REGISTERED = frozenset({"list", "count", "compare", "progress", "status"})
_ROW = re.compile(r"^(?:- |\| |\d+\. )")
_PIECES_A_TOKEN = 8  # characters; what a model sends beyond its limit by far is endless output


@dataclass(frozen=True, slots=True)
class Told:
    """What may be shown by now. `fluent`: sentences of the model are among them; `problem`: why there are none."""

    sentences: tuple[DraftSentence, ...]
    fluent: bool
    timings_ms: dict[str, float] = field(default_factory=dict)
    problem: str = ""


class Fluent:
    """One model for all questions: its chain, its health, its cache of verified answers. Thread-safe."""

    def __init__(self, model: BaseChatModel, settings: Settings, breaker: Breaker | None = None) -> None:
        self._model, self._settings = model, settings
        self.breaker = breaker or Breaker()
        self.cache = AnswerCache(settings.llm_cache)

    def state(self) -> dict[str, Any]:
        """For health pages; no key, no address."""
        return {"name": self._settings.llm, **self.breaker.state(), "cached_answers": len(self.cache)}

    def rewrite(self, question: Question) -> str | None:
        """A follow-up that rules did not understand, as a question of its own; None where the model has none to give."""
        if not question.history or not self.breaker.allows():
            return None
        language = detect_language(question.text)
        fields = {"history": trimmed(question.history, language), "question": question.text}
        chain, limit = build_chain(self._model, "rewrite", language), self._settings.llm_timeout / 4
        try:
            said = "".join(pieces_within(lambda: stream_text(chain, fields, Usage()), limit, 600))
        except GenerationFailed as error:
            self.breaker.failed(str(error))
            return None
        self.breaker.succeeded()
        return rewritten(said, question)

    def tell(self, composed: Composed, evidence: Evidence) -> Iterator[Told]:
        """The answer as it grows, the last one whole. Without a word of the model where none is wanted or usable."""
        if not wants_model(composed):
            return
        key = self._key(composed, evidence)
        known = self.cache.get(key)
        if known is not None:
            yield Told(known, fluent=True, timings_ms={"llm_calls": 0.0})
            return
        if not self.breaker.allows():
            yield Told(composed.sentences, fluent=False, problem="resting", timings_ms={"llm_calls": 0.0})
            return
        said = [statement for sentence in composed.sentences for statement in sentence.statements]
        sources = choose_sources(said, composed.retrieval.hits, evidence, self._settings.llm_context)
        yield from self._generate(composed, evidence, sources, key)

    def _generate(
        self, composed: Composed, evidence: Evidence, sources: tuple[Source, ...], key: Key
    ) -> Iterator[Told]:
        started, usage, spent = time.perf_counter(), Usage(), dict[str, float]()
        shown = Shown(composed)
        problem = "nothing usable"
        try:
            for sentence in self._sentences(composed, sources, usage):
                bound = bind(sentence, sources, composed.query, evidence.reader.word_model)
                if bound is not None and shown.add(bound):
                    spent.setdefault("first_sentence", _ms_since(started))
                    yield Told(shown.sentences, fluent=True)
                if len(shown.sentences) > SENTENCES:
                    break
            self.breaker.succeeded()
        except GenerationFailed as error:
            problem = str(error)
            _log.warning("the language model failed: %s", problem)
            self.breaker.failed(problem)
        spent |= {"generate": _ms_since(started), "llm_calls": usage.calls, "llm_tokens": usage.tokens}
        if shown.fluent:
            whole = shown.whole()
            self.cache.put(key, whole)
            yield Told(whole, fluent=True, timings_ms=spent)
        else:
            yield Told(composed.sentences, fluent=False, timings_ms=spent, problem=problem)

    def _sentences(self, composed: Composed, sources: tuple[Source, ...], usage: Usage) -> Iterator[str]:
        query, settings = composed.query, self._settings
        chain = build_chain(self._model, "answer", query.language)
        fields = {
            "sentences": SENTENCES,
            "history": trimmed(composed.question.history, query.language),
            "sources": shown_to_model(sources),
            "composed": " ".join(sentence.text for sentence in composed.sentences).replace("**", ""),
            "question": query.text,
        }
        reader = SentenceReader()
        limit = settings.llm_max_tokens * _PIECES_A_TOKEN
        for piece in pieces_within(lambda: stream_text(chain, fields, usage), settings.llm_timeout, limit):
            yield from reader.feed(piece)
        yield from reader.rest()

    def _key(self, composed: Composed, evidence: Evidence) -> Key:
        history = "\n".join(turn.content for turn in composed.question.history[-4:])
        query = composed.query
        told = " ".join(sentence.text for sentence in composed.sentences)
        return (
            query.text,
            query.language,
            history,
            told,
            evidence.reader.generation,
            self._settings.llm,
            prompts_version(),
        )


def wants_model(composed: Composed) -> bool:
    """Where running text helps: not in place of a refusal, a choice, a list, a count, a comparison."""
    if composed.answer.status not in (AnswerStatus.ANSWERED, AnswerStatus.PARTIAL) or not composed.sentences:
        return False
    if asks_for_prose(composed.query):
        return True
    rows = any(_ROW.match(sentence.text) for sentence in composed.sentences)
    return not rows and composed.query.kind not in _REGISTERED


def _ms_since(started: float) -> float:
    return (time.perf_counter() - started) * 1000
