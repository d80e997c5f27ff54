"""An answer that is none: what the documents cover, and the nearest questions they do answer."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.statements import Statement
from assistant.texts import say
from assistant.types import Answer, AnswerStatus, Document, Language, Sentence, Target
from assistant.understand import Query

_MOST_SUGGESTIONS = 3
_LONGEST = 100


def refuse(query: Query, documents: Sequence[Document], nearest: Sequence[Statement]) -> Answer:
    """A refusal that says what there is. `nearest` are statements with a figure, nearest first."""
    text = say("no_target_found", query.language, coverage=coverage_text(documents, query.language))
    return Answer(
        status=AnswerStatus.REFUSED,
        language=query.language,
        sentences=(Sentence(text, ()),),
        suggestions=suggest(nearest, query.language),
    )


def coverage_text(documents: Sequence[Document], language: Language) -> str:
    """ "Các tài liệu tôi có (8 văn bản về Hà Nội và quốc gia, 2020-2026)"."""
    years = sorted({document.issued_on[:4] for document in documents if document.issued_on})
    scopes = list(dict.fromkeys(document.scope for document in documents if document.scope))
    about = ""
    if scopes and all(document.scope for document in documents):  # else some would be said to be of another place
        about += (" của " if language == "vi" else ", of ") + (" và " if language == "vi" else " and ").join(scopes)
    if years:
        about += f", {years[0]}-{years[-1]}" if years[0] != years[-1] else f", {years[0]}"
    return say("coverage", language, count=len(documents), about=about)


def suggest(nearest: Sequence[Statement], language: Language) -> tuple[str, ...]:
    """Questions that the given statements' rows answer: an indicator and its year."""
    questions: dict[str, None] = {}
    for statement in nearest:
        row = statement.row
        if not isinstance(row, Target) or row.value is None or row.kind != "target" or not row.years:
            continue
        # One that begins small is the rest of a sentence, and reads badly by itself.
        if len(row.indicator) <= _LONGEST and row.indicator[:1].isupper():
            questions[say("suggest_target", language, indicator=row.indicator, year=max(row.years))] = None
    return tuple(questions)[:_MOST_SUGGESTIONS]
