"""A document as a page: its passages in order, each with its own address."""

from __future__ import annotations

import html
from collections.abc import Sequence

from assistant.types import Document, Passage
from assistant.web.words import word

_STYLE = (
    "body{font:17px/1.7 system-ui,sans-serif;max-width:70ch;margin:2rem auto;padding:0 1rem;background:#faf9f5;color:#1c2321}"
    "h1{font-size:1.4rem;color:#0b4f43}h2{font-size:1.05rem;color:#0b4f43;margin:1.6rem 0 .4rem}p{scroll-margin-top:4rem;margin:.5rem 0}"
    "p:target{background:#fff3c4;outline:3px solid #c99a2e;outline-offset:.3rem}a{color:#0b4f43}.meta{color:#4c5653}"
    "@media(prefers-color-scheme:dark){body{background:#14191a;color:#e9ece9}h1,h2,a{color:#8fd6c4}p:target{background:#4a3c10}.meta{color:#b4bdb9}}"
)


def document_page(document: Document, passages: Sequence[Passage]) -> str:
    """A whole HTML page. `#<passage id>` marks the passage it names."""
    facts = [
        document.number,
        document.issuer,
        document.issued_on,
        word("draft_mark") if document.status == "draft" else None,
    ]
    rows: list[str] = []
    last_path: tuple[str, ...] = ()
    for passage in passages:
        if passage.heading_path != last_path and passage.heading_path:
            rows.append(f"<h2>{html.escape(' › '.join(passage.heading_path))}</h2>")
        last_path = passage.heading_path
        rows.append(f'<p id="{html.escape(passage.id)}">{html.escape(passage.text)}</p>')
    title = html.escape(document.title)
    return (
        f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{title}</title><style>{_STYLE}</style></head><body><main><p><a href="/">{word("back")}</a></p><h1>{title}</h1>'
        f'<p class="meta">{html.escape(" · ".join(fact for fact in facts if fact))}</p>{"".join(rows)}</main></body></html>'
    )
