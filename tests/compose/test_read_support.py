"""Supports by age and household, what prepares a work, and days that two things share: a made plan as wards write them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.embedding.encoder import PromptedEncoder
from assistant.types import AnswerStatus, Question, Turn
from tests.made_assistant import made_assistant
from tests.made_documents import read

PLAN = """# Kế hoạch chăm lo người cao tuổi và thoát nước xã Suối Lạnh năm 2027

## I. Mức hỗ trợ

| Nội dung | Đối tượng | Mức hỗ trợ |
|---|---|---|
| Mừng thọ | Người tròn 90 tuổi | 1.200.000 đồng/người |
| Mừng thọ | Người tròn 100 tuổi | 2.500.000 đồng/người |
| Suất cơm trưa | Người cao tuổi thuộc hộ nghèo | 18.000 đồng/suất |
| Suất cơm trưa | Người cao tuổi thuộc hộ cận nghèo | 12.000 đồng/suất |
| Suất cơm trưa | Người cao tuổi không thuộc hộ nghèo, hộ cận nghèo | 5.000 đồng/suất |
| Sửa mái dột | Gia đình thuộc hộ nghèo, hộ cận nghèo | 30.000.000 đồng/nhà |
| Phụ cấp bác sĩ | Bác sĩ về trạm từ 05 năm trở lên | 90.000.000 đồng/người |

## II. Công trình

| TT | Dự án | Thời gian thực hiện | Kinh phí (triệu đồng) | Đơn vị chủ trì |
|---|---|---|---|---|
| 1 | Kè bờ suối Lạnh | 2027 - 2028 | 900 | Chi cục Thủy lợi |
| 2 | Cải tạo cống đường Bàu Nưa | 2027 | 350 | Ban Quản lý chợ |

## III. Tổ chức thực hiện

