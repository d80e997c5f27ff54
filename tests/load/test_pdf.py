"""PDF: layers that are true, layers that lie, pictures, tables, running heads."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.load import load_document
from assistant.load.pdf import read_pages, read_pdf
from assistant.load.text_layer import judge_layer
from assistant.passages import split_document
from tests.load.made_files import PLAN, SIGNATURE, make_pdf, make_scan

LONG = (
    "Ủy ban nhân dân các huyện rà soát diện tích đất trồng lúa, lập danh sách hộ tham gia và gửi về Sở Nông nghiệp để tổng hợp "
    "theo quy định tại Điều 12 của Luật Trồng trọt, bảo đảm đúng tiến độ và không bỏ sót hộ nghèo."
)
SCAN = (
    "KẾ HOẠCH",
    "Phát triển nông nghiệp số đến năm 2030",
    "1. Đến năm 2030, ít nhất 85% số hộ trồng lúa dùng sổ tay điện tử.",
    "2. Diện tích tưới tiêu tự động đạt 12.500 ha trên toàn tỉnh.",
    "3. Mỗi xã có tối thiểu 03 cán bộ được tập huấn về dữ liệu.",
)


def load(tmp_path: Path, raw: bytes, name: str = "a.pdf"):
    (tmp_path / name).write_bytes(raw)
    return load_document(tmp_path / name)


def test_a_plan_with_its_head_and_signature(tmp_path: Path) -> None:
    document = load(tmp_path, make_pdf([PLAN, SIGNATURE]))
    assert document.number == "12/KH-UBND"
    assert document.issued_on == "2024-03-15"
    assert document.issuer == "Ủy ban nhân dân tỉnh Đồng Lúa"
    assert document.title == "Kế hoạch 12/KH-UBND Phát triển nông nghiệp số đến năm 2030"
    assert "CỘNG HÒA" not in document.text
    assert "Trần Văn Lúa" not in document.text
    assert [page.way for page in document.pages] == ["text", "text"]
    passage = next(p for p in split_document(document) if "85%" in p.text)
    assert passage.page == 1
    assert passage.horizons == (2030,)
    assert "I. MỤC TIÊU" in passage.heading_path


def test_lines_and_pages_are_joined_and_running_heads_dropped(tmp_path: Path) -> None:
    paragraphs = [
        f"{word} {LONG}"
        for word in ("Một", "Hai", "Ba", "Bốn", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười", "Trước hết", "Sau đó")
    ]
    broken = paragraphs[3].split()
    pages = [
        [*paragraphs[:3], " ".join(broken[:30])],
        [" ".join(broken[30:]), *paragraphs[4:7]],
        paragraphs[7:9],
        paragraphs[9:],
    ]
    document = load(tmp_path, make_pdf(pages, head="CÔNG BÁO/Số 12 + 13/Ngày 30-7-2024"))
    assert "CÔNG BÁO" not in document.text
    assert [p.strip() for p in document.text.split("\n\n") if p.strip()] == paragraphs
    assert len(document.page_starts) == len(document.pages) == 4


def test_a_reference_at_the_start_of_a_line_is_no_heading(tmp_path: Path) -> None:
    document = load(tmp_path, make_pdf([["Điều 1. Phạm vi", LONG * 6]]))
    assert document.text.count("\n\n") <= 3


def test_a_ruled_table_keeps_its_cells(tmp_path: Path) -> None:
    rows = [
        ["TT", "Chỉ tiêu", "Đơn vị", "Năm 2030"],
        ["1", "Hộ dùng sổ tay điện tử", "%", "85"],
        ["2", "Diện tích tưới tự động", "ha", "12.500"],
    ]
    document = load(tmp_path, make_pdf([PLAN], table=rows))
    assert "| TT | Chỉ tiêu | Đơn vị | Năm 2030 |" in document.text
    assert "| 2 | Diện tích tưới tự động | ha | 12.500 |" in document.text


def test_a_scan_is_read_by_ocr_and_says_so(tmp_path: Path) -> None:
    document = load(tmp_path, make_scan(SCAN))
    assert [page.way for page in document.pages] == ["ocr"]
    assert 0.7 < document.pages[0].confidence <= 1
    assert "85%" in document.text
    assert "12.500 ha" in document.text
    assert "tối thiểu 03 cán bộ" in document.text


def test_a_scan_that_lies_askew_is_read(tmp_path: Path) -> None:
    assert "12.500 ha" in load(tmp_path, make_scan(SCAN, turned=1.7)).text


def test_a_wrong_layer_under_a_picture_is_not_used(tmp_path: Path) -> None:
    wrong = (
        "CONG Hcok xA HQI CHiJ NGHiA VIVT NAM Thoc hien Cong van s6 2114 ngay dm BO ye viec dam bao tat tu an toan " * 3
    )
    document = load(tmp_path, make_scan(SCAN, hidden=wrong))
    assert "Hcok" not in document.text
    assert "12.500 ha" in document.text
    assert document.pages[0].way == "ocr"


def test_a_true_layer_under_a_picture_is_used(tmp_path: Path) -> None:
    document = load(tmp_path, make_scan(["x"], hidden=LONG))
    assert document.pages[0].way == "text"


def test_ocr_is_remembered_by_what_the_page_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from assistant.load import ocr

    first, _ = read_pdf(make_scan(SCAN), tmp_path)
    monkeypatch.setattr(ocr, "_tesseract", lambda *_: pytest.fail("read again"))
    second, _ = read_pdf(make_scan(SCAN), tmp_path)
    assert first == second


def test_without_tesseract_the_message_names_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    from assistant.load import UnreadableFile, ocr

    ocr.tesseract.cache_clear()
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(UnreadableFile, match="tesseract-ocr-vie"):
        read_pages(make_scan(SCAN))
    ocr.tesseract.cache_clear()


def test_a_signature_stamp_alone_is_no_text_layer() -> None:
    stamp = (
        "Người ký: CỔNG THÔNG TIN ĐIỆN TỬ\nEmail: a@b.vn\nCơ quan: VĂN PHÒNG\nThời gian ký: 23.04.2026 10:10:10 +07:00"
    )
    assert judge_layer(stamp).words == 0
    assert judge_layer(stamp).is_doubtful
