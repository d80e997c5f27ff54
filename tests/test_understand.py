"""Questions as people type them: language, kind, readings, and what they name."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.types import Document, Language
from assistant.understand import Query, content_terms, detect_language, find_kind, understand, without_talk
from assistant.vietnamese import fold, words
from assistant.word_model import WordModel
from tests.plans import FARMING_PLAIN, WATER_NUMBERED

MODEL = WordModel.train([FARMING_PLAIN, WATER_NUMBERED])
DOCUMENTS = (Document("nuoc", "Kế hoạch cấp nước sạch", "", number="173/KH-UBND", primary=True, scope="Đồng Lúa"),)
SHORT = {"TLTT": "tỉ lệ thất thoát"}


def read(question: str) -> Query:
    return understand(question, DOCUMENTS, MODEL, SHORT, date(2026, 11, 24))


@pytest.mark.parametrize(
    "typed",
    [
        "Tỉ lệ thất thoát nước đến năm 2028 là bao nhiêu?",
        "ti le that thoat nuoc den nam 2028 la bao nhieu?",
        "Tỉ lê thất thoat nước đến nam 2028 la bao nhiêu?",
        "Tir leej thất thoats nuowcs đến năm 2028 là bao nhieeu?",
        "TLTT nước đến năm 2028 là bn?",
        "Tỉ lệ thấtthoát nước đến năm 2028 là bao nhiêu?",
        "Ti\u0309 le\u0323\u0302 tha\u0302\u0301t thoa\u0301t nước\u00a0 đến năm 2028 là bao nhiêu?",
    ],
)
def test_however_it_is_typed_it_reads_the_same(typed: str) -> None:
    query = read(typed)
    assert words(query.search_text) == words("tỉ lệ thất thoát nước đến năm 2028 là bao nhiêu")
    assert (query.language, query.kind, query.years) == ("vi", "how_much", (2028,))
    assert query.terms[:5] == ("tỷ", "lệ", "thất", "thoát", "nước")


def test_a_capital_at_its_start_changes_nothing() -> None:
    assert read("tỉ lệ thất thoát là bao nhiêu").readings == read("Tỉ lệ thất thoát là bao nhiêu").readings


def test_a_place_is_named_as_typed_whatever_its_words_are_read_as() -> None:
    model = WordModel.train(["cài đặt máy", "cài máy", "tỉnh lào"] * 9)
    query = understand("Tỉnh Lào Cai đặt chỉ tiêu bao nhiêu phần trăm?", (), model)
    assert query.places == ("lao cai",)


def test_what_was_typed_is_searched_for_as_well() -> None:
    query = read("ti le that thoat nuoc")
    assert "ti le that thoat nuoc" in query.also
    assert query.typed == "ti le that thoat nuoc"


def test_short_forms_are_searched_for_beside_the_long_ones() -> None:
    assert "TLTT" in read("tỉ lệ thất thoát là bao nhiêu").also


def test_a_doubtful_reading_is_not_the_only_one() -> None:
    model = WordModel.train(["bán đất ở", "bàn đạt ở", "bạn đặt ở"])
    query = understand("ban dat o", (), model)
    assert len(query.readings) == 2
    assert query.readings[0] != query.readings[1]
    assert query.confidence < 0.75
    assert query.readings[1].lower() in query.also


def test_an_english_question_is_embedded_as_it_is_and_searched_in_vietnamese() -> None:
    query = read("What share of rural households will have clean water by 2028?")
    assert query.language == "en"
    assert query.readings[0] == query.typed
    assert "nước sạch" in query.search_text
    assert query.years == (2028,)
    assert "nước" in query.terms


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("What is the target for 2030?", "en"),
        ("How many households", "en"),
        ("muc tieu la gi", "vi"),
        ("Mục tiêu 2030", "vi"),
        ("GRDP 2030", "vi"),
        ("kinh te so la gi to a", "vi"),
        ("Hà Nội what is it", "vi"),
    ],
)
def test_language(text: str, language: Language) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Tỷ lệ là bao nhiêu?", "how_much"),
        ("ty le la bao nhieu", "how_much"),
        ("Khi nào hoàn thành?", "when"),
        ("What share of households?", "how_much"),
        ("Nước sạch", "what"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    assert find_kind(text) == kind


def test_terms_leave_out_question_words_and_years() -> None:
    assert content_terms("Đến năm 2028 tỉ lệ nước sạch là bao nhiêu?", "vi") == ("tỷ", "lệ", "nước", "sạch")


def test_a_named_document_is_understood() -> None:
    assert read("ke hoach 173 noi gi ve nuoc sach").documents == ("nuoc",)


@given(st.text(max_size=60))
def test_any_text_is_understood(text: str) -> None:
    query = read(text)
    assert query.readings
    assert 0.5 <= query.confidence <= 1
    # English words that no glossary knows are terms as well.
    assert set(map(fold, query.terms)) <= set(map(fold, words(f"{query.search_text} {query.typed}")))


def test_a_documents_number_is_of_no_language() -> None:
    assert detect_language("Who signed Decision 411/QĐ-TTg?") == "en"
    assert detect_language("Ai ký 411/QĐ-TTg?") == "vi"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Em làm ở phường, đến 2030 tỷ lệ phòng học kiên cố là bao nhiêu?", False),
        ("Tôi là giáo viên, trường sẽ xây mới bao nhiêu phòng học?", False),
        ("Tôi dạy mầm non ở bản, mỗi tháng được thêm bao nhiêu tiền?", True),
        ("Cháu tôi mồ côi cả cha lẫn mẹ, đang đi học ở Trà Sơn thì mỗi tháng được hỗ trợ bao nhiêu?", True),
        ("Trường thiếu thầy cô tiếng Anh, tỉnh có cách gì để tuyển đủ giáo viên?", True),
        ("Trẻ em vùng hồ hay bỏ học, xã vận động gia đình bằng cách nào?", True),
    ],
)
def test_what_tells_of_the_asker_goes_where_the_rest_says_what_is_asked(text: str, kept: bool) -> None:
    first = text.split(",")[0]
    assert (first in without_talk(text)) is kept
