"""`make bench-page`: the first load of the page beside an empty Gradio ChatInterface, and how soon an answer stands."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.web.conftest import ARGUMENTS, ROOT, free_port, wait_until_ready

RUNS = 7
BOX = "textarea"
QUESTION = "Đến năm 2025 kinh tế số chiếm bao nhiêu phần trăm GRDP?"
EMPTY = "import sys, gradio; gradio.ChatInterface(lambda m, h: m, analytics_enabled=False).launch(server_port=int(sys.argv[1]), quiet=True)"


def load(browser: Browser, address: str) -> tuple[int, float, float]:
    """(bytes over the wire, seconds until something is read, seconds until one can type) of a first visit."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="vi-VN")
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    sizes: list[float] = []
    wire.on("Network.loadingFinished", lambda done: sizes.append(done["encodedDataLength"]))
    started = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.locator(BOX).first.wait_for()
    usable = time.perf_counter() - started
    page.wait_for_load_state("load")
    page.wait_for_timeout(1000)
    painted = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0") / 1000
    context.close()
    return int(sum(sizes)), painted, usable


def answer_seconds(browser: Browser, address: str) -> list[float]:
    """Seconds from sending to the first words of the answer on the screen."""
    page = browser.new_page(locale="vi-VN")
    page.goto(address)
    spent = []
    for n in range(RUNS):
        page.locator("#question textarea").fill(QUESTION)
        started = time.perf_counter()
        page.locator("#question textarea").press("Enter")
        page.locator(".reply .answer").nth(n).wait_for()
        spent.append(time.perf_counter() - started)
        page.wait_for_timeout(300)
    page.close()
    return spent


def start(command: list[str], port: int, ready: str, log: Path) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(command, cwd=ROOT, stdout=log.open("w"), stderr=subprocess.STDOUT)
    if ready:
        wait_until_ready(f"http://127.0.0.1:{port}", process, str(log))
    return process


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        ours, theirs = free_port(), free_port()
        serving = [sys.executable, "-m", "assistant", "serve", "--port", str(ours)]
        running = [start(serving, ours, "/readyz", Path(folder, "ours.log"))]
        running.append(start([sys.executable, "-c", EMPTY, str(theirs)], theirs, "", Path(folder, "empty.log")))
        browser = playwright.chromium.launch(executable_path=_chromium(), args=ARGUMENTS)
        try:
            pages = {"page": f"http://127.0.0.1:{ours}", "empty ChatInterface": f"http://127.0.0.1:{theirs}"}
            for address in pages.values():  # both servers warm, the same for both
                _until_open(browser, address)
            # Turn by turn: whatever else the machine does falls on both.
            loads: dict[str, list[tuple[int, float, float]]] = {name: [] for name in pages}
            for _ in range(RUNS):
                for name, address in pages.items():
                    loads[name].append(load(browser, address))
            spent = answer_seconds(browser, pages["page"])
        finally:
            browser.close()
            for process in running:
                process.terminate()
                process.wait(20)
    middle = {name: [statistics.median(part) for part in zip(*rows, strict=True)] for name, rows in loads.items()}
    for name, (size, painted, usable) in middle.items():
        print(f"{name:20} {size / 1000:7.0f} kB   first paint {painted:5.2f} s   box ready {usable:5.2f} s")
    mine, empty = middle["page"], middle["empty ChatInterface"]
    print(
        f"ratio                {mine[0] / empty[0]:7.2f}      {mine[1] / empty[1]:17.2f}     {mine[2] / empty[2]:14.2f}   (bar: 1.2)"
    )
    print(
        f"answer visible       median {statistics.median(spent):.2f} s, worst {max(spent):.2f} s after sending   (bar: 1 s)"
    )


def _until_open(browser: Browser, address: str, seconds: int = 60) -> None:
    for _ in range(seconds):
        try:
            load(browser, address)
            return
        except Exception:
            time.sleep(1)
    raise SystemExit(f"{address} does not open")


def _chromium() -> str:
    import shutil

    return shutil.which("chromium") or shutil.which("chromium-browser") or "/usr/bin/chromium"


if __name__ == "__main__":
    main()
