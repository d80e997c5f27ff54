"""Warnings of the reading: both languages, and the marks that figures of a poor scan carry into register and answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.data import read_data
from assistant.load.warned import describe, describe_pages
from assistant.notes import make_notes
from assistant.passages import split_document
from assistant.register.rows import mark_poor_scans
from assistant.statements import make_statements
from assistant.targets import extract_targets
from assistant.types import Document, Language, PageReading, ReadingWarning
from assistant.web.document_list import document_list
from tests.made_documents import query, read

TEXT = (
    "Đến năm 2030, ít nhất 85% số hộ trồng lúa dùng sổ tay điện tử.\n\nĐến năm 2030, tưới tự động đạt 60% diện tích.\n"
)


def scanned(confidence: float) -> Document:
    """Its second paragraph stands on page 2, a scan read with this confidence."""
    document = read(TEXT)
    pages = (PageReading(1, "text", 1.0), PageReading(2, "ocr", confidence))
    warnings = (ReadingWarning("ocr_unsure", 2, "52%"),) if confidence < 0.7 else ()
    return replace(document, pages=pages, page_starts=(0, document.text.index("tưới") - 15), warnings=warnings)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_warning_is_said_in_both_languages(language: Language) -> None:
    for kind in ("ocr_unsure", "page_unreadable"):
        assert "7" in describe(ReadingWarning(kind, 7, "52%"), language)  # type: ignore[arg-type]
    assert "TCVN3" in describe(ReadingWarning("converted", value="TCVN3"), language)
    assert all(set(texts) == {"vi", "en"} for texts in read_data("reading").values())


def test_rows_of_a_poor_scan_are_marked_and_those_a_person_mended_are_not() -> None:
    document = scanned(0.52)
    rows = extract_targets(document, split_document(document))
    marked = mark_poor_scans(rows, document)
    assert {row.page: row.poor_scan for row in marked} == {1: False, 2: True}
    assert not any(row.poor_scan for row in mark_poor_scans([replace(row, mended=True) for row in rows], document))
    assert not any(row.poor_scan for row in mark_poor_scans(rows, scanned(0.93)))


@pytest.mark.parametrize(("language", "said"), [("vi", "trang 2"), ("en", "page 2")])
def test_an_answer_from_a_poor_scan_says_so(language: Language, said: str) -> None:
    for confidence, expected in ((0.52, True), (0.93, False)):
        document = scanned(confidence)
        statements = [s for p in split_document(document) for s in make_statements(p, document) if p.page == 2]
        notes = make_notes(query(language=language), statements, [document], date(2026, 1, 1))
        assert any(said in note for note in notes) is expected


def test_the_list_says_how_each_document_was_read() -> None:
    document = scanned(0.52)
    report = {"documents": [{"document": document.id, "targets": 2, "tasks": 0}]}
    page = document_list([document], report)
    assert "1 trang có sẵn chữ, 1 trang nhận dạng từ bản quét; 2 chỉ tiêu, 0 nhiệm vụ" in page
    assert "Trang 2: bản quét mờ" in page
    assert describe_pages(document, "en") == "1 pages by their text, 1 pages read from scans"
    assert describe_pages(read(TEXT), "vi") == ""
