"""`/api/documents/{id}`: a document's facts and its passages."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import FastAPI, Path

from assistant.live import LiveAssistant
from assistant.types import Passage
from assistant.web.api_models import DocumentOut, described
from assistant.web.reading_room import find_document

_FACTS = ("id", "title", "number", "issuer", "issued_on", "status", "kind", "sources")


def add_documents_route(app: FastAPI, live: LiveAssistant) -> None:
    """Add the route to an application."""

    @app.get("/api/documents/{document_id}", tags=["documents"], responses=described(DocumentOut, 404, 422, 429, 503))
    def document(document_id: Annotated[str, Path(max_length=200, examples=["qd-749-2020"])]) -> dict[str, Any]:
        """A document's facts and its passages in order."""
        found, passages = find_document(live, document_id)
        facts = {name: getattr(found, name) for name in _FACTS}
        return {**facts, "passages": [passage_record(passage) for passage in passages]}


def passage_record(passage: Passage) -> dict[str, Any]:
    """A passage as the API gives it, its text verbatim."""
    return {
        "id": passage.id,
        "section": list(passage.heading_path),
        "horizons": list(passage.horizons),
        "pillar": passage.pillar,
        "page": passage.page,
        "text": passage.text,
    }
