"""Retrieval benchmarks on files of one's own: figures as they should be, bad lines named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.benchmark import (
    BadBenchmark,
    Query,
    benchmark_retrieval,
    read_passages_file,
    read_queries_file,
    score,
)
from tests.fake_encoder import FakeEncoder

PASSAGES = [
    {"pid": 1, "title": "Rừng", "text": "Tỷ lệ che phủ rừng đạt 58% vào năm 2031."},
    {"pid": "2", "title": "", "text": "Số trạm y tế cấp xã có bác sĩ đạt 95%."},
    {"pid": "ba", "text": "Học sinh tiểu học biết bơi chiếm khoảng 90%."},
]
QUERIES = [
    {"qid": "a", "question": "Rừng che phủ bao nhiêu?", "pids": [1]},
    {"qid": "b", "question": "Bao nhiêu trạm y tế có bác sĩ?", "pids": ["2"]},
    {"qid": "c", "question": "Học sinh biết bơi chiếm bao nhiêu?", "pids": ["ba", "1"]},
]


def write(path: Path, rows: list[object]) -> Path:
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows) + "\n\n", "utf-8")
    return path


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    return write(tmp_path / "p.jsonl", [*PASSAGES]), write(tmp_path / "q.jsonl", [*QUERIES])


@pytest.mark.parametrize("strip", [False, True])
def test_every_question_finds_its_passage(files: tuple[Path, Path], strip: bool) -> None:
    measured = benchmark_retrieval(*files, FakeEncoder(), strip_diacritics=strip).to_json()
    assert (measured["R@1"], measured["R@3"], measured["R@10"], measured["MRR@10"]) == (1.0, 1.0, 1.0, 1.0)
    assert (measured["questions"], measured["passages"]) == (3, 3)
    assert measured["milliseconds"] > 0
    assert measured["passages_per_second"] > 0
    assert measured["peak_memory_mb"] > 10


def test_shares_are_counted_from_the_first_right_passage() -> None:
    found = {"a": ["1"], "b": ["9", "8", "2"], "c": [*"zyxwvutsr", "3"], "d": [*"zyxwvutsrq", "4"], "e": []}
    queries = [Query(key, key, frozenset((str(i),))) for i, key in enumerate("abcde", 1)]
    scores = score(lambda question: found[question], queries)
    assert (scores.r_at_1, scores.r_at_3, scores.r_at_10) == (0.2, 0.4, 0.6)
    assert scores.mrr_at_10 == pytest.approx((1 + 1 / 3 + 1 / 10) / 5)


def test_diacritics_are_stripped_from_questions_alone() -> None:
    asked: list[str] = []
    query = Query("a", "Rừng đặc dụng", frozenset("1"))
    score(lambda question: asked.append(question) or ["1"], [query], strip_diacritics=True)  # type: ignore[func-returns-value]
    assert asked == ["rung dac dung"]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (["{"], "p.jsonl:1: not JSON"),
        (["[]"], "p.jsonl:1: not an object"),
        ([PASSAGES[0], {"pid": 2}], 'p.jsonl:2: a passage needs "pid" and "text"'),
        ([{"pid": 2, "text": "  "}], 'p.jsonl:1: a passage needs "pid" and "text"'),
        ([{"text": "x"}], 'p.jsonl:1: a passage needs "pid" and "text"'),
        ([PASSAGES[0], "", {"pid": "1", "text": "x"}], 'p.jsonl:3: the pid "1" stands twice'),
        ([], "holds no passages"),
    ],
)
def test_a_bad_passage_is_named(rows: list[object], message: str, tmp_path: Path) -> None:
    with pytest.raises(BadBenchmark) as raised:
        read_passages_file(write(tmp_path / "p.jsonl", rows))
    assert message in str(raised.value)


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([QUERIES[0], "nonsense"], "q.jsonl:2: not JSON"),
        ([{"question": "x"}], 'q.jsonl:1: a query needs "question" and "pids"'),
        ([{"question": "x", "pids": []}], 'q.jsonl:1: a query needs "question" and "pids"'),
        ([{"question": 3, "pids": ["1"]}], 'q.jsonl:1: a query needs "question" and "pids"'),
        ([{"question": "x", "pids": ["7"]}], "q.jsonl:1: no passage has the pid '7'"),
        ([], "holds no queries"),
    ],
)
def test_a_bad_query_is_named(rows: list[object], message: str, tmp_path: Path) -> None:
    with pytest.raises(BadBenchmark) as raised:
        read_queries_file(write(tmp_path / "q.jsonl", rows), {"1", "2"})
    assert message in str(raised.value)


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "p.jsonl").write_bytes(b"\xff\xfe\x00\x81")
    with pytest.raises(BadBenchmark, match=r"p\.jsonl is not UTF-8 text"):
        read_passages_file(tmp_path / "p.jsonl")
