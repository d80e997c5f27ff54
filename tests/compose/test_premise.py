"""Yes, no, and what a question takes for granted."""

from __future__ import annotations

import pytest

from assistant.types import AnswerStatus
from tests.compose.conftest import Ask


@pytest.mark.parametrize(
    ("question", "verdict", "figure"),
    [
        ("Có phải tỷ lệ cơ giới hóa khâu thu hoạch đến năm 2040 là 98% không?", "**Đúng.**", "98%"),
        ("Có phải tỷ lệ cơ giới hóa khâu thu hoạch đến năm 2040 là 90% không?", "**Không.**", "98%"),
        ("Diện tích cây ăn quả đến năm 2028 đạt 25.000 ha phải không?", "**Không.**", "18.500 ha"),
        ("Diện tích cây ăn quả đến năm 2028 đạt 18.500 ha đúng không?", "**Đúng.**", "18.500 ha"),
    ],
)
def test_a_claim_is_judged_by_the_figure_of_its_year(ask: Ask, question: str, verdict: str, figure: str) -> None:
    first = ask(question).sentences[0]
    assert first.text.startswith(verdict)
    assert figure in first.text
    assert first.citations


def test_where_the_claimed_figure_does_stand_is_told(ask: Ask) -> None:
    answer = ask("Có phải tỷ lệ cơ giới hóa khâu thu hoạch đến năm 2040 là 90% không?")
    assert "90% vào năm 2035" in answer.sentences[1].text


def test_of_a_premise_set_right_no_reason_is_missing(ask: Ask) -> None:
    denied = ask("Vì sao tỷ lệ cơ giới hóa khâu thu hoạch đến năm 2040 chỉ là 90%?")
    assert denied.text.startswith("**Không.**")
    assert denied.status is AnswerStatus.ANSWERED
    assert "lý do" not in denied.text
    so = ask("Vì sao tỷ lệ cơ giới hóa khâu thu hoạch đến năm 2040 là 98%?")
    assert so.status is AnswerStatus.PARTIAL
    assert "lý do" in so.text


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Một người thuộc hai diện cùng loại hỗ trợ có được nhận cả hai khoản không?", "**Không.**"),
        ("Người thuộc nhiều diện có được hưởng đồng thời các mức hỗ trợ không?", "**Không.**"),
        ("Người thuộc nhiều diện hưởng cùng một loại hỗ trợ có được nhận mức cao nhất không?", "**Có.**"),
    ],
)
def test_where_one_alone_is_given_not_both_are(clinics: Ask, question: str, verdict: str) -> None:
    answer = clinics(question)
    assert answer.text.startswith(verdict)
    assert "chỉ nhận mức cao nhất" in answer.text


def test_all_is_judged_by_the_year_asked_about_in_a_table_of_results_and_aims(clinics: Ask) -> None:
    answer = clinics("Tới năm 2030 có phải mọi trạm y tế đều phải có máy siêu âm không?")
    assert answer.text.startswith("**Có.** **100%**")


def test_not_twice_what_each_has_once(clinics: Ask) -> None:
    answer = clinics("Một trạm có được hỗ trợ mua máy phát điện hai lần không?")
    assert answer.text.startswith("**Không.**")
    assert "mỗi trạm được hỗ trợ một lần" in answer.text


def test_a_sum_claimed_is_held_against_a_sum(clinics: Ask) -> None:
    answer = clinics("Vì sao Trà Sơn hỗ trợ nhà thuốc 5 sao tới 50 triệu đồng?")
    assert answer.text.startswith("**Không.** **30 triệu đồng**")


def test_another_grade_answers_nothing(clinics: Ask) -> None:
    assert clinics("Nhà thuốc 2 sao được hỗ trợ bao nhiêu?").status is AnswerStatus.REFUSED


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Trạm có được tổ chức bán thuốc kê đơn thu tiền tại nhà dân không?", "**Không.**"),
        ("Trạm có phát tờ rơi miễn phí cho người bệnh không?", "**Có.**"),
    ],
)
def test_what_a_clause_forbids_it_forbids_alone(clinics: Ask, question: str, verdict: str) -> None:
    assert clinics(question).text.startswith(verdict)


def test_of_another_grade_it_is_told_what_is_said_and_no_verdict(clinics: Ask) -> None:
    assert clinics("Học sinh lớp 3 có được khám mắt miễn phí không?").text.startswith("Khám mắt miễn phí")
    assert clinics("Học sinh lớp 6 có được khám mắt miễn phí không?").text.startswith("**Có.**")


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Nhà tôi cách trạm 5 km, tôi có được xe đưa đón người bệnh không?", "**Không.**"),
        ("Nhà tôi cách trạm 12 km, tôi có được xe đưa đón người bệnh không?", "**Đúng.**"),
    ],
)
def test_a_case_told_of_the_asker_is_held_against_its_bound(clinics: Ask, question: str, verdict: str) -> None:
    answer = clinics(question)
    assert answer.text.startswith(verdict)
    assert "9 km" in answer.text
