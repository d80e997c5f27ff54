"""Work beside this process: what comes back is what this one alone would have made, whatever befalls the other."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator

import pypdfium2
import pytest

from assistant.load import beside
from assistant.load.beside import begin, end, may_be_copied
from assistant.load.layers import JudgedLayer, read_layers
from tests.load.made_files import make_pdf

PARAGRAPH = "Ủy ban nhân dân các xã rà soát diện tích đất trồng lúa và lập danh sách hộ tham gia trước ngày 30 tháng 6."


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As in the process that reads files; this one has threads of other tests."""
    end()
    monkeypatch.setattr(beside, "may_be_copied", lambda: True)
    yield
    end()


def crash(home: int) -> str:
    if os.getpid() != home:
        os.kill(os.getpid(), signal.SIGKILL)
    return "done here"


def fail_elsewhere(home: int) -> str:
    return "done here" if os.getpid() == home else str(1 // 0)


def fail() -> None:
    raise ZeroDivisionError


@pytest.mark.usefixtures("copied")
def test_one_other_process_does_one_task_after_the_other() -> None:
    first, second = begin(os.getpid)(), begin(os.getpid)()
    assert first == second != os.getpid()


@pytest.mark.usefixtures("copied")
@pytest.mark.parametrize("work", [crash, fail_elsewhere])
def test_what_goes_wrong_elsewhere_is_done_here(work) -> None:
    assert begin(work, os.getpid())() == "done here"
    assert begin(os.getpid)() != os.getpid()  # and the next task is done beside again


@pytest.mark.usefixtures("copied")
def test_what_fails_fails_here() -> None:
    with pytest.raises(ZeroDivisionError):
        begin(fail)()


@pytest.mark.usefixtures("copied")
def test_what_was_never_asked_for_is_not_taken_for_the_next_answer() -> None:
    begin(time.sleep, 60)
    started = time.monotonic()
    assert begin(max, 1, 2)() == 2
    assert time.monotonic() - started < 30  # it is not waited for either


@pytest.mark.usefixtures("copied")
def test_what_is_large_goes_both_ways() -> None:
    assert begin(bytes.upper, b"a" * 5_000_000)() == b"A" * 5_000_000


def test_a_process_with_threads_is_not_copied() -> None:
    end()
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    assert not may_be_copied()
    assert begin(os.getpid)() == os.getpid()
    done.set()
    thread.join()


def read(raw: bytes) -> tuple[list[JudgedLayer | None], list[tuple[int, int]]]:
    shown: list[tuple[int, int]] = []
    document = pypdfium2.PdfDocument(raw)
    layers = read_layers(raw, document, lambda done, total: shown.append((done, total)))
    document.close()
    return layers, shown


@pytest.mark.parametrize("rows", [0, 90, 240])
def test_a_document_read_by_two_is_the_same(rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a table that begins before the middle or after it, and whose rows go on from page to page."""
    table = [(str(i), f"Chỉ tiêu số {i} của xã, " + "ghi chép hằng tuần " * (i % 9), f"{i}%") for i in range(rows)]
    raw = make_pdf([[PARAGRAPH] * 12] * (10 if rows < 100 else 3), table=table)
    assert len(pypdfium2.PdfDocument(raw)) >= 10
    ways = []
    for copied in (False, True):
        end()
        monkeypatch.setattr(beside, "may_be_copied", lambda copied=copied: copied)
        ways.append(read(raw)[0])
    end()
    assert ways[0] == ways[1]
    assert rows == 0 or sum(bool(layer and layer.layer.tables) for layer in ways[1]) > 3


@pytest.mark.usefixtures("copied")
def test_progress_only_rises_and_never_passes_the_last_page() -> None:
    layers, shown = read(make_pdf([[PARAGRAPH]] * 130))
    assert len(layers) == 130
    assert shown == sorted(set(shown))
    assert all(0 < done <= total == 130 for done, total in shown)
