"""How many tasks or targets an annex holds: its rows in the register, counted, group by group."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from assistant.candidate import Candidate
from assistant.compose.draft import NOTHING, Draft, DraftSentence, answered, computed_in
from assistant.evidence import Evidence
from assistant.statements import Statement
from assistant.texts import say
from assistant.types import Target, Task
from assistant.understand import Query
from assistant.vietnamese import fold

_ANNEX = re.compile(r"\b(?:phu luc|annex|appendix)\b(?: so)?(?: ([ivxl]+|\d{1,2})\b)?")
_HOW_MANY = re.compile(r"\b(?:bao nhieu|may|how many)\b")
_TASKS = re.compile(r"\b(?:nhiem vu|dau viec|tasks?)\b")
_TARGETS = re.compile(r"\b(?:chi tieu|muc tieu|targets?|indicators?)\b")
_ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_FEWEST = 2


def compose_annex(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> Draft:
    """The count of an annex's rows and that of each of its groups, cited; NOTHING where no annex is counted."""
    asked = fold(f"{query.text} . {query.search_text}")
    annex = _ANNEX.search(asked)
    if annex is None or not _HOW_MANY.search(asked):
        return NOTHING
    tasks = _TASKS.search(asked) is not None
    if not tasks and not _TARGETS.search(asked):
        return NOTHING
    documents = _documents(query, candidates, evidence)
    rows: list[Task | Target] = [*evidence.reader.tasks] if tasks else [t for t in evidence.targets if _counts(t)]
    held = [row for row in rows if row.document in documents and _annex_of(row, annex.group(1)) is not None]
    # A row of the table that sets two figures is one row.
    held = list({(row.document, row.quote): row for row in reversed(held)}.values())[::-1]
    said = [(row, s) for row in held if (s := evidence.of_row(row)) is not None]
    if len(said) < _FEWEST or len({row.document for row, _ in said}) > 1:
        return NOTHING
    return answered(*_told(query, said, tasks=tasks, annex=annex.group(1)))


def _told(
    query: Query, said: Sequence[tuple[Task | Target, Statement]], *, tasks: bool, annex: str | None
) -> list[DraftSentence]:
    language = query.language
    counted = "counted_tasks" if tasks else "counted"
    heading = _annex_of(said[0][0], annex) or ""
    text = say(
        "list_head_heading",
        language,
        counted=say(counted, language, count=len(said)),
        heading=heading,
        count=len(said),
    )
    groups = [(name, list(own)) for name, own in groupby(said, key=lambda pair: _group(pair[0], annex))]
    sentences = [DraftSentence(text, (said[0][1], said[-1][1]), computed_in(text.replace("**", ""), language))]
    for n, (name, own) in enumerate(groups, 1):
        if len(groups) < _FEWEST or not name:
            break
        row = f"{n}. {name}: {say(counted, language, count=len(own))}."
        sentences.append(DraftSentence(row, (own[0][1],), computed_in(row, language)))
    return sentences


def _documents(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> tuple[str, ...]:
    if query.documents:
        return query.documents
    if evidence.primary:
        return (evidence.primary.id,)
    return (candidates[0].statement.document.id,) if candidates else tuple(evidence.documents)


def _counts(row: Target) -> bool:
    return row.kind == "target"


def _annex_of(row: Task | Target, number: str | None) -> str | None:
    """The annex a row stands in, by its headings; None where it is another one or none."""
    for heading in row.section.split(" › "):
        found = _ANNEX.match(fold(heading))
        if found and (number is None or _as_number(found.group(1)) == _as_number(number)):
            return heading
    return None


def _as_number(number: str | None) -> str | None:
    return str(_ROMAN.index(number)) if number in _ROMAN else number


def _group(row: Task | Target, number: str | None) -> str:
    headings = row.section.split(" › ")
    annex = next((i for i, heading in enumerate(headings) if heading == _annex_of(row, number)), len(headings))
    return headings[annex + 1] if annex + 1 < len(headings) else ""
