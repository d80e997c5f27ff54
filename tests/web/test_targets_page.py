"""The page "Tra cứu chỉ tiêu" as an official uses it: filter, compare, chart, export, send the view to a colleague."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture(params=[390, 1280])
def page(request: pytest.FixtureRequest, browser: Browser, server: str) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": request.param, "height": 844}, locale="vi-VN", accept_downloads=True
    )
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server)
    opened = context.new_page()
    elsewhere: list[str] = []
    errors: list[str] = []
    opened.on(
        "request", lambda sent: None if sent.url.startswith((server, "data:", "blob:")) else elsewhere.append(sent.url)
    )
    opened.on("pageerror", lambda error: errors.append(str(error)))
    go(opened, f"{server}/targets")
    yield opened
    assert opened.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    context.close()
    assert elsewhere == []
    assert errors == []


def go(page: Page, address: str) -> None:
    page.goto(address)
    settled(page)
    name = page.locator("#filters-name")
    if name.is_visible():  # on a phone the filters fold
        name.click()


def settled(page: Page) -> None:
    expect(page.locator("#register")).to_have_attribute("aria-busy", "false")


def test_filters_count_exactly_and_stand_in_the_address(page: Page, server: str) -> None:
    total = httpx.get(f"{server}/api/targets").json()["total"]
    expect(page.locator("#count")).to_have_text(f"{total} trong {total} dòng")
    expect(page.locator("#reset")).to_be_hidden()
    page.select_option("#filter-document", "ha-noi-du-thao-2021")
    page.select_option("#filter-year", "2030")
    page.select_option("#filter-level", "cấp xã")
    page.fill("#filter-text", "ho so cong viec")
    page.wait_for_url("**text=ho+so+cong+viec**")
    settled(page)
    expect(page.locator("#count")).to_have_text(f"1 trong {total} dòng")
    row = page.locator("#rows tbody tr")
    expect(row).to_contain_text("80%")
    expect(row).to_contain_text("trừ hồ sơ thuộc bí mật nhà nước")
    expect(row.locator(".tag.draft")).to_have_text("Dự thảo")
    assert "text=ho+so+cong+viec" in page.url
    assert "year=2030" in page.url
    page.locator("#reset").click()
    expect(page.locator("#count")).to_have_text(f"{total} trong {total} dòng")
    expect(page.locator("#reset")).to_be_hidden()
    expect(page.locator("#tab-table")).to_be_focused()


def test_an_address_opens_the_same_view(page: Page, server: str) -> None:
    go(page, f"{server}/targets?document=qd-749-2020&year=2025&text=cap+quang")
    expect(page.locator("#filter-document")).to_have_value("qd-749-2020")
    expect(page.locator("#filter-text")).to_have_value("cap quang")
    assert page.locator("#rows tbody tr").count() == 2
    page.locator("#copy-link").click()
    expect(page.locator("#copy-link")).to_have_text("Đã sao chép")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    # An office reaches the page over plain HTTP, where browsers have no such interface.
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('not a secure page')); }")
    page.evaluate("history.replaceState(null, '', '?text=abc')")
    page.locator("#copy-link").click()
    page.wait_for_function("navigator.clipboard.readText().then((text) => text === location.href)")
    expect(page.locator("#copy-link")).to_be_focused()


def test_passed_deadlines_are_marked_and_later_ones_are_not(page: Page, server: str) -> None:
    go(page, f"{server}/targets?document=qd-749-2020")
    early = page.locator("#rows tbody tr", has=page.locator("td.deadline", has_text="2025"))
    late = page.locator("#rows tbody tr", has=page.locator("td.deadline", has_text="2030"))
    assert early.locator(".tag.passed").count() == early.count() > 0
    assert late.locator(".tag.passed").count() == 0


def test_a_row_opens_its_passage(page: Page, server: str) -> None:
    go(page, f"{server}/targets?document=ha-noi-du-thao-2021&text=nang+suat&year=2030")
    page.locator("#rows tbody a").first.click()
    page.wait_for_url("**/d/ha-noi-du-thao-2021#*")
    expect(page.locator("p:target")).to_contain_text("trên 7,5%/năm")


def test_years_documents_and_results_side_by_side(page: Page, server: str) -> None:
    page.locator("#tab-compare").click()
    settled(page)
    draft = page.locator("#pairs tbody tr", has_text="Dự thảo 2021").first
    expect(draft).to_contain_text("nhóm 5 địa phương")
    expect(draft).to_contain_text("nhóm 3 địa phương")
    expect(draft.locator(".difference")).to_have_text("tiến 2 bậc")
    page.select_option("#compare-by", "result")
    settled(page)
    share = page.locator("#pairs tbody tr", has_text="17,3% GRDP").first
    expect(share.locator(".difference")).to_have_text("−12,7 điểm %")
    expect(share.locator(".tag.result")).to_have_text("Kết quả")
    assert "by=result" in page.url
    page.select_option("#compare-by", "document")
    page.select_option("#side-first", "ha-noi-du-thao-2021")
    page.select_option("#side-second", "qd-749-2020")
    settled(page)
    expect(page.locator("#pairs tbody tr", has_text="30%").first.locator(".difference")).to_have_text("−10 điểm %")


def test_charts_say_in_words_what_they_show(page: Page, server: str) -> None:
    go(page, f"{server}/targets?view=chart&document=ha-noi-du-thao-2021")
    chart = page.locator("svg.chart").first
    assert chart.get_attribute("aria-label") == "Số dòng theo mốc năm và trụ cột: 2025: 16; 2030: 11"
    assert chart.locator("rect").count() >= 6
    page.locator("#view details summary").first.click()
    expect(page.locator("#view details table").first).to_contain_text("chính quyền số")
    share = page.locator(".progress li", has_text="17,3% GRDP").first
    expect(share).to_contain_text("khoảng 30%")
    assert share.locator("svg rect").count() == 3


def test_files_hold_the_rows_of_the_page(page: Page, server: str, tmp_path: Path) -> None:
    go(page, f"{server}/targets?document=ha-noi-du-thao-2021&year=2030")
    ids = page.locator("#rows tbody tr").evaluate_all("rows => rows.map((row) => row.id)")
    assert len(ids) == 11
    for kind in ("csv", "xlsx"):
        with page.expect_download() as download:
            page.locator(f"#export-{kind}").click()
        file = tmp_path / f"rows.{kind}"
        download.value.save_as(file)
        if kind == "csv":
            assert file.read_bytes().startswith(b"\xef\xbb\xbf")
            read = [row["id"] for row in csv.DictReader(io.StringIO(file.read_text("utf-8-sig")))]
        else:
            sheet = load_workbook(file).active
            assert sheet is not None
            read = [row[0].value for row in sheet.iter_rows(min_row=2, max_col=1)]
        assert read == ids


@pytest.mark.parametrize("by", ["year", "result"])
def test_files_of_a_comparison_hold_the_pairs_of_the_page(page: Page, server: str, tmp_path: Path, by: str) -> None:
    go(page, f"{server}/targets?view=compare&by={by}&document=ha-noi-du-thao-2021")
    shown = page.locator("#pairs tbody tr").evaluate_all(
        "rows => rows.map((row) => [row.cells[1].querySelector('a').textContent, row.cells[2].querySelector('a').textContent, row.cells[3].textContent])"
    )
    assert len(shown) >= 2
    for kind in ("csv", "xlsx"):
        with page.expect_download() as download:
            page.locator(f"#export-{kind}").click()
        assert download.value.suggested_filename in (f"targets-compare.{kind}", f"comparison.{kind}")
        file = tmp_path / f"pairs.{kind}"
        download.value.save_as(file)
        if kind == "csv":
            rows: list[dict[str, object]] = list(csv.DictReader(io.StringIO(file.read_text("utf-8-sig"))))  # type: ignore[arg-type]
        else:
            sheet = load_workbook(file).active
            assert sheet is not None
            heads, *lines = sheet.iter_rows(values_only=True)
            rows = [dict(zip(map(str, heads), line, strict=True)) for line in lines]
            numbers = [row["difference"] for row in rows if row["difference"] is not None]
            assert numbers
            assert all(isinstance(number, int | float) for number in numbers)
        read = [[row["first_shown"], row["second_shown"], row["difference_shown"]] for row in rows]
        assert [[str(cell).removeprefix("'") for cell in row] for row in read] == shown
        assert all(row["first_quote"] and row["second_quote"] for row in rows)


def test_results_are_another_kind(page: Page) -> None:
    page.select_option("#filter-kind", "result")
    settled(page)
    rows = page.locator("#rows tbody tr")
    assert rows.count() == rows.locator(".tag.result").count() == 19
    expect(rows.first).to_contain_text("tính đến 2022")


def test_nothing_found_is_said(page: Page) -> None:
    page.fill("#filter-text", "giá điện sinh hoạt")
    expect(page.locator("#view")).to_contain_text("Không có dòng nào khớp")


def test_the_chat_page_leads_here_and_back_in_both_languages(page: Page, server: str) -> None:
    page.goto(server)
    page.locator(".site-nav a[href='/targets']").click()
    settled(page)
    page.locator("#language").click()
    settled(page)
    assert "lang=en" in page.url
    expect(page.locator("h1")).to_have_text("Look up targets")
    expect(page.locator("#rows tbody tr", has_text="about 30%").first).to_be_visible()
    page.locator(".site-nav a").first.click()
    page.wait_for_url(f"{server}/")
