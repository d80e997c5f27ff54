"""Comparisons: both values, and the difference computed."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.embedding.encoder import PromptedEncoder
from assistant.types import AnswerStatus, Question
from tests.compose.conftest import Ask
from tests.made_assistant import made_assistant
from tests.made_documents import read


@pytest.mark.parametrize(
    "question",
    [
        "Tỷ lệ cơ giới hóa khâu thu hoạch tăng bao nhiêu từ năm 2035 đến năm 2040?",
        "So sánh tỷ lệ cơ giới hóa khâu thu hoạch năm 2035 và năm 2040",
    ],
)
def test_across_years(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.status is AnswerStatus.ANSWERED
    assert "Tăng **8 điểm phần trăm**" in answer.sentences[0].text
    assert "90%" in answer.sentences[0].text
    assert "98%" in answer.sentences[0].text
    assert len(answer.sentences) == 3
    assert all(sentence.citations for sentence in answer.sentences)


def test_the_difference_is_marked_as_computed_and_stands_in_no_quote(ask: Ask) -> None:
    answer = ask("So sánh tỷ lệ cơ giới hóa khâu thu hoạch năm 2035 và năm 2040")
    assert "8 điểm phần trăm" in answer.sentences[0].computed
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
    opened = made_assistant(tmp_path, [read(plan, "nghe.md", id="nghe")], encoder)
    answer = opened.answer(Question("Tiền đi lại của người khuyết tật và người hộ nghèo chênh nhau bao nhiêu?"))
    opened.reader.close()
    assert "450.000" not in answer.text
