"""The FastAPI application: guards, health, the API of the contract, MCP, the pages, and the chat at `/`."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import cast

from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool
from starlette.routing import Mount

from assistant import __version__
from assistant.journal import Journal, open_journal
from assistant.live import LiveAssistant
from assistant.settings import Settings
from assistant.types import Answer, Question
from assistant.web.answer_files import add_answer_files
from assistant.web.answer_line import AnswerLine
from assistant.web.api_docs import add_api_docs
from assistant.web.ask_api import add_ask_route
from assistant.web.assets import add_assets
from assistant.web.documents_api import add_documents_route
from assistant.web.error_pages import add_error_pages
from assistant.web.feedback_api import add_feedback_route
from assistant.web.gradio_gate import GradioGate
from assistant.web.health_api import add_health_routes
from assistant.web.mcp_server import add_mcp
from assistant.web.operator_page import add_operator_page
from assistant.web.reading_room import add_reading_room
from assistant.web.register_api import add_register_routes
from assistant.web.safety import add_safety
from assistant.web.targets_page import add_targets_page
from assistant.web.widget import add_widget


def create_app(live: LiveAssistant, settings: Settings) -> FastAPI:
    """The application over an assistant that may still be opening (`/readyz` tells) and moves to new generations."""
    journal = open_journal(settings)
    line = AnswerLine(settings.answers_at_once, settings.answers_waiting)

    @asynccontextmanager
    async def running(_: FastAPI) -> AsyncIterator[None]:
        yield
        stop_operator()
        await run_in_threadpool(journal.close)

    app = FastAPI(title="Plan Assistant", version=__version__, lifespan=running, docs_url=None, redoc_url=None)
    add_safety(app, settings)
    add_error_pages(app)
    add_health_routes(app, live)
    add_ask_route(app, live, settings, line, journal)
    add_feedback_route(app, journal)
    add_answer_files(app, live, settings, line)
    stop_operator = add_operator_page(app, live, settings, journal)
    add_register_routes(app, live)
    add_targets_page(app, live)
    add_documents_route(app, live)
    add_reading_room(app, live, settings)
    add_mcp(app, live, settings, line)
    add_widget(app)
    add_api_docs(app)
    add_assets(app)
    mount_page(app, live, settings, journal)
    return app


def mount_page(app: FastAPI, live: LiveAssistant, settings: Settings, journal: Journal) -> None:
    """Put the Gradio chat at `/`, without analytics, monitoring or files of this machine."""
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    import gradio as gr

    from assistant.web.page import build_page, page_assets
    from assistant.web.shell import Shell

    def record(question: Question, answer: Answer, generation: str) -> str:
        return journal.record(question.text, answer, generation, channel="page", history=question.history) or ""

    gr.mount_gradio_app(
        app, build_page(live.current, settings.max_question_chars, record), path="/",
        show_error=False, enable_monitoring=False, run_history=False,
        allowed_paths=[], blocked_paths=[str(settings.corpus.resolve()), str(settings.index.resolve())], footer_links=[], ssr_mode=False,
        **page_assets(),
    )  # fmt: skip
    mounted = cast(Mount, app.router.routes[-1])
    add_error_pages(cast(FastAPI, mounted.app))  # an address that is none of ours is Gradio's to refuse
    mounted.app = Shell(GradioGate(mounted.app), live)
