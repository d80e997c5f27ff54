"""What came after a document: the plans of the same place that the index holds, with their dates, newest last."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.compose.draft import DraftSentence, computed_in
from assistant.english import date_in_english
from assistant.evidence import Evidence
from assistant.offer import name_of
from assistant.statements import Statement
from assistant.texts import say
from assistant.types import Document, Language
from assistant.understand import Query

_MOST = 3  # with the document itself, as many as one sentence cites


def later_documents(document: Document, query: Query, evidence: Evidence) -> DraftSentence | None:
    """One sentence, each document cited; None where the index holds none or the document has no date."""
    later = [d for d in evidence.documents.values() if is_later(d, document)]
    later.sort(key=lambda d: d.issued_on or "")
    named = [(d, first) for d in later[-_MOST:] if (first := _first(d, evidence)) is not None]
    if not named:
        return None
    itself = _first(document, evidence)
    items = ", ".join(dated_name(d, query.language) for d, _ in named)
    own = name_of(document, query.language, dated=True)
    text = say("came_after", query.language, name=own, documents=items)
    said = (*([itself] if itself else []), *(s for _, s in named))
    return DraftSentence(text, said, english_dates([d for d, _ in named], query.language))


def english_dates(documents: Sequence[Document], language: Language) -> frozenset[str]:
    """What to pass as `computed`: dates of the documents' heads, which English writes otherwise than any quote has them."""
    dates = [date_in_english(d.issued_on) for d in documents if d.issued_on] if language == "en" else []
    return computed_in(" . ".join(dates), language) | frozenset(dates)


def is_later(other: Document, document: Document) -> bool:
    """A plan of the same place with a later date."""
    return (
        other.id != document.id
        and other.kind == "plan"
        and other.scope == document.scope
        and bool(document.issued_on and other.issued_on)
        and (other.issued_on or "") > (document.issued_on or "")
    )


def dated_name(document: Document, language: Language) -> str:
    """ "Nghị quyết 18-NQ/TU (30/12/2022)"."""
    name = name_of(document, language, dated=True)
    if not document.issued_on:
        return name
    if language == "en":
        return f"{name} ({date_in_english(document.issued_on)})" if document.number else name
    return f"{name} ({'/'.join(str(int(part)) for part in reversed(document.issued_on.split('-')))})"


def _first(document: Document, evidence: Evidence) -> Statement | None:
    return next((own[0] for p in evidence.reader.passages_of(document.id) if (own := evidence.of_passage(p))), None)
