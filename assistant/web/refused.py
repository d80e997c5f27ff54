"""A request that is politely turned away: status, a sentence in both languages, when to come again."""

from __future__ import annotations

from fastapi.responses import JSONResponse

from assistant.web.words import in_both


def refused(status: int, key: str, retry_after: int | None = None, **values: object) -> JSONResponse:
    """The response; `key` is one of data/limits.yaml, `retry_after` is in seconds."""
    headers = {"Cache-Control": "no-store"} | ({"Retry-After": str(retry_after)} if retry_after else {})
    return JSONResponse({"detail": refusal(key, **values)}, status, headers)


def refusal(key: str, **values: object) -> str:
    """What is said: Vietnamese, then English."""
    return in_both("limits", key, **values)
