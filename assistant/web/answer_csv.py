"""An answer as a CSV table: one row for each target it rests on, or for each source where it rests on no target."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import date

from assistant.types import Answer, Citation, Comparator, Document, Language
from assistant.web.source_card import full_address
from assistant.web.words import file_word

COLUMNS = (
    "question", "indicator", "comparator", "value", "value_max", "unit", "deadline", "level", "responsible",
    "citation", "document", "number", "status", "section", "page", "quote", "address", "sha256", "exported_on",
)  # fmt: skip
_OF_TARGET = ("indicator", "comparator", "value", "value_max", "unit", "deadline", "level", "responsible")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def answer_csv(question: str, answer: Answer, documents: Mapping[str, Document], site: str, day: date) -> bytes:
    """UTF-8 with a byte order mark, as spreadsheets in Vietnamese offices expect it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([file_word(f"column_{name}", answer.language) for name in COLUMNS])
    for row in _rows(question, answer, documents, site, day):
        writer.writerow([_safe(row.get(name)) for name in COLUMNS])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def _rows(
    question: str, answer: Answer, documents: Mapping[str, Document], site: str, day: date
) -> list[dict[str, object]]:
    asked = answer.understood_as or question
    rows: list[dict[str, object]] = []
    shown: set[int] = set()
    for target in answer.targets:
        citation = _of(target, answer)
        shown.add(citation.n if citation else 0)
        told = {name: target.get(name) for name in _OF_TARGET}
        told["comparator"] = file_word(f"comparator_{Comparator(str(target['comparator']))}", answer.language)
        rows.append(
            {
                "question": asked,
                **told,
                **_source(citation, documents, site, answer.language),
                "exported_on": day.isoformat(),
            }
        )
    for citation in answer.citations:
        if citation.n not in shown:
            rows.append(
                {
                    "question": asked,
                    **_source(citation, documents, site, answer.language),
                    "exported_on": day.isoformat(),
                }
            )
    return rows or [{"question": asked, "quote": answer.text, "exported_on": day.isoformat()}]


def _of(target: Mapping[str, object], answer: Answer) -> Citation | None:
    """The citation of a target's passage: the one whose quote says the target's, else the passage's first."""
    own = [c for c in answer.citations if c.passage_id == target.get("passage_id")]
    said = str(target.get("quote") or "")
    return next((c for c in own if said and (said in c.quote or c.quote in said)), own[0] if own else None)


def _source(
    citation: Citation | None, documents: Mapping[str, Document], site: str, language: Language
) -> dict[str, object]:
    if citation is None:
        return {}
    document = documents.get(citation.document)
    return {
        "citation": citation.n,
        "document": citation.title,
        "number": document.number if document else None,
        "status": file_word(f"status_{document.status}", language) if document else None,
        "section": citation.section,
        "page": citation.page,
        "quote": citation.quote,
        "address": full_address(citation, site),
        "sha256": document.digest if document else None,
    }


def _safe(value: object) -> object:
    """Text of a document or a reader runs as no formula in a spreadsheet."""
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return "" if value is None else value
