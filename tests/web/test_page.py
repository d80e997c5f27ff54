"""The page as a citizen uses it, phone to desk, light and dark, Vietnamese and English: ask, read the figure, open its source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from docx import Document as Word
from playwright.sync_api import Browser, Locator, Page, expect

from tests.web.axe import violations

pytestmark = pytest.mark.browser
FIGURE = "Đến năm 2025 kinh tế số chiếm bao nhiêu phần trăm GRDP?"


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is asked in a language, and what the answer must hold."""

    locale: str
    figure: str
    told: str
    follow_up: str
    followed: str
    unclear: str
    unknown: str
    refused: str


VI = Spoken(
    "vi-VN", FIGURE, "Khoảng 30%", "Còn năm 2030?", "Trên 40%",
    "Mục tiêu bao nhiêu phần trăm?", "Giá điện sinh hoạt là bao nhiêu?", "không nêu",
)  # fmt: skip
EN = Spoken(
    "en-US", "What is the digital economy's share of GRDP by 2025?", "About 30%", "And by 2030?", "40%",
    "What percentage is the target?", "What is the price of gold?", "do not",
)  # fmt: skip
VISITS = [
    pytest.param(width, theme, spoken, id=f"{width}-{theme}-{spoken.locale[:2]}")
    for width in (390, 768, 1280)
    for theme, spoken in (("light", VI), ("dark", EN))
]


@contextmanager
def visit(
    browser: Browser, server: str, width: int = 1280, theme: str = "light", locale: str = "vi-VN"
) -> Iterator[Page]:
    """The page in a context of its own; no script may fail on it, no request leave the origin."""
    context = browser.new_context(
        viewport={"width": width, "height": 844}, locale=locale, color_scheme=theme, accept_downloads=True  # type: ignore[arg-type]
    )  # fmt: skip
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server)
    page = context.new_page()
    wrong: list[str] = []
    own = (server, "data:", "blob:")
    page.on("request", lambda sent: None if sent.url.startswith(own) else wrong.append(f"left the origin: {sent.url}"))
    page.on("pageerror", lambda error: wrong.append(f"script: {error}"))
    page.on("console", lambda said: wrong.append(f"console: {said.text}") if said.type == "error" else None)
    try:
        page.goto(server)
        yield page
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    finally:
        context.close()
    assert wrong == []


@pytest.fixture
def page(request: pytest.FixtureRequest, browser: Browser, server: str) -> Iterator[Page]:
    with visit(browser, server, getattr(request, "param", 1280)) as opened:
        yield opened


def ask(page: Page, question: str, answers: int = 1) -> None:
    """Type, send, wait until that many answers stand whole."""
    box = page.locator("#question textarea")
    box.fill(question)
    box.press("Enter")
    expect(page.locator(".reply.whole")).to_have_count(answers, timeout=60_000)


def card(page: Page, n: int) -> Locator:
    """The card of a source where this width shows it."""
    within = "#panel" if page.viewport_size and page.viewport_size["width"] >= 1024 else "#chat"
    return page.locator(f"{within} .source-{n}").last


def grave(page: Page) -> list[str]:
    """axe's findings, with the box taken out of the way: what lies under it can be scrolled from under it."""
    page.add_style_tag(content=".form:has(> #question) { position: static !important; }")
    return violations(page)


@pytest.mark.parametrize(("width", "theme", "spoken"), VISITS)
def test_a_visit(browser: Browser, server: str, width: int, theme: str, spoken: Spoken) -> None:
    with visit(browser, server, width, theme, spoken.locale) as page:
        walk(page, spoken, theme)


