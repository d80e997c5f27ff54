"""The three tools of MCP: ask, search_targets, read_passage. Arguments are models, results are the API's records."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel, ConfigDict, Field

from assistant.contract import answer_record, passage_address
from assistant.live import LiveAssistant
from assistant.pipeline import Assistant
from assistant.targets import lookup_targets, resolve_document
from assistant.types import Question, Turn
from assistant.web.answer_line import AnswerLine
from assistant.web.api_models import Text, TurnIn
from assistant.web.documents_api import passage_record
from assistant.web.register_api import shown_record
from assistant.web.words import in_both

_MOST_ROWS = 200


class ToolProblem(ValueError):
    """A call that cannot be carried out; the message says what to do, in Vietnamese and English."""

    is_plan_error = True

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(in_both("mcp", key, **values))


class _Arguments(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Ask(_Arguments):
    question: Annotated[Text, Field(min_length=1, max_length=20_000, description="The question / Câu hỏi")]
    history: Annotated[
        list[TurnIn],
        Field(max_length=50, description="Turns before it, for a follow-up / Các lượt trước, cho câu hỏi tiếp"),
    ] = []


class SearchTargets(_Arguments):
    text: Annotated[
        Text | None, Field(max_length=300, description="Words, with or without diacritics / Từ khoá, có hoặc không dấu")
    ] = None
    document: Annotated[
        Text | None, Field(max_length=200, description="Id, number or name / Mã, số hoặc tên văn bản")
    ] = None
    year: Annotated[int | None, Field(ge=1900, le=2200, description="Year it is due in / Năm đến hạn")] = None
    pillar: Annotated[Text | None, Field(max_length=100, description="For example 'kinh tế số' / Trụ cột")] = None
    level: Annotated[Text | None, Field(max_length=100, description="For example 'cấp xã' / Cấp")] = None
    kind: Annotated[Literal["target", "result", "all"], Field(description="Chỉ tiêu, kết quả, hoặc tất cả")] = "target"
    limit: Annotated[int, Field(ge=1, le=_MOST_ROWS)] = 50
    offset: Annotated[int, Field(ge=0, le=1_000_000)] = 0


class ReadPassage(_Arguments):
    passage_id: Annotated[Text, Field(min_length=1, max_length=200)]
    around: Annotated[int, Field(ge=0, le=5, description="Passages before and after it / Số đoạn trước và sau")] = 1


ARGUMENTS: dict[str, type[_Arguments]] = {"ask": Ask, "search_targets": SearchTargets, "read_passage": ReadPassage}


async def call_tool(name: str, arguments: dict[str, Any], live: LiveAssistant, line: AnswerLine) -> dict[str, Any]:
    """The result of a tool. Raises ToolProblem, LineFull, pydantic's ValidationError; KeyError for no tool of ours."""
    given = ARGUMENTS[name].model_validate(arguments)
    if not live.ready:
        raise ToolProblem("not_ready")
    assistant = live.current()
    if isinstance(given, Ask):
        history = tuple(Turn(turn.role, turn.content) for turn in given.history)
        async with line.turn():
            return answer_record(await run_in_threadpool(assistant.answer, Question(given.question, history)))
    if isinstance(given, SearchTargets):
        return await run_in_threadpool(_search, assistant, given)
    assert isinstance(given, ReadPassage)  # noqa: S101 - the third of three
    return await run_in_threadpool(_read, assistant, given)


def _search(assistant: Assistant, given: SearchTargets) -> dict[str, Any]:
    reader = assistant.reader
    document = resolve_document(given.document, reader.documents) if given.document else None
    if given.document and document is None:
        raise ToolProblem("no_document", document=given.document)
    filters: dict[str, Any] = {
        "year": given.year,
        "pillar": given.pillar or None,
        "level": given.level or None,
        "text": given.text or None,
    }
    kind = None if given.kind == "all" else given.kind
    rows = lookup_targets(reader.targets, document=document, kind=kind, **filters)
    shown = rows[given.offset : given.offset + given.limit]
    return {"total": len(rows), "offset": given.offset, "targets": [shown_record(row) for row in shown]}


def _read(assistant: Assistant, given: ReadPassage) -> dict[str, Any]:
    reader = assistant.reader
    try:
        passage = reader.passage(given.passage_id)
    except KeyError:
        raise ToolProblem("no_passage", passage_id=given.passage_id) from None
    document = next(d for d in reader.documents if d.id == passage.document_id)
    own = reader.passages_of(document.id)
    at = own.index(passage)
    facts = {
        name: getattr(document, name) for name in ("id", "title", "number", "issuer", "issued_on", "status", "kind")
    }
    return {
        **passage_record(passage),
        "document": facts,
        "url": passage_address(document.id, passage.id, assistant.settings.public_url),
        "before": [passage_record(p) for p in own[max(0, at - given.around) : at]],
        "after": [passage_record(p) for p in own[at + 1 : at + 1 + given.around]],
    }
