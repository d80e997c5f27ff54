"""Counts by day and status, the lists of questions, the draft golden set: read back from a real journal."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.evaluate import read_golden, what_is_wrong
from assistant.journal import Feedback, Journal
from assistant.journal.golden import draft_golden
from assistant.journal.report import KINDS, count_by_day, count_kinds, list_questions, model_usage
from assistant.types import AnswerStatus, Turn
from tests.journal.test_record import ANSWER

REFUSED = replace(ANSWER, status=AnswerStatus.REFUSED, citations=(), timings_ms={"total": 5.0})
GENERATED = replace(ANSWER, engine="llm", timings_ms={"total": 900.0, "llm_calls": 1, "llm_tokens": 120})
FELL_BACK = replace(ANSWER, timings_ms={"total": 2000.0, "llm_calls": 2, "llm_tokens": 30})


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    opened = Journal(tmp_path / "journal.sqlite3", 30)
    opened.record("Đạt bao nhiêu?", ANSWER, "g-1")
    bad = opened.record(
        "Còn cấp xã?", GENERATED, "g-1", history=[Turn("user", "Đạt bao nhiêu?"), Turn("assistant", "80%")]
    )
    opened.record("Giá điện?", REFUSED, "g-1")
    opened.record("Giá xăng?", REFUSED, "g-1")
    opened.record("Giá điện?", REFUSED, "g-1")
    opened.record("Mục tiêu nào?", replace(ANSWER, status=AnswerStatus.CLARIFY), "g-1")
    good = opened.record("Lâu quá?", FELL_BACK, "g-1")
    assert bad
    assert good
    opened.feedback(Feedback(bad, False, "wrong_figure", "phải là 60%"))
    opened.feedback(Feedback(good, True))
    yield opened
    opened.close()


def test_counts_by_day_and_status(journal: Journal) -> None:
    ((_, counts),) = count_by_day(journal.path, 7)
    assert counts == {"answered": 3, "refused": 3, "clarify": 1, "bad": 1}
    assert count_kinds(journal.path, 7) == {"all": 6, "refused": 2, "unanswered": 1, "bad": 1, "slow": 6}


def test_each_kind_lists_its_questions(journal: Journal) -> None:
    listed = {kind: [q.question for q in list_questions(journal.path, kind, 7)] for kind in KINDS}
    assert listed["refused"] == ["Giá điện?", "Giá xăng?"]
    assert listed["unanswered"] == ["Mục tiêu nào?"]
    assert listed["bad"] == ["Còn cấp xã?"]
    assert listed["slow"][:2] == ["Lâu quá?", "Còn cấp xã?"]
    assert len(listed["all"]) == 6
    assert list_questions(journal.path, "refused", 7)[0].times == 2
    (bad,) = list_questions(journal.path, "bad", 7)
    assert (bad.helpful, bad.reason, bad.note, bad.documents) == (False, "wrong_figure", "phải là 60%", ("kh-1",))


def test_pages_of_a_list_join_to_the_whole(journal: Journal) -> None:
    pages = [list_questions(journal.path, "all", 7, limit=2, offset=at) for at in (0, 2, 4, 6)]
    assert [q.id for page in pages for q in page] == [q.id for q in list_questions(journal.path, "all", 7)]


def test_use_of_the_model(journal: Journal) -> None:
    usage = model_usage(journal.path, 7)
    assert (usage.calls, usage.tokens, usage.answers, usage.fallbacks) == (3, 150, 1, 1)


def test_a_draft_golden_set_is_read_and_scored_as_any_other(journal: Journal, tmp_path: Path) -> None:
    for kind in KINDS:
        path = tmp_path / f"{kind}.jsonl"
        path.write_text("".join(draft_golden(list_questions(journal.path, kind, 7), kind)), "utf-8")
        rows = read_golden(path)
        assert len(rows) == len(list_questions(journal.path, kind, 7))
        golden = Path(__file__).resolve().parents[1] / "golden" / "fact.jsonl"
        assert rows[0].keys() >= json.loads(golden.read_text("utf-8").splitlines()[0]).keys()
    (bad,) = read_golden(tmp_path / "bad.jsonl")
    assert bad["history"] == [{"role": "user", "content": "Đạt bao nhiêu?"}, {"role": "assistant", "content": "80%"}]
    assert bad["observed"]["note"] == "phải là 60%"
    assert not list(what_is_wrong(GENERATED, bad))
    assert list(what_is_wrong(REFUSED, bad)) == ["status refused, expected answered"]


def test_no_journal_is_an_empty_one(tmp_path: Path) -> None:
    path = tmp_path / "none.sqlite3"
    assert count_by_day(path, 7) == []
    assert list_questions(path, "all", 7) == []
    assert count_kinds(path, 7)["all"] == 0
    assert model_usage(path, 7).calls == 0
    assert not path.exists()
