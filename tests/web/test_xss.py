"""No text of a reader, an address or a document becomes markup, on any page: 110 payloads, with a tripwire in a real browser."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from assistant.operator.password import hash_password
from assistant.types import Answer, AnswerStatus, Sentence
from assistant.web.answer_html import answer_html, question_html
from tests.made_documents import citation, read
from tests.web.conftest import serve
from tests.web.xss import LIVE, PAYLOADS, TRIPWIRE

BATCH = 11
PASSWORD = "mật khẩu của người vận hành"
ALLOWED = {
    "div", "p", "h2", "h3", "ol", "ul", "li", "strong", "a", "details", "summary", "span", "blockquote", "mark",
}  # fmt: skip
ATTRIBUTES = {"class", "lang", "href", "role", "start"}
FRONT = '---\nid: ke-hoach-xau\ntitle: {title}\nnumber: "{number}"\nissuer: {issuer}\nscope: {scope}\nstatus: draft\naliases: [{alias}]\n---\n\n'


class Seen(HTMLParser):
    """Tags and attributes of an HTML text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: dict[str, set[str]] = {}
        self.said = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            self.attributes.setdefault(name, set()).add(value or "")

    def handle_data(self, data: str) -> None:
        self.said += data


def test_there_are_a_hundred() -> None:
    assert len(set(PAYLOADS)) >= 100


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_message_holds_it_as_text(payload: str) -> None:
    hostile = Answer(
        AnswerStatus.ANSWERED, "vi", (Sentence(payload, (1,)), Sentence(f"- {payload}", (1,)), Sentence(f"1. {payload}\n\n{payload}", (1,))),
        (citation(payload, title=payload, section=payload, url=payload),), (payload,), (payload,), understood_as=payload,
    )  # fmt: skip
    document = read("# Kế hoạch\n\n- Một.\n", title=payload)
    for html in (answer_html(hostile, {"ke-hoach": document}), question_html(f"{payload}\n\n{payload}")):
        seen = Seen(html)
        assert seen.tags <= ALLOWED
        assert set(seen.attributes) <= ATTRIBUTES
        assert all(address.startswith(("/d/", "#")) for address in seen.attributes.get("href", ()))
        assert "\n" not in html  # a blank line would hand the rest to the Markdown parser
        assert payload.split("<", maxsplit=1)[0] in seen.said


@pytest.fixture(scope="module")
def hostile_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A corpus whose document carries the payloads in its text, its name and its front matter; it can be operated."""
    corpus = tmp_path_factory.mktemp("hostile-corpus")
    rows = "".join(f"- Tỷ lệ hộ dùng nước máy {payload} đạt {10 + n % 80}%.\n\n" for n, payload in enumerate(PAYLOADS))
    front = FRONT.format(
        **{
            name: f"'Kế hoạch {PAYLOADS[n].replace(chr(39), '’')}'"
            for n, name in enumerate(("title", "issuer", "scope", "alias"))
        },
        number=PAYLOADS[5].replace('"', "'"),
    )
    name = PAYLOADS[5].replace("/", "∕")
    (corpus / f"{name}.md").write_text(f"{front}## Mục tiêu đến năm 2030 {PAYLOADS[0]}\n\n{rows}", "utf-8")
    (corpus / f"{PAYLOADS[10].replace('/', '∕')}.pdf").write_bytes(b"%PDF-1.7\n" + b"\0" * 200)
    yield from serve(tmp_path_factory, "--corpus", str(corpus), PLAN_OPERATOR_PASSWORD_HASH=hash_password(PASSWORD))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """The page without the policy that would stop a script: our escaping has to do by itself."""
    context = browser.new_context(viewport={"width": 1280, "height": 844}, locale="vi-VN", bypass_csp=True)
    context.add_init_script(TRIPWIRE)
    opened = context.new_page()
    dialogs: list[str] = []
    opened.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    yield opened
    context.close()
    assert dialogs == []


def unharmed(page: Page) -> None:
    page.wait_for_timeout(150)
    assert page.evaluate("window.wasStruck") is None
    assert page.evaluate(LIVE) == []


def ask(page: Page, question: str, answers: int) -> None:
    page.locator("#question textarea").fill(question)
    page.locator("#question textarea").press("Enter")
    expect(page.locator(".reply.whole")).to_have_count(answers, timeout=60_000)


@pytest.mark.browser
def test_the_tripwire_works(page: Page, server: str) -> None:
    page.goto(f"{server}/d")
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=struck()>')")
    page.wait_for_function("window.wasStruck === true")
    assert page.evaluate(LIVE) != []


@pytest.mark.browser
def test_questions_stay_text(page: Page, server: str) -> None:
    page.goto(server)
    for n, start in enumerate(range(0, len(PAYLOADS), BATCH), 1):
        ask(page, "kinh tế số " + " ".join(PAYLOADS[start : start + BATCH]), n)
        assert page.locator(".asked").last.inner_text().count("struck") >= BATCH - 3
    unharmed(page)
    page.reload()  # the tab keeps the conversation
    expect(page.locator(".reply.whole .feedback")).to_have_count(n)
    unharmed(page)


@pytest.mark.browser
def test_a_conversation_that_comes_back_stays_text(page: Page, server: str) -> None:
    """What is kept in the tab is shown again by way of Gradio's sanitiser: not even that which was put there runs."""
    page.goto(server)
    reply = '<div class="reply status-answered whole" lang="vi"><div class="answer"><p>struck {}</p></div></div>'
    for start in range(0, len(PAYLOADS), 37):
        rows = [{"asked": payload, "reply": reply.format(payload)} for payload in PAYLOADS[start : start + 37]]
        kept = json.dumps({"began": "", "rows": rows, "turns": "[]", "draft": PAYLOADS[start], "top": 0})
        put = "(kept) => { sessionStorage.setItem('conversation', kept); Storage.prototype.setItem = () => {}; }"
        page.evaluate(put, kept)
        page.reload()
        expect(page.locator(".asked")).to_have_count(len(rows))
        expect(page.locator("#chat .answer").last).to_contain_text("struck")
        page.wait_for_timeout(300)  # the sanitiser lets markup stand, without what it would do
        assert page.evaluate("window.wasStruck") is None


