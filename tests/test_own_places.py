"""The place whose plan a document is: a question that names it looks for nothing by that name."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.embedding.encoder import PromptedEncoder
from assistant.load import load_document
from assistant.own_places import own_place, own_place_words
from assistant.types import Document
from assistant.understand import detect_language
from tests.made_assistant import ask_alone

PLAN = """---
id: {id}
title: Kế hoạch phát triển nghề muối
issuer: {issuer}
---

# Kế hoạch

## Chính sách hỗ trợ

- Cấp 20 suất học bổng nghề muối mỗi năm, mỗi suất 30 triệu đồng.
- Hỗ trợ diêm dân 12 triệu đồng một héc-ta để trải bạt ô kết tinh.
"""


def plan(tmp_path: Path, issuer: str) -> Document:
    (tmp_path / "muoi.md").write_text(PLAN.format(id="muoi", issuer=issuer), "utf-8")
    return load_document(tmp_path / "muoi.md")


@pytest.mark.parametrize(
    ("issuer", "place"),
    [
        ("Tỉnh ủy Vàm Sa", ("tỉnh", "Vàm Sa")),
        ("Ủy ban nhân dân xã Đông Muối, tỉnh Vàm Sa", ("xã", "Đông Muối")),
        ("Thành ủy Cửa Lân", ("", "Cửa Lân")),
        ("Bộ Muối và Nước mắm", ("", "")),
        ("UBND thành phố", ("", "")),
    ],
)
def test_own_place(tmp_path: Path, issuer: str, place: tuple[str, str]) -> None:
    assert own_place(plan(tmp_path, issuer)) == place


def test_words_of_the_place_with_its_level_and_without_marks(tmp_path: Path) -> None:
    places = [own_place(plan(tmp_path, "Tỉnh ủy Vàm Sa"))]
    assert own_place_words("Diêm dân của tỉnh Vàm Sa được gì?", places) == {"tỉnh", "vàm", "sa"}
    assert own_place_words("diem dan vam sa duoc gi", places) == {"vam", "sa"}
    assert own_place_words("Diêm dân ở Vàm Cỏ được gì?", places) == set()


@pytest.mark.parametrize("place", ["", " của tỉnh Vàm Sa", " ở Vàm Sa"])
def test_naming_the_place_changes_no_answer(tmp_path: Path, encoder: PromptedEncoder, place: str) -> None:
    """ "mỗi suất 30 triệu đồng" goes on from the first half of its sentence, which says of what."""
    document = plan(tmp_path, "Tỉnh ủy Vàm Sa")
    (answer,) = ask_alone(tmp_path, encoder, document, f"Mỗi suất học bổng nghề muối{place} là bao nhiêu tiền?")
    assert answer.status == "answered"
    assert "30 triệu đồng" in answer.text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("What share of salt farmers in Vàm Sa should get support by 2030?", "en"),
        ("How many scholarships does Đông Muối give?", "en"),
        ("Vàm Sa cấp bao nhiêu suất học bổng?", "vi"),
        ("Học bổng Vàm Sa là bao nhiêu", "vi"),
    ],
)
def test_a_place_keeps_its_marks_in_english(text: str, language: str) -> None:
    assert detect_language(text) == language
