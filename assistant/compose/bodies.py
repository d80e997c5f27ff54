"""What a body has to do: "Sở Y tế có nhiệm vụ gì?" is answered by every task the register has it lead."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.candidate import Candidate
from assistant.compose.draft import NOTHING, Draft, DraftSentence, answered, computed_in
from assistant.compose.scope import topic_terms
from assistant.compose.single import whole
from assistant.evidence import Evidence
from assistant.labels import has_labels
from assistant.named import plain
from assistant.phrase import phrase_block, phrase_lead
from assistant.relevance import coverage, only
from assistant.statements import Statement
from assistant.texts import say
from assistant.types import Task
from assistant.understand import Query
from assistant.vietnamese import fold

# In words without marks, after the body's name: "có nhiệm vụ gì", "chịu trách nhiệm gì", "phải làm gì", "được giao những việc gì".
_ASKS = re.compile(
    r"\b(?P<asks>(?:(?:co|duoc giao|chiu|phai|can|duoc de nghi|thuc hien|nhung|cac|bao gom) )*"
    r"(?:(?:nhiem vu|trach nhiem|cong viec|viec|quyen han)(?: nhu the)? (?:gi|nao)\b|lam (?:nhung )?(?:viec )?gi\b))"
)
_NAMED_FIRST = re.compile(
    r"^(?:(?:cac|nhung) )?(?:nhiem vu|trach nhiem) (?:cu the )?cua\b.*\b(?:la )?(?:gi|nao|nhung gi)$"
)
_ENGLISH = re.compile(
    r"^what (?:does|do|must|should|will|is|are)\b.*\b(?:do|responsible for|in charge of|tasks?|duties|asked to do)\b"
)
_OTHER = re.compile(r"\b(?:ai|nao|who|which)\b")
_LONGEST = 14  # words of a body's name
_ABOUT = 0.5  # of the words left over that a task must say
_MOST = 40


def compose_bodies(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> Draft:
    """The tasks of the body that the question names, each cited; NOTHING where it names none or asks something else."""
    if query.kind not in ("what", "who", "solution", "list", "count"):
        return NOTHING
    body = _body(query, evidence)
    if not body:
        return NOTHING
    tasks = _of_document(evidence.tasks_led_by(body), query, candidates, evidence)
    found = list(dict.fromkeys(s for task in tasks if (s := _statement(task, evidence)) is not None))
    found = _about(found, body, query, evidence)
    first = {statement.passage.id: statement for statement in reversed(found)}
    kept = [first[key] for key in dict.fromkeys(s.passage.id for s in found)]
    if not kept or len(kept) > _MOST:
        return NOTHING
    rows = [_row(statement, query) for statement in kept]
    if len(rows) == 1:
        return answered(*rows)
    lead = tasks[0].lead or body
    counted = say("tasks_of_body", query.language, count=len(rows), body=lead)
    head = DraftSentence(counted, tuple(kept), computed_in(counted.replace("**", ""), query.language))
    return answered(head, *(DraftSentence(f"{n}. {row.text}", row.statements) for n, row in enumerate(rows, 1)))


def _body(query: Query, evidence: Evidence) -> str:
    """The longest name of a body in the question that leads tasks and that something is asked of."""
    said = plain(query.search_text)
    asks = _ASKS.search(said)
    if query.language == "en":
        if not _ENGLISH.search(fold(query.text)):
            return ""
        before = said
    elif asks is not None:
        before = said[: asks.start()]
    elif _NAMED_FIRST.search(said):
        before = said
    else:
        return ""
    words = before.split()
    for length in range(min(_LONGEST, len(words)), 1, -1):
        for start in range(len(words) - length + 1):
            name = " ".join(words[start : start + length])
            if evidence.tasks_led_by(name) and not _OTHER.search(" ".join(words[:start])):
                return name
    return ""


def _of_document(
    tasks: Sequence[Task], query: Query, candidates: Sequence[Candidate], evidence: Evidence
) -> list[Task]:
    """Those of the document asked about: the one named, else ours, else the one that answers best."""
    if query.documents:
        return [task for task in tasks if task.document in query.documents]
    order = [evidence.primary.id] if evidence.primary else []
    order += [candidate.statement.document.id for candidate in candidates]
    document = next((d for d in order if any(task.document == d for task in tasks)), tasks[0].document)
    return [task for task in tasks if task.document == document]


def _statement(task: Task, evidence: Evidence) -> Statement | None:
    own = evidence.of_passage(evidence.reader.passage(task.passage_id))
    return evidence.of_row(task) or next((s for s in own if not s.passage.text.startswith("|")), None)


def _about(found: list[Statement], body: str, query: Query, evidence: Evidence) -> list[Statement]:
    """Those that say what else the question asks about, where it asks about anything else."""
    asks = _ASKS.search(plain(query.search_text))
    apart = {*body.split(), *(asks.group().split() if asks else ()), "nhiem", "vu", "trach", "cong", "viec", "lam"}
    topic = topic_terms(query, evidence)
    terms = only(topic, {word for word in topic.words if fold(word) not in apart})
    if not terms.words:
        return found
    return [s for s in found if coverage(terms, evidence.bags(s)) >= _ABOUT]


def _row(statement: Statement, query: Query) -> DraftSentence:
    row = statement.row
    if isinstance(row, Task) and (statement.passage.text.startswith("|") or has_labels(row.quote)):
        return DraftSentence(phrase_lead(statement, row, query.language), (statement,))
    return DraftSentence(phrase_block(statement, query.language), (whole(statement),))
