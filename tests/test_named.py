"""Years, levels, documents, plans and places a question names."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.named import (
    body_of_plan,
    find_documents,
    find_level,
    find_levels,
    find_places,
    find_question_years,
    find_scope,
    with_numbers_in_full,
    without_areas,
)
from assistant.types import Document
from assistant.vietnamese import fold

TODAY = date(2026, 11, 24)
DOCUMENTS = (
    Document("nuoc", "Kế hoạch cấp nước sạch", "", number="173/KH-UBND", primary=True, scope="Quảng Ninh"),
    Document("nha", "Đề án nhà ở xã hội", "", number="338/QĐ-TTg", scope="quốc gia", aliases=("Đề án một triệu căn",)),
)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Đến năm 2028 bao nhiêu hộ?", (2028,)),
        ("giai đoạn 2026-2030", (2030,)),
        ("giai đoạn 2026 - 2030 và 2035", (2030, 2035)),
        ("so với 2025 thì 2030", (2025, 2030)),
        ("cuối thập kỷ này", (2030,)),
        ("cuoi thap ky nay", (2030,)),
        ("sang năm", (2027,)),
        ("ngày 03/6/2020 ký gì", ()),
        ("Kế hoạch 12/2023/KH", ()),
        ("2.025 tỷ đồng", ()),
        ("không năm nào", ()),
    ],
)
def test_years(text: str, years: tuple[int, ...]) -> None:
    assert find_question_years(text, TODAY) == years


@pytest.mark.parametrize(
    ("text", "level"),
    [("ở cấp xã", "cấp xã"), ("o cap xa", "cấp xã"), ("cấp huyện và cấp xã", None), ("toàn bộ", None)],
)
def test_the_one_level(text: str, level: str | None) -> None:
    found = find_level(text)
    assert (fold(found) if found else None) == (fold(level) if level else None) or (found or "") in fold(level or "")


def test_several_levels_are_all_found() -> None:
    assert len(find_levels("cấp tỉnh, cấp huyện và cấp xã")) == 3


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kế hoạch 173 nói gì", ("nuoc",)),
        ("theo 338/QĐ-TTg", ("nha",)),
        ("theo qd 338", ("nha",)),
        ("Decision 338: what is the target?", ("nha",)),
        ("de an mot trieu can ho tro ai", ("nha",)),
        ("có 338 căn nhà", ()),
        ("Quyết định 3381", ()),
    ],
)
def test_documents_by_number_title_or_alias(text: str, found: tuple[str, ...]) -> None:
    assert find_documents(text, DOCUMENTS) == found


def test_whose_plan() -> None:
    assert find_scope("Cả nước xây bao nhiêu căn?", DOCUMENTS) == "quốc gia"
    assert find_scope("Quảng Ninh so với cả nước", DOCUMENTS) is None
    assert find_scope("bao nhiêu căn?", DOCUMENTS) is None


def test_places() -> None:
    assert find_places("Quảng Nam và Đà Nẵng hơn quang nam?") == ("quang nam", "da nang")
    assert find_places("phía nam") == ()


@given(st.text(max_size=60))
def test_any_text_can_be_looked_through(text: str) -> None:
    find_question_years(text, TODAY)
    find_levels(text)
    find_documents(text, DOCUMENTS)
    find_scope(text, DOCUMENTS)
    find_places(text)


@pytest.mark.parametrize(
    ("question", "full"),
    [
        ("cái đó theo 88 thì bao nhiêu", "cái đó theo Kế hoạch 88 thì bao nhiêu"),
        ("còn 88 thì sao", "còn Kế hoạch 88 thì sao"),
        ("theo 88%", "theo 88%"),
        ("trong 88 ngày", "trong 88 ngày"),
        ("theo 99 thì bao nhiêu", "theo 99 thì bao nhiêu"),
    ],
)
def test_a_document_called_by_its_figure_alone(question: str, full: str) -> None:
    plan = Document("a", "Kế hoạch phát triển", "", number="88/KH-UBND", aliases=("Kế hoạch 88",))
    assert with_numbers_in_full(question, [plan]) == full


@pytest.mark.parametrize(
    ("question", "level"),
    [
        ("kế hoạch huyện Sông Trà nói gì về đường thôn", None),
        ("ke hoach huyen song tra noi gi ve duong thon", None),
        ("huyện Sông Trà giao gì cho cấp xã", "cấp xã"),
        ("cấp huyện phải làm gì", "cấp huyện"),
    ],
)
def test_the_area_a_document_is_of_asks_for_no_level(question: str, level: str | None) -> None:
    plan = Document("a", "Kế hoạch làm đường thôn của huyện Sông Trà", "", scope="huyện Sông Trà")
    assert find_level(without_areas(question, [plan])) == level


@pytest.mark.parametrize(
    ("question", "body"),
    [
        ("Đề án đào tạo nghề của Bộ Giáo dục và Đào tạo có bao nhiêu trường?", "Bộ Giáo dục và Đào tạo"),
        ("Theo kế hoạch của Sở Y tế, năm 2030 có mấy trạm?", "Sở Y tế"),
        ("Kế hoạch của Sở GD&ĐT có gì?", ""),
        ("Đề án của Bộ có những mục tiêu nào?", ""),
        ("Nhiệm vụ của Bộ Y tế là gì?", ""),
    ],
)
def test_the_body_whose_plan_is_asked_about(question: str, body: str) -> None:
    assert body_of_plan(question) == body
