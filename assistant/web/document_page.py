"""A document to be read: its tree of headings, its text with every passage's own address, the original page beside it."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from assistant.load.warned import describe
from assistant.types import Document, Language, PageReading, Passage
from assistant.web.cited import Cited, reading_address
from assistant.web.document_list import document_facts, relations
from assistant.web.frame import frame
from assistant.web.outline import Heading, heading_rows, outline_html
from assistant.web.visit import DEFAULT_VISIT, Visit
from assistant.web.words import word


def document_page(
    document: Document,
    passages: Sequence[Passage],
    cited: Sequence[Cited] = (),
    at: int = 0,
    *,
    pictured: bool = False,
    visit: Visit = DEFAULT_VISIT,
) -> str:
    """A whole HTML page. `#<passage id>` marks the passage it names; `cited` are an answer's quotes, `at` the one shown.

    `pictured`: the original is a PDF whose pages can be shown.
    """
    language = visit.language
    here = cited[at] if at < len(cited) and cited[at].document == document.id else None
    quotes = [c for c in cited if c.document == document.id]
    related = relations(document, language)
    head = (
        f'<div class="head"><h1 lang="vi">{html.escape(document.title)}</h1>'
        f'<p class="meta">{document_facts(document, language)}</p>'
        + (f'<p class="meta">{related}</p>' if related else "")
        + _notes(document, language)
        + "</div>"
    )
    contents = outline_html(passages)
    outline = (
        f'<details class="outline" open><summary>{word("outline", language)}</summary>'
        f'<nav aria-label="{word("outline", language)}" lang="vi">{contents}</nav></details>'
        if contents
        else ""
    )
    text = f'<article lang="vi">{_text(document, passages, quotes, here, language)}</article>'
    picture = _picture(document, passages, here, language) if pictured else ""
    kind = "reader pictured" if pictured else "reader"
    data = f'data-document="{document.id}" data-source="{html.escape(_source(document))}"'
    data += "".join(
        f' data-{key}="{html.escape(_form(key, language))}"' for key in ("copied", "not_copied", "short_page")
    )
    main = f'<main id="main" tabindex="-1" class="{kind}" {data}>{head}{_bar(cited, at, language)}{outline}{text}{picture}</main>'
    return frame(document.title, main, visit, here="documents", styles=("reading.css",), scripts=("reading.js",))


def _form(key: str, language: Language) -> str:
    """A word for the script, which puts the page's number in place of %p."""
    return word(key, language, page="%p")


def _source(document: Document) -> str:
    """The line that goes with a copied or printed quote."""
    facts = [
        document.title
        if not document.number or document.number in document.title
        else f"{document.title} ({document.number})"
    ]
    return ", ".join([*facts, *filter(None, [document.issuer])])


def _notes(document: Document, language: Language) -> str:
    if not document.warnings:
        return ""
    items = "".join(f"<li>{html.escape(describe(warning, language))}</li>" for warning in document.warnings)
    return f'<details class="notes"><summary>{word("reading_notes", language)}</summary><ul>{items}</ul></details>'


def _bar(cited: Sequence[Cited], at: int, language: Language) -> str:
    """Print, copy, and the way to the answer's other quotes."""
    buttons = (
        f'<button type="button" id="copy">{word("copy_quote", language)}</button>'
        f'<button type="button" id="print">{word("print", language)}</button>'
    )
    steps = ""
    if len(cited) > 1:
        before = _step("previous", "‹", reading_address(cited, (at - 1) % len(cited)), language)
        after = _step("next", "›", reading_address(cited, (at + 1) % len(cited)), language)
        place = word("citation_of", language, n=at + 1, count=len(cited))
        steps = (
            f'<nav class="steps" aria-label="{word("citations", language)}">{before}<span>{place}</span>{after}</nav>'
        )
    return f'<div class="bar">{steps}<div class="tools">{buttons}</div></div>'


def _step(way: str, sign: str, address: str, language: Language) -> str:
    name = word(f"{way}_citation", language)
    return f'<a id="{way}" href="{html.escape(address)}" aria-label="{name}" title="{name}">{sign}</a>'


def _text(
    document: Document, passages: Sequence[Passage], quotes: Sequence[Cited], here: Cited | None, language: Language
) -> str:
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
        rows.append(_passage(passage, quotes, here, language, is_row=is_row, starts_page=starts_page))
    return "".join(rows) + ("</table></div>" if in_table else "")


def _heading(heading: Heading) -> str:
    return f'<h{heading.level} id="{heading.anchor}">{html.escape(heading.text)}</h{heading.level}>'


def _passage(
    passage: Passage,
    quotes: Sequence[Cited],
    here: Cited | None,
    language: Language,
    *,
    is_row: bool,
    starts_page: bool,
) -> str:
    page = f' data-page="{passage.page}"' if passage.page else ""
    mark = f'<span class="page">{word("page", language, page=passage.page)}</span>' if starts_page else ""
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


def _picture(document: Document, passages: Sequence[Passage], here: Cited | None, language: Language) -> str:
    pages = len(document.pages)
    first = next((p.page for p in passages if here and p.id == here.passage), None) or 1
    notes = "".join(f'<template data-page="{p.page}">{_page_note(p, language)}</template>' for p in document.pages)
    span = f' data-start="{here.start}" data-end="{here.end}"' if here else ""
    turn = (
        f'<p class="turn"><button type="button" id="back-page" aria-label="{word("back_page", language)}">‹</button>'
        f'<span id="page-name" data-form="{word("page_of", language, page="%p", pages=pages)}"></span>'
        f'<button type="button" id="on-page" aria-label="{word("on_page", language)}">›</button><span id="page-note"></span></p>'
    )
    missing = f'<p class="missing" hidden>{word("no_picture", language)}</p>'
    sheet = f'<div class="sheet"><img alt="{word("page_picture", language)}">{missing}</div>'
    return (
        f'<aside class="picture" data-pages="{pages}" data-first="{first}"{span}>'
        f"<details open><summary>{word('page_picture', language)}</summary>{turn}{sheet}</details>{notes}</aside>"
    )


def _page_note(page: PageReading, language: Language) -> str:
    if page.way == "ocr":
        return word("page_by_ocr", language, confidence=round(page.confidence * 100))
    return word("page_unreadable", language) if page.way == "unreadable" else ""
