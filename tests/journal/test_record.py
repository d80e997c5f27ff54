"""What is kept, for how long, and that nothing about it can hold up an answer."""

from __future__ import annotations

import json
import sqlite3
import stat
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assistant.journal import Feedback, Journal, JournalUnavailable, open_journal
from assistant.journal.database import read_database
from assistant.journal.retention import forget_older
from assistant.settings import Settings
from assistant.types import Answer, AnswerStatus, Citation, Sentence, Turn

CITATION = Citation(1, "kh-1", "Kế hoạch", "Mục tiêu", 2, "đạt 80%", "/d/kh-1#p1", "kh-1-p1", 0, 7)
ANSWER = Answer(
    AnswerStatus.ANSWERED, "vi", (Sentence("**80%** vào năm 2025.", (1,)),), (CITATION,), timings_ms={"total": 12.345}
)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    opened = Journal(tmp_path / "index" / "journal.sqlite3", 30)
    yield opened
    opened.close()


def rows(journal: Journal, table: str = "answers") -> list[sqlite3.Row]:
    journal.flush()
    connection = read_database(journal.path)
    found = connection.execute(f"SELECT * FROM {table}").fetchall()
    connection.close()
    return found


def test_an_answer_is_kept_with_what_it_rests_on(journal: Journal) -> None:
    history = (Turn("user", "Gọi tôi 0912345678"), Turn("assistant", "Kế hoạch nêu 60%."))
    identity = journal.record("Số 0912 345 678 hỏi: đạt bao nhiêu?", ANSWER, "g-1", channel="api", history=history)
    (row,) = rows(journal)
    assert row["id"] == identity
    assert row["question"] == "Số [số điện thoại] hỏi: đạt bao nhiêu?"
    assert json.loads(row["history"])[0] == {"role": "user", "content": "Gọi tôi [số điện thoại]"}
    assert (row["status"], row["language"], row["channel"]) == ("answered", "vi", "api")
    assert row["answer"] == "**80%** vào năm 2025. [1]"
    assert json.loads(row["passages"]) == ["kh-1-p1"]
    assert (row["generation"], row["engine"], row["total_ms"]) == ("g-1", "composed", 12.345)
    assert json.loads(row["timings_ms"]) == {"total": 12.35}


def test_nothing_personal_reaches_the_disk(journal: Journal) -> None:
    identity = journal.record("Tôi là 0912.345.678, an@example.vn", ANSWER, "g-1")
    assert identity
    assert journal.feedback(Feedback(identity, False, "sai 001088012345", "gọi 0987654321"))
    written = b"".join(path.read_bytes() for path in journal.path.parent.iterdir())
    for personal in (b"0912.345.678", b"an@example.vn", b"001088012345", b"0987654321"):
        assert personal not in written
    assert stat.S_IMODE(journal.path.stat().st_mode) == 0o600


def test_a_later_word_replaces_the_first(journal: Journal) -> None:
    identity = journal.record("Đạt bao nhiêu?", ANSWER, "g-1")
    assert identity
    assert journal.feedback(Feedback(identity, True))
    assert journal.feedback(Feedback(identity, False, "wrong_figure", "phải là 90%"))
    (row,) = rows(journal, "feedback")
    assert (row["helpful"], row["reason"], row["note"]) == (0, "wrong_figure", "phải là 90%")
    assert not journal.feedback(Feedback("unknown", True))


def test_handing_over_takes_no_time(journal: Journal) -> None:
    long = Answer(AnswerStatus.ANSWERED, "vi", (Sentence("Chỉ tiêu 30% 0912345678. " * 20, ()),))
    took = []
    for _ in range(50):
        started = time.perf_counter()
        journal.record("Câu hỏi? " * 50, long, "g-1", history=[Turn("user", "x" * 20_000)] * 50)
        took.append(time.perf_counter() - started)
    assert sorted(took)[25] < 0.001
    journal.close()
    assert len(rows_of(journal.path)) == 50


def rows_of(path: Path) -> list[sqlite3.Row]:
    connection = read_database(path)
    found = connection.execute("SELECT * FROM answers").fetchall()
    connection.close()
    return found


def test_a_file_that_cannot_be_written_stops_no_answer(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where a folder is needed")
    journal = Journal(tmp_path / "taken" / "journal.sqlite3", 30)
    identity = journal.record("Đạt bao nhiêu?", ANSWER, "g-1")
    journal.flush()
    assert identity
    assert "cannot be written" in journal.problem
    with pytest.raises(JournalUnavailable):
        journal.feedback(Feedback(identity, True))
    journal.close()


def test_a_damaged_file_stops_no_answer(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite3"
    path.write_bytes(b"no database at all" * 100)
    journal = Journal(path, 30)
    journal.record("Đạt bao nhiêu?", ANSWER, "g-1")
    journal.flush()
    assert "not a database" in journal.problem
    journal.close()
    assert path.read_bytes().startswith(b"no database")  # and it is left as it was, to be looked at


def test_old_rows_go_with_their_feedback_and_their_bytes(journal: Journal) -> None:
    old = journal.record("Câu hỏi cũ không ai cần nữa?", ANSWER, "g-1")
    assert old
    assert journal.feedback(Feedback(old, False, None, "ghi chú cũ"))
    journal.record("Câu hỏi mới?", ANSWER, "g-1")
    journal.close()
    connection = sqlite3.connect(journal.path)
    connection.executescript("PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;")
    with connection:
        connection.execute("UPDATE answers SET asked_at = '2020-01-01T00:00:00+00:00' WHERE id = ?", (old,))
    assert forget_older(connection, 30) == 1
    connection.close()
    assert [row["question"] for row in rows_of(journal.path)] == ["Câu hỏi mới?"]
    written = b"".join(path.read_bytes() for path in journal.path.parent.iterdir())
    assert "không ai cần".encode() not in written
    assert "ghi chú cũ".encode() not in written


def test_what_is_within_the_days_stays(journal: Journal) -> None:
    journal.record("Câu hỏi?", ANSWER, "g-1")
    journal.close()
    connection = sqlite3.connect(journal.path)
    assert forget_older(connection, 30, datetime.now(UTC) + timedelta(days=29)) == 0
    assert forget_older(connection, 30, datetime.now(UTC) + timedelta(days=31)) == 1
    connection.close()


def test_no_days_keep_nothing_and_remove_what_was_kept(tmp_path: Path) -> None:
    settings = Settings(index=tmp_path, journal_days=7)
    first = open_journal(settings)
    first.record("Câu hỏi?", ANSWER, "g-1")
    first.close()
    assert (tmp_path / "journal.sqlite3").exists()
    off = open_journal(Settings(index=tmp_path, journal_days=0))
    assert off.record("Câu hỏi?", ANSWER, "g-1") is None
    assert not off.feedback(Feedback("x", True))
    off.close()
    assert list(tmp_path.iterdir()) == []
