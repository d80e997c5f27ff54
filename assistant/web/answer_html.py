"""Answer -> HTML of one chat message. Every text of a document, a model or a user is escaped here."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from itertools import zip_longest

from assistant.types import Answer, AnswerStatus, Citation, Document, Sentence
from assistant.web.cited import cited_of, reading_address
from assistant.web.words import word

_BOLD = re.compile(r"\*\*(.+?)\*\*")


def answer_html(answer: Answer, documents: Mapping[str, Document], *, upto: int | None = None) -> str:
    """The message: sentences with footnote marks, small print, then a fold for each source.

    `upto` shows only the first sentences, while the answer streams; sources and small print come with the last.
    One line: a blank line would hand the rest to the Markdown parser.
    """
    # Readings to choose from are shown once, as what can be picked.
    shown = answer.sentences[:1] if answer.status is AnswerStatus.CLARIFY else answer.sentences[:upto]
    parts = [_understood(answer), f'<div class="answer" lang="{answer.language}">{_sentences(shown)}</div>']
    if upto is None or upto >= len(answer.sentences):
        parts += [_notes(answer), _suggestions(answer), _sources(answer, documents)]
    return "".join(part for part in parts if part).replace("\n", " ")


def _understood(answer: Answer) -> str:
    if not answer.understood_as:
        return ""
    return f'<p class="understood">{html.escape(word("understood_as", answer.language, question=answer.understood_as))}</p>'


def _sentences(sentences: tuple[Sentence, ...]) -> str:
    if len(sentences) == 1:
        return f"<p>{_sentence(sentences[0])}</p>"
    rows = [(sentence.text.startswith("- "), _sentence(sentence)) for sentence in sentences]
    if not any(is_row for is_row, _ in rows) and len(rows) > 1:
        return "".join(f"<p>{row}</p>" for _, row in rows)
    lead = "".join(f"<p>{row}</p>" for is_row, row in rows if not is_row)
    return lead + "<ol>" + "".join(f"<li>{row}</li>" for is_row, row in rows if is_row) + "</ol>"


def _sentence(sentence: Sentence) -> str:
    text = _BOLD.sub(r"<strong>\1</strong>", html.escape(sentence.text.removeprefix("- ")))
    marks = "".join(
        f'<a class="cite" href="#" role="button" aria-label="{word("sources")} {n}">[{n}]</a>'
        for n in sentence.citations
    )
    return f"{text} {marks}" if marks else text


def _notes(answer: Answer) -> str:
    return (
        '<p class="notes">' + "<br>".join(html.escape(note) for note in answer.notes if note) + "</p>"
        if any(answer.notes)
        else ""
    )


def _suggestions(answer: Answer) -> str:
    if not answer.suggestions:
        return ""
    items = "".join(
        f'<li><a class="suggestion" href="#" role="button">{html.escape(question)}</a></li>'
        for question in answer.suggestions
    )
    head = (
        ""
        if answer.status is AnswerStatus.CLARIFY
        else f'<p class="notes">{word("you_could_ask", answer.language)}</p>'
    )
    return f'{head}<ul class="suggestions">{items}</ul>'


def _sources(answer: Answer, documents: Mapping[str, Document]) -> str:
    cited = cited_of(answer.citations)
    addresses = [reading_address(cited, at) for at in range(len(cited))]
    rows = []
    for citation, address in zip_longest(answer.citations, addresses):
        rows.append(_source(answer, citation, documents.get(citation.document), address or citation.url))
    return "".join(rows)


def _source(answer: Answer, citation: Citation, document: Document | None, address: str) -> str:
    place = " › ".join(
        part
        for part in (citation.section, word("page", answer.language, page=citation.page) if citation.page else "")
        if part
    )
    mark = ""
    if document and document.status == "draft":
        mark = f'<span class="mark">{word("draft_mark", answer.language)}</span>'
    elif document and document.kind == "results":
        mark = f'<span class="mark">{word("results_mark", answer.language)}</span>'
    name = html.escape(citation.title)
    return (
        f'<details class="source source-{citation.n}"><summary><span class="n">[{citation.n}]</span> '
        f'<span class="title">{name}</span> {mark}<span class="place">{html.escape(place)}</span></summary>'
        f'<blockquote lang="vi">{html.escape(citation.quote)}</blockquote>'
        f'<p><a href="{html.escape(address)}" target="_blank" rel="noopener">{word("open_source", answer.language)}</a></p></details>'
    )
