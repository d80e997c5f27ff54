"""A document to be read: its tree of headings, its text with every passage's own address, the original page beside it."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from assistant.load.warned import describe
from assistant.types import Document, PageReading, Passage
from assistant.web.cited import Cited, reading_address
from assistant.web.document_list import document_facts, relations
from assistant.web.frame import frame
from assistant.web.outline import Heading, heading_rows, outline_html
from assistant.web.words import word


def document_page(
    document: Document, passages: Sequence[Passage], cited: Sequence[Cited] = (), at: int = 0, *, pictured: bool = False
) -> str:
    """A whole HTML page. `#<passage id>` marks the passage it names; `cited` are an answer's quotes, `at` the one shown.

    `pictured`: the original is a PDF whose pages can be shown.
    """
    here = cited[at] if at < len(cited) and cited[at].document == document.id else None
    quotes = [c for c in cited if c.document == document.id]
    title = html.escape(document.title)
    head = (
        f'<header><h1>{title}</h1><p class="meta">{document_facts(document)}</p>'
        + (f'<p class="meta">{relations(document)}</p>' if document.relations else "")
        + _notes(document)
        + "</header>"
    )
    contents = outline_html(passages)
    outline = (
        f'<details class="outline" open><summary>{word("outline")}</summary>{contents}</details>' if contents else ""
    )
    text = f'<article lang="vi">{_text(document, passages, quotes, here)}</article>'
    picture = _picture(document, passages, here) if pictured else ""
    kind = "reader pictured" if pictured else "reader"
    data = (
        f'data-document="{document.id}" data-source="{html.escape(_source(document))}" data-copied="{word("copied")}"'
    )
    body = f'<main class="{kind}" {data}>{head}{_bar(cited, at)}{outline}{text}{picture}</main>'
    return frame(document.title, body, script=True)


def _source(document: Document) -> str:
    """The line that goes with a copied or printed quote."""
    facts = [
        document.title
        if not document.number or document.number in document.title
        else f"{document.title} ({document.number})"
    ]
    return ", ".join([*facts, *filter(None, [document.issuer])])


def _notes(document: Document) -> str:
    if not document.warnings:
        return ""
    items = "".join(f"<li>{html.escape(describe(warning, 'vi'))}</li>" for warning in document.warnings)
    return f'<details class="notes"><summary>{word("reading_notes")}</summary><ul>{items}</ul></details>'


def _bar(cited: Sequence[Cited], at: int) -> str:
    """Print, copy, and the way to the answer's other quotes."""
    buttons = (
        f'<button type="button" id="copy">{word("copy_quote")}</button>'
        f'<button type="button" id="print">{word("print")}</button>'
    )
    steps = ""
    if len(cited) > 1:
        before = reading_address(cited, (at - 1) % len(cited))
        after = reading_address(cited, (at + 1) % len(cited))
        steps = (
            f'<a id="previous" href="{html.escape(before)}">‹ {word("previous_citation")}</a>'
            f"<span>{word('citation_of', n=at + 1, count=len(cited))}</span>"
            f'<a id="next" href="{html.escape(after)}">{word("next_citation")} ›</a>'
        )
    return f'<div class="bar">{steps}{buttons}</div>'


def _text(document: Document, passages: Sequence[Passage], quotes: Sequence[Cited], here: Cited | None) -> str:
    rows: list[str] = []
    in_table = False
    page = 0
    for passage, headings in zip(passages, heading_rows(passages), strict=True):
        is_row = passage.text.startswith("|")
        if in_table and (not is_row or headings):
            rows.append("</table></div>")
            in_table = False
        rows += [_heading(heading) for heading in headings]
        if is_row and not in_table:
            rows.append('<div class="wide"><table>')
            in_table = True
        starts_page = passage.page is not None and passage.page != page
        page = passage.page or page
        rows.append(_passage(passage, quotes, here, is_row=is_row, starts_page=starts_page))
    return "".join(rows) + ("</table></div>" if in_table else "")


def _heading(heading: Heading) -> str:
    return f'<h{heading.level} id="{heading.anchor}">{html.escape(heading.text)}</h{heading.level}>'


def _passage(passage: Passage, quotes: Sequence[Cited], here: Cited | None, *, is_row: bool, starts_page: bool) -> str:
    page = f' data-page="{passage.page}"' if passage.page else ""
    mark = f'<span class="page">{word("page", page=passage.page)}</span>' if starts_page else ""
    own = [(c.start - passage.start, c.end - passage.start, c is here) for c in quotes if c.passage == passage.id]
    if is_row:
        # A quote in a table is shown by its row.
        cells = "".join(f"<td>{html.escape(cell.strip())}</td>" for cell in passage.text.strip().strip("|").split("|"))
        marked = ' class="quoted"' if own else ""
        return f'<tr id="{passage.id}"{page}{marked}>{cells}</tr>'
    return f'<p id="{passage.id}"{page}>{mark}{_marked(passage.text, own)}</p>'


def _marked(text: str, spans: Sequence[tuple[int, int, bool]]) -> str:
    """The text with its quotes marked; spans that overlap an earlier one are left out."""
    out, at = [], 0
    for start, end, is_here in sorted(set(spans)):
        if at <= start < end <= len(text):
            kind = ' class="here"' if is_here else ""
            out += [_plain(text[at:start]), f"<mark{kind}>{_plain(text[start:end])}</mark>"]
            at = end
    return "".join([*out, _plain(text[at:])])


def _plain(text: str) -> str:
    """Text without Markdown's emphasis, line ends kept as spaces."""
    return html.escape(re.sub(r"\*\*", "", text)).replace("\n", " ")


def _picture(document: Document, passages: Sequence[Passage], here: Cited | None) -> str:
    pages = len(document.pages)
    first = next((p.page for p in passages if here and p.id == here.passage), None) or 1
    notes = "".join(f'<template data-page="{p.page}">{_page_note(p)}</template>' for p in document.pages)
    span = f' data-start="{here.start}" data-end="{here.end}"' if here else ""
    turn = (
        '<p class="turn"><button type="button" id="back-page" aria-label="‹">‹</button>'
        f'<span id="page-name" data-form="{word("page_of", page="%p", pages=pages)}"></span>'
        '<button type="button" id="on-page" aria-label="›">›</button><span id="page-note"></span></p>'
    )
    missing = f'<p class="missing" hidden>{word("no_picture")}</p>'
    sheet = f'<div class="sheet"><img alt="{word("page_picture")}">{missing}</div>'
    return (
        f'<aside class="picture" data-pages="{pages}" data-first="{first}"{span}>'
        f"<details open><summary>{word('page_picture')}</summary>{turn}{sheet}</details>{notes}</aside>"
    )


def _page_note(page: PageReading) -> str:
    if page.way == "ocr":
        return word("page_by_ocr", confidence=round(page.confidence * 100))
    return word("page_unreadable") if page.way == "unreadable" else ""
