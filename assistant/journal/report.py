"""What was asked, for the operator: counts by day and status, and the questions worth looking at.

Every query opens the file anew and read-only: nothing here can hold up the thread that writes it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal, get_args

from assistant.journal.database import read_database

Kind = Literal["all", "refused", "unanswered", "bad", "slow"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_HERE = "+7 hours"  # days and hours are those of Viet Nam, which knows no summer time
_WHERE: dict[Kind, str] = {
    "all": "1",
    "refused": "status = 'refused'",
    "unanswered": "status IN ('clarify', 'error')",
    "bad": "helpful = 0",
    "slow": "1",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as it was last asked; `times` how often in all, `asked_at` in Viet Nam's time to the minute."""

    id: str
    times: int
    asked_at: str
    question: str
    history: tuple[dict[str, str], ...]
    status: str
    answer: str
    documents: tuple[str, ...]
    passages: tuple[str, ...]
    generation: str
    engine: str
    total_ms: float
    helpful: bool | None
    reason: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class Usage:
    """Of the language model, in the answers that are kept."""

    calls: int
    tokens: int
    answers: int  # that it worded
    fallbacks: int  # it was asked, and the composed answer was shown


def count_by_day(path: Path, days: int) -> list[tuple[str, dict[str, int]]]:
    """[("2026-11-25", {"answered": 12, "refused": 3, "bad": 1})], newest first; days without questions are left out."""
    found: dict[str, dict[str, int]] = {}
    sql = (
        f"SELECT date(asked_at, '{_HERE}') AS day, status, COUNT(*) AS times, SUM(helpful IS 0) AS bad FROM answers "  # noqa: S608
        "LEFT JOIN feedback ON answer_id = id WHERE asked_at >= ? GROUP BY day, status ORDER BY day DESC"
    )
    for row in _rows(path, sql, (_since(days),)):
        counts = found.setdefault(row["day"], {"bad": 0})
        counts[row["status"]] = row["times"]
        counts["bad"] += row["bad"]
    return list(found.items())


def count_kinds(path: Path, days: int) -> dict[Kind, int]:
    """How many different questions of each kind there are."""
    columns = ", ".join(f"COUNT(DISTINCT CASE WHEN {where} THEN question END) AS '{kind}'" for kind, where in _WHERE.items())  # fmt: skip
    sql = f"SELECT {columns} FROM answers LEFT JOIN feedback ON answer_id = id WHERE asked_at >= ?"  # noqa: S608
    for row in _rows(path, sql, (_since(days),)):
        return {kind: row[kind] for kind in KINDS}
    return dict.fromkeys(KINDS, 0)


def list_questions(path: Path, kind: Kind, days: int, limit: int = 50, offset: int = 0) -> list[Asked]:
    """Different questions of a kind: the newest first, of `slow` the slowest, of `refused` and `unanswered` the most asked."""
    order = {"slow": "total_ms DESC", "refused": "times DESC, last DESC", "unanswered": "times DESC, last DESC"}
    # SQLite takes the other columns from the row that has the maximum.
    latest = "MAX(total_ms) AS slowest, asked_at AS last" if kind == "slow" else "MAX(asked_at) AS last"
    sql = (
        f"SELECT *, COUNT(*) AS times, {latest}, strftime('%Y-%m-%d %H:%M', asked_at, '{_HERE}') AS here FROM answers "  # noqa: S608
        f"LEFT JOIN feedback ON answer_id = id WHERE asked_at >= ? AND {_WHERE[kind]} GROUP BY question "
        f"ORDER BY {order.get(kind, 'last DESC')}, id LIMIT ? OFFSET ?"
    )
    return [_asked(row) for row in _rows(path, sql, (_since(days), limit, offset))]


def model_usage(path: Path, days: int) -> Usage:
    """Calls and tokens of the language model."""
    sql = (
        "SELECT TOTAL(json_extract(timings_ms, '$.llm_calls')) AS calls, TOTAL(json_extract(timings_ms, '$.llm_tokens')) AS tokens, "
        "TOTAL(engine = 'llm') AS worded, TOTAL(engine <> 'llm' AND json_extract(timings_ms, '$.llm_calls') > 0) AS back "
        "FROM answers WHERE asked_at >= ?"
    )
    for row in _rows(path, sql, (_since(days),)):
        return Usage(int(row["calls"]), int(row["tokens"]), int(row["worded"]), int(row["back"]))
    return Usage(0, 0, 0, 0)


def _asked(row: sqlite3.Row) -> Asked:
    return Asked(
        id=row["id"],
        times=row["times"],
        asked_at=row["here"],
        question=row["question"],
        history=tuple(json.loads(row["history"])),
        status=row["status"],
        answer=row["answer"],
        documents=tuple(json.loads(row["documents"])),
        passages=tuple(json.loads(row["passages"])),
        generation=row["generation"],
        engine=row["engine"],
        total_ms=row["total_ms"],
        helpful=None if row["helpful"] is None else bool(row["helpful"]),
        reason=row["reason"],
        note=row["note"],
    )


def _since(days: int) -> str:
    return (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="milliseconds")


def _rows(path: Path, sql: str, values: tuple[Any, ...]) -> list[sqlite3.Row]:
    """None where nothing was kept yet, or the file cannot be read: the journal's own state tells why."""
    try:
        with _reading(path) as connection:
            return connection.execute(sql, values).fetchall()
    except sqlite3.Error:
        return []


@contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    connection = read_database(path)
    try:
        yield connection
    finally:
        connection.close()
