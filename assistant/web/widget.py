"""`/widget.js`: one line for a city's own site. Which sites may embed the chat is a setting (PLAN_WIDGET_ORIGINS)."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

from fastapi import FastAPI, Response

from assistant.data import read_data

# Other sites load it: a day-old copy does no harm, and a new version reaches them within the hour.
_HEADERS = {"Cache-Control": "public, max-age=3600", "Cross-Origin-Resource-Policy": "cross-origin"}


def add_widget(app: FastAPI) -> None:
    """Add the address to an application."""

    @app.get("/widget.js", include_in_schema=False)
    async def widget() -> Response:
        return Response(widget_script(), media_type="text/javascript; charset=utf-8", headers=_HEADERS)


@cache
def widget_script() -> str:
    """The script with its words in both languages."""
    script = files("assistant.web").joinpath("widget.js").read_text("utf-8")
    return script.replace('"__WORDS__"', json.dumps(read_data("widget"), ensure_ascii=False), 1)
