"""`/healthz` and `/readyz`: for whoever keeps the process running."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, Response

from assistant.live import LiveAssistant
from assistant.web.api_models import ReadyOut


def add_health_routes(app: FastAPI, live: LiveAssistant) -> None:
    @app.get("/healthz", tags=["health"])
    async def healthz() -> dict[str, str]:
        """The process runs."""
        return {"status": "ok"}

    @app.get(
        "/readyz",
        tags=["health"],
        responses={200: {"model": ReadyOut}, 503: {"model": ReadyOut, "description": "Not yet; `detail` says why"}},
    )
    async def readyz(response: Response) -> dict[str, Any]:
        """Questions can be answered: 200; the index is still being built or cannot be opened: 503."""
        state = live.state()
        response.status_code = 200 if state["ready"] else 503
        return state
