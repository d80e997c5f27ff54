"""Rows against a list of targets written by hand: precision, recall, and every difference in words."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from assistant.load.corpus import load_document
from assistant.passages import split_document
from assistant.targets import extract_targets, extract_tasks
from assistant.types import Document, Passage, Target, Task

ROOT = Path(__file__).resolve().parents[2]
FACTS = Path(__file__).parent / "facts"
PLANS = Path(__file__).parent / "plans"


@dataclass(frozen=True)
class Read:
    document: Document
    passages: tuple[Passage, ...]
    targets: tuple[Target, ...]
    tasks: tuple[Task, ...]


def read_plan(path: Path) -> Read:
    document = load_document(path, path.name)
    passages = split_document(document)
    return Read(document, passages, extract_targets(document, passages), extract_tasks(document, passages))


def read_facts(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@dataclass(frozen=True)
class Score:
    expected: int
    found: int
    missing: tuple[str, ...]  # facts no row states
    wrong: tuple[str, ...]  # facts whose row differs in something
    extra: tuple[str, ...]  # rows that state no fact

    @property
    def recall(self) -> float:
        return 1 - (len(self.missing) + len(self.wrong)) / self.expected

    @property
    def precision(self) -> float:
        return 1 - (len(self.extra) + len(self.wrong)) / max(self.found, 1)


def score(facts: list[dict[str, Any]], rows: tuple[Target, ...]) -> Score:
    """Each fact takes the row that states it with the fewest differences; `also` names facts whose parts may be rows."""
    free = list(rows)
    missing, wrong = [], []
    for fact in facts:
        near = [(differences(fact, row), i) for i, row in enumerate(free) if _about(fact, row)]
        if not near:
            missing.append(f"{fact['id']}: {fact['words']} {fact['value'] or fact['state']} {fact['year']}")
            continue
        fewest, i = min(near, key=lambda pair: (len(pair[0]), pair[1]))
        row = free.pop(i)
        if fewest:
            wrong.append(f"{fact['id']}: {'; '.join(fewest)} in «{row.indicator}»")
        if fact["value"] is None:  # one statement of several parts ("phổ cập A, phổ cập B") may be several rows
            free = [
                other
                for other in free
                if not (
                    _about(fact, other)
                    and not differences(fact, other)
                    and other.state == row.state
                    and other.quote == row.quote
                )
            ]
    extra = tuple(
        f"{row.indicator} = {row.value if row.value is not None else row.state} ({row.deadline})" for row in free
    )
    return Score(len(facts), len(rows), tuple(missing), tuple(wrong), extra)


def _about(fact: dict[str, Any], row: Target) -> bool:
    """Whether a row can be the one a fact speaks of: its words stand there and the value is the same."""
    said = _spell(
        f"{row.subject or ''} {row.indicator} {row.quote if fact['value'] is None or row.comparator == 'rank' else ''}"
    )
    same_value = row.value == (Decimal(fact["value"]) if fact["value"] is not None else None)
    return same_value and all(_spell(word) in said for word in fact["words"])


def differences(fact: dict[str, Any], row: Target) -> list[str]:
    expected = {
        "comparator": fact["comparator"],
        "value_max": Decimal(fact["value_max"]) if fact.get("value_max") else None,
        "year": fact["year"],
    }
    actual = {
        "comparator": row.comparator.value,
        "value_max": row.value_max,
        "year": row.years[-1] if row.years else None,
    }
    for name in ("unit", "level", "pillar", "part_of", "exception", "responsible"):
        if name in fact and not (name in ("unit", "part_of") and fact[name] is None):
            expected[name] = fact[name]
            actual[name] = getattr(row, name)
    found = []
    for name, value in expected.items():
        if actual[name] == value:
            continue
        said, wanted = _spell(str(actual[name])), _spell(str(value))
        if said != wanted and not (name == "part_of" and wanted in said):  # "kinh phí ... (R&D)" says no less
            found.append(f"{name} {actual[name]!r}, not {value!r}")
    if (
        fact["value"] is None
        and fact["state"]
        and _spell(fact["state"]) not in _spell(f"{row.state} {row.indicator} {row.quote}")
    ):
        found.append(f"state {row.state!r}, not {fact['state']!r}")
    return found


def _spell(text: str) -> str:
    return " ".join(text.lower().replace("hoá", "hóa").replace("tỉ ", "tỷ ").split())
