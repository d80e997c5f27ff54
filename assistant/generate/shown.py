"""What of a generated answer may be shown by now: the composed lead where it must stand in front, then what was bound."""

from __future__ import annotations

import re
from functools import cache

from assistant.compose.draft import DraftSentence
from assistant.composed import Composed
from assistant.data import read_data
from assistant.figures import stated_figures
from assistant.generate.bind import Bound
from assistant.named import any_of, spelled
from assistant.types import Figure
from assistant.understand import Query, content_terms

_VERDICT = re.compile(r"^\W*(có|không|đúng|yes|no|right)\b", re.IGNORECASE)
_AS_MUCH = 0.7  # of the content words


class Shown:
    """Grows by bound sentences. Quotes wait for a sentence of the model's own: alone they are no answer of its."""

    def __init__(self, composed: Composed) -> None:
        self._composed = composed
        self._waiting: list[DraftSentence] = []
        self.sentences: tuple[DraftSentence, ...] = ()

    @property
    def fluent(self) -> bool:
        return bool(self.sentences)

    def add(self, bound: Bound) -> bool:
        """Whether there is something new to show."""
        sentence = bound.sentence
        known = (*self.sentences, *self._waiting)
        said = {statement for other in known for statement in other.statements}
        if any(sentence.text == other.text for other in known) or (bound.verbatim and set(sentence.statements) & said):
            return False
        if bound.verbatim and not self.sentences:
            self._waiting.append(sentence)
            return False
        first = self._waiting[0] if self._waiting else sentence
        self.sentences = (*(self.sentences or self._lead(first)), *self._waiting, sentence)
        self._waiting = []
        return True

    def whole(self) -> tuple[DraftSentence, ...]:
        """With the composed sentences that the model left out: its answer may say more than the composed one, not less."""
        said = {statement for sentence in self.sentences for statement in sentence.statements}
        left = (s for s in self._composed.sentences if s not in self.sentences and not set(s.statements) <= said)
        return self.sentences if asks_for_prose(self._composed.query) else (*self.sentences, *left)

    def _lead(self, first: DraftSentence) -> tuple[DraftSentence, ...]:
        """The composed sentences that must stand in front: the figure asked for, a verdict with its reason.

        None where the first sentence says as much of the same statement, that figure first.
        """
        lead, query = self._composed.sentences[0], self._composed.query
        if asks_for_prose(query):
            return ()
        if _VERDICT.match(lead.text):
            return self._composed.sentences[:2]
        if not set(lead.statements) & set(first.statements) or not _says_as_much(first.text, lead.text):
            return (lead,)
        figures = stated_figures(lead.text.replace("**", ""), query.language)
        own = stated_figures(first.text, query.language)
        return () if not figures or (own and _alike(own[0], figures[0])) else (lead,)


def asks_for_prose(query: Query) -> bool:
    """Whether a summary or an explanation is asked for."""
    return _prose_words().search(spelled(query.text)) is not None


def _says_as_much(text: str, lead: str) -> bool:
    wanted = set(content_terms(lead, "vi"))
    return len(wanted & set(content_terms(text, "vi"))) >= _AS_MUCH * len(wanted)


def _alike(a: Figure, b: Figure) -> bool:
    return (a.value, a.value_max, a.comparator) == (b.value, b.value_max, b.comparator)


@cache
def _prose_words() -> re.Pattern[str]:
    return any_of(tuple(read_data("prompts")["prose"]))
