"""A follow-up is made whole from what was asked before; a question that stands by itself is left alone."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.follow_up import complete
from assistant.types import Turn
from assistant.vietnamese import fold

TODAY = date(2026, 9, 1)
SHARE = "Đến năm 2028 tỷ lệ hộ dùng nước sạch đạt bao nhiêu phần trăm?"


def asked(question: str, *before: str) -> str:
    return complete(question, [Turn("user", text) for text in before], TODAY).text


@pytest.mark.parametrize("question", ["Còn năm 2040?", "Thế năm 2040 thì sao?", "con nam 2040", "Năm 2040?"])
def test_another_year(question: str) -> None:
    whole = asked(question, SHARE)
    assert "2040" in whole
    assert "2028" not in whole
    assert "hộ dùng nước sạch" in whole


@pytest.mark.parametrize(
    ("before", "whole"),
    [
        ("Năm 2027 số vụ phải giảm bao nhiêu so với 2025?", "Năm 2030 số vụ phải giảm bao nhiêu so với 2025?"),
        ("Số vụ giảm bao nhiêu so với năm 2025 vào năm 2027?", "Số vụ giảm bao nhiêu so với năm 2025 vào năm 2030?"),
        ("Số vụ giảm bao nhiêu so với năm 2025?", "Số vụ giảm bao nhiêu so với năm 2030?"),
    ],
)
def test_what_a_change_is_held_against_stays(before: str, whole: str) -> None:
    assert asked("Thế còn năm 2030?", before) == whole


def test_another_level() -> None:
    whole = asked("Thế cấp xã?", "Đến năm 2027 bao nhiêu % trang trại cấp huyện được kiểm dịch?")
    assert "cấp xã" in whole
    assert "cấp huyện" not in whole
    assert "2027" in whole
    assert "trang trại" in whole


def test_another_way_of_asking_drops_the_earlier_one() -> None:
    whole = asked("Khi nào phải đạt?", SHARE)
    assert whole.startswith("Khi nào")
    assert "bao nhiêu" not in whole
    assert "hộ dùng nước sạch" in whole


def test_a_chain_keeps_its_subject() -> None:
    whole = asked("Còn năm 2040?", SHARE, "Thế năm 2035?")
    assert "2040" in whole
    assert "2035" not in whole
    assert "hộ dùng nước sạch" in whole


@pytest.mark.parametrize("question", ["Liệt kê tất cả chỉ tiêu đến năm 2040", "liet ke toan bo muc tieu nam 2040", "List all targets by 2040", "có bao nhiêu chỉ tiêu đến năm 2040", "How many targets are there for 2040?"])  # fmt: skip
def test_all_of_a_year_is_asked_by_itself(question: str) -> None:
    assert asked(question, SHARE) == question


def test_a_changed_subject_is_not_dragged_along() -> None:
    for question in (
        "Diện tích rừng trồng mới đến năm 2031 là bao nhiêu?",
        "Còn tỷ lệ học sinh biết bơi đến năm 2038 là bao nhiêu?",
    ):
        assert asked(question, SHARE) == question


def test_what_the_assistant_said_is_no_question() -> None:
    assert complete("Còn năm 2040?", [Turn("assistant", SHARE)], TODAY).text == "Còn năm 2040?"


@given(st.text(max_size=60))
def test_without_history_nothing_changes(text: str) -> None:
    assert asked(text) == text


@given(st.text(max_size=60), st.lists(st.text(max_size=60), max_size=3))
def test_nothing_typed_breaks_it(text: str, before: list[str]) -> None:
    assert isinstance(asked(text, *before), str)


def test_a_pronoun_stands_for_the_subject() -> None:
    assert "nuoc sach" in fold(asked("Cơ quan nào chịu trách nhiệm chỉ tiêu này?", SHARE))


@pytest.mark.parametrize(
    ("question", "whole"),
    [
        ("Còn năm 2040?", "Theo Nghị quyết 9, đến năm 2040 bao nhiêu trạm y tế cấp xã có bác sĩ?"),
        ("thế cấp tỉnh thì sao", "Theo Nghị quyết 9, đến năm 2030 bao nhiêu trạm y tế cấp Thành phố có bác sĩ?"),
        ("Còn Quyết định 12?", "Theo Quyết định 12, đến năm 2030 bao nhiêu trạm y tế cấp xã có bác sĩ?"),
        ("Còn phòng khám tư?", "Theo Nghị quyết 9, đến năm 2030 bao nhiêu trạm y tế cấp xã có bác sĩ, riêng phòng khám tư?"),
        ("Ai chịu trách nhiệm?", "Ai chịu trách nhiệm: theo Nghị quyết 9, đến năm 2030 trạm y tế cấp xã có bác sĩ?"),
        ("Ai ký văn bản đó?", "Ai ký Nghị quyết 9?"),
        ("Còn tỷ lệ giường bệnh là bao nhiêu?", "Theo Nghị quyết 9, tỷ lệ giường bệnh là bao nhiêu, đến năm 2030?"),
    ],
)  # fmt: skip
def test_what_is_left_out_stands_in_its_place(question: str, whole: str) -> None:
    assert asked(question, "Theo Nghị quyết 9, đến năm 2030 bao nhiêu trạm y tế cấp xã có bác sĩ?") == whole


@pytest.mark.parametrize(
    ("question", "whole"),
    [
        ("And by 2040?", "What share of clinics at commune level has a doctor by 2040?"),
        ("What about districts?", "What share of clinics at district level has a doctor by 2030?"),
        ("Who is responsible?", "Who is responsible: clinics at commune level has a doctor by 2030?"),
    ],
)
def test_english_follow_ups(question: str, whole: str) -> None:
    assert asked(question, "What share of clinics at commune level has a doctor by 2030?") == whole


def test_thanks_between_do_not_become_the_subject() -> None:
    assert "hộ dùng nước sạch" in asked("Còn năm 2040?", SHARE, "cảm ơn bạn")


def test_a_choice_offered_is_picked() -> None:
    turns = [Turn("user", "Mục tiêu bao nhiêu?"), Turn("assistant", "Câu nào?\n1. Bao nhiêu hộ?\n2. Bao nhiêu trạm?")]
    assert complete("cái thứ hai", turns, TODAY).text == "Bao nhiêu trạm?"


def test_the_document_an_answer_names_is_the_one_asked_about() -> None:
    turns = [Turn("user", "Bao nhiêu trạm có bác sĩ?"), Turn("assistant", "90%, theo Quyết định 12/QĐ-UBND. [1]")]
    assert complete("Ai ký văn bản đó?", turns, TODAY).text == "Ai ký Quyết định 12/QĐ-UBND?"


@pytest.mark.parametrize(
    "question",
    [
        "so sanh so ho nghe cua ha noi va ca nuoc nam 2025",
        "So sánh số hộ nghèo năm 2025 và năm 2030",
        "Số hộ nghèo năm 2025 và năm 2030 khác nhau thế nào?",
        "theo nghi quyet 9 thi nam nao rung trong dat it nhat 50%?",
        "Con tôi học trường tư phải đóng bao nhiêu tiền?",
        "Vợ chồng tôi hay cãi nhau, phải làm sao?",
        "Cho hỏi thủ tục làm giấy khai sinh hết bao nhiêu tiền ạ?",
        "Cơ quan nào soạn dự thảo chương trình trồng rừng của Hà Nội?",
        "Kế hoạch 12 ký từ năm 2021 phải không?",
        "?!",
    ],
)
@pytest.mark.parametrize(
    "before", [SHARE, "Mục tiêu bao nhiêu phần trăm?", "Theo Nghị quyết 9, năm 2030 phủ bao nhiêu xã?"]
)
def test_a_question_that_stands_by_itself_is_left_alone(question: str, before: str) -> None:
    assert asked(question, before) == question


@pytest.mark.parametrize(
    "question", ["Trạm y tế có bác sĩ thì sao?", "Số trạm y tế là bao nhiêu?", "trạm y tế thế nào"]
)
def test_a_subject_after_a_question_that_has_none_stands_by_itself(question: str) -> None:
    assert asked(question, "Mục tiêu bao nhiêu phần trăm?") == question


@pytest.mark.parametrize(
    "question",
    [
        "nói rõ hơn đi",
        "cụ thể?",
        "chi tiết hơn được không ạ",
        "Giải thích thêm",
        "vi du?",
        "Tell me more",
        "cho tôi ví dụ",
    ],
)
def test_more_of_the_same_asks_the_question_again(question: str) -> None:
    whole = complete(question, [Turn("user", SHARE)], TODAY)
    assert whole.text == SHARE
    assert whole.more


def test_more_of_something_else_is_another_question() -> None:
    assert not complete("Giải thích chỉ tiêu rừng trồng", [Turn("user", SHARE)], TODAY).more


@pytest.mark.parametrize(
    "question", ["Chỉ tiêu này của văn bản nào?", "lấy ở đâu", "nguon nao?", "Which document is it in?"]
)
def test_the_source_of_what_was_answered_can_be_asked_for(question: str) -> None:
    whole = complete(question, [Turn("user", SHARE)], TODAY)
    assert whole.text == SHARE
    assert whole.asks_source


@pytest.mark.parametrize("question", ["Còn giai đoạn 2028-2029?", "thế 2028-2029 thì sao", "còn đợt 2028-2029?"])
def test_a_period_is_put_in_the_place_of_a_period(question: str) -> None:
    whole = asked(question, "Hai năm 2026-2027 phân kỳ bao nhiêu kinh phí?")
    assert "2028-2029" in whole
    assert "2027" not in whole
    assert "kinh phí" in whole


@pytest.mark.parametrize(
    ("question", "before", "whole"),
    [
        (
            "Còn ngoại thành thì sao?",
            "Khu nội đô được hỗ trợ bao nhiêu?",
            "Khu nội đô được hỗ trợ bao nhiêu, riêng ngoại thành?",
        ),
        (
            "Trong đó ngân sách tỉnh là mấy?",
            "Tổng kinh phí là bao nhiêu?",
            "Tổng kinh phí là bao nhiêu, riêng ngân sách tỉnh?",
        ),
        (
            "Thế hộ nghèo thì được tối đa bao nhiêu?",
            "Hộ dân vay được bao nhiêu?",
            "Hộ dân vay được bao nhiêu, riêng hộ nghèo?",
        ),
        (
            "Thế còn đến năm 2035?",
            "Tỷ lệ nữ nhiệm kỳ 2030 - 2035 là bao nhiêu?",
            "Tỷ lệ nữ là bao nhiêu, đến năm 2035?",
        ),
    ],
)
def test_the_new_part_alone_is_put_to_what_was_asked(question: str, before: str, whole: str) -> None:
    assert asked(question, before) == whole


def test_another_document_and_the_whole_country_take_the_place_of_the_province() -> None:
    whole = asked("Theo QĐ 749 thì cả nước là bao nhiêu?", "Kinh tế số Hà Nội năm 2025 đặt mức nào?")
    assert "749" in whole
    assert "Hà Nội" not in whole
