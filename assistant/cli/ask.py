"""`ask`: one question for people, or a file of questions for machines."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import IO

import click

from assistant.contract import BadQuestion, answer_record, parse_question
from assistant.pipeline import Assistant, check_question
from assistant.settings import Settings
from assistant.start import open_assistant
from assistant.texts import say
from assistant.types import Answer, AnswerStatus, Question, Sentence
from assistant.understand import detect_language


def run_ask(settings: Settings, question: str, *, as_json: bool) -> int:
    """Print the answer; 0 for an answer or refusal, 2 for a question that cannot be asked, 1 where answering failed."""
    unanswerable = check_question(question, settings.max_question_chars)
    answer = unanswerable or open_assistant(settings).answer(Question(question))
    if as_json:
        click.echo(json.dumps(answer_record(answer), ensure_ascii=False))
    else:
        print_answer(answer)
    return 0 if answer.status is not AnswerStatus.ERROR else 2 if unanswerable else 1


def run_ask_jsonl(settings: Settings, path: str) -> int:
    """One answer a line, in the order of the questions; a bad line gets status `error` and the rest go on."""
    failed = False
    with click.open_file(path, encoding="utf-8", errors="replace") as lines:
        assistant = open_assistant(settings)
        for number, line in _numbered(lines):
            record = _answer_line(assistant, line, number)
            failed |= record["status"] == AnswerStatus.ERROR.value
            sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
            sys.stdout.flush()
    return int(failed)


def print_answer(answer: Answer) -> None:
    """For a terminal: the answer, the small print, the quotes with their places."""
    click.echo(answer.text.replace("**", ""))
    for note in answer.notes:
        click.echo(note)
    for suggestion in answer.suggestions:
        click.echo(f"  - {suggestion}")
    for citation in answer.citations:
        place = " › ".join(part for part in (citation.title, citation.section) if part)
        click.echo(f"\n[{citation.n}] {place}\n    «{citation.quote}»")


def _numbered(lines: IO[str]) -> Iterator[tuple[int, str]]:
    return ((number, line) for number, line in enumerate(lines, 1) if line.strip())


def _answer_line(assistant: Assistant, line: str, number: int) -> dict[str, object]:
    identity: object = None
    try:
        record = json.loads(line)
        identity = record.get("id") if isinstance(record, dict) else None
        return answer_record(assistant.answer(parse_question(record)), identity)
    except (json.JSONDecodeError, BadQuestion, RecursionError) as error:
        reason = f"line {number}: {error}" if isinstance(error, BadQuestion) else f"line {number} is not JSON"
        language = detect_language(line[:500])
        broken = Answer(AnswerStatus.ERROR, language, (Sentence(say("failed", language), ()),), notes=(reason,))
        return answer_record(broken, identity)
