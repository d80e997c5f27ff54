"""The operator's addresses: login and logout, state, ingest, rollback, questions and their export."""

from __future__ import annotations

import html
import logging
from collections.abc import Callable
from typing import Annotated, Any

from fastapi import FastAPI, Form, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response, StreamingResponse

from assistant.index.generation import IndexBusy, IndexUnusable, rollback
from assistant.journal import Journal
from assistant.journal.golden import draft_golden
from assistant.journal.report import Kind, list_questions
from assistant.live import LiveAssistant
from assistant.operator.ingest_job import IngestJob
from assistant.operator.sessions import Session
from assistant.settings import Settings
from assistant.web.frame import page_response
from assistant.web.operator_access import PATH, Access, FormToken
from assistant.web.operator_frame import operator_frame
from assistant.web.operator_health import health_section
from assistant.web.operator_index import documents_section, generations_section, ingest_section, step_words
from assistant.web.operator_login import closed_page, login_page
from assistant.web.operator_questions import questions_page
from assistant.web.operator_words import span, words_in
from assistant.web.visit import visit_of

_log = logging.getLogger(__name__)
_PRIVATE = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex"}
_MOST_EXPORTED = 5000
Period = Annotated[int, Query(ge=1, le=366)]


def add_operator_page(app: FastAPI, live: LiveAssistant, settings: Settings, journal: Journal) -> Callable[[], None]:
    """Put `/operator` on an application; returns what is to be called when the server stops."""
    access, job = Access(settings), IngestJob(settings)

    def shown(request: Request, page: Callable[[Session], str]) -> Response:
        """A page behind the login, or the login itself."""
        session = access.session(request)
        if session is None:
            return entrance(request)
        return page_response(request, page(session), headers=_PRIVATE)

    def entrance(request: Request, told: str = "", *, status: int = 200, bad: bool = True) -> Response:
        visit = visit_of(request)
        if not access.open:
            return page_response(request, closed_page(visit), 403, _PRIVATE)
        token = access.login_token(request)
        response = page_response(request, login_page(visit, token, told, bad=bad), status, _PRIVATE)
        access.give_login_token(request, response, token)
        return response

    @app.get(PATH, response_class=HTMLResponse, include_in_schema=False)
    def state(request: Request) -> Response:
        def page(session: Session) -> str:
            visit = visit_of(request)
            words, progress = words_in(visit.language), job.progress()
            if live.ready:
                live.current()  # looks whether there is a newer generation to move to
            body = (
                f"<h1>{words('title')}</h1>{ingest_section(settings, progress, session, words)}"
                f"{generations_section(settings, live, session, visit.language, words)}"
                f"{health_section(settings, live, journal, visit.language, words)}"
                f"{documents_section(settings, visit.language, words)}"
            )
            data = {"running": progress.state == "running"}
            return operator_frame(words("title"), body, visit, session, "state", data)

        return shown(request, page)

    @app.post(f"{PATH}/login", include_in_schema=False)
    def log_in(
        request: Request, password: Annotated[str, Form(max_length=200)] = "", token: FormToken = ""
    ) -> Response:
        words = words_in(visit_of(request).language)
        if not access.open:
            return entrance(request)
        if not access.is_own_login(request, token):
            return entrance(request, words("form_expired"), status=403)
        waiting = access.wait(request)
        name, wait = (None, waiting) if waiting else access.log_in(request, password)
        if name is None:
            key = "too_many" if waiting else "wrong_password_wait" if wait else "wrong_password"
            _log.warning("operator login refused for %s", request.client.host if request.client else "?")
            response = entrance(request, words(key, wait=span(wait, words)), status=429 if waiting else 401)
            if wait:
                response.headers["Retry-After"] = str(-int(-wait // 1))
            return response
        response = RedirectResponse(PATH, 303, _PRIVATE)
        access.keep(request, response, name)
        return response

    @app.post(f"{PATH}/logout", include_in_schema=False)
    def log_out(request: Request, token: FormToken = "") -> Response:
        access.session_for_form(request, token)
        words = words_in(visit_of(request).language)
        response = entrance(request, words("logged_out"), bad=False)
        access.log_out(request, response)
        return response

    @app.get(f"{PATH}/ingest", include_in_schema=False)
    def progress(request: Request) -> Response:
        """`{"state", "stage", "step", "done", "total"}`; `step` in words."""
        if access.session(request) is None:
            raise HTTPException(401)
        words, now = words_in(visit_of(request).language), job.progress()
        if live.ready:
            live.current()
        told: dict[str, Any] = {
            "state": now.state,
            "stage": now.stage,
            "step": html.unescape(step_words(now, words)),
            "done": now.done,
            "total": now.total,
        }
        return JSONResponse(told, headers=_PRIVATE)

    @app.post(f"{PATH}/ingest", include_in_schema=False)
    def ingest(request: Request, token: FormToken = "") -> Response:
        session = access.session_for_form(request, token)
        if not job.start():
            session.notice = ("ingest_already", "")
        return RedirectResponse(f"{PATH}#ingest", 303, _PRIVATE)

    @app.post(f"{PATH}/rollback", include_in_schema=False)
    def roll_back(request: Request, token: FormToken = "") -> Response:
        session = access.session_for_form(request, token)
        try:
            session.notice = ("rollback_done", rollback(settings.index, settings.corpus_name))
            job.forget()
        except (IndexUnusable, IndexBusy, OSError) as error:
            session.notice = ("rollback_failed", str(error))
        if live.ready:
            live.look()
        return RedirectResponse(PATH, 303, _PRIVATE)

    @app.get(f"{PATH}/questions", response_class=HTMLResponse, include_in_schema=False)
    def questions(
        request: Request, show: Kind = "all", days: Period = 30, page: Annotated[int, Query(ge=1, le=10_000)] = 1
    ) -> Response:
        return shown(request, lambda session: questions_page(journal, show, days, page, visit_of(request), session))

    @app.get(f"{PATH}/questions.jsonl", include_in_schema=False)
    def export(request: Request, show: Kind = "all", days: Period = 30) -> Response:
        if access.session(request) is None:
            return RedirectResponse(PATH, 303, _PRIVATE)
        lines = draft_golden(list_questions(journal.path, show, days, _MOST_EXPORTED), show)
        name = f'attachment; filename="golden-draft-{show}.jsonl"'
        headers = {**_PRIVATE, "Content-Disposition": name}
        return StreamingResponse(lines, media_type="application/x-ndjson", headers=headers)

    return job.stop
