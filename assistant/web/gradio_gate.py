"""Of Gradio's addresses only those the chat page needs; files, uploads, proxies, monitoring and code tools do not exist."""

from __future__ import annotations

import re

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_READ = re.compile(
    r"/?|/theme\.css|/favicon\.ico|/robots\.txt|/(?:assets|static)/(?!.*\.\.).+"
    r"|/gradio_api/(?:queue/data|heartbeat/[\w-]+)"
)
_SENT = re.compile(r"/gradio_api/(?:queue/join|run/predict|cancel|reset)/?")
_RETRY = "5"  # seconds


class GradioGate:
    """The ASGI application around Gradio's: an address that is not on the list is answered with 404."""

    def __init__(self, gradio_app: ASGIApp) -> None:
        self._app = gradio_app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not is_open(scope["method"], scope["path"]):
            raise HTTPException(404)
        if scope["type"] == "websocket":  # the page opens none
            await send({"type": "websocket.close", "code": 1008})
            return
        await self._app(scope, receive, _with_retry(send))


def _with_retry(send: Send) -> Send:
    """Gradio's line is full: 503, and when to come again."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] == 503:
            MutableHeaders(scope=message).setdefault("Retry-After", _RETRY)
        await send(message)

    return sent


def is_open(method: str, path: str) -> bool:
    """Whether the chat page needs this address of Gradio's."""
    allowed = _READ if method in ("GET", "HEAD") else _SENT if method == "POST" else None
    return bool(allowed and allowed.fullmatch(path))
