"""`POST /api/ask`: one question, one answer with its citations."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, HTTPException
from fastapi.concurrency import run_in_threadpool

from assistant.contract import answer_record
from assistant.journal import Journal
from assistant.live import LiveAssistant
from assistant.pipeline import check_question
from assistant.settings import Settings
from assistant.types import AnswerStatus, Question, Turn
from assistant.web.answer_line import AnswerLine
from assistant.web.api_models import AnswerOut, QuestionIn, described


def add_ask_route(app: FastAPI, live: LiveAssistant, settings: Settings, line: AnswerLine, journal: Journal) -> None:
    """Add the route to an application."""

    @app.post("/api/ask", tags=["questions"], responses=described(AnswerOut, 400, 413, 422, 429, 503))
    async def ask(body: QuestionIn) -> dict[str, Any]:
        """Answer one question; 422 for one that cannot be asked, 503 while the index is being built or the line is full.

        `answer_id` is what `/api/feedback` wants; null where nothing is kept.
        """
        unanswerable = check_question(body.question, settings.max_question_chars)
        if unanswerable and unanswerable.status is AnswerStatus.ERROR:
            raise HTTPException(422, detail=answer_record(unanswerable, body.id))
        if not live.ready:
            raise HTTPException(503, detail=live.state())
        history = tuple(Turn(turn.role, turn.content) for turn in body.history)
        assistant = live.current()
        async with line.turn():
            answer = await run_in_threadpool(assistant.answer, Question(body.question, history, body.id))
        kept = journal.record(body.question, answer, assistant.reader.generation, channel="api", history=history)
        return answer_record(answer, body.id) | {"answer_id": kept}
