"""The page "Văn bản": every document with its status, where it comes from and how it stands to others."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from typing import Any

from assistant.load.warned import describe, describe_pages, reading_words
from assistant.types import Document, Language
from assistant.web.frame import frame
from assistant.web.visit import DEFAULT_VISIT, Visit
from assistant.web.words import word

_RELATIONS = {"implements", "amends", "replaces", "cites", "cited_by", "followed_by"}


def document_list(documents: Sequence[Document], report: Mapping[str, Any] = {}, visit: Visit = DEFAULT_VISIT) -> str:
    """A whole HTML page, the primary document first, then the newest. `report`: of the ingest, for what came of each."""
    language = visit.language
    counts = {entry["document"]: entry for entry in report.get("documents", [])}
    by_date = sorted(documents, key=lambda d: (not d.primary, tuple(-ord(c) for c in d.issued_on or "")))
    rows = "".join(_row(document, counts.get(document.id), language) for document in by_date)
    lead = html.escape(word("documents_lead", language, count=len(documents)))
    title = word("documents", language)
    main = (
        f'<main id="main" tabindex="-1" class="list"><h1>{title}</h1><p class="lead">{lead}</p>'
        f'<ul class="documents">{rows}</ul>{_refused(report, language)}</main>'
    )
    return frame(title, main, visit, here="documents", styles=("reading.css",))


def document_facts(document: Document, language: Language) -> str:
    """Number, issuer, date, status: one line of HTML."""
    facts = [document.number, document.issuer, document.issued_on and _date(document.issued_on)]
    known = " · ".join(f'<span lang="vi">{html.escape(fact)}</span>' for fact in facts if fact)
    kind = document.kind == "results" and document.status == "unknown"
    mark, name = ("result", "results_mark") if kind else (document.status, f"status_{document.status}")
    status = f'<span class="tag {mark}">{word(name, language)}</span>'
    return f"{known} {status}"


def relations(document: Document, language: Language) -> str:
    texts = [
        word(f"relation_{r.kind if r.kind in _RELATIONS else 'other'}", language, target=r.target)
        for r in document.relations
    ]
    return html.escape("; ".join(texts))


def _row(document: Document, counted: Mapping[str, Any] | None, language: Language) -> str:
    related, read = relations(document, language), how_read(document, counted, language)
    title = f'<a href="/d/{document.id}" lang="vi">{html.escape(document.title)}</a>'
    return (
        f'<li><h2>{title}</h2><p class="meta">{document_facts(document, language)}</p>'
        + (f'<p class="meta">{related}</p>' if related else "")
        + (f'<div class="meta reading">{read}</div>' if read else "")
        + "</li>"
    )


def how_read(document: Document, counted: Mapping[str, Any] | None, language: Language) -> str:
    """How its pages were read, what came of it, and how many warnings there are: HTML."""
    facts = [describe_pages(document, language)]
    if counted:
        facts.append(reading_words("rows", language, targets=counted["targets"], tasks=counted["tasks"]))
    line = html.escape("; ".join(fact for fact in facts if fact))
    if not document.warnings:
        return line
    warned = reading_words("warnings", language, count=len(document.warnings))
    items = "".join(f"<li>{html.escape(describe(warning, language))}</li>" for warning in document.warnings)
    return f'{line}<details class="notes"><summary>{warned}</summary><ul>{items}</ul></details>'


def _refused(report: Mapping[str, Any], language: Language) -> str:
    """Files the last ingest could not take, each with its reason; "" where it took all."""
    refused = report.get("refused", [])
    if not refused:
        return ""
    rows = "".join(
        f'<li><span class="file" lang="vi">{html.escape(row["path"])}</span> '
        f'<span class="tag refused">{word("refused_mark", language)}</span>'
        f'<p class="meta">{html.escape(row.get(language, row["reason"]))}</p></li>'
        for row in refused
    )
    lead = html.escape(word("refused_lead", language, count=len(refused)))
    return (
        f'<section aria-labelledby="refused"><h2 id="refused">{word("refused", language)}</h2>'
        f'<p class="lead">{lead}</p><ul class="documents">{rows}</ul></section>'
    )


def _date(iso: str) -> str:
    """2020-06-03 -> 3/6/2020, 2021-03 -> 3/2021."""
    return "/".join(str(int(part)) for part in reversed(iso.split("-")))
