"""An answer as a Word file: the question, the answer with its numbers, the notes, and each source with quote and digest."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from assistant.english import date_in_english
from assistant.types import Answer, Citation, Document, Language
from assistant.web.source_card import full_address, place_of, status_word
from assistant.web.words import file_word

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_NOT_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def answer_docx(question: str, answer: Answer, documents: Mapping[str, Document], site: str, day: date) -> bytes:
    """A .docx file in the answer's language."""
    from docx import Document as Word
    from docx.shared import Pt

    language = answer.language
    file = Word()
    file.core_properties.title = _clean(question)[:250]
    file.core_properties.author = file_word("author", language)
    file.core_properties.comments = ""
    file.styles["Normal"].font.name = "Times New Roman"  # what Decree 30/2020 sets for official documents
    file.styles["Normal"].font.size = Pt(13)
    file.add_heading(_clean(question), level=1)
    if answer.understood_as:
        file.add_paragraph(_clean(file_word("understood_as", language, question=answer.understood_as)))
    for sentence in answer.sentences:
        row = re.match(r"- |\d+\. ", sentence.text)
        marks = "".join(f"[{n}]" for n in sentence.citations)
        paragraph = file.add_paragraph()
        if row:
            paragraph.paragraph_format.left_indent = Pt(18)
        _write(paragraph, f"{sentence.text.removeprefix('- ')} {marks}".strip())
    for note in answer.notes:
        file.add_paragraph().add_run(_clean(note)).italic = True
    if answer.citations:
        file.add_heading(file_word("sources", language), level=2)
        for citation in answer.citations:
            _source(file, citation, answer, documents.get(citation.document), site)
    file.add_paragraph(file_word("exported", language, day=_day(day, language), site=site))
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def _write(paragraph: Any, text: str) -> None:
    for at, part in enumerate(_BOLD.split(_clean(text))):
        if part:
            paragraph.add_run(part).bold = bool(at % 2)


def _source(file: Any, citation: Citation, answer: Answer, document: Document | None, site: str) -> None:
    language = answer.language
    _, standing = status_word(document, language)
    facts = [citation.title]
    if document is not None and document.number and document.number not in citation.title:
        facts.append(document.number)
    named = " · ".join([*facts, *filter(None, [standing])])
    head = file.add_paragraph()
    head.add_run(_clean(f"[{citation.n}] {named}")).bold = True
    file.add_paragraph(_clean(place_of(citation, answer.language)))
    quoted = file.add_paragraph()
    quoted.add_run(_clean(f"«{citation.quote}»")).italic = True
    file.add_paragraph(full_address(citation, site))
    if document is not None and document.digest:
        file.add_paragraph(file_word("digest", language, digest=document.digest))


def _day(day: date, language: Language) -> str:
    return day.strftime("%d/%m/%Y") if language == "vi" else date_in_english(day.isoformat())


def _clean(text: str) -> str:
    """Text without what XML cannot hold."""
    return _NOT_XML.sub("", text)
