"""The page "Văn bản": every document with its status, where it comes from and how it stands to others."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from typing import Any

from assistant.load.warned import describe, describe_pages, reading_words
from assistant.types import Document
from assistant.web.frame import frame
from assistant.web.words import word

_RELATIONS = {"implements", "amends", "replaces", "cites", "cited_by", "followed_by"}


def document_list(documents: Sequence[Document], report: Mapping[str, Any] = {}) -> str:
    """A whole HTML page, the primary document first, then the newest. `report`: of the ingest, for what came of each."""
    counts = {entry["document"]: entry for entry in report.get("documents", [])}
    by_date = sorted(documents, key=lambda d: (not d.primary, tuple(-ord(c) for c in d.issued_on or "")))
    rows = "".join(_row(document, counts.get(document.id)) for document in by_date)
    lead = html.escape(word("documents_lead", count=len(documents)))
    body = f'<main class="list"><h1>{word("documents")}</h1><p class="meta">{lead}</p><ul class="documents">{rows}</ul></main>'
    return frame(word("documents"), body)


def document_facts(document: Document) -> str:
    """Number, issuer, date, status: one line of HTML."""
    facts = [document.number, document.issuer, document.issued_on and _date(document.issued_on)]
    status = f'<span class="status {document.status}">{word(f"status_{document.status}")}</span>'
    return " · ".join([*(html.escape(fact) for fact in facts if fact), status])


def relations(document: Document) -> str:
    texts = [
        word(f"relation_{r.kind if r.kind in _RELATIONS else 'other'}", target=r.target) for r in document.relations
    ]
    return html.escape("; ".join(texts))


def _row(document: Document, counted: Mapping[str, Any] | None) -> str:
    related, read = relations(document), how_read(document, counted)
    return (
        f'<li><a href="/d/{document.id}">{html.escape(document.title)}</a><p class="meta">{document_facts(document)}</p>'
        + (f'<p class="meta">{related}</p>' if related else "")
        + (f'<p class="meta reading">{read}</p>' if read else "")
        + "</li>"
    )


def how_read(document: Document, counted: Mapping[str, Any] | None) -> str:
    """How its pages were read, what came of it, and how many warnings there are: one line of HTML."""
    facts = [describe_pages(document, "vi")]
    if counted:
        facts.append(reading_words("rows", "vi", targets=counted["targets"], tasks=counted["tasks"]))
    line = html.escape("; ".join(fact for fact in facts if fact))
    if not document.warnings:
        return line
    warned = reading_words("warnings", "vi", count=len(document.warnings))
    items = "".join(f"<li>{html.escape(describe(warning, 'vi'))}</li>" for warning in document.warnings)
    return f'{line}<details class="notes"><summary>{warned}</summary><ul>{items}</ul></details>'


def _date(iso: str) -> str:
    """2020-06-03 -> 3/6/2020, 2021-03 -> 3/2021."""
    return "/".join(str(int(part)) for part in reversed(iso.split("-")))
