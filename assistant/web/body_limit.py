"""A bound on what a request may hold, whatever its headers claim."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.web.refused import refused

_SECONDS = 30  # a body that trickles in would hold its place for ever


class BodyLimit:
    """ASGI middleware: the body is read before the application runs, up to `kilobytes`; more is answered with 413."""

    def __init__(self, app: ASGIApp, kilobytes: int, seconds: float = _SECONDS) -> None:
        self.app = app
        self._kilobytes = kilobytes
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = dict(scope["headers"]) if scope["type"] == "http" else {}
        if b"content-length" not in headers and b"transfer-encoding" not in headers:
            await self.app(scope, receive, send)
            return
        limit = self._kilobytes * 1024
        if _claimed(headers) > limit:
            await refused(413, "too_large", limit=self._kilobytes)(scope, receive, send)
            return
        try:
            async with asyncio.timeout(self._seconds):
                messages = await _read(receive, limit)
        except TimeoutError:
            await refused(408, "too_slow", seconds=round(self._seconds))(scope, receive, send)
            return
        if messages is None:
            await refused(413, "too_large", limit=self._kilobytes)(scope, receive, send)
            return
        pending = iter(messages)

        async def replay() -> Message:
            return next(pending, None) or await receive()

        await self.app(scope, replay, send)


async def _read(receive: Receive, limit: int) -> list[Message] | None:
    """The messages of the whole body, or up to a disconnect; None where it is larger than `limit` bytes."""
    messages: list[Message] = []
    size = 0
    while True:
        message = await receive()
        messages.append(message)
        size += len(message.get("body", b""))
        if size > limit:
            return None
        if message["type"] == "http.disconnect" or not message.get("more_body", False):
            return messages


def _claimed(headers: Mapping[bytes, bytes]) -> int:
    claimed = headers.get(b"content-length", b"0")
    return int(claimed) if claimed.isdigit() else 0
