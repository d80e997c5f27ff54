"""An operator's day in a browser, on a phone and on a desk: log in, ingest a new document, go back, read the questions."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from assistant.evaluate import read_golden
from assistant.operator.password import hash_password
from tests.web.axe import violations
from tests.web.conftest import serve

pytestmark = pytest.mark.browser
PASSWORD = "mật khẩu của người vận hành"
PLAN = """---
id: chan-nuoi
title: Kế hoạch phát triển chăn nuôi số của tỉnh Đồi Chè
number: 12/KH-UBND
---
# Mục tiêu đến năm 2027
- Tỷ lệ trang trại có mã định danh điện tử đạt 64%.
- Tối thiểu 7 chợ đầu mối có sàn giao dịch.
"""
NEW = """---
id: trong-rung-{width}
title: Kế hoạch trồng rừng số {width} của tỉnh Đồi Chè
number: {width}/KH-UBND
---
# Mục tiêu đến năm 2028
- Tỷ lệ lâm trường số {width} có bản đồ số đạt 91%.
"""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("operated") / "plans"
    folder.mkdir()
    (folder / "chan-nuoi.md").write_text(PLAN, "utf-8")
    (folder / "hong.pdf").write_bytes(b"%PDF-1.7\n" + b"\0" * 200)
    return folder


@pytest.fixture(scope="module")
def operated(tmp_path_factory: pytest.TempPathFactory, corpus: Path) -> Iterator[str]:
    """A server that can be operated, over a corpus that the tests add to."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("PLAN_OPERATOR_PASSWORD_HASH", hash_password(PASSWORD))
        yield from serve(tmp_path_factory, "--corpus", str(corpus))


@pytest.fixture(params=[390, 1280])
def page(browser: Browser, operated: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": request.param, "height": 900}, locale="vi-VN", base_url=operated)
    context.set_default_timeout(60_000)
    opened = context.new_page()
    problems: list[str] = []
    opened.on("pageerror", lambda error: problems.append(str(error)))
    opened.on("request", lambda sent: None if sent.url.startswith(operated) else problems.append(sent.url))
    yield opened
    assert problems == []
    context.close()


def ask(address: str, question: str) -> dict[str, object]:
    answer: dict[str, object] = httpx.post(f"{address}/api/ask", json={"question": question}, timeout=60).json()
    return answer


def enter(page: Page) -> None:
    page.goto("/operator")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("heading", name="Trang vận hành", exact=True)).to_be_visible()


