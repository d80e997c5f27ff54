"""`make screenshots`: every page in every state, on a phone and at a desk, light and dark, for people to look at.

A state is one line of `STATES`. Only what README shows goes into the repository (.gitignore names it); by hand
`python -m tests.screenshots charts missing` takes those states alone.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from assistant.operator.password import hash_password
from tests.load.made_files import PLAN, SIGNATURE, make_pdf, make_scan
from tests.web.conftest import SCAN, free_port, wait_until_ready

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "images"
WIDTHS = {"phone": (390, 844), "desktop": (1280, 860)}
PASSWORD = "mật khẩu của người vận hành"
QUESTION = "den nam 2025 kinh te so chiem bao nhieu % GRDP?"


def settled(page: Page) -> None:
    expect(page.locator("#register[aria-busy=true]")).to_have_count(0)
    page.evaluate("document.fonts.ready.then(() => null)")


def asked(question: str) -> Callable[[Page], None]:
    """The chat with a question's answer, its first source opened where it has one."""

    def ask(page: Page) -> None:
        box = page.locator("#question textarea")
        box.wait_for(state="visible")
        box.fill(question)
        box.press("Enter")
        page.locator(".answer").first.wait_for(timeout=60_000)
        page.wait_for_timeout(1500)  # the answer grows by sentences
        if page.locator("a.cite").count():
            page.locator("a.cite").first.click()
            page.wait_for_timeout(600)  # the page scrolls to the source

    return ask


def both(first: Callable[[Page], None], then: Callable[[Page], None]) -> Callable[[Page], None]:
    def act(page: Page) -> None:
        first(page)
        then(page)

    return act


def feedback_open(page: Page) -> None:
    page.locator(".feedback button").nth(1).click()
    page.locator(".reasons").scroll_into_view_if_needed()


def logged_in(page: Page) -> None:
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Trang vận hành", exact=True).wait_for()


def questions_listed(page: Page) -> None:
    logged_in(page)
    page.get_by_role("link", name="Câu hỏi đã nhận").click()
    page.locator(".questions").wait_for()


def filters_open(page: Page) -> None:
    settled(page)
    page.locator("#filters-name").evaluate("name => { name.parentElement.open = true; }")


def picture_shown(page: Page) -> None:
    page.locator(".sheet img[src]").evaluate("image => image.decode()")
    page.wait_for_timeout(300)


@dataclass(frozen=True, slots=True)
class State:
    """A page and what is done on it before the picture is taken; `corpus` "made" holds a PDF, a scan and a broken file."""

    name: str
    path: str
    act: Callable[[Page], None] = settled
    corpus: str = "default"
    locale: str = "vi-VN"


STATES = (
    State("start", "/", lambda page: page.locator("#question textarea").wait_for(state="visible")),
    State("answer", "/", asked(QUESTION)),
    State("refusal", "/", asked("Giá điện sinh hoạt hiện nay là bao nhiêu?")),
    State("unclear", "/", asked("Mục tiêu bao nhiêu phần trăm?")),
    State("answer-english", "/", asked("What share of GRDP is the digital economy to reach by 2025?"), locale="en-GB"),
    State("list", "/", asked("Liệt kê tất cả chỉ tiêu đến năm 2025")),
    State("compared", "/", asked("So sánh tỷ trọng kinh tế số năm 2025 và năm 2030")),
    State("feedback", "/", both(asked(QUESTION), feedback_open)),
    State("targets", "/targets"),
    State("targets-filters", "/targets?year=2030&text=kinh+te+so", filters_open),
    State("targets-none", "/targets?text=khong+co+gi"),
    State("targets-english", "/targets", locale="en-GB"),
    State("compare", "/targets?view=compare"),
    State("charts", "/targets?view=chart"),
    State("documents", "/d"),
    State("document", "/d/qd-749-2020"),
    State("missing", "/d/khong-co"),
    State("api", "/docs"),
    State("operator-login", "/operator"),
    State("operator", "/operator", logged_in, corpus="made"),
    State("operator-questions", "/operator", questions_listed),
    State("documents-refused", "/d", corpus="made"),
    State("document-picture", "/d/ke-hoach", picture_shown, corpus="made"),
    State("document-scan", "/d/bao-cao", picture_shown, corpus="made"),
)


def take(browser: Browser, address: str, state: State, width: str, scheme: str) -> None:
    across, down = WIDTHS[width]
    context = browser.new_context(
        viewport={"width": across, "height": down}, locale=state.locale, device_scale_factor=1.5, color_scheme=scheme  # type: ignore[arg-type]
    )  # fmt: skip
    page = context.new_page()
    page.goto(address + state.path)
    state.act(page)
    path = FOLDER / file_name(state.name, width, scheme)
    page.screenshot(path=path)
    context.close()
    # A page has few colours: a third of the bytes, and nobody sees a difference.
    with Image.open(path) as picture:
        picture.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)


def file_name(state: str, width: str, scheme: str) -> str:
    """ "phone-answer.png", "phone-answer-dark.png"."""
    return f"{width}-{state}{'-dark' if scheme == 'dark' else ''}.png"


def make_corpus(folder: Path) -> None:
    (folder / "ke-hoach.pdf").write_bytes(make_pdf([PLAN[:6], [*PLAN[6:], *SIGNATURE]]))
    (folder / "bao-cao.pdf").write_bytes(make_scan(SCAN))
    (folder / "hong.pdf").write_bytes(b"%PDF-1.7\nbroken")


@contextmanager
def serving(*more: str) -> Iterator[str]:
    """The address of a server of its own."""
    port = free_port()
    log = FOLDER / ".server.log"
    with log.open("w") as out:
        command = [sys.executable, "-m", "assistant", "serve", "--port", str(port), *more]
        environment = {
            **os.environ,
            "PLAN_OPERATOR_PASSWORD_HASH": hash_password(PASSWORD),
            "PLAN_RATE_PER_MINUTE": "0",
        }
        process = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=out, env=environment)
        try:
            wait_until_ready(f"http://127.0.0.1:{port}", process, str(log), seconds=600)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(20)
    log.unlink()


def main(names: list[str]) -> None:
    """Take the states that are named, or all."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    chromium = shutil.which("chromium") or "/usr/bin/chromium"
    wanted = [state for state in STATES if not names or state.name in names]
    with TemporaryDirectory() as made, sync_playwright() as playwright:
        make_corpus(Path(made))
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for corpus, options in (("default", ()), ("made", ("--corpus", made))):
            states = [state for state in wanted if state.corpus == corpus]
            if not states:
                continue
            with serving(*options) as address:
                for state in states:
                    for width in WIDTHS:
                        for scheme in ("light", "dark"):
                            take(browser, address, state, width, scheme)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
