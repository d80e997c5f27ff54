"""The commands as operators run them: contract, exit codes, clear messages."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from assistant.settings import Settings
from tests.plans import FARMING_PLAIN, WATER_NUMBERED

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments: str, text: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "assistant", *arguments],
        capture_output=True,
        text=True,
        input=text,
        cwd=ROOT,
        timeout=120,
    )


@pytest.fixture
def place(tmp_path: Path) -> tuple[str, ...]:
    """Options naming a corpus of one plan and an index of its own."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "nong-nghiep.txt").write_text(FARMING_PLAIN, "utf-8")
    return ("--corpus", str(corpus), "--index", str(tmp_path / "index"))


def test_another_plan_is_answered_with_the_right_year_and_level(place: tuple[str, ...]) -> None:
    questions = [
        {"id": 1, "question": "Đến năm 2035 bao nhiêu phần trăm trang trại cấp huyện được kiểm dịch?"},
        {"id": 2, "question": "dien tich lua chat luong cao den nam 2027 la bao nhieu"},
        {"id": 3, "question": "Năm 2035 tỉnh thuộc nhóm mấy về sản lượng lúa?"},
        {"id": 4, "question": "Giá vé xem phim hôm nay bao nhiêu?"},
    ]
    done = run("ask", "--jsonl", "-", *place, text="\n".join(json.dumps(q) for q in questions))
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == [1, 2, 3, 4]
    assert [answer["status"] for answer in answers] == ["answered", "answered", "answered", "refused"]
    assert [answer["answer"].split("**")[1] for answer in answers[:3]] == [
        "90%",
        "Khoảng 45%",
        "Nhóm 4 địa phương dẫn đầu",
    ]
    assert answers[0]["citations"][0]["section"].startswith("Đến năm 2035")


def test_a_bad_line_spoils_no_other(place: tuple[str, ...]) -> None:
    done = run("ask", "--jsonl", "-", *place, text='{"question": "Sản lượng lúa?"}\nnot json\n{"id": "x"}\n')
    assert [json.loads(line)["status"] == "error" for line in done.stdout.splitlines()] == [False, True, True]
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_ingest_reports_what_changed_and_what_failed(place: tuple[str, ...]) -> None:
    first = json.loads(run("ingest", "--json", *place).stdout)
    assert (first["documents"]["added"], first["published"]) == (1, True)
    again = json.loads(run("ingest", "--json", *place).stdout)
    assert (again["documents"]["unchanged"], again["published"]) == (1, False)
    corpus = Path(place[1])
    (corpus / "nuoc.md").write_text(WATER_NUMBERED, "utf-8")
    (corpus / "anh.md").write_bytes(bytes(range(256)) * 40)
    (corpus / "sai.md").write_text("---\nid: a\ntitle: Kế hoạch\nstatus: drft\n---\nNội dung.\n", "utf-8")
    done = run("ingest", *place)
    assert done.returncode == 1
    assert "sai.md: line 4: status" in done.stdout
    assert "anh.md: is not UTF-8 text" in done.stdout
    (corpus / "nong-nghiep.txt").unlink()
    (corpus / "nuoc.md").write_text("---\nid: \n", "utf-8")
    report = json.loads(run("ingest", "--json", *place).stdout)
    assert report["documents"]["removed"] == 1
    assert report["kept"] == ["nuoc"]


def test_bad_input_is_said_and_exits_with_a_code(place: tuple[str, ...], tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    cases = [
        (("ask", "", *place), 2),
        (("ask", "x" * 20_000, *place), 2),
        (("ask", *place), 2),
        (("ingest", "--corpus", str(empty), "--index", str(tmp_path / "i")), 1),
        (("ingest", "--corpus", str(tmp_path / "none"), "--index", str(tmp_path / "i")), 1),
        (("ingest", "https://example.org/plan", *place), 1),
        (("index", "status", "--index", str(tmp_path / "none")), 1),
    ]
    for arguments, code in cases:
        done = run(*arguments)
        assert done.returncode == code, (arguments[:2], done)
        assert done.stdout + done.stderr
        assert "Traceback" not in done.stderr


def test_a_killed_ingest_loses_nothing(place: tuple[str, ...]) -> None:
    run("ingest", *place)
    corpus = Path(place[1])
    for moment in range(10):
        (corpus / f"nuoc-{moment}.txt").write_text(WATER_NUMBERED.replace("2028", str(2040 + moment)), "utf-8")
        command = [sys.executable, "-m", "assistant", "ingest", *place]
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(0.3 + 0.25 * moment)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert run("index", "verify", *place).returncode == 0
    report = json.loads(run("ingest", "--json", *place).stdout)
    assert report["failures"] == []
    status = json.loads(run("index", "status", "--json", *place).stdout)
    assert status["documents"] == 11
    leftovers = [path.name for path in Path(place[3], "corpus").iterdir() if path.name.startswith(".writing-")]
    assert leftovers == []


def test_serving_never_imports_torch(settings: Settings) -> None:
    code = (
        "import sys; from assistant.settings import Settings; from assistant.start import open_assistant;"
        "from assistant.types import Question; from pathlib import Path; import assistant.web.application, assistant.web.page;"
        f"a = open_assistant(Settings(corpus=Path({str(settings.corpus)!r}), index=Path({str(settings.index)!r})));"
        "a.answer(Question('Kinh tế số 2025?')); print([m for m in ('torch', 'sentence_transformers') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, env={**os.environ})
    assert done.stdout.strip() == "[]", done.stderr


def test_retrieval_is_measured_on_files_of_one_s_own(tmp_path: Path) -> None:
    passages = [
        {"pid": "1", "title": "Rừng", "text": "Tỷ lệ che phủ rừng đạt 58% vào năm 2031."},
        {"pid": "2", "title": "Y tế", "text": "Số trạm y tế cấp xã có bác sĩ đạt 95%."},
    ]
    queries = [{"qid": "a", "question": "Bao nhiêu trạm y tế có bác sĩ?", "pids": ["2"]}]
    for name, rows in (("p.jsonl", passages), ("q.jsonl", queries)):
        (tmp_path / name).write_text("\n".join(map(json.dumps, rows)), "utf-8")
    files = (str(tmp_path / "p.jsonl"), str(tmp_path / "q.jsonl"))
    for options in ((), ("--strip-diacritics",)):
        done = run("benchmark", "retrieval", *files, *options, "--json")
        measured = json.loads(done.stdout)
        assert (measured["R@1"], measured["MRR@10"], measured["questions"], measured["passages"]) == (1.0, 1.0, 1, 2)
        assert {"R@3", "R@10", "milliseconds", "passages_per_second", "peak_memory_mb"} <= measured.keys()
    assert "R@1" in run("benchmark", "retrieval", *files).stdout
    (tmp_path / "q.jsonl").write_text('{"question": "x", "pids": ["9"]}', "utf-8")
    done = run("benchmark", "retrieval", *files)
    assert done.returncode != 0
    assert "q.jsonl:1: no passage has the pid '9'" in done.stderr
    assert "Traceback" not in done.stderr
