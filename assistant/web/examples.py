"""Questions to begin with, drawn from the indexed documents themselves: each is asked and shown only if it is answered."""

from __future__ import annotations

from collections.abc import Iterable
from weakref import WeakKeyDictionary

from assistant.offer import questions_of
from assistant.phrase import indicator_of
from assistant.pipeline import Assistant
from assistant.statements import Statement, make_statements
from assistant.types import Answer, AnswerStatus, Language, Question, Target
from assistant.web.words import word

_MOST = 4
_MOST_RELATED = 3
_TRIED = 12  # related questions that are tried before fewer are shown
_LONGEST = 90


# Kept for each opened index, and gone with it.
_known: WeakKeyDictionary[Assistant, dict[str, bool]] = WeakKeyDictionary()
_begun: WeakKeyDictionary[Assistant, dict[Language, tuple[str, ...]]] = WeakKeyDictionary()


def example_questions(assistant: Assistant, language: Language = "vi") -> tuple[str, ...]:
    """Up to four questions over the primary document (else the first), one for each pillar or heading, all answerable."""
    kept = _begun.setdefault(assistant, {})
    if language not in kept:
        kept[language] = _examples(assistant, language)
    return kept[language]


def related_questions(assistant: Assistant, answer: Answer, asked: str) -> tuple[str, ...]:
    """Up to three questions that the documents answer, next to what was answered: the same subject by another year first."""
    evidence, reader = assistant.evidence, assistant.reader
    told = {str(row["id"]) for row in answer.targets}
    mine = [s for row in evidence.targets if row.id in told and (s := evidence.of_row(row)) is not None]
    if not mine:
        return ()
    pillars = {(s.document.id, s.passage.pillar) for s in mine}
    passages = {s.passage.id for s in mine}

    def is_near(row: Target) -> bool:
        return row.passage_id in passages or (row.document, reader.passage(row.passage_id).pillar) in pillars

    # Statements are made of the near rows alone: an index may hold thousands.
    rows = [row for row in evidence.targets if row.id not in told and is_near(row)]
    near = [s for s in map(evidence.of_row, rows) if s is not None]
    first = mine[0].row
    if isinstance(first, Target):
        near.sort(key=lambda s: -assistant.evidence.similarity(first, s.row) if isinstance(s.row, Target) else 0.0)
    offered = [q for q in questions_of(near, answer.language, _TRIED) if q.casefold() != asked.strip().casefold()]
    return _first_answered(assistant, offered, _MOST_RELATED)


def _examples(assistant: Assistant, language: Language) -> tuple[str, ...]:
    if language == "en":
        return _first_answered(assistant, questions_of(assistant.evidence.examples, "en", _TRIED), _MOST)
    plans = [document for document in assistant.reader.documents if document.kind == "plan"]
    chosen: dict[str, str] = {}
    subjects: set[str] = set()
    for document in sorted(plans, key=lambda document: not document.primary):
        for passage in assistant.reader.passages_of(document.id):
            for statement in make_statements(passage, document):
                group = f"{passage.pillar or passage.heading_path} {statement.years}"
                question = _question(statement)
                subject = indicator_of(statement) or ""
                if question and group not in chosen and subject not in subjects and _answered(assistant, question):
                    chosen[group] = question
                    subjects.add(subject)
                if len(chosen) == _MOST:
                    return tuple(chosen.values())
    return tuple(chosen.values())


def _first_answered(assistant: Assistant, questions: Iterable[str], most: int) -> tuple[str, ...]:
    found: list[str] = []
    for question in questions:
        if len(found) == most:
            break
        if _answered(assistant, question):
            found.append(question)
    return tuple(found)


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
    """Whether it is answered without a model's help; asked once for each opened index."""
    known = _known.setdefault(assistant, {})
    if question not in known:
        known[question] = assistant.composed(Question(question)).status is AnswerStatus.ANSWERED
    return known[question]
