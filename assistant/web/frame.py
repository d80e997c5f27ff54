"""What the reading pages share: head, style, script, the way back. No file of another site is loaded."""

from __future__ import annotations

import html
from functools import cache
from importlib.resources import files

from assistant.web.words import word


@cache
def _asset(name: str) -> str:
    return files("assistant.web").joinpath(name).read_text("utf-8")


def frame(title: str, body: str, *, script: bool = False) -> str:
    """A whole page around its body (HTML)."""
    nav = f'<nav class="top"><a href="/">{word("back")}</a><a href="/d">{word("documents")}</a></nav>'
    code = f"<script>{_asset('reading.js')}</script>" if script else ""
    return (
        '<!doctype html><html lang="vi"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{html.escape(title)}</title><style>{_asset('reading.css')}</style></head>"
        f"<body>{nav}{body}{code}</body></html>"
    )
