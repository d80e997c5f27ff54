"""A draft answer: sentences not yet verified, each bound to the statements it says."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.figures import stated_figures
from assistant.statements import Statement
from assistant.types import AnswerStatus, Language


@dataclass(frozen=True, slots=True)
class DraftSentence:
    """`computed` are figures as shown that stand in no quote because they were counted or subtracted here."""

    text: str
    statements: tuple[Statement, ...]
    computed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Draft:
    status: AnswerStatus
    sentences: tuple[DraftSentence, ...]
    choices: tuple[str, ...] = ()  # of a CLARIFY: the readings, each a complete question
    asking: str = ""  # and the key of the sentence that asks which is meant

    @property
    def statements(self) -> tuple[Statement, ...]:
        return tuple(dict.fromkeys(s for sentence in self.sentences for s in sentence.statements))


NOTHING = Draft(AnswerStatus.REFUSED, ())


def answered(*sentences: DraftSentence, status: AnswerStatus = AnswerStatus.ANSWERED) -> Draft:
    return Draft(status, sentences)


def computed_in(text: str, language: Language) -> frozenset[str]:
    """The figures of a text as the check reads them: to be passed as `computed`."""
    return frozenset(text[figure.start : figure.end] for figure in stated_figures(text, language))
