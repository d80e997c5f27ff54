"""Documents, passages, targets and tasks as JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from decimal import Decimal
from pathlib import Path
from typing import Any

from assistant.types import Comparator, Document, PageReading, Passage, ReadingWarning, Relation, Target, Task


def write_lines(path: Path, records: Iterable[Document | Passage | Target | Task]) -> None:
    with path.open("w", encoding="utf-8") as out:
        for record in records:
            out.write(json.dumps(asdict(record), ensure_ascii=False, default=str) + "\n")


def read_documents(path: Path) -> tuple[Document, ...]:
    return tuple(_document(json.loads(line)) for line in path.read_text("utf-8").split("\n") if line)


def read_passages(path: Path) -> tuple[Passage, ...]:
    return tuple(_passage(json.loads(line)) for line in path.read_text("utf-8").split("\n") if line)


def read_targets(path: Path) -> tuple[Target, ...]:
    return tuple(_target(json.loads(line)) for line in path.read_text("utf-8").split("\n") if line)


def read_tasks(path: Path) -> tuple[Task, ...]:
    return tuple(_task(json.loads(line)) for line in path.read_text("utf-8").split("\n") if line)


def _document(fields: dict[str, Any]) -> Document:
    fields["relations"] = tuple(Relation(**relation) for relation in fields["relations"])
    fields["pages"] = tuple(PageReading(**page) for page in fields["pages"])
    fields["warnings"] = tuple(ReadingWarning(**warning) for warning in fields["warnings"])
    for name in ("aliases", "sources", "page_starts"):
        fields[name] = tuple(fields[name])
    return Document(**fields)


def _passage(fields: dict[str, Any]) -> Passage:
    fields["heading_path"] = tuple(fields["heading_path"])
    fields["horizons"] = tuple(fields["horizons"])
    fields["clauses"] = tuple((start, end) for start, end in fields["clauses"])
    return Passage(**fields)


def _target(fields: dict[str, Any]) -> Target:
    fields["comparator"] = Comparator(fields["comparator"])
    for name in ("value", "value_max", "of"):
        fields[name] = None if fields[name] is None else Decimal(fields[name])
    for name in ("years", "span", "at"):
        fields[name] = tuple(fields[name])
    return Target(**fields)


def _task(fields: dict[str, Any]) -> Task:
    for name in ("years", "span"):
        fields[name] = tuple(fields[name])
    return Task(**fields)
