"""Errors: a page for people, JSON for programs; a page that waits opens by itself."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import uvicorn
from fastapi import FastAPI, Response
from playwright.sync_api import Browser, expect

from assistant.live import LiveAssistant
from assistant.settings import Settings
from assistant.types import Document
from assistant.web.assets import add_assets
from assistant.web.error_pages import add_error_pages
from assistant.web.reading_room import add_reading_room
from assistant.web.targets_page import add_targets_page
from tests.fake_encoder import FakeEncoder
from tests.made_assistant import made_assistant
from tests.web.axe import violations
from tests.web.conftest import free_port

BROWSER = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
DOCUMENT = Document("ke-hoach", "Kế hoạch thử", "Mục tiêu đến năm 2030\n1. Tỷ lệ hộ dùng sổ tay điện tử đạt 85%.\n")


@pytest.fixture
def starting(tmp_path: Path) -> Iterator[tuple[str, threading.Event]]:
    """A server whose index opens when the event is set."""
    opened = threading.Event()

    def open_when_told() -> object:
        assert opened.wait(60)
        return made_assistant(tmp_path, [DOCUMENT], FakeEncoder())

    live = LiveAssistant(open_when_told, lambda: None)  # type: ignore[arg-type]
    app, port = FastAPI(), free_port()
    add_error_pages(app)
    add_assets(app)
    add_targets_page(app, live)
    add_reading_room(app, live, Settings(corpus=tmp_path, index=tmp_path))

    @app.get("/readyz")
    def readyz(response: Response) -> dict[str, object]:
        response.status_code = 200 if live.ready else 503
        return live.state()

    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    live.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}", opened
    opened.set()
    server.should_exit = True
    thread.join(20)


def test_people_get_a_page_and_programs_get_json(server: str) -> None:
    for path, status, said in (("/d/none", 404, "Không tìm thấy"), ("/d/qd-749-2020?at=x", 422, "Địa chỉ không đúng"), ("/none", 404, "Không tìm thấy")):  # fmt: skip
        page = httpx.get(server + path, headers=BROWSER)
        assert page.status_code == status
        assert page.headers["content-type"].startswith("text/html")
        assert said in page.text
        program = httpx.get(server + path, headers={"accept": "application/json"})
        assert program.status_code == status
        assert program.json()["detail"]
    assert "There is no such page" in httpx.get(f"{server}/d/none", headers={**BROWSER, "accept-language": "en"}).text
    assert httpx.get(f"{server}/api/documents/none", headers=BROWSER).json()["detail"]
    assert httpx.post(f"{server}/api/ask", content=b"{", headers=BROWSER).json()["detail"]


@pytest.mark.browser
def test_a_page_waits_for_the_index_and_opens(browser: Browser, starting: tuple[str, threading.Event]) -> None:
    address, opened = starting
    for path in ("/d", "/d/ke-hoach", "/targets"):
        response = httpx.get(address + path, headers=BROWSER)
        assert (response.status_code, response.headers["retry-after"]) == (503, "5")
        assert httpx.get(address + path).json()["detail"]["ready"] is False
    page = browser.new_page(locale="vi-VN")
    page.goto(f"{address}/d/ke-hoach")
    expect(page.locator("h1")).to_have_text("Hệ thống đang chuẩn bị")
    assert violations(page) == []
    opened.set()
    expect(page.locator("h1")).to_have_text("Kế hoạch thử", timeout=60_000)
    page.close()
