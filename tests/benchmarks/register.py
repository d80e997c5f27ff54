"""`make bench-register`: the register on texts that are not ours to copy, read where they lie (SHARED, default ../shared).

The draft's facts on the raw article alone; the two annexes of Resolution 03/NQ-CP cell by cell against a plain reading of
their Markdown that shares nothing with the parser; Resolution 57's section II against the list written by hand.
"""

from __future__ import annotations

import json
import re
import statistics
import sys
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

from assistant.contract import target_record
from assistant.register.lookup import lookup_targets
from assistant.types import Target
from tests.register.facts_of_draft import draft_facts
from tests.register.measure import FACTS, Score, read_facts, read_plan, score

PLANS = "data/plans"


def plain_rows(text: str, header: str) -> list[list[str]]:
    """Cells of the Markdown table whose header begins with `header`, marks of emphasis taken off."""
    block = text[text.index(header) :].split("\n\n")[0]
    rows = [
        [re.sub(r"\*\*", "", cell).strip() for cell in line.strip().strip("|").split("|")]
        for line in block.splitlines()
    ]
    return [row for row in rows[1:] if not re.fullmatch(r"[\s\-:|]*", "".join(row))]


def expected_targets(text: str) -> list[dict[str, Any]]:
    """One dict a value of the table of targets, by rules of this table alone."""
    expected, year = [], None
    for number, name, unit, value, body in plain_rows(text, "| TT | Chỉ tiêu |"):
        if re.fullmatch(r"[IVX]+", number):
            year = int(re.findall(r"\d{4}", name)[0])
        elif value:
            for part in value.split(";"):
                numbers = re.findall(r"\d+(?:,\d+)?", part)
                is_number = bool(numbers) and not re.match(r"[A-ZĐa-z]", part.strip())
                sign = re.match(r"\s*(≤|≥|>=|>|<)?", part)
                comparator = {"≥": ">=", "≤": "<="}.get(sign.group(1) or "=", sign.group(1) or "=") if sign else "="
                low, high = [*numbers, None][:2] if is_number else (None, None)
                expected.append(
                    {
                        "indicator": name.rstrip("."),
                        "unit": unit,
                        "value": None if low is None else Decimal(low.replace(",", ".")),
                        "value_max": Decimal(high.replace(",", "."))
                        if high and re.search(r"\d%?\s*-\s*\d", part)
                        else None,
                        "comparator": "qualitative"
                        if low is None
                        else "rank"
                        if unit == "Thứ bậc"
                        else "range"
                        if high and "-" in part
                        else comparator,
                        "state": None if is_number else value,
                        "year": year,
                        "responsible": body,
                    }
                )
    return expected


def actual_target(row: Target) -> dict[str, Any]:
    return {
        "indicator": row.indicator, "unit": row.unit, "value": row.value, "value_max": row.value_max, "comparator": row.comparator.value,
        "state": row.state, "year": row.years[-1] if row.years else None, "responsible": row.responsible,
    }  # fmt: skip


def expected_tasks(text: str) -> list[dict[str, Any]]:
    """One dict a numbered row; a row without a number goes on from the one before it."""
    expected: list[dict[str, Any]] = []
    group = None
    for number, *cells in plain_rows(text, "| TT | Tên nhiệm vụ |"):
        if re.fullmatch(r"[IVX]+\.", number):
            group = cells[0]
        elif number:
            expected.append(
                dict(zip(("task", "lead", "coordinating", "product", "deadline"), cells, strict=True))
                | {"group": group}
            )
        else:
            for name, cell in zip(("task", "lead", "coordinating", "product", "deadline"), cells, strict=True):
                expected[-1][name] = f"{expected[-1][name]} {cell}".strip()
    return expected


def compare_cells(name: str, expected: list[dict[str, Any]], actual: list[dict[str, Any]]) -> None:
    cells = wrong = 0
    for i, row in enumerate(expected):
        got = actual[i] if i < len(actual) else {}
        for field, value in row.items():
            cells += 1
            if (got.get(field) or None) != (value or None):
                wrong += 1
                print(f"  row {i + 1} {field}: {got.get(field)!r}, not {value!r}")
    print(
        f"{name}: {len(actual)} of {len(expected)} rows, {cells - wrong} of {cells} cells right ({(cells - wrong) / cells:.4f})"
    )


def show(name: str, result: Score) -> None:
    print(
        f"{name}: recall {result.recall:.3f}, precision {result.precision:.3f} ({result.expected} facts, {result.found} rows)"
    )
    for what in ("missing", "wrong", "extra"):
        for line in getattr(result, what):
            print(f"  {what} {line}")


def time_lookups(rows: tuple[Target, ...], count: int = 10_000) -> None:
    """Milliseconds of a filtered lookup and its first page as JSON, over rows repeated up to `count`."""
    many = (rows * (count // len(rows) + 1))[:count]
    for filters in ({}, {"text": "ty le dan so"}, {"year": 2030, "text": "cap xa"}, {"level": "cấp huyện"}):
        taken = []
        for _ in range(15):
            started = time.perf_counter()
            found = lookup_targets(many, **filters)  # type: ignore[arg-type]
            json.dumps([target_record(row) for row in found[:100]], ensure_ascii=False)
            taken.append((time.perf_counter() - started) * 1000)
        print(f"lookup among {count} rows {filters}: median {statistics.median(taken):.1f} ms, {len(found)} rows")


def main(shared: Path) -> None:
    raw = read_plan(shared / "source/ha-noi-chuyen-doi-so-2025-2030.txt")
    show("the 2021 draft, raw article", score(draft_facts(), raw.targets))
    path = next((shared / PLANS).glob("nghi-quyet-03-*.md"))
    plan, text = read_plan(path), path.read_text("utf-8")
    table = [actual_target(row) for row in plan.targets if row.quote.startswith("|")]
    compare_cells("table of targets", expected_targets(text), table)
    tasks = [
        {name: getattr(task, name) for name in ("task", "lead", "coordinating", "product", "deadline", "group")}
        for task in plan.tasks
        if task.quote.startswith("|")
    ]
    compare_cells("table of tasks", expected_tasks(text), tasks)
    resolution = read_plan(shared / PLANS / "nghi-quyet-57-nq-tw-2024.md")
    section = tuple(row for row in resolution.targets if row.section.startswith("II-"))
    show("Resolution 57, section II", score(read_facts(FACTS / "resolution-57.jsonl"), section))
    time_lookups(plan.targets + resolution.targets + raw.targets)


if __name__ == "__main__":
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared")
    if not (folder / PLANS).is_dir():
        sys.exit(f"there is no {folder / PLANS}; name the folder: make bench-register SHARED=...")
    main(folder)
