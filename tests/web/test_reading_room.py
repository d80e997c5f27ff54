"""The reading room as people use it: from an answer to the quote, in the text and on the original page."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture(params=[390, 1280])
def page(request: pytest.FixtureRequest, browser: Browser, reading_server: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": request.param, "height": 844}, locale="vi-VN")
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=reading_server)
    opened = context.new_page()
    opened.goto(reading_server)
    yield opened
    context.close()


def ask(page: Page, question: str) -> Page:
    """Ask, open the first source, and go to where it stands."""
    page.locator("#question textarea").fill(question)
    page.locator("#question textarea").press("Enter")
    page.locator("a.cite").first.click(timeout=60_000)
    with page.expect_popup() as opening:
        page.locator("details.source a").locator("visible=true").first.click()  # in the panel at a desk
    return opening.value


def test_from_an_answer_to_the_quote_in_text_and_on_the_page(page: Page) -> None:
    room = ask(page, "Đến năm 2030 bao nhiêu phần trăm hộ trồng lúa dùng sổ tay điện tử?")
    quote = room.locator("mark.here")
    expect(quote).to_contain_text("85%")
    expect(quote).to_be_in_viewport()
    expect(room.locator("#page-name")).to_have_text("Trang 2/2")
    expect(room.locator(".sheet i").first).to_be_visible(timeout=60_000)
    # Asked once the picture is there: the content policy lets no page poll by eval.
    assert room.locator(".sheet img").evaluate("image => image.decode().then(() => image.naturalWidth)") > 500
    box, sheet = room.locator(".sheet i").first.bounding_box(), room.locator(".sheet").bounding_box()
    assert box is not None
    assert sheet is not None
    assert sheet["y"] < box["y"] < sheet["y"] + 0.4 * sheet["height"]
    assert room.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    room.locator("#copy").click()
    copied = room.evaluate("navigator.clipboard.readText()")
    assert "85%" in copied
    assert "12/KH-UBND" in copied
    assert "tr. 2" in copied


def test_a_scan_shows_its_quote_and_how_sure_it_is(page: Page) -> None:
    room = ask(page, "Năm 2024 số hộ dùng sổ tay điện tử đã đạt bao nhiêu?")
    if "/bao-cao" not in room.url:
        room.goto(room.url.split("/d/")[0] + "/d/bao-cao")
    expect(room.locator("#page-note")).to_contain_text("nhận dạng từ bản quét")
    expect(room.locator("article")).to_contain_text("41%")


def test_stepping_through_citations(page: Page, reading_server: str) -> None:
    passages = httpx.get(f"{reading_server}/api/documents/ke-hoach").json()["passages"]
    first, last = passages[1]["id"], passages[-1]["id"]
    page.goto(f"{reading_server}/d/ke-hoach?cited=ke-hoach:{first}~0-5,ke-hoach:{last}~0-5&at=0#{first}")
    expect(page.locator(".bar")).to_contain_text("Trích dẫn 1/2")
    page.locator("#next").click()
    expect(page.locator(".bar")).to_contain_text("Trích dẫn 2/2")
    assert page.url.endswith("#" + last)
    page.locator("#previous").click()
    assert page.url.endswith("#" + first)


def test_the_tree_of_headings_leads_to_its_section(page: Page, reading_server: str) -> None:
    page.goto(f"{reading_server}/d")
    page.locator(".documents a", has_text="Kế hoạch 12/KH-UBND").click()
    page.wait_for_url(f"{reading_server}/d/ke-hoach")  # and loaded: the page's script closes the tree on a phone
    outline = page.locator(".outline")
    if not outline.evaluate("e => e.open"):
        outline.locator("summary").click()
    outline.locator("a", has_text="II. TỔ CHỨC THỰC HIỆN").click()
    expect(page.locator("h2, h3", has_text="II. TỔ CHỨC THỰC HIỆN").first).to_be_in_viewport()


def test_wrong_addresses_are_told_so(reading_server: str) -> None:
    for address in ("/d/khong-co", "/d/ke-hoach/page/99.png", "/d/ke-hoach/page/0/marks?start=0&end=1"):
        assert httpx.get(reading_server + address).status_code == 404
    assert httpx.get(f"{reading_server}/d/ke-hoach/page/x.png").status_code == 422
    strange = httpx.get(f"{reading_server}/d/ke-hoach", params={"cited": "<script>alert(1)</script>", "at": 7})
    assert strange.status_code == 200
    assert "<script>alert" not in strange.text