def is_well_made(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert violations(page) == []


def test_wrong_passwords_are_told_and_slowed(page: Page) -> None:
    page.goto("/operator")
    is_well_made(page)
    for told in ("Mật khẩu không đúng.", "Mật khẩu không đúng.", "Thử lại sau 2 giây", "Đã sai nhiều lần"):
        page.get_by_label("Mật khẩu").fill("không phải mật khẩu")
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert")).to_contain_text(told)
        if told == "Thử lại sau 2 giây":
            began = time.monotonic()
    is_well_made(page)
    time.sleep(max(0.0, 2.1 - (time.monotonic() - began)))
    enter(page)
    page.get_by_role("button", name="Đăng xuất").click()
    expect(page.get_by_role("status")).to_contain_text("Đã đăng xuất")
    page.goto("/operator/questions")
    expect(page.get_by_label("Mật khẩu")).to_be_visible()


def test_a_new_document_is_ingested_and_gone_back_from(page: Page, operated: str, corpus: Path) -> None:
    width = page.viewport_size["width"] if page.viewport_size else 0
    question = f"Tỷ lệ lâm trường số {width} có bản đồ số đến năm 2028 là bao nhiêu?"
    enter(page)
    before = httpx.get(f"{operated}/readyz").json()["generation"]
    assert "91%" not in str(ask(operated, question)["answer"])
    (corpus / f"trong-rung-{width}.md").write_text(NEW.format(width=width), "utf-8")
    page.reload()
    expect(page.get_by_text("Thư mục văn bản đã thay đổi")).to_be_visible()
    expect(page.get_by_text("hong.pdf")).to_be_visible()
    page.get_by_role("button", name="Nạp ngay").click()
    expect(page.get_by_role("progressbar", name="Tiến độ nạp")).to_be_visible()
    expect(page.get_by_text("Đang nạp").first).to_be_visible()
    expect(page.get_by_text("Nạp xong trong")).to_contain_text("thêm 1, sửa 0, bỏ 0", timeout=120_000)
    expect(page.get_by_text("1 tệp không đọc được")).to_be_visible()
    expect(page.get_by_role("link", name=f"Kế hoạch trồng rừng số {width} của tỉnh Đồi Chè")).to_be_visible()
    is_well_made(page)
    assert wait_for_other(operated, before) != before
    assert "91%" in str(ask(operated, question)["answer"])

    page.get_by_text("Quay lại bản trước").click()
    expect(page.get_by_text("cho đến lần nạp sau")).to_be_visible()
    page.get_by_role("button", name="Đúng, quay lại").click()
    expect(page.get_by_text(f"Đã quay lại bản {before}")).to_be_visible()
    assert wait_for(operated, before)
    # The corpus has changed since, and still the earlier generation is served: the operator has said so.
    assert "91%" not in str(ask(operated, question)["answer"])
    page.reload()
    expect(page.get_by_text("Bản này đã được chọn quay lại")).to_be_visible()
    (corpus / f"trong-rung-{width}.md").unlink()


def wait_for_other(address: str, generation: str) -> str:
    for _ in range(240):
        served = str(httpx.get(f"{address}/readyz").json()["generation"])
        if served != generation:
            return served
        ask(address, "mục tiêu?")
        time.sleep(0.25)
    raise AssertionError(f"still at {generation}")


def wait_for(address: str, generation: str) -> bool:
    return any(_served(address) == generation for _ in range(240))


def _served(address: str) -> str:
    time.sleep(0.25)
    ask(address, "mục tiêu?")
    return str(httpx.get(f"{address}/readyz").json()["generation"])


def test_questions_are_counted_listed_and_exported(page: Page, operated: str, tmp_path: Path) -> None:
    right = ask(operated, "Tỷ lệ trang trại có mã định danh điện tử đến năm 2027 là bao nhiêu?")
    ask(operated, "Giá điện sinh hoạt là bao nhiêu? Gọi tôi theo số 0912 345 678")
    said = {"answer_id": right["answer_id"], "helpful": False, "reason": "khác", "note": "xem lại, an@example.vn"}
    assert httpx.post(f"{operated}/api/feedback", json=said).status_code == 204
    assert httpx.post(f"{operated}/api/feedback", json=said | {"answer_id": "no-such"}).status_code == 404
    enter(page)
    page.get_by_role("link", name="Câu hỏi đã nhận").click()
    expect(page.get_by_role("table")).to_contain_text("Từ chối")
    is_well_made(page)
    page.get_by_role("link", name="Bị từ chối").click()
    expect(page.get_by_text("Gọi tôi theo số [số điện thoại]").first).to_be_visible()
    page.get_by_role("link", name="Bị chê").click()
    expect(page.get_by_text("Ghi chú: xem lại, [e-mail]")).to_be_visible()
    page.get_by_text("Xem câu trả lời").first.click()
    expect(page.get_by_text("64%").first).to_be_visible()
    is_well_made(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải bộ câu hỏi thử").click()
    path = tmp_path / "golden.jsonl"
    download.value.save_as(path)
    rows = read_golden(path)
    assert rows[0]["question"].startswith("Tỷ lệ trang trại có mã định danh")
    assert rows[0]["document"] == right["citations"][0]["document"]  # type: ignore[index]
    assert rows[0]["observed"]["note"] == "xem lại, [e-mail]"
    assert "0912" not in json.dumps(rows)


def test_the_page_in_english_by_keyboard_alone(page: Page) -> None:
    page.goto("/operator?lang=en")
    expect(page.get_by_label("Password")).to_be_focused()  # given by the page, a moment after it has loaded
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Operator", exact=True)).to_be_visible()
    reached = []
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.textContent.trim()"))
        if "Ingest now" in reached:
            break
    assert "Questions asked" in reached
    assert "Ingest now" in reached
    assert page.get_by_text("Nạp").count() == 0
    is_well_made(page)
