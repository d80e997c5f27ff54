"""The tasks of a plan: all that are due in a year, or how many there are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.candidate import Candidate
from assistant.compose.draft import NOTHING, Draft, DraftSentence, answered, computed_in
from assistant.compose.scope import topic_terms
from assistant.compose.single import fitting
from assistant.evidence import Evidence
from assistant.phrase import phrase_lead
from assistant.relevance import coverage, only
from assistant.statements import Statement
from assistant.texts import say
from assistant.types import Task
from assistant.understand import Query
from assistant.vietnamese import fold

_TASKS = re.compile(r"\b(?:nhiem vu|cong viec|dau viec|viec|tasks?)\b")
_DUE = re.compile(
    r"\b(?:xong|hoan thanh|hoan tat|den han|toi han|thoi han|han chot|co han|due|completed?|finished|deadline)\b"
)
_HOW_MANY = re.compile(r"\b(?:may|bao nhieu) (?:nhiem vu|cong viec|dau viec)\b|\bhow many tasks\b")
# Words that only say that tasks are asked for, and that they are due.
_ASKED = re.compile(
    r"nhiem|vu|viec|cong|dau|xong|hoan|thanh|tat|den|toi|han|thoi|chot|due|tasks?|danh|muc|trong|tam|ca|thay|giao|phai|can"
)
_NUMBERED = re.compile(r"[\s*_\-–•+]*nhiệm vụ (?:số )?\d{1,3}\s*[.:]", re.IGNORECASE)
_FEWEST, _MOST, _SHOWN = 2, 60, 3
_SAID = 0.6  # of the words left over that a task must say


def compose_due(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> Draft:
    """Every task due in the year asked for, each cited; NOTHING where the question asks for something else."""
    folded = fold(query.text)
    if not query.years or not _TASKS.search(folded) or not _DUE.search(folded):
        return NOTHING
    tasks = [t for t in _tasks(query, candidates, evidence) if _year_of(t) in query.years]
    found = _said(query, tasks, evidence)
    if not _FEWEST <= len(found) <= _MOST:
        return NOTHING
    years = ", ".join(str(year) for year in query.years)
    head = say("tasks_due", query.language, count=len(found), year=years)
    rows = [
        DraftSentence(f"{n}. {phrase_lead(s, s.row, query.language)}", (s,))
        for n, s in enumerate(found, 1)
        if isinstance(s.row, Task)
    ]
    return answered(DraftSentence(head, tuple(found), computed_in(head.replace("**", ""), query.language)), *rows)


def compose_number(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> Draft:
    """How many tasks the plan has, counted here: those of its table where it has one, else all of the register."""
    folded = fold(query.text)
    if query.years or query.about_results or not _HOW_MANY.search(folded) or _DUE.search(folded):
        return NOTHING
    tasks = _tasks(query, candidates, evidence)
    tabled = [t for t in tasks if t.quote.lstrip().startswith("|")]
    numbered = [t for t in tasks if is_numbered(t)]
    own = numbered if len(numbered) >= _FEWEST and len(numbered) >= len(tabled) else tabled
    found = _said(query, own or tasks, evidence)
    if not found:
        return NOTHING
    text = say("number_of_tasks", query.language, count=len(found))
    shown = tuple(found[:_SHOWN])  # enough to open the list at
    return answered(DraftSentence(text, shown, computed_in(text.replace("**", ""), query.language)))


def is_numbered(task: Task) -> bool:
    """Whether the document itself counts it among its tasks: "Nhiệm vụ 7. ..."."""
    return _NUMBERED.match(task.quote) is not None


def _tasks(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> list[Task]:
    """Those of the document asked about: the one named, else the primary plan, else the one that answers best."""
    usable = fitting(candidates)
    order = list(query.documents) or ([evidence.primary.id] if evidence.primary else [])
    order = order or [candidate.statement.document.id for candidate in usable[:1]]
    order = order or [document for document in evidence.documents if len(evidence.documents) == 1]
    return [task for task in evidence.reader.tasks if task.document in order[:1]]


def _said(query: Query, tasks: Sequence[Task], evidence: Evidence) -> list[Statement]:
    """Their statements; where the question asks about something more, those that say it."""
    found = list(dict.fromkeys(s for task in tasks if (s := evidence.of_row(task)) is not None))
    topic = topic_terms(query, evidence)
    terms = only(topic, {word for word in topic.words if not _ASKED.fullmatch(fold(word))})
    if not terms.words:
        return found
    return [statement for statement in found if coverage(terms, evidence.bags(statement)) >= _SAID]


def _year_of(task: Task) -> int | None:
    """The last year its deadline names."""
    named = re.findall(r"(?:19|20)\d{2}", task.deadline or "")
    return int(named[-1]) if named else None
