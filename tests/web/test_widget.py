"""The widget on a city's own site: opens the chat where it is allowed, by keyboard alone, and nowhere else."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.conftest import free_port, serve

pytestmark = pytest.mark.browser
QUESTION = "Đến năm 2025 kinh tế số chiếm bao nhiêu phần trăm GRDP?"


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None: ...


def site(folder: Path, port: int) -> Iterator[str]:
    """A page of another origin with our one line in it."""
    running = http.server.ThreadingHTTPServer(("127.0.0.1", port), partial(Quiet, directory=str(folder)))
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{port}/"
    running.shutdown()
    running.server_close()


@pytest.fixture(scope="module")
def allowed_port() -> int:
    return free_port()


@pytest.fixture(scope="module")
def embedded_server(tmp_path_factory: pytest.TempPathFactory, indexed: Path, allowed_port: int) -> Iterator[str]:
    yield from serve(tmp_path_factory, indexed=indexed, PLAN_WIDGET_ORIGINS=f"http://127.0.0.1:{allowed_port}")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, embedded_server: str) -> Path:
    made = tmp_path_factory.mktemp("site")
    line = f'<script src="{embedded_server}/widget.js" async></script>'
    (made / "index.html").write_text(
        f'<!doctype html><html lang="vi"><title>Thành phố</title><h1>Cổng thông tin</h1>{line}', "utf-8"
    )
    english = line.replace(" async", ' data-lang="en" async')
    (made / "english.html").write_text(
        f'<!doctype html><html lang="vi"><title>City</title><h1>Portal</h1>{english}', "utf-8"
    )
    return made


@pytest.fixture(scope="module")
def allowed(folder: Path, allowed_port: int) -> Iterator[str]:
    yield from site(folder, allowed_port)


@pytest.fixture(scope="module")
def foreign(folder: Path) -> Iterator[str]:
    yield from site(folder, free_port())


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="vi-VN")
    yield context.new_page()
    context.close()


def test_asked_and_closed_by_keyboard_alone(page: Page, allowed: str, embedded_server: str) -> None:
    asked: list[str] = []
    told: list[str] = []
    page.on("request", lambda sent: asked.append(sent.url))
    page.on("console", lambda message: told.append(message.text) if message.type == "error" else None)
    page.goto(allowed)
    button = page.locator("#plan-assistant button")
    expect(button).to_have_text("Hỏi về kế hoạch")
    assert [url for url in asked if embedded_server in url] == [
        f"{embedded_server}/widget.js"
    ]  # nothing more until it is opened
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    chat = page.frame_locator("#plan-assistant iframe")
    box = chat.locator("#question textarea")
    expect(box).to_be_visible(timeout=30_000)
    expect(chat.locator(".site-header")).to_be_hidden()
    box.fill(QUESTION)
    box.press("Enter")
    expect(chat.locator(".answer strong").first).to_have_text("Khoảng 30%", timeout=30_000)
    box.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(page.locator("#plan-assistant iframe")).to_be_hidden()
    assert page.evaluate("document.activeElement.id") == "plan-assistant"
    page.keyboard.press("Enter")
    expect(chat.locator(".answer strong").first).to_be_visible()  # the conversation is still there
    assert all(url.startswith((allowed, embedded_server, "data:", "blob:")) for url in asked)
    assert [text for text in told if "Content Security Policy" in text] == []


def test_language_of_its_own(page: Page, allowed: str) -> None:
    page.goto(allowed + "english.html")
    button = page.locator("#plan-assistant button")
    expect(button).to_have_text("Ask about the plans")
    button.click()
    expect(page.frame_locator("#plan-assistant iframe").locator("html")).to_have_attribute("lang", "en", timeout=30_000)


def test_a_site_that_is_not_allowed_gets_an_empty_frame(page: Page, foreign: str) -> None:
    page.goto(foreign)
    with page.expect_console_message(lambda message: "frame-ancestors" in message.text, timeout=30_000):
        page.locator("#plan-assistant button").click()
    page.wait_for_timeout(1000)
    assert all("embed=1" not in frame.url for frame in page.frames)  # the browser's own error page stands there
