"""Which plan a question about a plan as a whole means, and whether it names nothing besides."""

from __future__ import annotations

from functools import cache

from assistant.data import read_data
from assistant.english import document_in_english
from assistant.evidence import Evidence
from assistant.named import plain
from assistant.types import Document
from assistant.understand import Query
from assistant.vietnamese import fold, words


def plan_asked(query: Query, evidence: Evidence) -> Document | None:
    """The document named, else the primary plan, else the only one; None where it is not of the place or the scope named."""
    if query.documents:
        return evidence.documents[query.documents[0]] if len(query.documents) == 1 else None
    only = next(iter(evidence.documents.values())) if len(evidence.documents) == 1 else None
    plan = evidence.primary or only
    if plan is None or (query.scope and fold(query.scope) != fold(plan.scope or "")):
        return None
    return plan if all(place in plain(f"{plan.scope} {plan.title}") for place in query.places) else None


def says_nothing_else(query: Query, document: Document, also: str) -> bool:
    """Whether all words of a question are names of the document, small words, or those of `also`."""
    known = name_words(document, also, document_in_english(document)) | _kinds()
    said = (query.typed, query.search_text) if query.language == "en" else (query.search_text,)
    return any(all(fold(w) in known or w in _small_words() or w.isdigit() for w in words(text)) for text in said)


def name_words(document: Document, *also: str) -> set[str]:
    """The words, without marks, by which a document is named, and those of `also`."""
    names = (document.title, document.number or "", document.issuer or "", document.scope or "", *document.aliases)
    return {fold(word) for name in (*names, *also) for word in words(name)}


@cache
def _kinds() -> frozenset[str]:
    kinds = read_data("document_kinds")
    english = "plan programme program resolution decision document strategy scheme draft directive"
    return frozenset(fold(word) for kind in (*kinds, english) for word in words(kind))


@cache
def _small_words() -> frozenset[str]:
    data = read_data("question_words")
    return frozenset(str(word) for word in (*data["stop_words"], *data["english_words"]))
