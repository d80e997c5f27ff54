"""What stands above the conversation: whose plans these are, how many, of when, which are drafts, and what to ask first."""

from __future__ import annotations

import html
from collections.abc import Sequence

from assistant.english import document_in_english, english_name
from assistant.refuse import topic_of
from assistant.types import Document, Language
from assistant.web.words import chat_word


def greeting(documents: Sequence[Document], examples: Sequence[str], language: Language) -> str:
    """HTML of the greeting; without documents it says that they are being prepared."""
    if not documents:
        heading = chat_word("heading_plain", language)
        return (
            f'<section class="greeting" aria-labelledby="heading"><h1 id="heading">{html.escape(heading)}</h1>'
            f'<p class="lead" id="preparing" role="status">{html.escape(chat_word("preparing", language))}</p></section>'
        )
    scope = scope_of(documents, language)
    heading = chat_word("heading", language, scope=scope) if scope else chat_word("heading_plain", language)
    buttons = "".join(
        f'<li><button type="button" class="example">{html.escape(text)}</button></li>' for text in examples
    )
    offered = (
        f'<div class="examples" id="examples"><h2>{html.escape(chat_word("examples", language))}</h2><ul>{buttons}</ul></div>'
        if buttons
        else ""
    )
    return (
        f'<section class="greeting" aria-labelledby="heading"><h1 id="heading">{html.escape(heading)}</h1>'
        f'<p class="lead">{_about(documents, language)}</p>{offered}</section>'
    )


def scope_of(documents: Sequence[Document], language: Language) -> str:
    """ "chuyển đổi số Hà Nội": what the documents share, and whose the primary plan is; "" where neither is known."""
    topic = topic_of(tuple(document.title for document in documents))
    primary = next((d for d in documents if d.primary), documents[0])
    parts = [part for part in (topic, primary.scope or "") if part]
    if not parts:
        return ""
    if language == "en":
        return " of ".join(english_name(part) for part in parts)
    return " ".join(parts)


def years_of(documents: Sequence[Document]) -> str:
    """ "2020-2026", from when to when the documents were issued; "" where no date is known."""
    years = sorted({document.issued_on[:4] for document in documents if document.issued_on})
    return "" if not years else years[0] if years[0] == years[-1] else f"{years[0]}-{years[-1]}"


def _about(documents: Sequence[Document], language: Language) -> str:
    years = years_of(documents)
    texts = [
        chat_word("lead", language),
        chat_word("scope", language, count=len(documents), about=f", {years}" if years else ""),
    ]
    drafts = [document for document in documents if document.status == "draft"]
    if len(drafts) == 1:
        name = document_in_english(drafts[0]) if language == "en" else drafts[0].title
        texts.append(chat_word("draft", language, document=name[:1].upper() + name[1:]))
    elif drafts:
        texts.append(chat_word("drafts", language, count=len(drafts)))
    link = f'<a href="/d">{html.escape(chat_word("see_documents", language))}</a>'
    return f"{html.escape(' '.join(texts))} {link}"
