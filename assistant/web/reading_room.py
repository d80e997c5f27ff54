"""The reading room's addresses: `/d`, `/d/<document>`, and for PDFs the picture of a page and where a quote stands on it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

from fastapi import FastAPI, HTTPException, Query, Request
from fastapi.responses import FileResponse, HTMLResponse

from assistant.index.generation import read_report
from assistant.ingest import reading_cache
from assistant.live import LiveAssistant
from assistant.load.page_view import PageView, find_marks, page_view
from assistant.load.refusal import UnreadableFile
from assistant.settings import Settings
from assistant.types import Document, Passage
from assistant.web.cited import read_cited
from assistant.web.document_list import document_list
from assistant.web.document_page import document_page
from assistant.web.frame import page_response
from assistant.web.visit import visit_of
from assistant.web.words import word


def add_reading_room(app: FastAPI, live: LiveAssistant, settings: Settings) -> None:
    """Add the pages to an application."""

    @app.get("/d", response_class=HTMLResponse, include_in_schema=False)
    def list_documents(request: Request) -> HTMLResponse:
        if not live.ready:
            raise HTTPException(503, detail=live.state())
        report = read_report(settings.index, settings.corpus_name)
        return page_response(request, document_list(live.current().reader.documents, report, visit_of(request)))

    @app.get("/d/{document_id}", response_class=HTMLResponse, include_in_schema=False)
    def read_document(
        request: Request, document_id: str, cited: str = "", at: Annotated[int, Query(ge=0, le=1000)] = 0
    ) -> HTMLResponse:
        document, passages = find_document(live, document_id)
        pictured = bool(document.pages) and (settings.corpus / document.path).is_file()
        page = document_page(document, passages, read_cited(cited), at, pictured=pictured, visit=visit_of(request))
        return page_response(request, page)

    @app.get("/d/{document_id}/page/{page}.png", include_in_schema=False)
    def picture(document_id: str, page: int) -> FileResponse:
        view = _view(live, settings, document_id, page)
        return FileResponse(view.picture, media_type="image/png", headers={"Cache-Control": "private, max-age=3600"})

    @app.get("/d/{document_id}/page/{page}/marks", include_in_schema=False)
    def marks(document_id: str, page: int, start: int, end: int) -> list[tuple[float, float, float, float]]:
        """Boxes of the quote `text[start:end]` on a page: left, top, width, height as shares of the page."""
        document, _ = find_document(live, document_id)
        return find_marks(_view(live, settings, document_id, page), document.text[start:end][:5000])


def find_document(live: LiveAssistant, document_id: str) -> tuple[Document, tuple[Passage, ...]]:
    """A document and its passages. Raises HTTPException: 503 while no index is open, 404 where there is none."""
    if not live.ready:
        raise HTTPException(503, detail=live.state())
    reader: Any = live.current().reader
    document = next((d for d in reader.documents if d.id == document_id), None)
    if document is None:
        raise HTTPException(404, detail=word("not_found"))
    return document, reader.passages_of(document_id)


def _view(live: LiveAssistant, settings: Settings, document_id: str, page: int) -> PageView:
    document, _ = find_document(live, document_id)
    reading = next((p for p in document.pages if p.page == page), None)
    original = Path(settings.corpus) / document.path
    if reading is None or not original.is_file():
        raise HTTPException(404, detail=word("no_picture"))
    try:
        return page_view(original, document.digest, reading, reading_cache(settings.index))
    except (UnreadableFile, OSError):
        raise HTTPException(404, detail=word("no_picture")) from None
