"""Gradio's page in ours: its document gets our language, head, header, greeting and sources panel before it is sent.

What people read first is so there before any script has run, and Gradio's own head (link previews of its site) is left out.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Sequence

from fastapi import Request, Response
from fastapi.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.live import LiveAssistant
from assistant.types import Language
from assistant.web.assets import asset_address
from assistant.web.examples import example_questions
from assistant.web.frame import data_block, head_links, site_footer, site_header, skip_link
from assistant.web.greeting import greeting
from assistant.web.headers import with_nonce
from assistant.web.visit import remember_language, visit_of
from assistant.web.words import chat_word, chat_words, word

_FOREIGN = re.compile(r'\s*<meta\s+(?:property="og:|name="twitter:)[^>]*/>|\s*<link rel="manifest"[^>]*/>')
_FITS_IN_FRAME = re.compile(r"<script[^>]*>\s*\(\(\) => \{\s*const root = .*?</script>", re.DOTALL)


_IMPORTED = (
    "chat_ask.js",
    "chat_sources.js",
    "chat_tools.js",
    "chat_feedback.js",
    "chat_keep.js",
    "chat_words.js",
)  # by chat.js


class Shell:
    """The ASGI application around Gradio's: `/` is changed as it passes, everything else goes through."""

    def __init__(self, gradio_app: ASGIApp, live: LiveAssistant) -> None:
        self._app = gradio_app
        self._live = live

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD") or scope["path"] not in ("", "/"):
            await self._app(scope, receive, send)
            return
        headers = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        page, status, kind = await _collect(self._app, {**scope, "headers": headers}, receive)
        request = Request(scope)
        if status == 200 and kind.startswith("text/html"):
            page = (await run_in_threadpool(dress, with_nonce(page.decode(), scope), request, self._live)).encode()
        response = _packed(page, request, status, kind)
        if status == 200:
            remember_language(request, response)
        response.headers["Cache-Control"] = "no-store"
        await response(scope, receive, send)


def dress(page: str, request: Request, live: LiveAssistant) -> str:
    """Gradio's document with what is ours put in."""
    visit = visit_of(request)
    language = visit.language
    theme = f' data-theme="{visit.theme}"' if visit.theme else ""
    assistant = live.current() if live.ready else None
    documents = assistant.reader.documents if assistant else ()
    examples = example_questions(assistant, language) if assistant else ()
    page = _FITS_IN_FRAME.sub("", _FOREIGN.sub("", page), count=1)
    # The box stays above a phone's keyboard.
    page = page.replace("shrink-to-fit=no", "interactive-widget=resizes-content", 1)
    page = page.replace('lang="en"', f'lang="{language}"{theme}', 1)
    title = f"<title>{word('title', language)}</title>"
    scripts = ("chat.js",) if documents else ("chat.js", "waiting.js")
    # In another site's frame (widget.js) the chat goes without our head and foot.
    embedded = request.query_params.get("embed") == "1"
    styles = ("frame.css", "chat.css", "embed.css") if embedded else ("frame.css", "chat.css")
    head = (
        title + head_links(styles, ("theme.js", "embed.js") if embedded else ("theme.js",)) + _words(language, scripts)
    )
    page = page.replace("</head>", head + "</head>", 1)
    before = (
        f'{skip_link(visit)}{site_header(visit, "ask")}<div class="desk"><div class="talk" id="main" tabindex="-1">'
        f'{greeting(documents, examples, language)}<p class="anew"><button type="button" class="plain-button" id="anew">'
        f"{chat_word('anew', language)}</button></p>"
    )
    after = (
        f"</div>{_panel(language)}</div>{site_footer(visit)}"
        '<p class="unseen" id="announced" role="status" aria-live="polite"></p>'
    )
    page = page.replace("<gradio-app", before + "<gradio-app", 1)
    return page.replace("</gradio-app>", "</gradio-app>" + after, 1)


def _panel(language: Language) -> str:
    """Where a wide screen shows the sources of the answer looked at."""
    name = chat_word("sources", language)
    return (
        f'<aside class="panel" id="panel" aria-label="{name}"><div><h2>{name}</h2>'
        f'<p class="empty">{chat_word("sources_empty", language)}</p><div class="cards"></div></div></aside>'
    )


def _words(language: Language, scripts: Sequence[str]) -> str:
    """The scripts, and their words as data that no browser runs."""
    loaded = "".join(f'<link rel="modulepreload" href="{asset_address(name)}">' for name in _IMPORTED)
    run = "".join(f'<script type="module" src="{asset_address(name)}"></script>' for name in scripts)
    return data_block({**chat_words(language), "language": language}) + loaded + run


async def _collect(app: ASGIApp, scope: Scope, receive: Receive) -> tuple[bytes, int, str]:
    """(body, status, media type) of the answer."""
    status, kind, body = 500, "", bytearray()

    async def send(message: Message) -> None:
        nonlocal status, kind
        if message["type"] == "http.response.start":
            status = message["status"]
            kind = dict(message["headers"]).get(b"content-type", b"").decode()
        else:
            body.extend(message.get("body", b""))

    await app(scope, receive, send)
    return bytes(body), status, kind


def _packed(body: bytes, request: Request, status: int, kind: str) -> Response:
    headers = {}
    if "gzip" in request.headers.get("accept-encoding", ""):
        body, headers = gzip.compress(body, 6, mtime=0), {"Content-Encoding": "gzip"}
    return Response(body, status, headers, media_type=kind or None)
