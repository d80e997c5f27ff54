"""Rows older than the retention setting are deleted, with what was said of them."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta


def forget_older(connection: sqlite3.Connection, days: int, now: datetime | None = None) -> int:
    """Delete what is older than `days` and return how many answers that were; the log that held them is emptied too."""
    before = ((now or datetime.now(UTC)) - timedelta(days=days)).isoformat(timespec="seconds")
    with connection:
        deleted = connection.execute("DELETE FROM answers WHERE asked_at < ?", (before,)).rowcount
    if deleted:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return deleted
