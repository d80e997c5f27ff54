"""Errors as people read them: a page in their language for a browser, JSON for everything else."""

from __future__ import annotations

import html
from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exception_handlers import http_exception_handler
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from assistant.web.api_models import readable
from assistant.web.frame import frame, page_response
from assistant.web.visit import Visit, visit_of
from assistant.web.words import in_both, word

_TOLD = frozenset({404, 422, 429, 500, 503})  # statuses that data/page.yaml has words for
_RETRY = {"Retry-After": "5"}  # seconds


def add_error_pages(app: FastAPI) -> None:
    """Have an application answer a browser's failed address with a page."""

    @app.exception_handler(HTTPException)
    async def failed(request: Request, error: HTTPException) -> Response:
        if not wants_page(request):
            return await http_exception_handler(request, error)
        return error_response(request, error.status_code)

    @app.exception_handler(RequestValidationError)
    async def mistaken(request: Request, error: RequestValidationError) -> Response:
        if not wants_page(request):
            return JSONResponse({"detail": [_mistake(found) for found in error.errors()]}, 422)
        return error_response(request, 422)

    @app.exception_handler(Exception)
    async def broken(request: Request, error: Exception) -> Response:
        if wants_page(request):
            return error_response(request, 500)
        text = in_both("page", "error_500_text")
        return JSONResponse({"detail": text}, 500)


def _mistake(found: Mapping[str, Any]) -> dict[str, Any]:
    """Where and what, without what was sent: it may be long, private, or nothing that can be written."""
    where = [readable(str(part)) for part in found["loc"]]
    return {"loc": where, "msg": readable(found["msg"]), "type": found["type"]}


def wants_page(request: Request) -> bool:
    """Whether a browser asks for a page to be shown, and not a program for data."""
    path = request.url.path
    return (
        request.method == "GET"
        and not path.startswith(("/api/", "/gradio_api/"))
        and "text/html" in request.headers.get("accept", "")
    )


def error_response(request: Request, status: int) -> Response:
    """The page of a status, with the status."""
    return page_response(request, error_page(status, visit_of(request)), status, _RETRY if status == 503 else None)


def error_page(status: int, visit: Visit) -> str:
    """What happened, what to do, and two ways on. A page that waits for the index opens by itself (waiting.js)."""
    language, told = visit.language, status if status in _TOLD else 500
    title = word(f"error_{told}_title", language)
    again = f'<a class="button" href="">{word("try_again", language)}</a>' if told in (429, 500, 503) else ""
    on = "".join(
        f'<a class="button" href="{address}">{word(key, language)}</a>'
        for key, address in (("go_ask", "/"), ("go_documents", "/d"))
    )
    main = (
        f'<main id="main" tabindex="-1" class="message"><h1>{title}</h1>'
        f'<p role="status">{html.escape(word(f"error_{told}_text", language))}</p>'
        f'<p class="go">{again}{"" if told == 503 else on}</p></main>'
    )
    return frame(title, main, visit, scripts=("waiting.js",) if told == 503 else ())
