"""Comparisons: both values, and the difference computed."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.embedding.encoder import PromptedEncoder
from assistant.types import AnswerStatus
from tests.compose.conftest import Ask
from tests.made_assistant import ask_alone
from tests.made_documents import read


@pytest.mark.parametrize(
    ("question", "at"),
    [
        ("Tỷ lệ cơ giới hóa khâu thu hoạch tăng bao nhiêu từ năm 2035 đến năm 2040?", 0),
        ("So sánh tỷ lệ cơ giới hóa khâu thu hoạch năm 2035 và năm 2040", 2),
    ],
)
def test_across_years(ask: Ask, question: str, at: int) -> None:
    """Who asks by how much is told that first; who sets two values beside each other is told them first."""
    answer = ask(question)
    assert answer.status is AnswerStatus.ANSWERED
    assert "Tăng **8 điểm phần trăm**" in answer.sentences[at].text
    assert "90%" in answer.sentences[at].text
    assert "98%" in answer.sentences[at].text
    assert len(answer.sentences) == 3
    assert all(sentence.citations for sentence in answer.sentences)


def test_values_stand_in_the_order_they_are_asked_for(ask: Ask) -> None:
    answer = ask("Tỷ lệ cơ giới hóa khâu thu hoạch năm 2040 so với năm 2035 thay đổi thế nào?")
    assert [text in sentence.text for text, sentence in zip(("98%", "90%"), answer.sentences, strict=False)] == [
        True,
        True,
    ]


def test_the_difference_is_marked_as_computed_and_stands_in_no_quote(ask: Ask) -> None:
    answer = ask("So sánh tỷ lệ cơ giới hóa khâu thu hoạch năm 2035 và năm 2040")
    assert "8 điểm phần trăm" in answer.sentences[-1].computed
    assert not any("8 điểm phần trăm" in citation.quote for citation in answer.citations)


def test_one_year_alone_gives_no_difference(ask: Ask) -> None:
    answer = ask("Diện tích cây ăn quả đến năm 2028 so với năm 2040 thế nào?")
    assert "Tăng **" not in answer.text
    assert "Giảm **" not in answer.text


def test_no_difference_is_told_between_figures_of_other_things(encoder: PromptedEncoder, tmp_path: Path) -> None:
    """A bus fare and a meal are both money; so are a share of the costs and a sum no quantities of one kind."""
    plan = (
        "# Kế hoạch dạy nghề tỉnh Mây Trắng đến năm 2030\n\n## Chỉ tiêu đến năm 2030\n\n"
        "- Người thuộc hộ nghèo được hỗ trợ tiền ăn 50.000 đồng.\n\n- Người khuyết tật được tiền đi lại 500.000 đồng.\n"
    )
    (answer,) = ask_alone(
        tmp_path,
        encoder,
        read(plan, "nghe.md", id="nghe"),
        "Tiền đi lại của người khuyết tật và người hộ nghèo chênh nhau bao nhiêu?",
    )
    assert "450.000" not in answer.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Số đội sửa chữa lưu động 2031 nhiều hơn 2026 mấy đội?", "Tăng **6 đội**"),
        ("Từ 2026 đến 2031 số tủ điều khiển thông minh tăng thêm bao nhiêu?", "Tăng **160 tủ**"),
        ("Tủ điều khiển thông minh năm 2029 và năm 2031 cách nhau bao nhiêu?", "Tăng **80 tủ**"),
        ("Số tủ điều khiển thông minh năm 2031 gấp mấy lần hiện trạng?", "Gấp **5 lần**"),
        ("Tỷ lệ ngõ có đèn: mục tiêu 2029 cao hơn hiện nay bao nhiêu?", "Tăng **18,5 điểm phần trăm**"),
    ],
)
def test_other_words_and_how_things_stood_as_a_side(lit: Ask, question: str, said: str) -> None:
    answer = lit(question)
    assert answer.status is AnswerStatus.ANSWERED
    assert said in answer.text


def test_nothing_is_compared_with_what_is_not_there(lit: Ask) -> None:
    assert "Tăng **" not in lit("Tỷ lệ cột đèn dùng bóng LED năm 2029 cao hơn hiện nay bao nhiêu?").text


@pytest.mark.parametrize(
    ("question", "rows"),
    [("So sánh mục tiêu 2029 với 2031", 6), ("Các chỉ tiêu về hạ tầng năm 2029 và 2031 khác nhau thế nào?", 2)],
)
def test_a_whole_group_over_years_gives_each_indicator(lit: Ask, question: str, rows: int) -> None:
    answer = lit(question)
    assert f"**{rows} chỉ tiêu**" in answer.text
    assert f"{rows}/{rows}" in answer.text
    assert sum(sentence.text[0].isdigit() for sentence in answer.sentences) == rows
    assert "tăng **80 tủ**: 200 tủ (2031) so với 120 tủ (2029)" in answer.text


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("Bác sĩ về trạm vùng hồ được hỗ trợ hơn về trạm khác bao nhiêu tiền?", ("120 triệu", "75 triệu", "45 triệu")),
        ("Mức hỗ trợ bác sĩ về trạm vùng hồ và trạm khác khác nhau thế nào?", ("120 triệu", "75 triệu", "45 triệu")),
        (
            "Bác sĩ về trạm vùng hồ được hỗ trợ so với trạm khác chênh nhau bao nhiêu?",
            ("120 triệu", "75 triệu", "45 triệu"),
        ),
        ("Nhà thuốc 5 sao được hỗ trợ hơn nhà thuốc 4 sao bao nhiêu?", ("30 triệu", "12 triệu", "18 triệu")),
    ],
)
def test_two_sums_of_one_sentence_are_compared(clinics: Ask, question: str, figures: tuple[str, ...]) -> None:
    said = clinics(question).text
    assert all(figure in said for figure in figures)