def walk(page: Page, spoken: Spoken, theme: str) -> None:
    """Clarify, ask, open the source, follow up, be refused."""
    language = spoken.locale[:2]
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".example")).to_have_count(4)
    expect(page.locator("#question textarea")).to_have_attribute(
        "aria-label", {"vi": "Câu hỏi của bạn", "en": "Your question"}[language]
    )
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (sum(map(int, re.findall(r"\d+", ground)[:3])) < 200) == (theme == "dark")
    assert violations(page) == []

    ask(page, spoken.unclear)
    choice = page.locator(".choices .suggestion").first
    wanted = choice.text_content()
    choice.click()
    expect(page.locator(".asked").last).to_have_text(str(wanted))
    expect(page.locator(".reply.whole")).to_have_count(2, timeout=60_000)
    expect(page.locator(".answer strong").last).to_contain_text("%")

    ask(page, spoken.figure, 3)
    third = page.locator(".reply").nth(2)
    expect(third.locator(".answer strong").first).to_have_text(re.compile(spoken.told, re.IGNORECASE))
    expect(page.locator("#announced")).to_contain_text(spoken.told)
    source = card(page, 1)
    expect(source.locator("blockquote")).to_be_hidden()
    third.locator("a.cite").first.click()
    expect(source.locator("blockquote")).to_be_in_viewport()
    expect(source.locator("mark")).to_have_text("khoảng 30%")
    expect(source).to_contain_text("Mục tiêu đến năm 2025 › Kinh tế số")
    expect(source.locator(".standing")).to_have_text({"vi": "Dự thảo", "en": "Draft"}[language], use_inner_text=True)

    ask(page, spoken.follow_up, 4)
    expect(page.locator(".answer").nth(3)).to_contain_text(spoken.followed)
    expect(page.locator(".understood").last).to_contain_text("2030")
    expect(page.locator(".answer").nth(3)).to_be_in_viewport()
    assert third.locator("a.cite").first.get_attribute("aria-label")  # the first answer stays as it was dressed

    ask(page, spoken.unknown, 5)
    refusal = page.locator(".reply").last
    expect(refusal).to_contain_text(spoken.refused)
    expect(refusal.locator(".suggestion").first).to_be_visible()
    assert grave(page) == []


def test_the_page_keeps_its_language_around_an_answer_in_another(browser: Browser, server: str) -> None:
    with visit(browser, server, 390, "light", "en-GB") as page:
        ask(page, "Dự thảo 2021 đặt tỷ trọng kinh tế số trong GRDP đến năm 2025 là bao nhiêu?")
        expect(page.locator(".answer").first).to_contain_text("tỷ trọng")
        expect(page.locator(".sources h3").first).to_have_text("Sources", use_inner_text=True)
        expect(page.locator(".sources .standing").first).to_have_text("Draft", use_inner_text=True)


def test_an_example_is_asked_and_the_related_questions_are_answered(page: Page) -> None:
    page.locator(".example").first.click()
    expect(page.locator(".reply.whole a.cite").first).to_be_visible(timeout=60_000)
    expect(page.locator("#examples")).to_be_hidden()
    related = page.locator(".suggestions .suggestion").first
    related.click()
    expect(page.locator(".reply.whole")).to_have_count(2, timeout=60_000)
    expect(page.locator(".reply").last).to_have_class(re.compile("status-answered"))


def test_a_long_list_is_folded_and_nothing_is_cut(page: Page) -> None:
    ask(page, "Liệt kê tất cả chỉ tiêu đến năm 2025")
    count = int(re.findall(r"\d+", page.locator(".answer strong").first.inner_text())[0])
    rows = page.locator(".answer li")
    assert count > 6
    assert rows.count() == count
    assert sum(row.is_visible() for row in rows.all()) == 6
    more = page.locator("details.more summary")
    expect(more).to_have_text(f"Hiện thêm {count - 6} mục", use_inner_text=True)
    more.click()
    expect(more).to_have_text(f"Thu gọn {count - 6} mục", use_inner_text=True)
    assert sum(row.is_visible() for row in rows.all()) == count
    assert page.evaluate(
        "document.querySelectorAll('.answer ol').length && [...document.querySelectorAll('.answer ol')].map((l) => l.start).every((n, i, all) => !i || n > all[i - 1])"
    )


def test_the_finished_answer_is_announced_once(page: Page) -> None:
    page.evaluate("""() => { window.told = []; new MutationObserver(() => { const said = document.getElementById('announced').textContent;
        if (said) window.told.push(said); }).observe(document.getElementById('announced'), { childList: true }); }""")
    ask(page, FIGURE)
    page.wait_for_timeout(500)
    told = page.evaluate("window.told")
    assert len(told) == 1
    assert told[0].startswith("Đã trả lời. Khoảng 30%")
    assert told[0].endswith("nguồn.")
    live = page.locator("[aria-live]:not([aria-live=off])")
    assert all(not region.inner_text().strip() for region in live.all() if region.get_attribute("id") != "announced")


