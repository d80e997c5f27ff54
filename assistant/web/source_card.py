"""A citation as a card: document, status, section, page, the quote with the cited figure marked, the way to the reading room."""

from __future__ import annotations

import html
from collections.abc import Mapping

from assistant.figures import find_figures, stated_figures
from assistant.types import Answer, Citation, Document, Language
from assistant.web.cited import cited_of, reading_address
from assistant.web.page_language import in_page_language
from assistant.web.words import chat_word, word


def source_cards(answer: Answer, documents: Mapping[str, Document]) -> str:
    """HTML: a fold for each source of the answer, "" where it has none."""
    if not answer.citations:
        return ""
    cited = cited_of(answer.citations)
    before = ("", *(citation.document for citation in answer.citations))
    cards = "".join(
        _card(
            answer,
            citation,
            documents.get(citation.document),
            reading_address(cited, at) if at < len(cited) else citation.url,
            again=citation.document == before[at],
        )
        for at, citation in enumerate(answer.citations)
    )
    return f'<div class="sources"><h3>{in_page_language(lambda language: chat_word("sources", language))}</h3>{cards}</div>'


def cited_spans(answer: Answer, citation: Citation) -> list[tuple[int, int]]:
    """Where the figures that the answer takes from a quote stand in it."""
    said = [s for s in answer.sentences if citation.n in s.citations]
    stated = {(f.value, f.value_max) for s in said for f in stated_figures(s.text, answer.language)}
    return [(f.start, f.end) for f in find_figures(citation.quote) if (f.value, f.value_max) in stated]


def status_word(document: Document | None, language: Language) -> tuple[str, str]:
    """(kind, words) of a document's standing: "draft" and "Dự thảo"."""
    if document is None:
        return "", ""
    if document.kind == "results" and document.status != "draft":
        return "results", word("results_mark", language)
    return document.status, word(f"status_{document.status}", language)


def place_of(citation: Citation, language: Language) -> str:
    """ "Mục tiêu đến năm 2025 › Kinh tế số › trang 4"."""
    page = word("page", language, page=citation.page) if citation.page else ""
    return " › ".join(part for part in (citation.section, page) if part)


def _card(answer: Answer, citation: Citation, document: Document | None, address: str, *, again: bool) -> str:
    kind, _ = status_word(document, answer.language)
    standing = in_page_language(lambda language: status_word(document, language)[1])
    mark = f' <span class="standing standing-{kind}">{standing}</span>' if kind else ""
    return (
        f'<details class="source source-{citation.n}"><summary><span class="n">[{citation.n}]</span> '
        f'<span class="name{" again" if again else ""}" lang="vi">{html.escape(citation.title)}</span>{mark}'
        f'<span class="place" lang="vi">{_place(citation)}</span></summary>'
        f'<blockquote lang="vi">{_quote(answer, citation)}</blockquote>'
        f'<p class="ways"><a class="open" href="{html.escape(address)}">'
        f"{in_page_language(lambda language: word('open_source', language))}</a></p></details>"
    )


def _place(citation: Citation) -> str:
    """The place with its page in the page's language, the heading as the document has it."""
    if not citation.page:
        return html.escape(citation.section)
    page = in_page_language(lambda language: word("page", language, page=citation.page))
    return f"{html.escape(citation.section)} › {page}" if citation.section else page


def _quote(answer: Answer, citation: Citation) -> str:
    out, at = [], 0
    for start, end in cited_spans(answer, citation):
        out += [html.escape(citation.quote[at:start]), f"<mark>{html.escape(citation.quote[start:end])}</mark>"]
        at = end
    return "".join([*out, html.escape(citation.quote[at:])])


def full_address(citation: Citation, site: str) -> str:
    """The passage's address with its site, for a file that leaves the page."""
    return citation.url if "://" in citation.url else site + citation.url
