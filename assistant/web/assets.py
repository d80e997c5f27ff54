"""Style, script, icon and font files from our own origin, under one digest: cached for good, new with every change."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from fastapi import FastAPI, HTTPException, Request, Response

_TYPES = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
    "woff2": "font/woff2",
}
_FOREVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it is sent; `zipped` is None where compressing does not pay (fonts are packed already)."""

    content: bytes
    zipped: bytes | None
    media_type: str


@cache
def assets() -> dict[str, Asset]:
    """Every file there is to serve, by name."""
    web = files("assistant.web")
    found = {}
    for folder in (web, web.joinpath("fonts")):
        for file in folder.iterdir():
            ending = file.name.rpartition(".")[2]
            if ending in _TYPES:
                content = file.read_bytes()
                zipped = None if ending == "woff2" else gzip.compress(content, 9, mtime=0)
                found[file.name] = Asset(content, zipped, _TYPES[ending])
    return found


@cache
def _digest() -> str:
    """One digest for all: a style sheet names its fonts, a script its modules, by address relative to itself."""
    together = hashlib.sha256()
    for name, asset in sorted(assets().items()):
        together.update(name.encode() + b"\0" + asset.content)
    return together.hexdigest()[:12]


def asset_address(name: str) -> str:
    """Address of a file, for a page's head. Raises KeyError for one that is not there."""
    assets()[name]
    return f"/assets/{_digest()}/{name}"


def add_assets(app: FastAPI) -> None:
    """Put `/assets/<digest>/<name>` on an application."""

    @app.get("/assets/{digest}/{name}", include_in_schema=False)
    def asset(digest: str, name: str, request: Request) -> Response:
        found = assets().get(name)
        if found is None:
            raise HTTPException(404)
        # A page of before an update asks for what is no more: it gets what there is, and does not keep it.
        headers = {"Cache-Control": _FOREVER if digest == _digest() else "no-cache", "Vary": "Accept-Encoding"}
        if found.zipped is not None and "gzip" in request.headers.get("accept-encoding", ""):
            return Response(found.zipped, media_type=found.media_type, headers={**headers, "Content-Encoding": "gzip"})
        return Response(found.content, media_type=found.media_type, headers=headers)
