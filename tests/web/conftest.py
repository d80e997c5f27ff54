"""A server of the real application in a process of its own, on a free port, over its own index."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from assistant.pipeline import Assistant
from assistant.settings import Settings
from tests.load.made_files import PLAN, SIGNATURE, make_pdf, make_scan

SCAN = (
    "BÁO CÁO",
    "Kết quả phát triển nông nghiệp số năm 2024 của tỉnh Đồng Lúa",
    "1. Số hộ dùng sổ tay điện tử đạt 41% vào cuối năm 2024.",
)
ROOT = Path(__file__).resolve().parents[2]
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
]
# What is waited for may be slow on a loaded machine; five seconds, the default, were not always enough.
expect.set_options(timeout=60_000)  # a machine shared with other work is slow, not wrong


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of a run; each test has a context of its own."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or "/usr/bin/chromium"
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def indexed(assistant: Assistant, settings: Settings) -> Path:
    """The index of the default corpus that the other tests of the run have built; a server gets a copy of it."""
    return settings.index


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, indexed: Path) -> Iterator[str]:
    yield from serve(tmp_path_factory, indexed=indexed)


@pytest.fixture(scope="session")
def reading_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server over PDFs made here: a plan with a text layer, a scan, and one that is broken."""
    corpus = tmp_path_factory.mktemp("reading-corpus")
    (corpus / "ke-hoach.pdf").write_bytes(make_pdf([PLAN[:6], [*PLAN[6:], *SIGNATURE]]))
    (corpus / "bao-cao.pdf").write_bytes(make_scan(SCAN))
    (corpus / "hong.pdf").write_bytes(b"%PDF-1.7\nbroken")
    yield from serve(tmp_path_factory, "--corpus", str(corpus))


def serve(
    tmp_path_factory: pytest.TempPathFactory, *more: str, indexed: Path | None = None, **settings: str
) -> Iterator[str]:
    """The address of a server; it builds its index, or begins with a copy of one that is there."""
    port = free_port()
    log = (tmp_path_factory.mktemp("server") / "log.txt").open("w+")
    index = tmp_path_factory.mktemp("served-index")
    if indexed is not None:
        shutil.copytree(indexed, index, dirs_exist_ok=True)
    command = [sys.executable, "-m", "assistant", "serve", "--port", str(port), "--index", str(index), *more]
    # All tests come from one address; test_limits.py has a server of its own with a limit.
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", "PLAN_RATE_PER_MINUTE": "0", **settings}
    process = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log, env=environment)
    try:
        wait_until_ready(f"http://127.0.0.1:{port}", process, log.name)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)
        log.close()


def wait_until_ready(address: str, process: subprocess.Popen[bytes], log: str, seconds: int = 180) -> None:
    for _ in range(seconds * 4):
        assert process.poll() is None, Path(log).read_text()
        try:
            if httpx.get(f"{address}/readyz", timeout=5).status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.25)
    raise AssertionError(f"not ready: {Path(log).read_text()}")
