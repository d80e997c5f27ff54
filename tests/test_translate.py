"""English questions in the words Vietnamese documents use, by the glossary alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.bags import Bags, bag
from assistant.data import read_data
from assistant.translate import search_words, to_vietnamese, untranslated
from assistant.word_model import WordModel
from tests.plans import FARMING_PLAIN, WATER_NUMBERED

MODEL = WordModel.train([FARMING_PLAIN, WATER_NUMBERED])


@pytest.mark.parametrize(
    ("english", "vietnamese"),
    [
        ("What share of rural households has clean water?", ["hộ dân nông thôn", "nước sạch"]),
        ("rural household", ["hộ dân nông thôn"]),
        ("Which universities train workers?", ["đại học", "đào tạo", "công nhân"]),
        ("Small and medium enterprises", ["doanh nghiệp nhỏ và vừa"]),
        ("How many satellite school sites may remain?", ["điểm trường lẻ", "còn"]),
        ("the digital learning repository", ["kho học liệu số"]),
        ("the People’s Committee", ["Uỷ ban nhân dân"]),
    ],
)
def test_words_of_the_field_are_translated(english: str, vietnamese: list[str]) -> None:
    found = to_vietnamese(english, MODEL)
    assert all(words in found for words in vietnamese), found


def test_the_longest_phrase_counts() -> None:
    assert to_vietnamese("digital economy", MODEL) == "kinh tế số"


@pytest.mark.parametrize(
    ("english", "vietnamese"),
    [
        ("recruited", "tuyển mới"),
        ("Reducing", "giảm"),
        ("planned parenthood", ""),
        ("vaccinated", "tiêm chủng"),
        ("mechanisation", "cơ giới hóa"),
        ("Mechanization", "cơ giới hóa"),
        ("labor market", "thị trường lao động"),
        ("farmers' union", "Hội Nông dân"),
        ("ethnic-minority people", "đồng bào dân tộc thiểu số"),
        ("5-year-olds", "trẻ 5 tuổi"),
        ("65 years old", "65 tuổi"),
        ("what sort of support", "hỗ trợ"),
        ("since 1 July 2025", "01/7/2025"),
        ("on March 15th, 2026", "15/3/2026"),
        ("in September 2026", "tháng 9 . 2026"),
        ("the hotline is linked to the call centre", "đường dây nóng . kết nối với . tổng đài"),
        ("food must be stockpiled", "dự trữ lương thực"),
        ("communes and wards after the reorganisation", "xã, phường . sau sắp xếp"),
        ("the plastic-free classroom", "lớp học không nhựa"),
    ],
)
def test_forms_of_a_word_are_read_as_the_word(english: str, vietnamese: str) -> None:
    assert to_vietnamese(english, MODEL) == vietnamese


def test_of_several_ways_to_say_it_the_documents_own_is_taken() -> None:
    assert to_vietnamese("household", WordModel.train(["mỗi hộ dân được cấp nước"])) == "hộ dân"
    assert to_vietnamese("household", WordModel.train(["mỗi hộ gia đình được cấp nước"])) == "hộ gia đình"
    assert to_vietnamese("household", WordModel.train(["không có gì"])) == "hộ gia đình"


def test_numbers_and_names_stay_and_function_words_go() -> None:
    assert to_vietnamese("What is the EGDI of 85% by 2030?", MODEL) == "EGDI . 85% . 2030"


def test_words_that_are_in_no_glossary_are_passed_over() -> None:
    assert to_vietnamese("flibbertigibbet quux", MODEL) == ""


def test_everyday_words_stand_behind_those_of_plans() -> None:
    assert to_vietnamese("my roof", MODEL) == "mái nhà"
    assert to_vietnamese("household", MODEL) == "hộ dân"


def test_a_word_no_document_holds_is_one_unknown_word_to_search_by() -> None:
    assert search_words("a passport", WordModel.train(["hộ nghèo, chiếu sáng"])) == "hộ_chiếu"
    assert search_words("a passport", WordModel.train(["cấp hộ chiếu " * 9])) == "hộ chiếu"


def test_a_small_word_is_no_other_spelling_of_a_word() -> None:
    assert to_vietnamese("for", MODEL) == ""


def test_a_name_is_written_as_the_documents_write_it() -> None:
    model = WordModel.train(["tỉnh Hải Lâm có đèn LED"])
    assert to_vietnamese("LED lights in Hai Lam", model) == "đèn LED . hải lâm"
    assert to_vietnamese("LED", model) == "LED"  # not what one has led


def test_words_the_corpus_holds_stay() -> None:
    assert to_vietnamese("livestream", WordModel.train(["bán hàng livestream"])) == "livestream"


@pytest.mark.parametrize(
    ("english", "vietnamese"),
    [("logistcs", "logistics"), ("hospitl beds", "giường bệnh"), ("vocatonal training", "đào tạo nghề")],
)
def test_a_long_word_with_a_slip_is_read(english: str, vietnamese: str) -> None:
    assert vietnamese in to_vietnamese(english, WordModel.train(["kho vận logistics"]))


@pytest.mark.parametrize("word", ["hosptl", "Fukuoka", "qwertyuiop"])
def test_what_is_near_to_no_word_stays_unread(word: str) -> None:
    assert untranslated(word, MODEL) == (word.lower(),)


def test_a_name_without_capitals_is_the_documents_own() -> None:
    model = WordModel.train(["Phường Cẩm Hải phát triển du lịch", "camera an ninh"])
    assert to_vietnamese("guest rooms in cam hai", model).endswith("cẩm hải")
    assert "camera" in to_vietnamese("cam near the market", model)


def test_of_several_ways_the_one_that_the_nearest_sentence_says() -> None:
    model = WordModel.train(["khu vực dừng đón học sinh tại cổng trường", "diện tích đất cây xanh"])
    near = [Bags(bag("khu vực dừng đón học sinh tại cổng trường"), bag(""), bag(""))]
    assert "diện tích" in search_words("pupils area", model)
    assert "khu vực" in search_words("school gates pupils area", model, near)


def test_every_entry_of_the_glossary_is_found_by_its_own_words() -> None:
    entries = {str(english): str(vietnamese) for english, vietnamese in read_data("glossary").items()}
    assert [english for english in entries if english != english.lower()] == []
    assert [v for v in entries.values() if v != v.strip() or any(way != way.strip() for way in v.split(" | "))] == []
    found = {english: to_vietnamese(english, MODEL) for english in entries}
    assert {e: found[e] for e, v in entries.items() if found[e] not in v.split(" | ")} == {}


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    to_vietnamese(text, MODEL)


def test_every_function_word_is_a_word() -> None:
    """YAML takes a bare "on" or "no" for a truth value."""
    data = read_data("question_words")
    assert all(isinstance(word, str) for word in [*data["english_words"], *data["stop_words"], *data["phrases"]])
    assert all(isinstance(english, str) for english in read_data("glossary"))
