"""What stands before every route: headers, who may call from elsewhere, how often, how much; and what is said when it fails."""

from __future__ import annotations

from fastapi import FastAPI, Request, Response
from fastapi.middleware.cors import CORSMiddleware

from assistant.origins import origin_pattern
from assistant.settings import Settings
from assistant.web.answer_line import LineFull
from assistant.web.body_limit import BodyLimit
from assistant.web.headers import SecurityHeaders
from assistant.web.rate_limit import RateLimit
from assistant.web.refused import refused


def add_safety(app: FastAPI, settings: Settings) -> None:
    """Put the guards around an application. The one added last is the first to see a request."""
    app.add_middleware(BodyLimit, kilobytes=settings.max_body_kb)
    app.add_middleware(RateLimit, per_minute=settings.rate_per_minute)
    # Also where no origin is allowed: without it Gradio would let every site in, with credentials.
    app.add_middleware(
        CORSMiddleware,
        allow_origin_regex=origin_pattern(settings.allowed_origins) or None,
        allow_methods=["GET", "POST"],
        allow_headers=["Content-Type", "Mcp-Protocol-Version", "Mcp-Session-Id"],
    )
    app.add_middleware(SecurityHeaders, settings=settings)

    @app.exception_handler(LineFull)
    async def full(request: Request, error: LineFull) -> Response:
        return refused(503, "line_full", retry_after=error.seconds, seconds=error.seconds)
