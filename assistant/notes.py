"""The small print under an answer: draft, passed deadline, another document or year than the one asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assistant.data import read_data
from assistant.english import document_in_english
from assistant.offer import short_name
from assistant.statements import Statement
from assistant.texts import say
from assistant.types import Document, Language, Target
from assistant.understand import Query


def make_notes(
    query: Query, statements: Sequence[Statement], documents: Sequence[Document], today: date
) -> tuple[str, ...]:
    """What must be known to use the answer rightly, in the order it matters."""
    language = query.language
    used = list(dict.fromkeys(statement.document for statement in statements))
    # Led by a draft, the answer is the draft's: what stands beside it is named where it stands.
    leads = bool(used) and used[0].status != "draft"
    notes = [say("source_line", language, document=_names(used, language))] if leads else []
    notes += [
        say("draft", language, document=document_name(document, language))
        for document in used
        if document.status == "draft"
    ]
    primary = next((document for document in documents if document.primary), None)
    if primary and not query.documents and primary not in used and any(d.kind == "plan" for d in used):
        notes.append(say("other_document", language, primary=document_name(primary, language)))
    if any(document.kind == "results" for document in used):
        notes.append(say("results", language))
    aims = [s for s in statements if s.document.kind == "plan" and isinstance(s.row, Target) and s.row.kind == "target"]
    years = {year for statement in aims for year in statement.years}
    if query.years and years and not years & set(query.years):
        notes.append(say("other_year", language, asked=query.years[0], found=min(years)))
    # A target for a year is due by its last day.
    notes += [say("passed", language, year=year) for year in sorted(years) if year < today.year]
    unsure = {(s.document.title, page) for s in statements if (page := _unsure_page(s)) is not None}
    notes += [say("read_unsure", language, document=title, page=page) for title, page in sorted(unsure)]
    if language == "en" and statements:
        notes.append(say("quoted_in_vietnamese", language))
    return tuple(notes)


def ended_levels(query: Query, statements: Sequence[Statement], today: date) -> tuple[str, ...]:
    """For each level that is no longer there and that an answered target is of, or the question asks for: that it ended."""
    told = []
    for level, ended in read_data("ended_levels").items():
        aims = [s for s in statements if s.document.kind == "plan" and isinstance(s.row, Target)]
        if aims and today >= ended["ended"] and (query.level == level or any(level in s.levels for s in aims)):
            told.append(ended["note"][query.language])
    return tuple(told)


def _unsure_page(statement: Statement) -> int | None:
    """The page a statement with figures stands on, where OCR was not sure of it."""
    number = statement.passage.page
    doubtful = any(page.page == number and page.is_unsure for page in statement.document.pages)
    return number if doubtful and statement.figures else None


def named_silent(query: Query, documents: Sequence[Document]) -> str:
    """That the document named says nothing of what is asked."""
    joint = say("joined", query.language)
    named = joint.join(document_name(d, query.language) for d in documents if d.id in query.documents)
    return say("named_silent", query.language, named=named)


def _names(used: Sequence[Document], language: Language) -> str:
    """What is settled of the documents used: one by its title, several by what people call them."""
    settled = [document for document in used if document.status != "draft"]
    if len(settled) == 1 or language == "en":
        return "; ".join(document_name(document, language) for document in settled)
    return "; ".join(short_name(document) or document_name(document) for document in settled)


def document_name(document: Document, language: Language = "vi") -> str:
    """Its title and number; to English readers its kind and number in English."""
    if language == "en":
        name = document_in_english(document)
        return name[:1].upper() + name[1:]
    return (
        f"{document.title} ({document.number})"
        if document.number and document.number not in document.title
        else document.title
    )