def test_no_word_of_gradio_is_seen_or_heard(page: Page) -> None:
    ask(page, FIGURE)
    names = page.evaluate("""() => [...document.querySelectorAll('gradio-app [aria-label], gradio-app [title], gradio-app [placeholder]')]
        .filter((e) => e.checkVisibility()).flatMap((e) => [e.getAttribute('aria-label'), e.getAttribute('title'), e.getAttribute('placeholder')]).filter(Boolean)""")
    assert names
    assert [name for name in names if re.search(r"message:|chatbot|Clear|Submit|Textbox|user|bot\b", name)] == []
    assert "Gradio" not in page.locator("body").inner_text()
    assert "gradio.app" not in page.content()
    assert "raw.githubusercontent" not in page.content()


def test_the_page_does_not_jump_when_the_answer_comes(page: Page) -> None:
    box = page.locator("#question textarea")
    box.fill(FIGURE)
    page.evaluate("""() => { window.shifts = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts += entry.value; })
        .observe({ type: 'layout-shift', buffered: false }); }""")
    box.press("Enter")
    expect(page.locator(".reply.whole")).to_have_count(1, timeout=60_000)
    page.wait_for_timeout(300)
    assert page.evaluate("window.shifts") < 0.1


def test_a_shared_address_asks_its_question(page: Page, server: str) -> None:
    ask(page, FIGURE)
    ask(page, "Còn năm 2030?", 2)
    page.locator(".tool-share").last.click()
    expect(page.locator(".tool-share").last).to_have_text("Đã chép địa chỉ")
    address = page.evaluate("navigator.clipboard.readText()")
    assert address.startswith(f"{server}/?q=")
    page.goto(address)
    expect(page.locator(".answer strong").first).to_have_text("Trên 40% GRDP", timeout=60_000)
    assert page.locator(".asked").count() == 1


def test_an_answer_is_copied_with_its_sources(page: Page, server: str) -> None:
    ask(page, FIGURE)
    page.locator(".tool-copy").click()
    expect(page.locator(".tool-copy")).to_have_text("Đã chép")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Khoảng 30%")
    assert "Nguồn:\n[1] Dự thảo" in copied
    assert f"{server}/d/" in copied
    assert copied.count("~") == copied.count("«")  # of each source its own quote, not those of the whole answer
    page.locator("a.cite").first.click()
    link = page.locator("#panel .source-1 .ways button")
    link.click()
    expect(link).to_have_text("Đã chép địa chỉ")
    page.goto(page.evaluate("navigator.clipboard.readText()"))
    expect(page.locator("mark.here")).to_contain_text("khoảng 30%")


@pytest.mark.parametrize("page", [390], indirect=True)
def test_everything_is_reached_by_keyboard_alone(page: Page) -> None:
    expect(page.locator("#question textarea")).to_be_visible(timeout=60_000)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.classList.contains('site-skip')")
    page.keyboard.press("Enter")
    tab_to(page, ".example")
    page.keyboard.press("Enter")
    expect(page.locator(".reply.whole")).to_have_count(1, timeout=60_000)
    page.locator("#main").focus()
    tab_to(page, "a.cite")
    outline = page.evaluate(
        "getComputedStyle(document.activeElement).outlineStyle + getComputedStyle(document.activeElement).outlineWidth"
    )
    assert outline == "solid3px"
    page.keyboard.press("Space")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    expect(page.locator(".source[open] blockquote")).to_be_in_viewport()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('a.cite')")
    tab_to(page, ".tool-csv")
    with page.expect_download() as saving:
        page.keyboard.press("Enter")
    assert saving.value.suggested_filename.endswith(".csv")
    tab_to(page, "#question textarea")
    page.keyboard.type("Còn năm 2030?")
    page.keyboard.press("Enter")
    expect(page.locator(".reply.whole")).to_have_count(2, timeout=60_000)


