"""What a reader says of an answer: helpful or not, with a reason and a note. A later word replaces the first."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime

from assistant.journal.masking import mask_personal_data


class JournalUnavailable(RuntimeError):
    """The journal cannot be written now; answering is not affected."""

    is_plan_error = True


@dataclass(frozen=True, slots=True)
class Feedback:
    answer_id: str
    helpful: bool
    reason: str | None = None
    note: str | None = None


def write_feedback(connection: sqlite3.Connection, feedback: Feedback) -> bool:
    """Keep it, masked. False where the journal knows no such answer."""
    known = connection.execute("SELECT 1 FROM answers WHERE id = ?", (feedback.answer_id,)).fetchone()
    if known is None:
        return False
    reason, note = (text and mask_personal_data(text) for text in (feedback.reason, feedback.note))
    now = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute(
        "INSERT OR REPLACE INTO feedback VALUES (?, ?, ?, ?, ?)",
        (feedback.answer_id, now, int(feedback.helpful), reason, note),
    )
    return True