1. Chi cục Thủy lợi trình hồ sơ chủ trương đầu tư dự án kè bờ suối Lạnh trước ngày 31/3/2027.
2. Lắp đặt 4 trạm đo mưa tự động và 9 cột báo mức nước có đèn tại các ngầm tràn trước ngày 31/7/2027.
3. Nhà sinh hoạt ban ngày mở cửa từ 7 giờ đến 16 giờ các ngày trong tuần.
"""


@pytest.fixture(scope="module")
def ask(encoder: PromptedEncoder, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., tuple[AnswerStatus, str]]:
    folder: Path = tmp_path_factory.mktemp("support")
    opened = made_assistant(folder, [read(PLAN, "suoi-lanh.md", id="suoi-lanh", issued_on="2027-01-05")], encoder)

    def answer(*questions: str) -> tuple[AnswerStatus, str]:
        history: list[Turn] = []
        for question in questions[:-1]:
            said = opened.answer(Question(question, tuple(history)))
            history += [Turn("user", question), Turn("assistant", said.text)]
        last = opened.answer(Question(questions[-1], tuple(history)))
        return last.status, last.text

    return answer


def test_a_gift_at_one_age_is_none_at_another(ask: Callable[..., tuple[AnswerStatus, str]]) -> None:
    assert "1.200.000" in ask("Bà tôi tròn 90 tuổi được mừng thọ bao nhiêu?")[1]
    status, text = ask("Người tròn 70 tuổi được mừng thọ bao nhiêu?")
    assert status is AnswerStatus.REFUSED, text
    status, text = ask("Người tròn 90 tuổi được mừng thọ bao nhiêu và người tròn 70 tuổi được bao nhiêu?")
    assert status is AnswerStatus.PARTIAL, text
    assert "1.200.000" in text


def test_the_row_of_those_left_out_is_theirs_alone(ask: Callable[..., tuple[AnswerStatus, str]]) -> None:
    text = ask("Suất cơm trưa của người cao tuổi hộ nghèo và hộ cận nghèo, bên nào cao hơn và mỗi bên bao nhiêu?")[1]
    assert "18.000" in text
    assert "12.000" in text
    assert "5.000 đồng/suất – " not in text.replace("**", "")
    assert "5.000" in ask("Người cao tuổi không thuộc hộ nghèo được mấy tiền cơm trưa?")[1].replace("15.000", "")


def test_money_is_asked_for_not_who_it_is_for(ask: Callable[..., tuple[AnswerStatus, str]]) -> None:
    assert "90,000,000" in ask("How much is the allowance for a doctor who comes to the station?")[1]


def test_a_work_is_done_when_it_is_built_not_when_its_papers_are_sent(
    ask: Callable[..., tuple[AnswerStatus, str]],
) -> None:
    assert "2027 - 2028" in ask("Kè bờ suối Lạnh bao giờ làm xong?")[1]
    assert "31/3/2027" in ask("Khi nào phải trình hồ sơ dự án kè bờ suối Lạnh?")[1]


def test_a_day_that_two_things_share_is_told_of_the_one_asked_about(
    ask: Callable[..., tuple[AnswerStatus, str]],
) -> None:
    text = ask("Phải lắp trạm đo mưa tự động xong trước ngày nào?")[1]
    assert "31/7/2027" in text
    assert "trạm đo mưa" in text
    assert "31 July 2027" in ask("By what date must the automatic rain gauges be installed?")[1]


def test_a_road_of_another_name_is_another_road(ask: Callable[..., tuple[AnswerStatus, str]]) -> None:
    assert "350" in ask("Dự án cải tạo cống đường Bàu Nưa có kinh phí bao nhiêu?")[1]
    assert ask("Dự án cải tạo cống đường Hàng Mây có kinh phí bao nhiêu?")[0] is AnswerStatus.REFUSED


def test_one_span_of_hours_answers_when_it_opens_and_closes(ask: Callable[..., tuple[AnswerStatus, str]]) -> None:
    status, text = ask("Nhà sinh hoạt ban ngày sáng mấy giờ mở, chiều mấy giờ đóng?")
    assert status is AnswerStatus.ANSWERED, text
    assert text.count("16 giờ") <= 2


def test_what_the_answer_named_is_asked_on_about(ask: Callable[..., tuple[AnswerStatus, str]]) -> None:
    assert "2027 - 2028" in ask("Dự án nào tốn nhiều tiền nhất?", "Dự án đó bao giờ xong?")[1]
    assert "Chi cục Thủy lợi" in ask("Dự án nào tốn nhiều tiền nhất?", "Ai làm dự án đó?")[1]


@pytest.mark.parametrize(
    ("before", "question", "said"),
    [
        ("Mừng thọ người tròn 90 tuổi do ai chi?", "Mức bao nhiêu?", "1.200.000"),
        ("Do poor elderly people get lunch money?", "How much per meal?", "18,000"),
        ("Trạm đo mưa lắp ở đâu?", "Trạm đó bao giờ lắp xong?", "31/7/2027"),
        ("Dự án nào lớn nhất?", "Tốn bao nhiêu?", "900"),
        ("Kè bờ suối Lạnh hết bao nhiêu tiền?", "Nói gọn lại đi", "900"),
    ],
)
def test_a_follow_up_that_names_nothing_goes_on(
    ask: Callable[..., tuple[AnswerStatus, str]], before: str, question: str, said: str
) -> None:
    assert said in ask(before, question)[1]


def test_a_fine_is_no_reward_and_a_day_of_the_month_no_sum(ask: Callable[..., tuple[AnswerStatus, str]]) -> None:
    assert "1.200.000" not in ask("Người tròn 90 tuổi bị phạt bao nhiêu?")[1]
    assert ask("Phụ cấp của trưởng thôn bao nhiêu 1 tháng?")[0] is AnswerStatus.REFUSED


def test_what_a_group_or_department_unknown_to_it_is_asked_about_is_refused(
    ask: Callable[..., tuple[AnswerStatus, str]],
) -> None:
    for question in ("Ngư dân được hỗ trợ những gì?", "Sở Tư pháp làm gì?", "Dân số xã Suối Lạnh bao nhiêu?"):
        status, text = ask(question)
        assert status is AnswerStatus.REFUSED, text


@pytest.mark.parametrize(
    "question",
    [
        "Trung tâm bảo trợ trẻ em ở đâu?",  # another centre, or none, stands nowhere
        "Chợ Suối Lạnh mở cửa mấy giờ sáng mai?",
        "What time does the bus leave?",
        "Sở Giáo dục có nhiệm vụ gì?",
        "Dự án số 9 chi bao nhiêu cho trường học?",
        "Đề án 77 nói gì?",
    ],
)
def test_what_nothing_speaks_of_is_not_told_by_what_lies_near(
    ask: Callable[..., tuple[AnswerStatus, str]], question: str
) -> None:
    status, text = ask(question)
    assert status is AnswerStatus.REFUSED, text


def test_hours_of_the_day_are_quoted_to_english_readers(ask: Callable[..., tuple[AnswerStatus, str]]) -> None:
    text = ask("What time does the day house open?")[1]
    assert "từ 7 giờ đến 16 giờ" in text
    assert "7–16" not in text


def test_poor_near_poor_and_others_are_three_groups(ask: Callable[..., tuple[AnswerStatus, str]]) -> None:
    assert "18,000" in ask("What is the lunch support for poor elderly people?")[1]
    assert "12,000" in ask("What is the lunch support for near-poor elderly people?")[1]
