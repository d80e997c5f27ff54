"""What people should look at: rows that are not sure, and figures of the text that no row claims."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from assistant.figures import find_figures
from assistant.register.confidence import LOW
from assistant.register.context import context_of
from assistant.register.shown import shown_value
from assistant.types import Document, Figure, Passage, Target, Task


class Register(Protocol):
    """What is read of an index."""

    documents: tuple[Document, ...]

    @property
    def targets(self) -> tuple[Target, ...]: ...
    @property
    def tasks(self) -> tuple[Task, ...]: ...
    def passages_of(self, document_id: str) -> tuple[Passage, ...]: ...


def unclaimed_figures(passage: Passage, rows: tuple[Target, ...], tasks: tuple[Task, ...]) -> tuple[Figure, ...]:
    """Figures of a passage that stand in no row's value and in no task; those of background are not asked for."""
    if context_of(passage) == "background":
        return ()
    spans = [row.at for row in rows] + [task.span for task in tasks]
    found = []
    for figure in find_figures(passage.text):
        start, end = passage.start + figure.start, passage.start + figure.end
        if not any(a < end and start < b for a, b in spans):
            found.append(figure)
    return tuple(found)


def check_lines(register: Register, document: str | None) -> Iterator[str]:
    """For the terminal: low rows, then unclaimed figures, document by document, each with its place."""
    for known in register.documents:
        if document not in (None, known.id):
            continue
        rows = tuple(row for row in register.targets if row.document == known.id)
        tasks = tuple(task for task in register.tasks if task.document == known.id)
        low = [row for row in rows if row.confidence < LOW]
        loose = [
            (passage, figure)
            for passage in register.passages_of(known.id)
            for figure in unclaimed_figures(passage, rows, tasks)
        ]
        mended = sum(row.mended for row in rows)
        yield f"{known.id}: {len(rows)} rows, {mended} mended, {len(low)} to look at, {len(loose)} figures in no row"
        for row in low:
            yield f"  low {row.confidence:.2f}  {shown_value(row)} | {row.indicator} | {row.deadline or '-'} | {row.url}"
        for passage, figure in loose:
            around = passage.text[max(0, figure.start - 60) : figure.end + 60].replace("\n", " ")
            yield f"  in no row  «{passage.text[figure.start : figure.end]}» in: {around} | /d/{known.id}#{passage.id}"
