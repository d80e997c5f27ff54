"""`POST /api/feedback`: whether an answer was helpful."""

from __future__ import annotations

from typing import Annotated

from fastapi import FastAPI, HTTPException
from pydantic import BaseModel, Field

from assistant.journal import Feedback, Journal, JournalUnavailable
from assistant.web.api_models import Text, described
from assistant.web.words import word


class FeedbackIn(BaseModel):
    """What a reader says of the answer whose `answer_id` `/api/ask` gave; a later word replaces the first."""

    answer_id: Annotated[Text, Field(min_length=1, max_length=64)]
    helpful: bool
    reason: Annotated[Text | None, Field(max_length=200)] = None
    note: Annotated[Text | None, Field(max_length=2000)] = None


def add_feedback_route(app: FastAPI, journal: Journal) -> None:
    @app.post(
        "/api/feedback",
        status_code=204,
        tags=["questions"],
        responses=described(None, 400, 404, 413, 422, 429, 503),
    )
    def feedback(body: FeedbackIn) -> None:
        """Keep it beside the answer. Phone numbers, e-mail addresses and identity numbers in the note are masked first."""
        try:
            known = journal.feedback(Feedback(body.answer_id, body.helpful, body.reason, body.note))
        except JournalUnavailable:
            raise HTTPException(503, detail=word("feedback_unavailable")) from None
        if not known:
            raise HTTPException(404, detail=word("no_such_answer"))
