"""`make screenshots`: pictures of the served page for people to look at, and those README shows."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.web.conftest import free_port, wait_until_ready

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "images"
WIDTHS = {"phone": (390, 844), "desktop": (1280, 860)}
QUESTION = "den nam 2025 kinh te so chiem bao nhieu % GRDP?"


def take(browser: Browser, address: str, name: str) -> None:
    width, height = WIDTHS[name]
    page = browser.new_page(viewport={"width": width, "height": height}, locale="vi-VN", device_scale_factor=1.5)
    page.goto(address)
    page.locator("#question textarea").wait_for(state="visible")
    page.screenshot(path=FOLDER / f"{name}-start.png")
    page.locator("#question textarea").fill(QUESTION)
    page.locator("#question textarea").press("Enter")
    page.locator("a.cite").first.wait_for()
    page.locator("a.cite").first.click()
    page.wait_for_timeout(600)  # the page scrolls to the source
    page.screenshot(path=FOLDER / f"{name}-answer.png")
    page.close()


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    port = free_port()
    log = Path(FOLDER, ".server.log")
    with log.open("w") as out:
        command = [sys.executable, "-m", "assistant", "serve", "--port", str(port)]
        process = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=out)
        try:
            wait_until_ready(f"http://127.0.0.1:{port}", process, str(log))
            chromium = shutil.which("chromium") or "/usr/bin/chromium"
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
                for name in WIDTHS:
                    take(browser, f"http://127.0.0.1:{port}", name)
        finally:
            process.terminate()
            process.wait(20)
    log.unlink()


if __name__ == "__main__":
    main()
