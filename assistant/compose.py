"""Query and candidates -> a draft answer: the clause that answers, its figure first, every sentence with its quote.

No language model: words come from the documents, their order and the small print from here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.phrase import phrase_figure, phrase_text, phrase_when
from assistant.select import Candidate, best_of
from assistant.statements import Statement
from assistant.types import AnswerStatus, Figure
from assistant.understand import Query

_MOST_TEXTS = 3  # sentences quoted where no figure is asked for


@dataclass(frozen=True, slots=True)
class DraftSentence:
    text: str
    statement: Statement


@dataclass(frozen=True, slots=True)
class Draft:
    """Sentences not yet verified, each bound to the statement it says. `heading` names a list."""

    status: AnswerStatus
    sentences: tuple[DraftSentence, ...]
    heading: str | None = None


def compose(query: Query, candidates: Sequence[Candidate]) -> Draft:
    """The draft for one question; REFUSED without sentences where no candidate answers."""
    if not candidates:
        return Draft(AnswerStatus.REFUSED, ())
    if query.kind == "when":
        return _answered(query, candidates, lambda s: phrase_when(s, query.language))
    best = candidates[0].statement
    if query.kind in ("how_much", "progress", "compare", "count", "yes_no", "what") and best.figures:
        return _answered(query, candidates, lambda s: _figure_sentence(s, query))
    texts = tuple(DraftSentence(phrase_text(c.statement, query.language), c.statement) for c in _texts(candidates))
    return Draft(AnswerStatus.ANSWERED, texts)


def _answered(query: Query, candidates: Sequence[Candidate], phrase) -> Draft:  # type: ignore[no-untyped-def]
    chosen = best_of(query, candidates)
    return Draft(AnswerStatus.ANSWERED, tuple(DraftSentence(phrase(c.statement), c.statement) for c in chosen))


def _figure_sentence(statement: Statement, query: Query) -> str:
    return (
        phrase_figure(statement, lead_figure(statement), query.language)
        if statement.figures
        else phrase_text(statement, query.language)
    )


def lead_figure(statement: Statement) -> Figure:
    """The figure that is the statement's value: the one with a comparator or unit, else the first."""
    return max(statement.figures, key=lambda f: (f.unit.startswith("%"), f.comparator.value != "=", -f.start))


def _texts(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The best statements of the best candidate's passage, in the order of the text."""
    best = candidates[0]
    same = [
        c for c in candidates if c.statement.passage.id == best.statement.passage.id and c.score >= best.score - 0.15
    ]
    return sorted(same[:_MOST_TEXTS], key=lambda c: c.statement.quote)
