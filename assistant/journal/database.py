"""The journal's file: SQLite in WAL mode, readable by its owner only, overwritten where rows are deleted."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

_TABLES = """
CREATE TABLE IF NOT EXISTS answers (
  id TEXT PRIMARY KEY, asked_at TEXT NOT NULL, channel TEXT NOT NULL, question TEXT NOT NULL, history TEXT NOT NULL,
  status TEXT NOT NULL, language TEXT NOT NULL, answer TEXT NOT NULL, passages TEXT NOT NULL, documents TEXT NOT NULL,
  generation TEXT NOT NULL, engine TEXT NOT NULL, timings_ms TEXT NOT NULL, total_ms REAL NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS answers_by_time ON answers (asked_at);
CREATE TABLE IF NOT EXISTS feedback (
  answer_id TEXT PRIMARY KEY REFERENCES answers (id) ON DELETE CASCADE, given_at TEXT NOT NULL, helpful INTEGER NOT NULL,
  reason TEXT, note TEXT
) STRICT;
"""
_VERSION = 1


def open_database(path: Path) -> sqlite3.Connection:
    """For its one writer; made where there is none. Raises OSError or sqlite3.Error."""
    path.parent.mkdir(parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    connection = sqlite3.connect(path, timeout=2.0, check_same_thread=False)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute("PRAGMA secure_delete=ON")  # what is forgotten is not left in the file
        connection.execute("PRAGMA foreign_keys=ON")
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version > _VERSION:
            raise sqlite3.DatabaseError(f"{path} was written by a newer version of this program")
        connection.executescript(_TABLES + f"PRAGMA user_version={_VERSION};")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def read_database(path: Path) -> sqlite3.Connection:
    """For reports: nothing can be written through it. Raises sqlite3.Error where there is no journal."""
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=2.0)
    connection.row_factory = sqlite3.Row
    return connection


def delete_database(path: Path) -> None:
    """Remove the file and what SQLite keeps beside it."""
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)
