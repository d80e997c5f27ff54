"""`/mcp`: the Model Context Protocol over streamable HTTP, stateless: every request stands alone, no session is kept."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI
from pydantic import ValidationError
from starlette.requests import Request
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from assistant import __version__
from assistant.data import read_data
from assistant.live import LiveAssistant
from assistant.origins import origin_pattern
from assistant.settings import Settings
from assistant.web.answer_line import AnswerLine, LineFull
from assistant.web.mcp_tools import ARGUMENTS, ToolProblem, call_tool
from assistant.web.refused import refusal, refused

if TYPE_CHECKING:
    from mcp.server.lowlevel import Server
    from mcp.server.streamable_http_manager import StreamableHTTPSessionManager


def add_mcp(app: FastAPI, live: LiveAssistant, settings: Settings, line: AnswerLine) -> None:
    """Add the address to an application."""
    app.router.routes.append(Route("/mcp", McpAddress(live, settings, line), methods=["GET", "POST", "DELETE"]))


class McpAddress:
    """The ASGI application at `/mcp`. The protocol's package is imported when the first client calls."""

    def __init__(self, live: LiveAssistant, settings: Settings, line: AnswerLine) -> None:
        self._live = live
        self._line = line
        self._allowed = origin_pattern(settings.allowed_origins)
        self._manager: StreamableHTTPSessionManager | None = None
        self._running: asyncio.Task[None] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if is_foreign(Request(scope), self._allowed):
            await refused(403, "foreign_origin")(scope, receive, send)
            return
        if self._manager is None:
            await self._start()
        assert self._manager is not None  # noqa: S101 - _start sets it
        await self._manager.handle_request(scope, receive, send)

    async def _start(self) -> None:
        from mcp.server.streamable_http_manager import StreamableHTTPSessionManager

        manager = StreamableHTTPSessionManager(_server(self._live, self._line), json_response=True, stateless=True)
        started = asyncio.Event()

        async def run() -> None:
            async with manager.run():
                started.set()
                await asyncio.Event().wait()  # until the server stops and cancels it

        self._running = asyncio.create_task(run())
        await started.wait()
        self._manager = manager


def is_foreign(request: Request, allowed: str) -> bool:
    """Whether a page of another site, that is not allowed, makes the call: browsers say so, other clients send no Origin."""
    origin = request.headers.get("origin", "").lower()
    if not origin or origin.partition("://")[2] == request.headers.get("host", "").lower():
        return False
    return not (allowed and re.fullmatch(allowed, origin))


def _server(live: LiveAssistant, line: AnswerLine) -> Server[Any, Any]:
    from mcp import types
    from mcp.server.lowlevel import Server

    texts = read_data("mcp")
    server: Server[Any, Any] = Server("plan-assistant", version=__version__, instructions=texts["about"])
    harmless = types.ToolAnnotations(readOnlyHint=True, destructiveHint=False, idempotentHint=True, openWorldHint=False)
    tools = [
        types.Tool(name=name, description=texts[name], inputSchema=arguments.model_json_schema(), annotations=harmless)
        for name, arguments in ARGUMENTS.items()
    ]

    @server.list_tools()  # type: ignore[no-untyped-call,untyped-decorator]
    async def list_tools() -> list[types.Tool]:
        return tools

    @server.call_tool()  # type: ignore[untyped-decorator]
    async def call(name: str, arguments: dict[str, Any]) -> dict[str, Any]:
        try:
            return await call_tool(name, arguments, live, line)
        except LineFull as full:
            raise ValueError(refusal("line_full", seconds=full.seconds)) from None
        except ValidationError as error:
            raise ValueError("; ".join(f"{found['loc']}: {found['msg']}" for found in error.errors())) from None
        except KeyError:
            raise ValueError(f"no tool {name!r}; there are: {', '.join(ARGUMENTS)}") from None
        except ToolProblem:
            raise

    return server
