"""How often one address may ask: a token bucket for each, refilled evenly."""

from __future__ import annotations

import ipaddress
import math
import time
from collections import OrderedDict
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.web.error_pages import error_response, wants_page
from assistant.web.refused import refused

# What makes work. Style, script and health are never counted.
_COUNTED = ("/api/", "/mcp", "/gradio_api/queue/join", "/gradio_api/run/", "/d/")
_ADDRESSES = 20_000  # buckets kept; the one unused for longest makes room


class Buckets:
    """One bucket of `per_minute` tokens for each key."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._size = float(per_minute)
        self._clock = clock
        self._kept: OrderedDict[str, tuple[float, float]] = OrderedDict()  # key -> (tokens, when)

    def take(self, key: str) -> float:
        """Take a token: 0.0, or the seconds until there is one."""
        now = self._clock()
        tokens, then = self._kept.pop(key, (self._size, now))
        tokens = min(self._size, tokens + (now - then) * self._size / 60)
        short = 0.0 if tokens >= 1 else (1 - tokens) * 60 / self._size
        self._kept[key] = (tokens if short else tokens - 1, now)
        if len(self._kept) > _ADDRESSES:
            self._kept.popitem(last=False)
        return short


class RateLimit:
    """ASGI middleware: 429 with Retry-After for an address that asks more than `per_minute`; 0 limits nobody."""

    def __init__(self, app: ASGIApp, per_minute: int) -> None:
        self.app = app
        self._buckets = Buckets(per_minute) if per_minute else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._buckets and scope["type"] == "http" and scope["path"].startswith(_COUNTED):
            short = self._buckets.take(bucket_key(scope))
            if short:
                await _told(Request(scope), math.ceil(short))(scope, receive, send)
                return
        await self.app(scope, receive, send)


def _told(request: Request, seconds: int) -> Response:
    if wants_page(request):
        page = error_response(request, 429)
        page.headers["Retry-After"] = str(seconds)
        return page
    return refused(429, "too_often", retry_after=seconds, seconds=seconds)


def bucket_key(scope: Scope) -> str:
    """The client's address; of IPv6 the /64 network, which one household holds as a whole."""
    host = (scope.get("client") or ("", 0))[0]
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return str(host)
    if isinstance(address, ipaddress.IPv4Address):
        return host
    return str(address.ipv4_mapped or ipaddress.ip_network((int(address) >> 64 << 64, 64)))
