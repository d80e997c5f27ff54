"""Task tables and sentences that assign -> tasks: what, lead body, co-ordinating bodies, deadline, product."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from assistant.clauses import split_sentences
from assistant.data import read_data
from assistant.register.context import context_of, level_of_document, pillar_of
from assistant.register.rows import number_rows
from assistant.register.tables import Table, TableRow, find_tables
from assistant.types import Document, Passage, Task
from assistant.vietnamese import fold

_NOT_EVERY_YEAR = re.compile(r"(?:19|20)\d{2}")


def extract_tasks(document: Document, passages: Sequence[Passage]) -> tuple[Task, ...]:
    """Every task as a row, in the order of the text; a results document assigns none."""
    if document.kind == "results":
        return ()
    tasks = [*_table_tasks(document, passages)]
    for passage in passages:
        tasks.extend(_assigned(document, passage))
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
            if at >= 0 and row.start < passages[at].end and what:
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


def _assigned(document: Document, passage: Passage) -> Iterator[Task]:
    """Tasks of sentences: "Giao Sở X ...", "Sở X chủ trì, phối hợp với Y ...", or bullets beneath "Sở X:"."""
    if passage.text.lstrip().startswith("|") or context_of(passage) == "background":
        return
    owner = next((body for heading in reversed(passage.heading_path[-2:]) if (body := _body_of_heading(heading))), None)
    article = re.match(r"\W*Điều\s+\d", passage.text) is not None  # "Điều 2. Ủy ban nhân dân tỉnh tổ chức ..."
    in_tasks = context_of(passage) == "task" or article
    for start, end in split_sentences(passage.text):
        text = re.sub(
            r"^(?:[\s*_\-–•+]*(?:\(?\d{1,3}(?:\.\d+)*[.)]|[a-zđ]\))?)\s*", "", passage.text[start:end]
        ).strip()
        parsed = _parse(" ".join(text.replace("**", "").split()), owner, in_tasks=in_tasks)
        if parsed is None:
            continue
        lead, partners, what, deadline, confidence = parsed
        yield Task(
            id="", document=document.id, pillar=pillar_of(passage.heading_path, what), task=what, lead=lead, coordinating=partners,
            deadline=deadline, product=None, level=level_of_document(document), quote=passage.text[start:end],
            section=" › ".join(passage.heading_path), page=passage.page, passage_id=passage.id, url=f"/d/{document.id}#{passage.id}",
            years=years_of(deadline or ""), confidence=confidence, span=(passage.start + start, passage.start + end),
        )  # fmt: skip


def _parse(text: str, owner: str | None, *, in_tasks: bool) -> tuple[str, str | None, str, str | None, float] | None:
    """(lead, co-ordinating, what, deadline, confidence) of a sentence that assigns; None for any other."""
    body = _leads().match(text)
    rest, lead, confidence = text, owner, 0.7
    if body:
        lead, rest = (body.group("body") or body.group("given")).strip(" ,"), text[body.end() :]
        confidence = 0.9 if body.group("leads") else 0.8
    elif in_tasks and (named := _named().match(text)):
        lead, rest, confidence = named.group(1), text[named.end() :], 0.7
    elif owner is None or not _imperative().match(fold(text)):
        return None
    partners = re.match(
        # Verbs are small letters: "Bộ Xây dựng" is a body, "xây dựng kế hoạch" a task.
        r"\s*(?i:(?:chủ trì\s*,?\s*)?phối hợp (?:chặt chẽ )?(?:với|cùng))\s+(?P<who>.+?)(?=\s(?:"
        + _verbs()
        + r")[\s,])",
        rest,
    )
    what = rest[partners.end() :] if partners else re.sub(r"^\s*chủ trì\s*,?\s*", "", rest, flags=re.IGNORECASE)
    deadline = _DEADLINE.search(what)
    due = (
        re.sub(r"^[,(\s]*(?:hoàn thành|xong|thực hiện|báo cáo)?\s*(?:trong|vào|đến)?\s*", "", deadline.group()).strip(
            " ,.;()"
        )
        if deadline
        else None
    )
    what = (what[: deadline.start()] + what[deadline.end() :] if deadline else what).strip(" ,.;:/-")
    label = lead is not None and lead.lower() in (
        "đơn vị",
        "cơ quan",
        "các đơn vị",
        "đơn vị thực hiện",
    )  # "Đơn vị chủ trì: ..."
    if len(what.split()) < 3 or lead is None or label:
        return None
    return lead, partners.group("who").strip(" ,") if partners else None, what[:1].upper() + what[1:], due, confidence


_DATE = (
    r"(?:ngày\s+)?\d{1,2}(?:[/-]\d{1,2}[/-]\d{4}|\s+tháng\s+\d{1,2}(?:\s+(?:năm\s+\d{4}|hằng năm|hàng năm))?)"
    r"|(?:tháng\s+)?\d{1,2}[/-]\d{4}|tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?"
    r"|quý\s+[IVX\d]+(?:\s*[/,]?\s*(?:năm\s+)?\d{4})?|năm\s+\d{4}"
)
_DEADLINE = re.compile(
    rf"[,(]?\s*(?:(?:hoàn thành|xong|báo cáo|thực hiện)\s+)?(?:(?:trước|trong|chậm nhất|hạn|đến|vào|hết)\s+)+(?:{_DATE})\)?"
    r"|[,(]?\s*(?:định kỳ\s+)?(?:hằng|hàng) (?:năm|quý|tháng)\)?",
    re.IGNORECASE,
)


@cache
def _leads() -> re.Pattern[str]:
    names = "|".join(map(re.escape, read_data("register")["bodies"]))
    return re.compile(
        rf"^(?i:giao\s+(?:cho\s+)?)?(?P<body>(?i:(?:các\s+)?(?:{names}))(?![\w])[^.;:]*?)\s*"
        r"(?:,?\s+(?P<leads>chủ trì)(?:\s*,)?|,?\s+(?:có trách nhiệm|chịu trách nhiệm|được giao)(?:\s*:)?)(?=\s)"
        rf"|^(?i:giao)\s+(?:cho\s+)?(?P<given>(?i:(?:các\s+)?(?:{names}))(?![\w]).*?)(?=\s(?:{_verbs()})\s)",
    )


@cache
def _named() -> re.Pattern[str]:
    """A body by its proper name before the verb of its task: "Bộ Tài chính bố trí vốn ..."."""
    bodies = "|".join(re.escape(name) for name in read_data("register")["bodies"] if name[0].isupper())
    passive = r"(?!.{0,80}?\s(?:được|bị|đã|là|có)\s)"
    return re.compile(rf"^((?:{bodies})\s{passive}[^.;:]{{2,110}}?)(?=\s(?:{_verbs()})[\s,])")


@cache
def _verbs() -> str:
    return "|".join(map(re.escape, read_data("register")["task_verbs"]))


@cache
def _imperative() -> re.Pattern[str]:
    return re.compile(
        r"(?:dinh ky (?:\S+ ){1,2})?(?:chu tri|"
        + "|".join(re.escape(fold(verb)) for verb in read_data("register")["task_verbs"])
        + r")\b"
    )


def _body_of_heading(heading: str) -> str | None:
    bare = re.sub(r"^\W*(?:[IVXLC]+|\d+(?:\.\d+)*|[a-zđ])\s*[.):\-–]\s*", "", heading).strip(" :.*")
    bare = re.sub(r"^(?:trách nhiệm của|giao|đối với)\s+", "", bare, flags=re.IGNORECASE)
    names = "|".join(map(re.escape, read_data("register")["bodies"]))
    return bare if re.match(rf"(?:các\s+)?(?:{names})(?!\w)", bare, re.IGNORECASE) and len(bare) <= 120 else None
