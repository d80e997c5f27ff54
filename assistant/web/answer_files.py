"""`POST /api/answers/{kind}`: an answer as a Word file or a CSV table. The server answers anew; it takes no answer from a client."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Annotated, Literal

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel, Field

from assistant.live import LiveAssistant
from assistant.pipeline import Assistant, check_question
from assistant.settings import Settings
from assistant.types import Answer, AnswerStatus, Document, Question, Turn
from assistant.vietnamese import fold, words
from assistant.web.answer_csv import answer_csv
from assistant.web.answer_docx import answer_docx
from assistant.web.answer_line import AnswerLine
from assistant.web.api_models import Text, described

_MOST_QUESTIONS = 12
_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "csv": "text/csv; charset=utf-8",
}
# (question, answer, documents by id, address of this site, day) -> the file
Writer = Callable[[str, Answer, dict[str, Document], str, date], bytes]
_RESPONSES = described(None, 400, 413, 422, 429, 503) | {
    200: {"content": {kind: {"schema": {"type": "string", "format": "binary"}} for kind in _TYPES.values()}}
}
_WRITERS: dict[str, Writer] = {"docx": answer_docx, "csv": answer_csv}


class AskedIn(BaseModel):
    """The questions of a conversation in order; the last one's answer is written."""

    questions: Annotated[list[Text], Field(min_length=1, max_length=_MOST_QUESTIONS * 4)] = Field(
        examples=[["Đến năm 2025 kinh tế số chiếm bao nhiêu phần trăm GRDP?", "Còn năm 2030?"]]
    )
    language: Literal["vi", "en"] = "vi"


def add_answer_files(app: FastAPI, live: LiveAssistant, settings: Settings, line: AnswerLine) -> None:
    """Add the route to an application."""

    @app.post("/api/answers/{kind}", response_class=Response, tags=["questions"], responses=_RESPONSES)
    async def answer_file(kind: Literal["docx", "csv"], body: AskedIn, request: Request) -> Response:
        """The last question's answer with its sources, their digests and the day; 422 where it cannot be asked."""
        questions = body.questions[-_MOST_QUESTIONS:]
        for text in questions:
            unanswerable = check_question(text, settings.max_question_chars)
            if unanswerable is not None and unanswerable.status is AnswerStatus.ERROR:
                raise HTTPException(422, detail=unanswerable.text)
        if not live.ready:
            raise HTTPException(503, detail=live.state())
        site = settings.public_url or str(request.base_url)
        async with line.turn():
            content = await run_in_threadpool(_write, kind, live.current(), questions, site.rstrip("/"))
        headers = {
            "Content-Disposition": f'attachment; filename="{_file_name(questions[-1])}.{kind}"',
            "Cache-Control": "no-store",
        }
        return Response(content, media_type=_TYPES[kind], headers=headers)


def replay(assistant: Assistant, questions: list[str]) -> Answer:
    """The last question's answer, each before it answered in its turn: a follow-up is understood as it was on the page."""
    turns: list[Turn] = []
    for text in questions[:-1]:
        turns += [Turn("user", text), Turn("assistant", assistant.composed(Question(text, tuple(turns))).text)]
    return assistant.answer(Question(questions[-1], tuple(turns)))


def _write(kind: str, assistant: Assistant, questions: list[str], site: str) -> bytes:
    answer = replay(assistant, questions)
    documents = {document.id: document for document in assistant.reader.documents}
    return _WRITERS[kind](questions[-1], answer, documents, site, date.today())


def _file_name(question: str) -> str:
    """ "kinh-te-so-nam-2025": the question's words in ASCII."""
    said = [word for word in words(fold(question)) if word.isascii() and word.isalnum()]
    return "-".join(said)[:60].strip("-") or "answer"
