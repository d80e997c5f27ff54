"""The page as a citizen uses it: ask on a phone, read the figure, open its source."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

pytestmark = pytest.mark.browser

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or "/usr/bin/chromium"
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture(params=[390, 1280])
def page(request: pytest.FixtureRequest, browser: Browser, server: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": request.param, "height": 844}, locale="vi-VN")
    opened = context.new_page()
    elsewhere: list[str] = []
    opened.on(
        "request", lambda sent: None if sent.url.startswith((server, "data:", "blob:")) else elsewhere.append(sent.url)
    )
    opened.goto(server)
    yield opened
    context.close()
    assert elsewhere == []


def test_ask_and_open_the_citation(page: Page) -> None:
    box = page.locator("#question textarea")
    box.fill("Đến năm 2025 kinh tế số chiếm bao nhiêu phần trăm GRDP?")
    box.press("Enter")
    expect(page.locator(".answer strong").first).to_have_text("Khoảng 30%", timeout=15_000)
    source = page.locator("details.source").first
    assert source.get_attribute("open") is None
    page.locator("a.cite").first.click()
    expect(source.locator("blockquote")).to_be_visible()
    expect(source.locator("blockquote")).to_contain_text("khoảng 30%")
    expect(source).to_contain_text("Mục tiêu đến năm 2025 › Kinh tế số")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_an_example_question_is_answered(page: Page) -> None:
    example = page.locator("#examples button").first
    expect(example).to_be_visible(timeout=15_000)
    example.click()
    expect(page.locator(".answer a.cite").first).to_be_visible(timeout=15_000)


def test_markup_in_a_question_stays_text(page: Page) -> None:
    page.locator("#question textarea").fill('<img src=x onerror="window.struck=1"> kinh tế số 2025')
    page.locator("#question textarea").press("Enter")
    expect(page.locator(".answer").first).to_be_visible(timeout=15_000)
    assert page.evaluate("window.struck") is None


def test_a_follow_up_is_understood_and_comes_into_view(page: Page) -> None:
    box = page.locator("#question textarea")
    box.fill("Đến năm 2025 kinh tế số chiếm bao nhiêu phần trăm GRDP?")
    box.press("Enter")
    expect(page.locator(".answer strong").first).to_have_text("Khoảng 30%", timeout=15_000)
    box.fill("Còn năm 2030?")
    box.press("Enter")
    expect(page.locator(".answer").nth(1)).to_contain_text("Trên 40%", timeout=15_000)
    expect(page.locator(".understood")).to_contain_text("kinh tế số")
    expect(page.locator(".understood")).not_to_contain_text("text")
    expect(page.locator(".answer").nth(1)).to_be_in_viewport()


def test_an_unclear_question_offers_readings_to_pick(page: Page) -> None:
    box = page.locator("#question textarea")
    box.fill("Mục tiêu bao nhiêu phần trăm?")
    box.press("Enter")
    choice = page.locator(".suggestions a.suggestion").first
    expect(choice).to_be_visible(timeout=15_000)
    wanted = choice.text_content()
    choice.click()
    assert box.input_value() == wanted
    box.press("Enter")
    expect(page.locator(".answer strong").last).to_contain_text("%", timeout=15_000)
