"""What all pages share: head, skip link, header, footer. Script and style come from our own origin alone."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping, Sequence
from typing import Literal

from fastapi import Request
from fastapi.responses import HTMLResponse

from assistant.web.assets import asset_address
from assistant.web.visit import LANGUAGES, Visit, remember_language
from assistant.web.words import word

Place = Literal["ask", "targets", "documents", ""]
_PLACES: tuple[tuple[Place, str], ...] = (("ask", "/"), ("targets", "/targets"), ("documents", "/d"))
_MARK = (
    '<svg viewBox="0 0 24 24" aria-hidden="true"><path fill="currentColor" d="M5 2h10l5 5v15H5z"/>'
    '<path fill="none" stroke="var(--card)" stroke-width="1.8" stroke-linecap="round" d="M8.5 10h7M8.5 13.5h7M8.5 17h4"/></svg>'
)
_HALF = (
    '<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="8.5" fill="none" stroke="currentColor" stroke-width="1.8"/>'
    '<path fill="currentColor" d="M12 3.5a8.5 8.5 0 0 1 0 17z"/></svg>'
)


def frame(
    title: str,
    main: str,
    visit: Visit,
    *,
    here: Place = "",
    styles: Sequence[str] = (),
    scripts: Sequence[str] = (),
    data: Mapping[str, object] | None = None,
) -> str:
    """A whole page around `main`, a `<main id="main">` element (HTML). `data` is handed to the scripts as JSON in `#texts`."""
    theme = f' data-theme="{visit.theme}"' if visit.theme else ""
    site = word("title", visit.language)
    name = html.escape(title if title == site else f"{title} · {site}")
    block = data_block(data) if data is not None else ""
    return (
        f'<!doctype html><html lang="{visit.language}"{theme}><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{name}</title>'
        f"{head_links(('frame.css', *styles), ('theme.js',))}</head>"
        f'<body class="plain">{skip_link(visit)}{site_header(visit, here)}{main}{site_footer(visit)}{block}'
        + "".join(f'<script type="module" src="{asset_address(script)}"></script>' for script in scripts)
        + "</body></html>"
    )


def head_links(styles: Sequence[str], scripts: Sequence[str]) -> str:
    """Links of a page's head: the tokens first, then what is asked for. Scripts here run before the page is drawn."""
    sheets = "".join(f'<link rel="stylesheet" href="{asset_address(name)}">' for name in ("tokens.css", *styles))
    code = "".join(f'<script src="{asset_address(name)}"></script>' for name in scripts)
    return f'<link rel="icon" type="image/svg+xml" href="{asset_address("icon.svg")}">{sheets}{code}'


def skip_link(visit: Visit) -> str:
    return f'<a class="site-skip" href="#main">{word("skip", visit.language)}</a>'


def site_header(visit: Visit, here: Place) -> str:
    """Brand, the three places, the other language, light and dark."""
    language = visit.language
    links = "".join(
        f'<a href="{address}"{_current(place, here)}>{word(f"nav_{place}", language)}</a>' for place, address in _PLACES
    )
    other = next(code for code in LANGUAGES if code != language)
    tongue = (
        f'<a id="language" href="{html.escape(visit.in_language(other))}" lang="{other}" hreflang="{other}">'
        f"{word('language_name', other)}</a>"
    )
    name = word("theme", language)
    shade = f'<button type="button" id="theme" aria-label="{name}" title="{name}" hidden>{_HALF}</button>'
    return (
        f'<header class="site-header"><div><a class="site-brand" href="/">{_MARK}{word("title", language)}</a>'
        f'<nav class="site-nav" aria-label="{word("nav", language)}">{links}</nav>'
        f'<div class="site-tools">{tongue}{shade}</div></div></header>'
    )


def site_footer(visit: Visit) -> str:
    return f'<footer class="site-footer"><div><p>{html.escape(word("footer", visit.language))}</p></div></footer>'


def page_response(
    request: Request, page: str, status: int = 200, headers: Mapping[str, str] | None = None
) -> HTMLResponse:
    """A page as it is sent: its language told and remembered."""
    response = HTMLResponse(page, status, dict(headers or {}))
    remember_language(request, response)
    return response


def _current(place: Place, here: Place) -> str:
    return ' aria-current="page"' if place == here else ""


def data_block(data: Mapping[str, object]) -> str:
    """Data for the page's scripts, as JSON in `#texts` that no browser runs."""
    text = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
    return f'<script type="application/json" id="texts">{text}</script>'
