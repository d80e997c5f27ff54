"""Statements: each clause made whole with what its enumeration shares, its own figures, its own year, its own level."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings

from assistant.statements import all_statements
from assistant.types import Passage
from tests.made_documents import (
    FORESTS,
    HEALTH,
    LEVELS_SENTENCE,
    SCHOOLS,
    TOURISM,
    MadeSection,
    made_plan,
    made_plans,
    passages_of,
    read,
    statement_of,
    statements_of,
)

PLANS = [HEALTH, TOURISM, SCHOOLS, FORESTS]
LEVELS_PLAN = f"# Kế hoạch\n\n## Mục tiêu đến năm 2029\n\n{LEVELS_SENTENCE}\n"


def texts_of(sentence: str) -> list[str]:
    return [s.text for s in statements_of(f"# Kế hoạch\n\n## Việc\n\n{sentence}\n")]


def test_each_member_of_an_enumeration_says_the_shared_predicate() -> None:
    tail = "được xử lý trên môi trường mạng (trừ hồ sơ thuộc phạm vi bí mật)"
    assert [s.text for s in statements_of(LEVELS_PLAN)] == [
        f"90% hồ sơ công việc cấp Thành phố {tail}",
        f"80% hồ sơ công việc cấp huyện {tail}",
        f"60% hồ sơ công việc cấp xã {tail}",
    ]


def test_each_member_of_an_enumeration_has_its_own_figure_and_level() -> None:
    assert [(s.levels, [f.value for f in s.figures]) for s in statements_of(LEVELS_PLAN)] == [
        (("cấp Thành phố",), [Decimal(90)]),
        (("cấp huyện",), [Decimal(80)]),
        (("cấp xã",), [Decimal(60)]),
    ]


def test_members_of_an_enumeration_quote_the_whole_sentence() -> None:
    quotes = {s.passage.text[s.quote[0] : s.quote[1]] for s in statements_of(LEVELS_PLAN)}
    assert quotes == {LEVELS_SENTENCE}


def test_each_member_says_the_shared_head() -> None:
    assert texts_of("Hạ tầng phủ trên 80% hộ, 100% xã.") == ["Hạ tầng phủ trên 80% hộ", "Hạ tầng phủ 100% xã"]


def test_a_joining_word_opens_no_statement() -> None:
    assert texts_of("Mạng phủ 80% hộ và 90% thôn còn 100% xã.") == [
        "Mạng phủ 80% hộ",
        "Mạng phủ 90% thôn",
        "Mạng phủ 100% xã",
    ]


def test_a_lead_in_is_no_statement() -> None:
    assert not [s for s in statements_of(TOURISM) if s.text.startswith("Về ")]


@pytest.mark.parametrize("text", PLANS)
def test_figures_count_into_the_statement(text: str) -> None:
    for statement in statements_of(text):
        for figure in statement.figures:
            stated = statement.text[figure.start : figure.end]
            assert stated in statement.passage.text
            assert stated.strip() == stated != ""


@pytest.mark.parametrize("text", PLANS)
def test_quotes_are_whole_sentences_that_hold_the_figures(text: str) -> None:
    for statement in statements_of(text):
        quote = statement.passage.text[slice(*statement.quote)]
        assert all(statement.text[f.start : f.end] in quote for f in statement.figures)


@hypothesis_settings(max_examples=25, deadline=None)
@given(made_plans())
def test_statements_of_any_plan_use_only_words_of_their_quote(sections: list[MadeSection]) -> None:
    for statement in statements_of(made_plan(sections)):
        quote = statement.passage.text[slice(*statement.quote)]
        assert set(statement.text.rstrip(".;").split()) <= {word.strip(",.;") for word in quote.split()} | set(
            quote.split()
        )


@hypothesis_settings(max_examples=25, deadline=None)
@given(made_plans())
def test_each_sentence_of_any_plan_with_one_figure_is_one_statement(sections: list[MadeSection]) -> None:
    wanted = [sentence.rstrip(".;") for s in sections for rows in s.paragraphs for sentence in rows]
    said = {statement.text for statement in statements_of(made_plan(sections))}
    assert {sentence for sentence in wanted if not sentence.endswith(("!", "…"))} <= said


@pytest.mark.parametrize(
    ("plan", "words", "year"),
    [
        (HEALTH, "đạt trên 93%", 2026),
        (HEALTH, "đạt trên 98%", 2032),
        (TOURISM, "đạt 55 - 60%", 2029),
        (TOURISM, "tối đa 75%", 2034),
        (SCHOOLS, "Xây mới 46 trường", 2028),
        (FORESTS, "| 58 |", 2031),
        (FORESTS, "vào năm 2033", 2033),
    ],
)
def test_a_statement_has_the_year_of_its_passage_or_its_own(plan: str, words: str, year: int) -> None:
    assert statement_of(plan, words).years == (year,)


@pytest.mark.parametrize(
    ("sentence", "years"),
    [
        ("Thời gian làm việc nâng lên 80% năm 2026 và 86% năm 2028.", [(2026,), (2028,)]),
        ("Số người đi làm là 950 người trong năm 2025, 1.100 người trong năm 2026.", [(2025,), (2026,)]),
        ("Tỷ lệ thất nghiệp năm 2024 là 3,4%.", [(2024,)]),
        ("Số vụ giảm 40% so với năm 2024.", [()]),
    ],
)
def test_a_value_is_of_the_year_set_beside_it(sentence: str, years: list[tuple[int, ...]]) -> None:
    assert [s.years for s in statements_of(f"# Kế hoạch\n\n## Việc\n\n{sentence}\n")] == years


def test_its_own_year_goes_before_the_heading_s() -> None:
    text = "# Kế hoạch\n\n## Mục tiêu đến năm 2031\n\nĐạt 40% hộ vào năm 2027, đạt 60% hộ.\n"
    assert [s.years for s in statements_of(text)] == [(2027,), (2031,)]


def test_a_period_counts_by_its_end() -> None:
    assert statement_of("# Kế hoạch\n\nGiai đoạn 2024-2027 trồng 5 ha rừng.\n", "trồng").years == (2027,)


def test_a_year_that_sets_no_deadline_is_none() -> None:
    text = "# Kế hoạch\n\n## Mục tiêu đến năm 2031\n\nTăng 5% so với năm 2022.\n"
    assert statement_of(text, "Tăng").years == (2031,)


def test_statements_of_several_documents_know_their_own() -> None:
    health, schools = read(HEALTH, "y-te.md"), read(SCHOOLS, "truong-hoc.md")
    passages: list[Passage] = [*passages_of(HEALTH, "y-te.md"), *passages_of(SCHOOLS, "truong-hoc.md")]
    statements = all_statements(passages, {"y-te": health, "truong-hoc": schools})
    assert all(s.document.id == s.passage.document_id for s in statements)
    assert {s.document.id for s in statements} == {"y-te", "truong-hoc"}


def test_a_later_year_is_of_the_same_measure() -> None:
    said = "Số người chết vì tai nạn mỗi năm giảm ít nhất 7% so với năm trước, phấn đấu đến năm 2030 còn dưới 85 người."
    later = [s for s in statements_of(f"# Kế hoạch\n\n## Việc\n\n{said}\n") if s.figures[0].value == 85]
    assert [(s.text, s.years) for s in later] == [
        ("Số người chết vì tai nạn mỗi năm phấn đấu đến năm 2030 còn dưới 85 người", (2030,))
    ]


def test_two_years_share_what_the_second_counts() -> None:
    said = "Năm 2028 có 80% và năm 2030 có 95% người cao tuổi được khám sức khỏe."
    found = statements_of(f"# Kế hoạch\n\n## Việc\n\n{said}\n")
    assert [(s.text, s.years) for s in found] == [
        ("Năm 2028 có 80% người cao tuổi được khám sức khỏe", (2028,)),
        ("năm 2030 có 95% người cao tuổi được khám sức khỏe", (2030,)),
    ]


def test_a_year_of_a_later_sentence_is_not_that_of_the_one_before() -> None:
    said = "Tổng kinh phí là 268 tỷ đồng. Riêng năm 2026, ngân sách tỉnh bố trí 24,5 tỷ đồng."
    found = statements_of(f"# Kế hoạch\n\n## Kinh phí\n\n{said}\n")
    assert [s.years for s in found] == [(), (2026,)]


def test_what_refers_to_the_clause_before_is_told_with_it() -> None:
    said = "Ít nhất 80% dân nội thành có trạm dừng trong bán kính 500 m, tỷ lệ này ở ngoại thành là ít nhất 55%."
    last = statements_of(f"# Kế hoạch\n\n## Việc\n\n{said}\n")[-1]
    assert last.text.startswith("Ít nhất 80% dân nội thành")
    assert [f.value for f in last.figures] == [55]


def test_what_goes_on_without_a_subject_has_that_of_the_clause_before() -> None:
    said = "Năm 2025 trên địa bàn xảy ra 412 vụ tai nạn, làm chết 128 người và bị thương 347 người."
    texts = texts_of(said)
    assert texts[1] == "Năm 2025 trên địa bàn xảy ra 412 vụ tai nạn, làm chết 128 người"
    assert texts[2].endswith("làm chết 128 người, bị thương 347 người")


@pytest.mark.parametrize(
    ("said", "second"),
    [
        (
            "Tỷ lệ dân dùng nước sạch ở đô thị đạt 98%, ở nông thôn đạt 80%.",
            "Tỷ lệ dân dùng nước sạch ở nông thôn đạt 80%",
        ),
        (
            "Mức hỗ trợ đối với hộ nghèo là 5 triệu đồng, đối với hộ cận nghèo là 3 triệu đồng.",
            "Mức hỗ trợ đối với hộ cận nghèo là 3 triệu đồng",
        ),
        (
            "Nhà văn hóa thôn: xây mới 500 triệu đồng/nhà; sửa chữa không quá 150 triệu đồng/nhà.",
            "Nhà văn hóa thôn: sửa chữa không quá 150 triệu đồng/nhà",
        ),
    ],
)
def test_groups_set_side_by_side_keep_their_measure(said: str, second: str) -> None:
    assert texts_of(said)[-1] == second


def test_clauses_parted_by_semicolons_are_of_the_year_the_first_opens_with() -> None:
    said = "Đến năm 2030 có ít nhất 60 nhà lưu trú; trên 90% cơ sở không dùng đồ nhựa. Định hướng đến năm 2035 đạt 3 triệu lượt."
    found = statements_of(f"# Kế hoạch\n\n## Việc\n\n{said}\n")
    assert [s.years for s in found] == [(2030,), (2030,), (2035,)]


def test_what_is_counted_of_all_names_them() -> None:
    said = "Trong 112 công trình cấp nước, có 61 công trình bền vững và 19 công trình đã ngừng hoạt động."
    assert texts_of(said)[-1] == "Trong 112 công trình cấp nước, 19 công trình đã ngừng hoạt động"