def tab_to(page: Page, selector: str, most: int = 60) -> None:
    """Press Tab until an element that matches has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} is not reached by Tab")


def test_at_400_percent_nothing_runs_off_the_page(browser: Browser, server: str) -> None:
    with visit(browser, server, 320) as page:  # 1280 css pixels at 400 %
        ask(page, "Liệt kê tất cả chỉ tiêu đến năm 2025")
        page.locator("details.more summary").click()
        page.locator("a.cite").first.click()
        wide = page.evaluate("""() => [...document.querySelectorAll('body *')].filter((e) => e.checkVisibility() && !e.closest('.unseen, .sr-only')
            && e.getBoundingClientRect().right > innerWidth + 1).map((e) => e.className || e.tagName)""")
        assert wide == []
        assert (
            float(page.evaluate("parseFloat(getComputedStyle(document.querySelector('#question textarea')).fontSize)"))
            >= 16
        )
        page.set_viewport_size({"width": 320, "height": 256})
        assert page.evaluate("getComputedStyle(document.querySelector('.form:has(> #question)')).position") == "static"


def test_language_and_darkness_are_chosen_and_kept(page: Page, server: str) -> None:
    page.locator("#language").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("#question button")).to_have_text("Send", timeout=60_000)
    sizes = "[...document.querySelectorAll('.site-nav a, h1, .lead, .example, #question button, .site-footer p, .panel .empty')].map((e) => getComputedStyle(e).fontSize)"
    light = page.evaluate(sizes)
    page.locator("#theme").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert page.evaluate(sizes) == light  # dark changes colours alone
    page.goto(server)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    ask(page, EN.figure)
    assert grave(page) == []


@pytest.mark.parametrize("page", [390], indirect=True)
def test_another_language_keeps_the_conversation(page: Page) -> None:
    ask(page, FIGURE)
    ask(page, "Còn năm 2030?", 2)
    with page.expect_response("**/api/feedback"):
        page.locator(".reply").first.locator(".feedback button", has_text="Có ích").click()
    expect(page.locator(".thanks")).to_be_visible()
    told, sources = page.locator(".answer").all_inner_texts(), page.locator("#chat .source").count()
    page.locator("#question textarea").fill("Còn gì nữa")
    page.locator("#language").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".reply.whole .tool-copy")).to_have_count(2)
    expect(page.locator(".tool-copy").first).to_have_text("Copy")
    assert page.locator(".asked").all_inner_texts() == [FIGURE, "Còn năm 2030?"]
    assert page.locator(".answer").all_inner_texts() == told  # as they were given, in the language they were given in
    assert page.locator(".reply").first.get_attribute("lang") == "vi"
    expect(page.locator("#question textarea")).to_have_value("Còn gì nữa")
    expect(page.locator("#examples")).to_be_hidden()
    expect(page.locator("#announced")).to_be_empty()
    assert page.locator(".feedback").count() == 1  # what was rated is not asked about again
    assert page.locator("#chat .source").count() == sources
    page.locator(".reply").first.locator("a.cite").first.click()
    expect(page.locator(".reply").first.locator(".source-1 mark")).to_be_in_viewport()
    ask(page, "And by 2025?", 3)
    expect(page.locator(".answer").last).to_contain_text("30%")
    assert grave(page) == []


@pytest.mark.parametrize("page", [390], indirect=True)
def test_one_comes_back_to_the_same_place_and_can_begin_anew(page: Page) -> None:
    ask(page, "Liệt kê tất cả chỉ tiêu đến năm 2025")
    page.evaluate("scrollTo(0, 600)")
    page.evaluate("document.querySelector('.site-nav a[href=\"/targets\"]').click()")
    expect(page).to_have_url(re.compile("/targets"))
    page.go_back()
    expect(page.locator(".reply.whole")).to_have_count(1)
    page.wait_for_function("Math.abs(scrollY - 600) < 40")
    page.get_by_role("button", name="Bắt đầu hội thoại mới").click()
    expect(page.locator("#examples")).to_be_visible()
    page.reload()
    expect(page.locator("#examples")).to_be_visible()
    expect(page.locator("#question textarea")).to_be_visible()
    page.wait_for_timeout(300)
    assert page.locator(".asked").count() == 0


def test_a_conversation_that_cannot_be_put_back_now_is_not_lost(browser: Browser, server: str) -> None:
    page = browser.new_page(locale="vi-VN")  # by itself: a refusal stands in the console
    page.goto(server)
    ask(page, FIGURE)
    page.route("**/gradio_api/run/predict", lambda route: route.fulfill(status=429, json={"detail": "later"}))
    page.clock.install()
    page.reload()
    expect(page.locator("#question textarea")).to_be_visible()
    expect(page.locator("#examples")).to_be_hidden()
    page.clock.fast_forward(11_000)
    expect(page.locator("#examples")).to_be_visible()
    assert page.locator(".asked").count() == 0
    page.unroute("**/gradio_api/run/predict")
    page.reload()
    expect(page.locator(".asked")).to_have_count(1)
    page.close()


def test_a_shared_address_is_asked_once_and_begins_anew(page: Page, server: str) -> None:
    ask(page, FIGURE)
    page.goto(f"{server}/?q=Mục tiêu kinh tế số đến năm 2030")
    expect(page.locator(".reply.whole")).to_have_count(1)
    ask(page, "Còn năm 2025?", 2)
    page.reload()
    expect(page.locator(".reply.whole .tool-copy")).to_have_count(2)
    page.wait_for_timeout(500)
    assert page.locator(".asked").all_inner_texts() == ["Mục tiêu kinh tế số đến năm 2030", "Còn năm 2025?"]
    page.goto(f"{server}/?embed=1")  # in another site's frame nothing is kept
    expect(page.locator("#question textarea")).to_be_visible()
    page.wait_for_timeout(500)
    assert page.locator(".asked").count() == 0


def test_in_print_the_sources_are_there_and_the_controls_are_not(page: Page, server: str) -> None:
    ask(page, FIGURE)
    page.emulate_media(media="print")
    expect(page.locator("#chat .source blockquote").first).to_be_visible()
    for gone in ("#question", ".tools", "#panel", ".site-header", ".anew"):
        expect(page.locator(gone).first).to_be_hidden()
    way = page.locator("#chat .source a.open").first
    assert way.get_attribute("data-place") in way.evaluate("way => getComputedStyle(way, '::after').content")
    assert str(way.get_attribute("data-place")).startswith(f"{server}/d/")  # the whole address: paper has no links


def test_feedback_is_sent_with_a_reason_and_a_note(page: Page) -> None:
    ask(page, FIGURE)
    reply = page.locator(".reply")
    reply.locator(".feedback button", has_text="Chưa").click()
    assert page.evaluate("document.activeElement.type") == "radio"
    assert (
        page.evaluate("getComputedStyle(document.activeElement).appearance") == "auto"
    )  # round: one of them is chosen
    reply.get_by_label("Còn thiếu").check()
    reply.locator(".reasons textarea").fill("Thiếu mốc 2030")
    with page.expect_response("**/api/feedback") as sent:
        reply.locator(".reasons button[type=submit]").click()
    assert sent.value.status == 204
    told = sent.value.request.post_data_json
    assert told == {
        "answer_id": reply.get_attribute("data-answer"),
        "helpful": False,
        "reason": "incomplete",
        "note": "Thiếu mốc 2030",
    }
    expect(reply.locator(".thanks")).to_have_text("Cảm ơn góp ý của bạn.")
    expect(page.locator("#announced")).to_have_text("Cảm ơn góp ý của bạn.")
    ask(page, "Còn năm 2030?", 2)
    with page.expect_response("**/api/feedback") as sent:
        page.locator(".reply").last.locator(".feedback button", has_text="Có ích").click()
    assert sent.value.status == 204


def test_a_saved_word_file_holds_the_figure_and_its_source(page: Page, tmp_path: Path) -> None:
    ask(page, FIGURE)
    with page.expect_download() as saving:
        page.locator(".tool-word").click()
    saving.value.save_as(tmp_path / "answer.docx")
    told = "\n".join(paragraph.text for paragraph in Word(str(tmp_path / "answer.docx")).paragraphs)
    assert FIGURE in told
    assert "Khoảng 30%" in told
    assert "SHA-256" in told
    expect(page.locator(".tool-word")).to_have_text("Đã lưu")
