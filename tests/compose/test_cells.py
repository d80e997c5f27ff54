"""A cell of any table is asked for by its row's label and its column; how things stood is never given as a target."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.embedding.encoder import PromptedEncoder
from assistant.types import Answer, AnswerStatus, Question, Turn
from tests.made_assistant import ask_alone, made_assistant
from tests.made_documents import read
from tests.made_tables import TABLES

Ask = Callable[..., Answer]


@pytest.fixture(scope="module")
def ask(encoder: PromptedEncoder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    opened = made_assistant(tmp_path_factory.mktemp("index"), [read(TABLES, "lang-vac.md", id="lang-vac")], encoder)

    def asked(*questions: str) -> Answer:
        history: tuple[Turn, ...] = ()
        for before in questions[:-1]:
            answer = opened.answer(Question(before, history))
            history = (*history, Turn("user", before), Turn("assistant", answer.text))
        return opened.answer(Question(questions[-1], history))

    yield asked
    opened.reader.close()


@pytest.mark.parametrize(
    ("question", "value", "column"),
    [
        ("Kinh phí tập huấn lái xe trường học là bao nhiêu?", "95,5 triệu đồng", "cột Kinh phí"),
        ("Ai là cán bộ đầu mối lập hồ sơ cầu Khe Dứa?", "Ông Vi Văn Thảo", "cột Cán bộ đầu mối"),
        ("Xã Mường Lò có bao nhiêu lớp?", "24 lớp", "cột Số lớp"),
        ("xa muong lo co bao nhieu hoc sinh", "610 học sinh", "cột Số học sinh"),
        ("Diện tích sân chơi ở thị trấn Lang Vạc?", "5.900 m²", "cột Diện tích sân chơi"),
        ("Đường vành đai thị trấn khởi công khi nào?", "1/2027", "cột Khởi công"),
        ("Đường vành đai thị trấn bao giờ xong?", "10/2029", "cột Hoàn thành"),
        ("Nhà thầu nào làm tuyến Khe Dứa - trung tâm huyện?", "Công ty cổ phần Đại Lộc", "cột Nhà thầu"),
        ("Ngân sách tỉnh năm 2027 bố trí bao nhiêu?", "30 tỷ đồng", "cột Năm 2027"),
        ("Ai phối hợp khảo sát điểm trường lẻ?", "UBND các xã", "cột Phối hợp"),
        ("Nhóm 2 được ngân sách huyện bao nhiêu?", "340 triệu đồng", "cột Ngân sách huyện"),
        ("Nhóm duy tu cầu treo được phân bổ tổng cộng bao nhiêu tiền?", "700 triệu đồng", "cột Cộng"),
        ("Năm 2028 tổng vốn bao nhiêu?", "93,5 tỷ đồng", "cột Năm 2028"),
    ],
)
def test_a_cell_is_told_with_its_unit_row_and_column(ask: Ask, question: str, value: str, column: str) -> None:
    answer = ask(question)
    assert answer.status is AnswerStatus.ANSWERED
    assert answer.text.startswith(f"**{value}**")
    assert [c.section.endswith(column) for c in answer.citations] == [True]
    assert answer.citations[0].quote.startswith("|")


def test_two_columns_asked_at_once_are_both_told(ask: Ask) -> None:
    answer = ask("Tuyến Mường Lò - Bản Phiêng dài bao nhiêu km, nhà thầu nào làm?")
    assert "12,4 km" in answer.text
    assert "Công ty TNHH Sơn Hải" in answer.text
    assert "68" not in answer.text


def test_two_rows_named_are_both_told(ask: Ask) -> None:
    answer = ask("Diện tích sân chơi xã Mường Lò và Khe Dứa?")
    assert "3.200 m²" in answer.text
    assert "2.750 m²" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Xã Bản Phiêng có bao nhiêu giáo viên?",
        "Đường vành đai xã Mường Lò khởi công khi nào?",
        "Ngân sách tỉnh năm 2029 bố trí bao nhiêu?",
        "Tuyến Khe Dứa - Bản Mới dài bao nhiêu km?",
        "Nhóm 3 được ngân sách huyện bao nhiêu?",
        "Ngân sách huyện năm 2026 là bao nhiêu?",
    ],
)
def test_what_no_cell_says_is_not_made_of_another_one(ask: Ask, question: str) -> None:
    assert ask(question).status is AnswerStatus.REFUSED


@pytest.mark.parametrize("question", ["Hiện nay có mấy cầu treo còn sử dụng?", "Số cầu treo còn sử dụng năm 2024?"])
def test_how_things_stood_is_said_as_that(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.text.startswith("**14 cầu**")
    assert "thực hiện 2024" in answer.text
    assert answer.targets == ()


def test_how_things_stood_is_no_target(ask: Ask) -> None:
    assert "118" not in ask("Mục tiêu chiều dài đường nhựa là bao nhiêu?").text
    assert "176" in ask("Chiều dài đường nhựa đến năm 2030?").text


@pytest.mark.parametrize(
    ("question", "gap"),
    [
        ("Đường nhựa 2030 so với 2024 tăng bao nhiêu km?", "Tăng **58 km**"),
        ("Chiều dài đường nhựa năm 2028 so với hiện nay tăng mấy km?", "Tăng **32 km**"),
        ("Ngân sách tỉnh năm 2027 hơn năm 2026 bao nhiêu?", "Tăng **7,5 tỷ đồng**"),
        ("Xã Mường Lò nhiều hơn xã Khe Dứa bao nhiêu học sinh?", "Chênh **155 học sinh**"),
        ("So sánh số lớp của xã Bản Phiêng và xã Mường Lò", "Chênh **15 lớp**"),
        ("Tổng ngân sách huyện nhiều hơn ngân sách xã bao nhiêu?", "Chênh **820 triệu đồng**"),
    ],
)
def test_years_rows_and_columns_are_set_beside_each_other(ask: Ask, question: str, gap: str) -> None:
    assert gap in ask(question).text


@pytest.mark.parametrize(
    ("before", "value"),
    [
        (("Tỷ lệ bán trú xã Khe Dứa là bao nhiêu?", "còn Bản Phiêng?"), "100%"),
        (("Tỷ lệ bán trú xã Khe Dứa là bao nhiêu?", "còn Bản Phiêng?", "số lớp?"), "9 lớp"),
        (("Đường vành đai thị trấn dài bao nhiêu km?", "ai là nhà thầu?"), "Công ty TNHH Sơn Hải"),
        (("Đường vành đai thị trấn dài bao nhiêu km?", "hết bao nhiêu tiền?"), "112 tỷ đồng"),
        (("Kinh phí lập hồ sơ cầu Khe Dứa?", "thế khảo sát điểm trường lẻ?"), "120 triệu đồng"),
    ],
)
def test_a_follow_up_asks_another_column_or_row(ask: Ask, before: tuple[str, ...], value: str) -> None:
    assert ask(*before).text.startswith(f"**{value}**")


def test_words_that_several_rows_share_make_no_other_thing_of_a_label(encoder: PromptedEncoder, tmp_path: Path) -> None:
    """Of rows on ferries "lượng khách phà" is "lượng khách", not "số tuyến phà"; the unit in brackets is no word of the label."""
    plan = (
        "# Kế hoạch giao thông thủy tỉnh Mây Trắng đến năm 2030\n\n## Chỉ tiêu\n\n"
        "| Chỉ tiêu | Mục tiêu 2028 | Mục tiêu 2030 |\n|---|---|---|\n| Số tuyến phà | 9 tuyến | 12 tuyến |\n"
        "| Lượng khách (nghìn lượt/năm) | 310 | 450 |\n| Tỷ lệ phà có phao đủ số chỗ | 80% | 100% |\n"
    )
    (answer,) = ask_alone(tmp_path, encoder, read(plan, "pha.md", id="pha"), "Lượng khách phà năm 2028 là bao nhiêu?")
    assert answer.text.startswith("**310 nghìn lượt/năm**")


BOUNDED = (
    "# Kế hoạch an toàn lao động tỉnh Mây Trắng đến năm 2030\n\n## Chỉ tiêu\n\n"
    "| TT | Chỉ tiêu | Đơn vị | Thực hiện 2025 | 2028 | 2030 |\n|---|---|---|---|---|---|\n"
    "| 1 | Số vụ tai nạn lao động (không quá) | vụ/năm | 41 | 33 | 25 |\n"
    "| 2 | Cơ sở được huấn luyện (tối thiểu) | % | 52 | 70 | 90 |\n"
)


def test_a_bound_in_a_rows_name_holds_for_what_is_set_and_not_for_how_things_stood(
    encoder: PromptedEncoder, tmp_path: Path
) -> None:
    cap, least, stood = ask_alone(
        tmp_path,
        encoder,
        read(BOUNDED, "lao-dong.md", id="lao-dong"),
        "Năm 2028 số vụ tai nạn lao động là bao nhiêu?",
        "Tỷ lệ cơ sở được huấn luyện năm 2030?",
        "Năm 2025 có bao nhiêu vụ tai nạn lao động?",
    )
    assert cap.text.startswith("**Không quá 33 vụ/năm** – số vụ tai nạn lao động,")
    assert least.text.startswith("**Tối thiểu 90%**")
    assert stood.text.startswith("**41 vụ/năm**")


@pytest.mark.parametrize(
    "question",
    [
        "Giải nhất thi đua hơn giải nhì bao nhiêu tiền?",
        "Trạm đoạt giải nhất được hơn giải nhì bao nhiêu?",
        "Mức hỗ trợ giải nhất hơn giải nhì như thế nào?",
        "Trạm giành giải nhất được thưởng hơn giải nhì thế nào?",
    ],
)
def test_two_grades_of_one_thing_are_set_beside_each_other(clinics: Ask, question: str) -> None:
    said = clinics(question).text
    assert said.index("24.000.000") < said.index("16.000.000")
    assert "8.000.000 đồng" in said


def test_of_a_grade_that_is_not_there_nothing_is_said(clinics: Ask) -> None:
    assert clinics("Trạm đoạt giải ba thi đua được thưởng bao nhiêu?").status is AnswerStatus.REFUSED
