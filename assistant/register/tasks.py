"""Task tables, cards and sentences that assign -> tasks: what, lead body, co-ordinating bodies, deadline, product."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.clauses import split_sentences
from assistant.data import read_data
from assistant.register.assignments import Assignment, only_deadline, parse_assignment, parse_measure
from assistant.register.context import context_of, level_of_document, pillar_of
from assistant.register.labelled_tasks import LabelledTask, find_labelled_tasks
from assistant.register.owners import Owners, body_of
from assistant.register.rows import number_rows
from assistant.register.tables import Table, TableRow, find_tables
from assistant.register.task_cards import Card, find_cards
from assistant.types import Document, Passage, Task
from assistant.vietnamese import fold

_LIST_MARK = re.compile(r"^(?:[\s*_\-–•+]*(?:\(?\d{1,3}(?:\.\d+)*[.)]|[a-zđ]\))?)\s*")
_BODY_FIRST = re.compile(r"(?P<body>[^:;.\d]{3,120}):\s+(?=\S)")
_NOT_EVERY_YEAR = re.compile(r"(?:19|20)\d{2}")


def extract_tasks(document: Document, passages: Sequence[Passage]) -> tuple[Task, ...]:
    """Every task as a row, in the order of the text; a results document assigns none."""
    if document.kind == "results":
        return ()
    tasks = [*_table_tasks(document, passages)]
    cards = list(find_cards(passages))
    tasks.extend(task for card in cards for task in _of_card(document, card))
    owners = Owners()
    for passage in passages:
        owner = owners.owner_of(passage)
        labelled = list(find_labelled_tasks(passage)) if context_of(passage) != "background" else []
        tasks.extend(_labelled(document, passage, card) for card in labelled)
        covered = [card.quote for card in labelled]
        own = _assigned(document, passage, owner)
        tasks.extend(t for t in own if not any(a <= t.span[0] - passage.start < b for a, b in covered))
    tasks.sort(key=lambda task: task.span)
    return number_rows(tasks)


def _table_tasks(document: Document, passages: Sequence[Passage]) -> Iterator[Task]:
    starts = [passage.start for passage in passages]
    for table in find_tables(document):
        if not table.is_of_tasks:
            continue
        for row in table.rows:
            at = bisect_right(starts, row.start) - 1
            what = _cell(table, row, "task")
            adds_up = fold(what).strip(" .:") in {fold(total) for total in read_data("cells")["totals"]}
            if at >= 0 and row.start < passages[at].end and what and not adds_up:
                yield _from_row(document, passages[at], table, row, what)


def _from_row(document: Document, passage: Passage, table: Table, row: TableRow, what: str) -> Task:
    start, end = max(row.start, passage.start), min(row.end, passage.end)
    deadline = _cell(table, row, "deadline")
    known = {fold(heading) for heading in passage.heading_path}
    headings = (*passage.heading_path, *(title for title in row.titles if title != what and fold(title) not in known))
    return Task(
        id="", document=document.id, pillar=pillar_of(headings, what), task=what, lead=_cell(table, row, "lead") or None,
        coordinating=_cell(table, row, "coordinating") or None, deadline=deadline or None, product=_cell(table, row, "product") or None,
        level=level_of_document(document), quote=document.text[start:end], section=" › ".join(headings), page=passage.page,
        passage_id=passage.id, url=f"/d/{document.id}#{passage.id}", years=years_of(deadline),
        group=row.titles[-1] if row.titles else None, confidence=0.98, span=(start, end),
    )  # fmt: skip


def years_of(deadline: str) -> tuple[int, ...]:
    """Years of a deadline as it stands: "2025-2026" -> (2025, 2026), "Quý II/2025" -> (2025,), "Thường xuyên" -> ()."""
    return tuple(sorted({int(year) for year in _NOT_EVERY_YEAR.findall(deadline)}))


def _cell(table: Table, row: TableRow, meaning: str) -> str:
    i = table.find(meaning)
    return row.cells[i] if i is not None else ""


def _assigned(document: Document, passage: Passage, owner: str | None) -> list[Task]:
    """Tasks of sentences: "Giao Sở X ...", "Sở X chủ trì, phối hợp với Y ...", or bullets beneath "Sở X:"."""
    # "Điều 2. Ủy ban nhân dân tỉnh tổ chức ...": an article assigns, whatever its title is about.
    article = any(re.match(r"\W*Điều\s+\d", text) for text in (passage.text, *passage.heading_path))
    if passage.text.lstrip().startswith("|") or (context_of(passage) == "background" and not article):
        return []
    in_tasks = context_of(passage) == "task" or article
    acting, ended = owner, 0
    tasks: list[Task] = []
    for start, end in split_sentences(passage.text):
        acting, ended = owner if "\n" in passage.text[ended:start] else acting, end
        text = _LIST_MARK.sub("", passage.text[start:end]).strip()
        text = " ".join(text.replace("**", "").split())
        opened = _BODY_FIRST.match(text) if in_tasks else None
        if opened and (named := body_of(opened.group("body"))):
            acting, text = named, text[opened.end() :]  # "Công an thành phố: chủ trì tích hợp camera"
        due = only_deadline(text)
        if (
            due
            and tasks
            and tasks[-1].deadline is None
            and passage.text[tasks[-1].span[1] - passage.start : start].strip() == ""
        ):
            tasks[-1] = replace(tasks[-1], deadline=due, years=years_of(due))
            continue
        assigned = parse_assignment(text, acting, in_tasks=in_tasks)
        if assigned is None and acting is None and in_tasks and context_of(passage) != "target":
            assigned = parse_measure(text)
        subject = re.match(r"(.+?)\s(?:là|có chức năng)\s", text)
        if in_tasks and assigned and assigned.lead:
            acting = assigned.lead  # "...; hướng dẫn ..." goes on with what the same body does
        elif in_tasks and subject and body_of(subject.group(1)):
            acting = subject.group(1)
        if assigned is not None:
            tasks.append(_task(document, passage, (start, end), assigned))
    return tasks


def _task(document: Document, passage: Passage, span: tuple[int, int], assigned: Assignment) -> Task:
    start, end = span
    return Task(
        id="", document=document.id, pillar=pillar_of(passage.heading_path, assigned.what), task=assigned.what, lead=assigned.lead,
        coordinating=assigned.coordinating, deadline=assigned.deadline, product=None, level=level_of_document(document),
        quote=passage.text[start:end], section=" › ".join(passage.heading_path), page=passage.page, passage_id=passage.id,
        url=f"/d/{document.id}#{passage.id}", years=years_of(assigned.deadline or ""), confidence=assigned.confidence,
        span=(passage.start + start, passage.start + end),
    )  # fmt: skip


def _labelled(document: Document, passage: Passage, card: LabelledTask) -> Task:
    (start, end), deadline = card.quote, card.fields.get("deadline")
    return Task(
        id="", document=document.id, pillar=pillar_of(passage.heading_path, card.title), task=card.title, lead=card.fields["lead"],
        coordinating=card.fields.get("coordinating"), deadline=deadline, product=card.fields.get("product"),
        level=level_of_document(document), quote=passage.text[start:end], section=" › ".join(passage.heading_path), page=passage.page,
        passage_id=passage.id, url=f"/d/{document.id}#{passage.id}", years=years_of(deadline or ""), confidence=0.9,
        span=(passage.start + start, passage.start + end),
    )  # fmt: skip


def _of_card(document: Document, card: Card) -> Iterator[Task]:
    passage = card.passage
    if passage is None or len(card.title.split()) < 2:
        return
    deadline = card.fields.get("deadline")
    yield Task(
        id="", document=document.id, pillar=pillar_of(card.headings, card.title), task=card.title, lead=card.fields["lead"],
        coordinating=card.fields.get("coordinating"), deadline=deadline, product=card.fields.get("product"),
        level=level_of_document(document), quote=passage.text[slice(*card.span)], section=" › ".join(card.headings), page=passage.page,
        passage_id=passage.id, url=f"/d/{document.id}#{passage.id}", years=years_of(deadline or ""), confidence=0.9,
        span=(passage.start + card.span[0], passage.start + card.span[1]),
    )  # fmt: skip
