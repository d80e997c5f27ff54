"""Records -> the JSON that others rely on: `ask`, `search` and the HTTP API print these fields to the letter."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from assistant.types import Answer, Citation, Hit, Question, Target, Task, Turn

# Columns of exported rows, in the order of the records below.
TARGET_COLUMNS = ("id", "document", "pillar", "indicator", "comparator", "value", "value_max", "unit", "deadline", "level", "responsible",
                  "quote", "section", "page", "passage_id", "url", "kind", "state", "of", "period", "subject", "part_of", "exception",
                  "as_of", "confidence", "mended", "poor_scan")  # fmt: skip
TASK_COLUMNS = ("id", "document", "pillar", "task", "lead", "coordinating", "deadline", "product", "level", "quote", "section", "page",
                "passage_id", "url", "group", "confidence", "mended", "poor_scan")  # fmt: skip


def passage_address(document: str, passage: str, site: str = "") -> str:
    """Where a passage opens: `/d/<document>#<passage>`, under a site's address where one is given."""
    return f"{site.rstrip('/')}/d/{document}#{passage}"


class BadQuestion(ValueError):
    """A line that is not a question; the message says what is wrong with it."""

    is_plan_error = True


def parse_question(record: object) -> Question:
    """`{"id", "question", "history": [{"role", "content"}]}` -> Question. Raises BadQuestion."""
    if not isinstance(record, dict):
        raise BadQuestion('not an object like {"id": "1", "question": "..."}')
    text = record.get("question")
    if not isinstance(text, str):
        raise BadQuestion('"question" is missing or not text')
    identity = record.get("id")
    return Question(text, _history(record.get("history") or []), None if identity is None else str(identity))


def _history(turns: object) -> tuple[Turn, ...]:
    if not isinstance(turns, list):
        raise BadQuestion('"history" is not a list of {"role", "content"}')
    parsed = []
    for turn in turns:
        if (
            not isinstance(turn, dict)
            or turn.get("role") not in ("user", "assistant")
            or not isinstance(turn.get("content"), str)
        ):
            raise BadQuestion('"history" holds something else than {"role": "user" or "assistant", "content": text}')
        parsed.append(Turn(turn["role"], turn["content"]))
    return tuple(parsed)


def answer_record(answer: Answer, identity: object = None) -> dict[str, Any]:
    return {
        "id": identity,
        "status": answer.status.value,
        "language": answer.language,
        "answer": answer.text,
        "citations": [citation_record(citation) for citation in answer.citations],
        "targets": [dict(target) for target in answer.targets],
        "notes": list(answer.notes),
        "suggestions": list(answer.suggestions),
        "understood_as": answer.understood_as,
        "engine": answer.engine,
        "timings_ms": {stage: round(ms, 2) for stage, ms in answer.timings_ms.items()},
    }


def citation_record(citation: Citation) -> dict[str, Any]:
    return {
        "n": citation.n,
        "document": citation.document,
        "title": citation.title,
        "section": citation.section,
        "page": citation.page,
        "quote": citation.quote,
        "url": citation.url,
        "passage_id": citation.passage_id,
    }


def hit_record(hit: Hit) -> dict[str, Any]:
    passage = hit.passage
    return {
        "passage_id": passage.id,
        "document": passage.document_id,
        "section": " › ".join(passage.heading_path),
        "horizons": list(passage.horizons),
        "pillar": passage.pillar,
        "page": passage.page,
        "text": passage.text,
        "score": round(hit.score, 4),
        "dense": round(hit.dense, 4),
        "lexical": round(hit.lexical, 4),
        "folded": round(hit.folded, 4),
        "kept": hit.kept,
        "reason": hit.reason,
    }


def target_record(target: Target) -> dict[str, Any]:
    """A row of the register. The first sixteen fields are the contract; the others say more of the row.

    `value` is a number, null for a qualitative row, whose `state` says what is to be reached.
    """
    return {
        "id": target.id,
        "document": target.document,
        "pillar": target.pillar,
        "indicator": target.indicator,
        "comparator": target.comparator.value,
        "value": number(target.value),
        "value_max": number(target.value_max),
        "unit": target.unit,
        "deadline": target.deadline,
        "level": target.level,
        "responsible": target.responsible,
        "quote": target.quote,
        "section": target.section,
        "page": target.page,
        "passage_id": target.passage_id,
        "url": target.url,
        "kind": target.kind,
        "state": target.state,
        "of": number(target.of),
        "period": target.period,
        "subject": target.subject,
        "part_of": target.part_of,
        "exception": target.exception,
        "as_of": target.as_of,
        "confidence": target.confidence,
        "mended": target.mended,
        "poor_scan": target.poor_scan,
    }


def task_record(task: Task) -> dict[str, Any]:
    """A task of the register; `deadline` is as the text has it ("6/2025", "Thường xuyên")."""
    return {
        "id": task.id,
        "document": task.document,
        "pillar": task.pillar,
        "task": task.task,
        "lead": task.lead,
        "coordinating": task.coordinating,
        "deadline": task.deadline,
        "product": task.product,
        "level": task.level,
        "quote": task.quote,
        "section": task.section,
        "page": task.page,
        "passage_id": task.passage_id,
        "url": task.url,
        "group": task.group,
        "confidence": task.confidence,
        "mended": task.mended,
        "poor_scan": task.poor_scan,
    }


def number(value: Decimal | None) -> int | float | None:
    """A JSON number: whole where it is whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
