"""The FastAPI application: health, the API of the contract, document pages, and the chat page at `/`."""

from __future__ import annotations

import os
from typing import Annotated, Any, Literal, cast

from fastapi import FastAPI, HTTPException, Response
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel, Field
from starlette.routing import Mount

from assistant import __version__
from assistant.contract import answer_record
from assistant.live import LiveAssistant
from assistant.pipeline import check_question
from assistant.settings import Settings
from assistant.types import AnswerStatus, Question, Turn
from assistant.web.answer_files import add_answer_files
from assistant.web.answer_line import AnswerLine
from assistant.web.assets import add_assets
from assistant.web.error_pages import add_error_pages
from assistant.web.gradio_gate import GradioGate
from assistant.web.reading_room import add_reading_room, find_document
from assistant.web.register_api import add_register_routes
from assistant.web.safety import add_safety
from assistant.web.targets_page import add_targets_page


class TurnIn(BaseModel):
    role: Literal["user", "assistant"]
    content: Annotated[str, Field(max_length=20_000)]


class QuestionIn(BaseModel):
    """One question with the turns before it."""

    question: str = Field(examples=["Đến năm 2025 kinh tế số chiếm bao nhiêu phần trăm GRDP?"])
    id: str | None = None
    history: Annotated[list[TurnIn], Field(max_length=50)] = []


def create_app(live: LiveAssistant, settings: Settings) -> FastAPI:
    """The application over an assistant that may still be opening (`/readyz` tells) and moves to new generations."""
    app = FastAPI(title="Plan Assistant", version=__version__)
    add_safety(app, settings)
    line = AnswerLine(settings.answers_at_once, settings.answers_waiting)

    @app.get("/healthz")
    async def healthz() -> dict[str, str]:
        """The process runs."""
        return {"status": "ok"}

    @app.get("/readyz")
    async def readyz(response: Response) -> dict[str, Any]:
        """Questions can be answered: 200; the index is still being built or cannot be opened: 503."""
        state = live.state()
        response.status_code = 200 if state["ready"] else 503
        return state

    @app.post("/api/ask")
    async def ask(body: QuestionIn) -> dict[str, Any]:
        """Answer one question; 422 for one that cannot be asked, 503 while the index is being built."""
        unanswerable = check_question(body.question, settings.max_question_chars)
        if unanswerable and unanswerable.status is AnswerStatus.ERROR:
            raise HTTPException(422, detail=answer_record(unanswerable, body.id))
        if not live.ready:
            raise HTTPException(503, detail=live.state())
        history = tuple(Turn(turn.role, turn.content) for turn in body.history)
        async with line.turn():
            answer = await run_in_threadpool(live.current().answer, Question(body.question, history, body.id))
        return answer_record(answer, body.id)

    @app.get("/api/documents/{document_id}")
    def document(document_id: str) -> dict[str, Any]:
        """A document's facts and its passages in order."""
        found, passages = find_document(live, document_id)
        facts = {
            name: getattr(found, name)
            for name in ("id", "title", "number", "issuer", "issued_on", "status", "kind", "sources")
        }
        rows = [
            {
                "id": p.id,
                "section": list(p.heading_path),
                "horizons": list(p.horizons),
                "pillar": p.pillar,
                "page": p.page,
                "text": p.text,
            }
            for p in passages
        ]
        return {**facts, "passages": rows}

    add_error_pages(app)
    add_assets(app)
    add_answer_files(app, live, settings)
    add_register_routes(app, live)
    add_targets_page(app, live)
    add_reading_room(app, live, settings)
    mount_page(app, live, settings)
    return app


def mount_page(app: FastAPI, live: LiveAssistant, settings: Settings) -> None:
    """Put the Gradio chat at `/`, without analytics, monitoring or files of this machine."""
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    import gradio as gr

    from assistant.web.page import build_page, page_assets
    from assistant.web.shell import Shell

    gr.mount_gradio_app(
        app, build_page(live.current, settings.max_question_chars), path="/", show_error=False, enable_monitoring=False, run_history=False,
        allowed_paths=[], blocked_paths=[str(settings.corpus.resolve()), str(settings.index.resolve())], footer_links=[], ssr_mode=False,
        **page_assets(),
    )  # fmt: skip
    mounted = cast(Mount, app.router.routes[-1])
    add_error_pages(cast(FastAPI, mounted.app))  # an address that is none of ours is Gradio's to refuse
    mounted.app = Shell(GradioGate(mounted.app), live)
