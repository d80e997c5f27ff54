"""The sentence a citizen reads: the figure first, in the statement's own words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.phrase import indicator_of, lead_figure, phrase_figure, phrase_text, phrase_when
from assistant.types import Language, Task
from tests.made_documents import FORESTS, HEALTH, SCHOOLS, statement_of

POINTS = """# Nghị quyết

## Chỉ tiêu đến năm 2030

(6) Tỷ lệ đô thị hóa đạt trên 45%.

(8) Tỷ lệ hộ nghèo giảm bình quân 1 - 1,5%/năm.
"""


def test_a_figure_that_closes_its_clause_comes_first() -> None:
    statement = statement_of(HEALTH, "trẻ em tiêm đủ vắc xin")
    said = phrase_figure(statement, lead_figure(statement), "vi")
    assert said == "**Tối thiểu 95%** – tỷ lệ trẻ em tiêm đủ vắc xin, đến năm 2026."


def test_or_more_stays_with_what_it_bounds() -> None:
    statement = statement_of(
        "# Kế hoạch\n\n## Chỉ tiêu đến năm 2026\n\nThợ có tay nghề bậc 4 trở lên đạt 42%.\n", "tay nghề"
    )
    assert phrase_figure(statement, statement.figures[-1], "vi") == "**42%** – thợ có tay nghề bậc 4 trở lên."


def test_a_figure_that_opens_its_clause_stays_where_it_is() -> None:
    statement = statement_of(HEALTH, "cấp huyện")
    said = phrase_figure(statement, lead_figure(statement), "vi")
    assert said.startswith("**70%** trạm y tế cấp huyện")
    assert said.endswith("được kết nối hồ sơ sức khỏe điện tử, đến năm 2026.")


def test_a_year_the_clause_says_itself_is_not_said_twice() -> None:
    statement = statement_of(FORESTS, "rừng phòng hộ")
    assert phrase_figure(statement, lead_figure(statement), "vi").count("2033") == 1


def test_in_english_the_figure_is_english_and_the_quote_vietnamese() -> None:
    statement = statement_of(SCHOOLS, "tai nạn thương tích")
    said = phrase_figure(statement, lead_figure(statement), "en")
    assert said == "**3–3.5% a year** – stated by 2038: “tỷ lệ tai nạn thương tích giảm 3 - 3,5%/năm”."


def test_the_mark_of_a_point_is_not_told() -> None:
    statement = statement_of(POINTS, "đô thị hóa")
    for said in (phrase_figure(statement, lead_figure(statement), "vi"), phrase_text(statement, "vi")):
        assert "(6)" not in said
    assert "(6)" not in phrase_figure(statement, lead_figure(statement), "en")


def test_a_word_of_two_syllables_keeps_its_second() -> None:
    statement = statement_of(
        "# Kế hoạch\n\n## Chỉ tiêu đến năm 2026\n\nSố thợ còn thiếu so với định mức xuống dưới 40 người.\n", "định mức"
    )
    said = phrase_figure(statement, statement.figures[-1], "vi")
    assert said == "**Dưới 40 người** – số thợ còn thiếu so với định mức."


def test_nothing_is_left_hanging_where_a_time_closes_its_clause() -> None:
    statement = statement_of("# Kế hoạch\n\n## Nhiệm vụ\n\nTrạm phải báo cáo sở trong vòng 24 giờ.\n", "báo cáo")
    assert phrase_figure(statement, statement.figures[-1], "vi").endswith("trạm phải báo cáo sở.")


def test_when_leads_with_the_year() -> None:
    assert phrase_when(statement_of(FORESTS, "xuất khẩu gỗ"), "vi").startswith("**Đến năm 2037** – ")


def test_an_indicator_is_what_stands_before_its_figure() -> None:
    assert indicator_of(statement_of(POINTS, "đô thị hóa")) == "Tỷ lệ đô thị hóa"
    assert indicator_of(statement_of(HEALTH, "cấp huyện")) is None


@pytest.mark.parametrize(
    ("language", "expected"),
    [("vi", "Đầu tư 12 trạm y tế, giai đoạn 2026 - 2028."), ("en", "The task in 2026–2028 is “Đầu tư 12 trạm y tế”.")],
)
def test_the_period_of_a_task_is_no_two_deadlines(language: Language, expected: str) -> None:
    statement = statement_of("# Kế hoạch\n\nĐầu tư 12 trạm y tế.\n", "12 trạm")
    task = Task(id="t", document="d", pillar=None, task="Đầu tư 12 trạm y tế", lead=None, coordinating=None, deadline="2026 - 2028",
                product=None, level="", quote="Đầu tư 12 trạm y tế.", section="", page=None, passage_id="p", url="/d/d#p",
                years=(2026, 2028))  # fmt: skip
    assert phrase_text(replace(statement, row=task, years=(2026, 2028)), language) == expected