@pytest.mark.browser
def test_documents_stay_text(page: Page, hostile_server: str) -> None:
    page.goto(hostile_server)
    page.locator("#question textarea").wait_for()
    unharmed(page)
    ask(page, "Liệt kê tất cả chỉ tiêu đến năm 2030", 1)
    expect(page.locator("#panel .source").first).to_be_attached()
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    assert "struck" in page.locator("#chat").inner_text()
    unharmed(page)
    address = page.locator("#panel a.open").first.get_attribute("href")
    for path in (str(address), "/d", "/targets"):
        page.goto(hostile_server + path)
        page.wait_for_load_state("networkidle")
        assert "struck" in page.locator("main").inner_text()
        unharmed(page)


@pytest.mark.browser
def test_addresses_stay_text(page: Page, server: str) -> None:
    for start in range(0, len(PAYLOADS), 37):
        given = quote(" ".join(PAYLOADS[start : start + 37]))
        page.goto(f"{server}/?q={given[:6000]}&lang={given[:300]}&embed={given[:300]}#{given[:300]}")
        expect(page.locator(".asked").first).to_be_visible(timeout=60_000)
        unharmed(page)
        for path in (
            f"/targets?text={given[:3000]}&document={given[:300]}",
            f"/d?lang={given[:300]}",
            f"/d/{given[:200]}",
            f"/d/ha-noi-du-thao-2021?cited={given[:3000]}",
        ):
            page.goto(server + path)
            unharmed(page)


@pytest.mark.browser
def test_what_readers_send_stays_text_before_the_operator(page: Page, hostile_server: str, tmp_path: Path) -> None:
    """As question, as the question before, as the reason and the note of feedback; then the operator looks at all of it."""
    with httpx.Client(base_url=hostile_server, timeout=60) as reader:
        for n, payload in enumerate(PAYLOADS):
            question = f"Tỷ lệ hộ dùng nước máy {payload}" if n % 2 else payload
            before = [{"role": "user", "content": payload}, {"role": "assistant", "content": payload}] if n % 3 else []
            answer = reader.post("/api/ask", json={"question": question, "history": before, "id": payload}).json()
            said = {"answer_id": answer["answer_id"], "helpful": False, "reason": payload[:200], "note": payload}
            assert reader.post("/api/feedback", json=said).status_code == 204
    page.goto(f"{hostile_server}/operator")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Trang vận hành", exact=True)).to_be_visible()
    opened(page)
    assert PAYLOADS[10].replace("/", "∕") in page.locator("main").inner_text()  # the file that was refused
    for show in ("all", "bad", "refused", "unanswered", "slow"):
        page.goto(f"{hostile_server}/operator/questions?show={show}&lang={'en' if show == 'slow' else 'vi'}")
        seen = opened(page)
        while (further := page.get_by_role("link", name="Trang sau")).count():
            further.click()
            seen += opened(page)
        if show == "bad":
            assert [payload for payload in PAYLOADS if seen.count(" ".join(payload.split())) < 2] == []
    with page.expect_download() as download:
        page.get_by_role("link", name="draft").click()
    download.value.save_as(tmp_path / "golden.jsonl")
    rows = [json.loads(line) for line in (tmp_path / "golden.jsonl").read_text("utf-8").splitlines()]
    assert {row["observed"]["note"] for row in rows} - {None} <= set(PAYLOADS)
    assert len(rows) >= len(PAYLOADS)
    exported = page.request.get(f"{hostile_server}/operator/questions.jsonl?show=bad")
    assert exported.headers["content-type"].startswith("application/x-ndjson")
    assert exported.headers["content-disposition"].startswith("attachment")
    assert exported.headers["x-content-type-options"] == "nosniff"


def opened(page: Page) -> str:
    """The page's text with every fold open, unharmed."""
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    unharmed(page)
    return " ".join(page.locator("main").inner_text().split())
