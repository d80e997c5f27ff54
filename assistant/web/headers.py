"""Security headers on every response, pure ASGI: a response that streams goes on streaming.

The content policy lets a page run scripts of our own origin only. Gradio's page has four scripts inside; the server
marks them with a nonce before anything of a document is put into the page (`with_nonce`).
"""

from __future__ import annotations

import re
import secrets

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.settings import Settings

_SCRIPT = re.compile(r"<script(?=[\s>])(?![^>]*\bsrc=)")
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_SHARED = (
    "default-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; connect-src 'self'; font-src 'self'"
)
_HSTS = "max-age=31536000"


class SecurityHeaders:
    """ASGI middleware. A header that a route set itself stays."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self._ancestors = f"{settings.frame_ancestors} {settings.widget_origins}".strip()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        is_chat = scope["path"] in ("", "/")
        nonce = secrets.token_urlsafe(16) if is_chat else ""
        if nonce:
            scope["csp_nonce"] = nonce

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers(scope, nonce).items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, with_headers)

    def _headers(self, scope: Scope, nonce: str) -> dict[str, str]:
        # Who operates the assistant is never shown inside another site.
        ancestors = "" if scope["path"].startswith("/operator") else self._ancestors
        own = {**_ALWAYS, "Content-Security-Policy": content_policy(nonce, ancestors)}
        if not ancestors:
            own["X-Frame-Options"] = "DENY"
        if scope.get("scheme") == "https":
            own["Strict-Transport-Security"] = _HSTS
        return own


def content_policy(nonce: str = "", ancestors: str = "") -> str:
    """The Content-Security-Policy: of Gradio's page with a nonce, of every other response without.

    Gradio writes style into its markup, so its page allows inline style; script never without the nonce, and no eval.
    """
    chat = f"script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:"
    other = "script-src 'self'; style-src 'self'; img-src 'self' data:"
    return f"{_SHARED}; {chat if nonce else other}; frame-ancestors {ancestors or chr(39) + 'none' + chr(39)}"


def with_nonce(page: str, scope: Scope) -> str:
    """Gradio's own document with this request's nonce on the scripts inside it."""
    nonce = scope.get("csp_nonce", "")
    return _SCRIPT.sub(f'<script nonce="{nonce}"', page) if nonce else page
