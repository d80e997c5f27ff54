"""How the pages look and how they are reached: axe, widths, light and dark, both languages, keyboard, print."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.web.axe import violations

pytestmark = pytest.mark.browser

# Where the layout differs; the second language at the size between, for its words have other lengths.
SIZES = {"vi": (390, 1280), "en": (768,)}
WIDTHS = (320, 360, 390, 480, 640, 641, 767, 768, 900, 1023, 1024, 1087, 1088, 1280, 1440, 1920)
PAGES = {
    # One document's rows: every kind of them is there, and axe reads each.
    "targets": "/targets?document=ha-noi-du-thao-2021&year=2025",
    "compare": "/targets?view=compare&by=result",
    "charts": "/targets?view=chart",
    "documents": "/d",
    "document": "/d/qd-749-2020",
    "missing": "/khong-co",
}
READING = {"list": "/d", "picture": "/d/ke-hoach?cited={cited}&at=0", "scan": "/d/bao-cao"}
LOCALES = {"vi": "vi-VN", "en": "en-GB"}
FITS = "document.documentElement.scrollWidth <= window.innerWidth"


@contextmanager
def visiting(browser: Browser, origin: str, language: str = "vi", **more: object) -> Iterator[Page]:
    """A page in a context of its own; nothing may leave the origin or break the content policy."""
    settings = {"viewport": {"width": 1280, "height": 844}, "locale": LOCALES[language], **more}
    context: BrowserContext = browser.new_context(**settings)  # type: ignore[arg-type]
    page = context.new_page()
    wrong: list[str] = []
    page.on("request", lambda r: None if r.url.startswith((origin, "data:", "blob:")) else wrong.append(r.url))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda m: wrong.append(m.text) if "Content Security Policy" in m.text else None)
    yield page
    context.close()
    assert wrong == []


def go(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("#register[aria-busy=true]")).to_have_count(0)
    page.evaluate("document.fonts.ready.then(() => null)")


def read_address(reading_server: str, name: str) -> str:
    passages = httpx.get(f"{reading_server}/api/documents/ke-hoach").json()["passages"]
    cited = ",".join(f"ke-hoach:{passage['id']}~0-5" for passage in passages[:2])
    return reading_server + READING[name].format(cited=cited)


def checked(page: Page, language: str) -> None:
    """No grave violation at any size; dark changes colour alone, and that the same at every size."""
    found = {}
    for width in SIZES[language]:
        page.set_viewport_size({"width": width, "height": 844})
        found[f"{width} px"] = violations(page)
    page.emulate_media(color_scheme="dark")
    found["dark"] = violations(page, only=["color-contrast", "link-in-text-block"])
    assert {state: faults for state, faults in found.items() if faults} == {}


def test_axe_sees_what_is_wrong(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(
        '<html lang="xx"><main><img src="data:,"><p style="color:#999;background:#fff">chữ</p></main></html>'
    )
    found = " ".join(violations(page))
    page.close()
    assert "image-alt (critical)" in found
    assert "color-contrast (serious)" in found


@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_open_to_all(browser: Browser, server: str, name: str, language: str) -> None:
    with visiting(browser, server, language) as page:
        go(page, server + PAGES[name])
        assert page.locator("html").get_attribute("lang") == language
        assert page.locator("h1").count() == 1
        checked(page, language)
        wide = {}
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 844})
            wide[width] = page.evaluate(FITS)
        assert all(wide.values()), wide


@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize("name", READING)
def test_the_reading_room_is_open_to_all(browser: Browser, reading_server: str, name: str, language: str) -> None:
    with visiting(browser, reading_server, language) as page:
        go(page, read_address(reading_server, name))
        checked(page, language)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 844})
            assert page.evaluate(FITS), width


def test_refused_files_are_told_with_the_reason(browser: Browser, reading_server: str) -> None:
    for language, said in (("vi", "Tệp PDF bị hỏng. Hãy lưu lại"), ("en", "is a damaged PDF; save it again")):
        with visiting(browser, reading_server, language) as page:
            go(page, f"{reading_server}/d")
            row = page.locator("section .documents li")
            assert row.count() == 1
            expect(row).to_contain_text("hong.pdf")
            expect(row).to_contain_text(said)


@pytest.mark.parametrize("name", ["targets", "documents", "document", "missing"])
def test_four_times_as_large(browser: Browser, server: str, name: str) -> None:
    """A window of 1280 by 1024 at 400 %: the text is there, reached by scrolling down alone, and nothing covers it."""
    with visiting(browser, server, viewport={"width": 320, "height": 256}) as page:
        go(page, server + PAGES[name])
        assert page.evaluate(FITS)
        bars = "[...document.querySelectorAll('body *')].filter(e => ['sticky', 'fixed'].includes(getComputedStyle(e).position) && e.offsetHeight > 0).length"
        assert page.evaluate(bars) == 0


def test_language_by_the_browser_by_the_switch_and_kept(browser: Browser, server: str) -> None:
    with visiting(browser, server, "en") as page:
        go(page, f"{server}/d/qd-749-2020")
        expect(page.locator(".site-nav a[aria-current=page]")).to_have_text("Documents")
        assert page.locator("article").get_attribute("lang") == "vi"
        page.locator("#language").click()
        expect(page.locator(".site-nav a[aria-current=page]")).to_have_text("Văn bản")
        go(page, f"{server}/targets")
        expect(page.locator("h1")).to_have_text("Tra cứu chỉ tiêu")
        page.locator("#language").click()
        expect(page.locator("h1")).to_have_text("Look up targets")


def test_dark_by_the_switch_and_kept(browser: Browser, server: str) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    with visiting(browser, server, color_scheme="light") as page:
        go(page, f"{server}/d")
        light = page.evaluate(ground)
        page.locator("#theme").click()
        expect(page.locator("#theme")).to_have_attribute("aria-pressed", "true")
        dark = page.evaluate(ground)
        assert light != dark
        go(page, f"{server}/targets?view=chart")
        # The server writes it into the page: nothing flashes.
        assert 'data-theme="dark"' in page.request.get(f"{server}/targets").text()
        assert page.evaluate(ground) == dark
        assert violations(page, only=["color-contrast"]) == []
        page.locator("#theme").click()
        assert page.evaluate(ground) == light


def test_our_font_is_what_is_read(browser: Browser, server: str) -> None:
    with visiting(browser, server) as page:
        go(page, f"{server}/d/qd-749-2020")
        loaded = page.evaluate("[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family + f.weight)")
        assert len(loaded) == 4
        assert page.evaluate("document.fonts.check('17px \"Be Vietnam Pro\"', 'ướẫỹĐ')")


def test_by_keyboard_alone(browser: Browser, server: str) -> None:
    with visiting(browser, server) as page:
        go(page, f"{server}/targets")
        page.keyboard.press("Tab")
        expect(page.locator(".site-skip")).to_be_focused()
        expect(page.locator(".site-skip")).to_be_in_viewport()
        page.keyboard.press("Enter")
        expect(page.locator("#main")).to_be_focused()
        page.keyboard.press("Tab")
        expect(page.locator("#filter-text")).to_be_focused()
        page.keyboard.type("kinh te so")
        page.wait_for_url("**text=kinh+te+so**")
        reach(page, "#tab-table")
        page.keyboard.press("ArrowRight")
        expect(page.locator("#tab-compare")).to_be_focused()
        expect(page.locator("#tab-compare")).to_have_attribute("aria-selected", "true")
        expect(page.locator("#compare-by")).to_be_visible()
        reach(page, "#compare-by")
        page.keyboard.press("ArrowDown")  # what is drawn anew keeps the focus
        page.wait_for_url("**by=document**")
        expect(page.locator("#side-first option").first).not_to_have_text("2025")
        expect(page.locator("#compare-by")).to_be_focused()
        page.locator("#tab-compare").focus()
        page.keyboard.press("Home")
        expect(page.locator("#tab-table")).to_be_focused()
        reach(page, "#rows tbody a >> nth=0")
        outline = page.evaluate(
            "getComputedStyle(document.activeElement).outlineStyle + getComputedStyle(document.activeElement).outlineWidth"
        )
        assert outline == "solid3px"
        page.keyboard.press("Enter")
        page.wait_for_url("**/d/**")
        expect(page.locator(":target")).to_be_in_viewport()


def test_the_reading_room_by_keyboard(browser: Browser, reading_server: str) -> None:
    with visiting(browser, reading_server, viewport={"width": 390, "height": 844}) as page:
        go(page, read_address(reading_server, "picture"))
        reach(page, "#next")
        page.keyboard.press("Enter")
        page.wait_for_url("**at=1**")
        expect(page.locator(".bar")).to_contain_text("Trích dẫn 2/2")
        reach(page, ".outline summary")
        page.keyboard.press("Enter")
        reach(page, ".outline a >> nth=-1")
        page.keyboard.press("Enter")
        expect(page.locator("article :is(h2, h3)").last).to_be_in_viewport()


def reach(page: Page, selector: str, most: int = 60) -> None:
    """Go on by Tab until the element has the focus, and is seen."""
    wanted = page.locator(selector)
    for _ in range(most):
        if wanted.evaluate("element => element === document.activeElement"):
            expect(wanted).to_be_in_viewport()
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{selector} is not reached by Tab")


def test_on_paper_only_the_text_is_left(browser: Browser, server: str) -> None:
    with visiting(browser, server, color_scheme="dark") as page:
        go(page, f"{server}/d/qd-749-2020")
        page.emulate_media(media="print")
        for hidden in (".site-header", ".bar", ".outline", ".site-footer"):
            expect(page.locator(hidden)).to_be_hidden()
        expect(page.locator("article")).to_be_visible()
        assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        source = page.evaluate("getComputedStyle(document.querySelector('main'), '::after').content")
        assert "749/QĐ-TTg" in source
        assert "/d/qd-749-2020" in source


def test_no_motion_where_none_is_wanted(browser: Browser, server: str) -> None:
    with visiting(browser, server, reduced_motion="reduce") as page:
        go(page, f"{server}/targets")
        page.evaluate("document.getElementById('register').setAttribute('aria-busy', 'true')")
        assert (
            float(page.evaluate("parseFloat(getComputedStyle(document.getElementById('view')).transitionDuration)"))
            < 0.001
        )
