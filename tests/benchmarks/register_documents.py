"""Precision and recall on real documents in SHARED, against what was read out of them by hand before the register was run.

The plan for 2005 (a PDF in TCVN3, and its transcript, whose numbers the damaged text layer has torn): targets of five
stretches. The plan of a festival (PDF) and a decree (HTML): their tasks. A law and the plan's own look back at 2004 state
no targets: rows there are false. `V=1` prints every difference.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from assistant.register.confidence import LOW
from assistant.types import Target, Task
from tests.register.measure import FACTS, Read, read_facts, read_plan, score

DOCUMENTS = "data/documents"
# Where each stretch of the plan for 2005 begins and ends, by the words of its headings.
STRETCHES = {
    "II.2": ("2. Các nhiệm vụ cụ thể", "3. Các chỉ tiêu chủ yếu"),
    "II.3": ("3. Các chỉ tiêu chủ yếu", "III. Dự báo một số cân đối"),
    "IV.1": ("1. Phát triển nông nghiệp và kinh tế nông thôn", "2. Phát triển công nghiệp"),
    "IV.2": ("2. Phát triển công nghiệp", "3. Phát triển các ngành dịch vụ"),
    "IV.3": ("3. Phát triển các ngành dịch vụ", "4. Đẩy mạnh xuất khẩu"),
}
# Read and listed after the rules were mended on the stretches above, before their first run on this one.
UNSEEN = {"IV.9-12": ("9. Lao động, việc làm và xoá đói giảm nghèo", "13. Ổn định và nâng cao đời sống")}
VERBOSE = os.environ.get("V") == "1"


def show_targets(name: str, read: Read, stretches: dict[str, tuple[str, str]] = STRETCHES) -> None:
    facts = read_facts(FACTS / "plan-2005.jsonl")
    expected = found = missing = wrong = extra = unsure = 0
    for stretch, (begin, end) in stretches.items():
        span = _span(read.document.text, begin, end)
        rows = tuple(row for row in read.targets if span[0] <= row.at[0] < span[1] and row.value is not None)
        result = score([fact for fact in facts if fact["stretch"] == stretch], rows)
        expected, found = expected + result.expected, found + result.found
        missing, wrong, extra = missing + len(result.missing), wrong + len(result.wrong), extra + len(result.extra)
        sure = tuple(row for row in rows if row.confidence >= LOW)
        unsure += len(result.extra) - len(score([f for f in facts if f["stretch"] == stretch], sure).extra)
        if VERBOSE:
            for what in ("missing", "wrong", "extra"):
                for line in getattr(result, what):
                    print(f"  {stretch} {what} {line}")
    print(f"{name}: recall {1 - (missing + wrong) / expected:.3f}, precision {1 - (extra + wrong) / found:.3f} "
          f"({expected} facts, {found} rows; {missing} missing, {wrong} wrong, {extra} extra, {unsure} of them marked unsure)")  # fmt: skip


def _span(text: str, begin: str, end: str) -> tuple[int, int]:
    start = _find(text, begin, 0)
    return start, _find(text, end, start)


def _find(text: str, words: str, after: int) -> int:
    pattern = re.compile(r"(?m)^[*\s]*" + r"\s+".join(map(re.escape, words.split())), re.IGNORECASE)
    match = pattern.search(text, after)
    if match is None:
        sys.exit(f"no heading {words!r}")
    return match.start()


def show_false(name: str, rows: Iterable[Target]) -> None:
    rows = tuple(rows)
    sure = [row for row in rows if row.confidence >= LOW]
    print(f"{name}: {len(rows)} rows where there are no targets, {len(sure)} of them not marked unsure")
    for row in rows if VERBOSE else ():
        print(
            f"  {row.confidence} {row.indicator} = {row.value if row.value is not None else row.state} ({row.deadline})"
        )


def show_tasks(name: str, facts: list[dict[str, Any]], tasks: tuple[Task, ...]) -> None:
    free, missing, wrong = list(tasks), [], []
    for fact in facts:
        near = [task for task in free if _is_task(fact, task)]
        if not near:
            missing.append(f"{fact['lead']}: {fact['what']}")
            continue
        task = min(near, key=lambda task: len(_faults(fact, task)))
        free.remove(task)
        faults = _faults(fact, task)
        if faults:
            wrong.append(f"{fact['what']}: {'; '.join(faults)}")
    print(f"{name}: recall {1 - (len(missing) + len(wrong)) / len(facts):.3f}, precision "
          f"{1 - (len(free) + len(wrong)) / max(len(tasks), 1):.3f} ({len(facts)} facts, {len(tasks)} rows; "
          f"{len(missing)} missing, {len(wrong)} wrong, {len(free)} extra)")  # fmt: skip
    if VERBOSE:
        for what, lines in (("missing", missing), ("wrong", wrong)):
            for line in lines:
                print(f"  {what} {line}")
        for task in free:
            print(f"  extra {task.confidence} {task.lead} | {task.coordinating} | {task.deadline} | {task.task[:150]}")


def _is_task(fact: dict[str, Any], task: Task) -> bool:
    said = f"{task.task} {task.group or ''} {task.coordinating or ''}".lower()
    return all(word.lower() in said for word in fact["what"])


def _faults(fact: dict[str, Any], task: Task) -> list[str]:
    faults = []
    if fact["lead"].lower() not in (task.lead or "").lower():
        faults.append(f"lead {task.lead!r}, not {fact['lead']!r}")
    if (fact["coordinating"] or "").lower() not in (task.coordinating or "").lower() or bool(
        fact["coordinating"]
    ) != bool(task.coordinating):
        faults.append(f"coordinating {task.coordinating!r}, not {fact['coordinating']!r}")
    if (fact["deadline"] or "") not in (task.deadline or "") or bool(fact["deadline"]) != bool(task.deadline):
        faults.append(f"deadline {task.deadline!r}, not {fact['deadline']!r}")
    return faults


def main(folder: Path) -> None:
    plan = read_plan(folder / "tcvn3-ke-hoach-2005.pdf")
    show_targets("plan for 2005, PDF", plan)
    show_targets("plan for 2005, PDF, a stretch not seen before", plan, UNSEEN)
    show_targets("plan for 2005, transcript", read_plan(folder / "tcvn3-ke-hoach-2005.truth.txt"))
    second = _find(plan.document.text, "Phần thứ hai", 0)
    show_false("plan for 2005, part one (the year 2004)", (row for row in plan.targets if row.at[0] < second))
    show_false("law 20/2023", read_plan(folder / "text-luat-20-2023-QH15.pdf").targets)
    festival = read_plan(folder / "ha-noi-ke-hoach-173-festival.pdf")
    show_tasks("plan of a festival, tasks", read_facts(FACTS / "festival-tasks.jsonl"), festival.tasks)
    show_false("plan of a festival", festival.targets)
    decree = read_plan(folder / "nghi-dinh-269-2025-do-thi-thong-minh.html")
    begin = _find(decree.document.text, "Chương V", 0)
    tasks = tuple(task for task in decree.tasks if task.span[0] >= begin)
    show_tasks("decree 269/2025 from chapter V, tasks", read_facts(FACTS / "decree-269-tasks.jsonl"), tasks)
    show_false("decree 269/2025", decree.targets)


if __name__ == "__main__":
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared") / DOCUMENTS
    if not folder.is_dir():
        sys.exit(f"there is no {folder}; name the shared folder with SHARED=...")
    main(folder)
