"""Questions to begin with, drawn from the indexed documents themselves: each is asked and shown only if it is answered."""

from __future__ import annotations

from functools import lru_cache

from assistant.phrase import indicator_of
from assistant.pipeline import Assistant
from assistant.statements import Statement, make_statements
from assistant.types import AnswerStatus, Question
from assistant.web.words import word

_MOST = 4
_LONGEST = 90


def example_questions(assistant: Assistant) -> tuple[str, ...]:
    """Up to four questions over the primary document (else the first), one for each pillar or heading, all answerable."""
    return _examples(assistant)


@lru_cache(maxsize=4)
def _examples(assistant: Assistant) -> tuple[str, ...]:
    plans = [document for document in assistant.reader.documents if document.kind == "plan"]
    chosen: dict[str, str] = {}
    for document in sorted(plans, key=lambda document: not document.primary):
        for passage in assistant.reader.passages_of(document.id):
            for statement in make_statements(passage, document):
                group = f"{passage.pillar or passage.heading_path} {statement.years}"
                question = _question(statement)
                if question and group not in chosen and _answered(assistant, question):
                    chosen[group] = question
                if len(chosen) == _MOST:
                    return tuple(chosen.values())
    return tuple(chosen.values())


def _question(statement: Statement) -> str | None:
    """ "Tỷ trọng kinh tế số trong GRDP đến năm 2025?": the statement of a share without its figure."""
    if len(statement.figures) != 1 or len(statement.years) != 1 or not statement.figures[0].unit.startswith("%"):
        return None
    indicator = indicator_of(statement)
    # One that begins small is the rest of a sentence, and reads badly by itself.
    if indicator is None or not 12 <= len(indicator) <= _LONGEST or not indicator[0].isupper():
        return None
    return word("example_question", indicator=indicator, year=statement.years[0])


def _answered(assistant: Assistant, question: str) -> bool:
    return assistant.answer(Question(question)).status is AnswerStatus.ANSWERED
