"""Records -> the JSON that others rely on: `ask`, `search` and the HTTP API print these fields to the letter."""

from __future__ import annotations

from typing import Any

from assistant.types import Answer, Citation, Hit, Question, Turn


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
