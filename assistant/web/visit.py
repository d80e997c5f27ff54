"""How a page was asked for: in which language, light or dark, at which address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast
from urllib.parse import urlencode

from fastapi import Request, Response

from assistant.types import Language

Theme = Literal["light", "dark", ""]
LANGUAGES: tuple[Language, ...] = ("vi", "en")
_YEAR = 31_536_000  # seconds


@dataclass(frozen=True, slots=True)
class Visit:
    """`theme` is "" where the reader has chosen none; `query` is that of the address without `lang`."""

    language: Language = "vi"
    theme: Theme = ""
    query: tuple[tuple[str, str], ...] = ()

    def in_language(self, language: Language) -> str:
        """This page's address in a language, without its path: one like "//elsewhere" would lead away."""
        return f"?{urlencode([*self.query, ('lang', language)])}"


DEFAULT_VISIT = Visit()


def visit_of(request: Request) -> Visit:
    """The language of `?lang=`, else of the cookie, else of the browser; Vietnamese where none says English."""
    theme = request.cookies.get("theme", "")
    return Visit(
        language=_asked(request) or _known(request.cookies.get("lang")) or _accepted(request),
        theme=cast(Theme, theme) if theme in ("light", "dark") else "",
        query=tuple((name, value) for name, value in request.query_params.multi_items() if name != "lang"),
    )


def remember_language(request: Request, response: Response) -> None:
    """Keep a language that was chosen by `?lang=` for the next pages."""
    if language := _asked(request):
        response.set_cookie("lang", language, max_age=_YEAR, samesite="lax", secure=request.url.scheme == "https")
    response.headers["Vary"] = "Accept-Language, Cookie"
    response.headers["Content-Language"] = visit_of(request).language


def _asked(request: Request) -> Language | None:
    return _known(request.query_params.get("lang"))


def _known(name: str | None) -> Language | None:
    return next((language for language in LANGUAGES if language == name), None)


def _accepted(request: Request) -> Language:
    """Of the browser's languages the first that we have, by weight and then by order."""
    offered: list[tuple[float, Language]] = []
    for part in request.headers.get("accept-language", "").split(",")[:20]:
        tag, _, weight = part.partition(";q=")
        language = _known(tag.strip().lower().split("-")[0])
        try:
            share = float(weight) if weight else 1.0
        except ValueError:
            share = 0.0
        if language and share > 0:
            offered.append((share, language))
    return max(offered, key=lambda pair: pair[0])[1] if offered else "vi"
