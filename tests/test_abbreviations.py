"""Short forms are learned where documents define them, and read as the documents write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.abbreviations import expand, learn_abbreviations, short_forms
from assistant.vietnamese import fold, one_spelling

LEARNED = {"UBND": "Uỷ ban nhân dân", "HTX": "hợp tác xã", "KCN": "khu công nghiệp"}


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("Ủy ban nhân dân (UBND) tỉnh quyết định.", "UBND", "Ủy ban nhân dân"),
        ("vùng trồng của hợp tác xã (sau đây gọi là HTX) và nông dân", "HTX", "hợp tác xã"),
        ("các khu công nghiệp (viết tắt là KCN) tập trung", "KCN", "khu công nghiệp"),
        ("cấp nước sạch nông thôn, viết tắt là NSNT, do tỉnh chủ trì", "NSNT", "nước sạch nông thôn"),
        ("hệ thống quan trắc môi trường (gọi tắt là: “QTMT”)", "QTMT", "quan trắc môi trường"),
        ("Nghiên cứu và phát triển (NCPT)", "NCPT", "Nghiên cứu và phát triển"),
        ("Research and Development (R&D)", "R&D", "Research and Development"),
        ("Đài khí tượng (ĐKT)", "ĐKT", "Đài khí tượng"),
    ],
)
def test_a_definition_is_learned(text: str, short: str, long: str) -> None:
    assert learn_abbreviations([text]) == {short: long}


@pytest.mark.parametrize(
    "text",
    ["Tổ chức thương mại thế giới (WTO)", "được phê duyệt (QĐ 12)", "(UBND) chủ trì", "vùng Đông Nam Bộ (TP. HCM)", ""],
)
def test_what_only_looks_like_a_definition_is_not(text: str) -> None:
    assert learn_abbreviations([text]) == {}


def test_of_two_meanings_the_more_frequent_is_learned() -> None:
    texts = ["cấp nước sạch (CNS)", "công nghệ sinh (CNS)", "công nghệ sinh (CNS)"]
    assert learn_abbreviations(texts) == {"CNS": "công nghệ sinh"}


@pytest.mark.parametrize(
    ("typed", "expanded"),
    [
        ("UBND tỉnh giao ai", "Uỷ ban nhân dân tỉnh giao ai"),
        ("ubnd tỉnh giao ai", "Uỷ ban nhân dân tỉnh giao ai"),
        ("KTS chiếm bn", "kinh tế số chiếm bao nhiêu"),
        ("tổng sản phẩm trên địa bàn tăng", "GRDP tăng"),
        ("tong san pham tren dia ban tang", "GRDP tang"),
    ],
)
def test_short_forms_become_the_words_of_documents(typed: str, expanded: str) -> None:
    assert one_spelling(expand(typed, LEARNED)) == one_spelling(expanded)


def test_a_short_form_within_a_word_is_no_short_form() -> None:
    assert expand("HTXanh và XUBND", LEARNED) == "HTXanh và XUBND"


def test_two_small_letters_are_a_word_unless_the_field_knows_them() -> None:
    assert expand("ai có on", {"ON": "ổn nguồn"}) == "ai có on"
    assert expand("ON là gì", {"ON": "ổn nguồn"}) == "ổn nguồn là gì"


def test_documents_that_only_use_the_short_form_are_found_by_the_long_one() -> None:
    assert "HTX" in short_forms("có bao nhiêu hợp tác xã", LEARNED)
    assert "HTX" in short_forms("co bao nhieu hop tac xa", LEARNED)
    assert "HTX" not in short_forms("hợp tác xây dựng", LEARNED)


@given(st.text(max_size=80))
def test_any_text_can_be_expanded(text: str) -> None:
    expand(text, LEARNED)
    learn_abbreviations([text])


@given(st.sampled_from(sorted(LEARNED)))
def test_expanding_twice_changes_nothing_more(short: str) -> None:
    once = expand(f"theo {short} thì sao", LEARNED)
    assert expand(once, LEARNED) == once
    assert fold(LEARNED[short]) in fold(once)
