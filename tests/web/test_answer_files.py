"""Answers saved as Word and CSV: read back, with citations, digest and day; the server answers anew."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import httpx
import pytest
from docx import Document as Word
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.types import AnswerStatus, Comparator, Language, Question, Turn
from assistant.web.answer_csv import COLUMNS, answer_csv
from assistant.web.answer_docx import answer_docx
from assistant.web.answer_files import replay
from tests.fake_encoder import FakeEncoder
from tests.made_assistant import made_assistant
from tests.made_documents import HEALTH, answer, read

DAY = date(2026, 9, 1)
FIRST, THEN = "Đến năm 2026 tỷ lệ người dân tham gia bảo hiểm y tế đạt bao nhiêu?", "Còn năm 2032?"


def rows_of(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf")  # spreadsheets read it as UTF-8
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def text_of(content: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in Word(io.BytesIO(content)).paragraphs)


def test_both_files_say_what_the_answer_says(tmp_path: Path) -> None:
    plan = read(HEALTH, status="draft", number="12/KH-UBND", digest="ab" * 32)
    assistant = made_assistant(tmp_path, [plan], FakeEncoder())
    given_answer = assistant.answer(Question(FIRST))
    assert given_answer.status is AnswerStatus.ANSWERED
    documents = {plan.id: plan}
    (row, *_) = rows_of(answer_csv(FIRST, given_answer, documents, "https://thanhpho.example", DAY))
    assert (row["Giá trị"], row["Đơn vị"], row["Thời hạn"], row["Tình trạng"]) == ("93", "%", "2026", "Dự thảo")
    assert row["Mức"] == "trên"
    assert "trên 93%" in row["Nguyên văn"]
    assert (row["SHA-256 của tệp"], row["Ngày xuất"], row["Số ký hiệu"]) == ("ab" * 32, "2026-09-01", "12/KH-UBND")
    assert row["Địa chỉ"].startswith("https://thanhpho.example/d/")
    told = text_of(answer_docx(FIRST, given_answer, documents, "https://thanhpho.example", DAY))
    for part in (FIRST, "93%", "[1]", "Dự thảo", "12/KH-UBND", "ab" * 32, "01/09/2026", "https://thanhpho.example/d/"):
        assert part in told
    assert "**" not in told


def test_a_follow_up_is_answered_as_it_was_on_the_page(tmp_path: Path) -> None:
    assistant = made_assistant(tmp_path, [read(HEALTH)], FakeEncoder())
    first = assistant.answer(Question(FIRST))
    shown = assistant.answer(Question(THEN, (Turn("user", FIRST), Turn("assistant", first.text))))
    again = replay(assistant, [FIRST, THEN])
    assert again.text == shown.text
    assert "98%" in again.text


@settings(max_examples=15, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_no_text_breaks_a_file_or_runs_as_a_formula(text: str) -> None:
    hostile = answer(text or "x", quote=text or "x")
    for start in ("=", "+", "-", "@"):
        (row,) = rows_of(answer_csv(start + text, hostile, {}, "", DAY))
        assert row["Câu hỏi"].startswith("'" + start)
    assert text_of(answer_docx(text, hostile, {}, "", DAY))


def test_columns_are_named_in_both_languages() -> None:
    for language in ("vi", "en"):
        header = (
            answer_csv("q", answer("x", quote="x", language=language), {}, "", DAY).decode("utf-8-sig").splitlines()[0]
        )
        assert len(next(csv.reader([header]))) == len(COLUMNS)


@pytest.mark.parametrize("comparator", list(Comparator))
@pytest.mark.parametrize("language", ["vi", "en"])
def test_how_a_value_is_meant_stands_in_words(comparator: Comparator, language: Language) -> None:
    row = {"indicator": "x", "comparator": comparator, "passage_id": "p"}
    told = replace(answer("x", quote="x", language=language), targets=(row,))
    word = list(csv.reader(io.StringIO(answer_csv("q", told, {}, "", DAY).decode("utf-8-sig"))))[1][2]
    assert word
    assert word.replace(" ", "").isalpha()


@pytest.mark.parametrize("kind", ["docx", "csv"])
def test_the_route_answers_anew_and_names_the_file(server: str, kind: str) -> None:
    asked = ["Đến năm 2025 kinh tế số chiếm bao nhiêu phần trăm GRDP?", "Còn năm 2030?"]
    sent = httpx.post(f"{server}/api/answers/{kind}", json={"questions": asked, "answer": "999%"}, timeout=30)
    assert sent.status_code == 200
    assert f'filename="con-nam-2030.{kind}"' in sent.headers["content-disposition"]
    if kind == "csv":
        row = rows_of(sent.content)[0]
        assert Decimal(row["Giá trị"]) == 40
        assert len(row["SHA-256 của tệp"]) == 64
    else:
        told = text_of(sent.content)
        assert "Trên 40% GRDP" in told
        assert "999" not in told
        assert "SHA-256" in told


@pytest.mark.parametrize(
    ("body", "status"),
    [({"questions": []}, 422), ({"questions": [" "]}, 422), ({"questions": ["x" * 5000]}, 422), ({}, 422)],
)
def test_what_cannot_be_asked_is_refused(server: str, body: dict[str, object], status: int) -> None:
    assert httpx.post(f"{server}/api/answers/csv", json=body, timeout=30).status_code == status


def test_other_kinds_are_none(server: str) -> None:
    assert httpx.post(f"{server}/api/answers/pdf", json={"questions": ["x"]}, timeout=30).status_code in (404, 422)
