"""Lists are whole, counted and cited row by row."""

from __future__ import annotations

import re

import pytest

from assistant.types import Answer, AnswerStatus
from tests.compose.conftest import Ask


def rows(answer: Answer) -> list[str]:
    return [sentence.text for sentence in answer.sentences if re.match(r"\d+\. ", sentence.text)]


@pytest.mark.parametrize(("year", "count"), [(2028, 13), (2040, 4)])
def test_every_target_of_a_year_is_listed_and_counted(ask: Ask, year: int, count: int) -> None:
    for question in (f"Liệt kê các chỉ tiêu đến năm {year}", f"Có bao nhiêu chỉ tiêu đến năm {year}?"):
        answer = ask(question)
        assert answer.status is AnswerStatus.ANSWERED
        assert f"**{count} chỉ tiêu** đến năm {year} ({count}/{count}):" in answer.sentences[0].text
        assert len(rows(answer)) == count
        assert [int(row.split(".")[0]) for row in rows(answer)] == list(range(1, count + 1))


def test_each_row_is_cited_and_the_head_is_not(ask: Ask) -> None:
    answer = ask("Liệt kê các chỉ tiêu đến năm 2028")
    cited = {citation.n: citation.quote for citation in answer.citations}
    for sentence in answer.sentences[1:]:
        assert len(sentence.citations) == 1
        for number in re.findall(r"\d+(?:[.,]\d+)*(?=%| ha| sản phẩm)", sentence.text):
            assert number in cited[sentence.citations[0]]
    assert answer.sentences[0].citations == ()


def test_no_row_of_another_year_or_plan_is_among_them(ask: Ask) -> None:
    answer = ask("Liệt kê các chỉ tiêu đến năm 2040")
    assert {citation.document for citation in answer.citations} == {"nong-nghiep-lam-son"}
    assert not any("2035" in row or "2028" in row for row in rows(answer))


def test_solutions_are_those_of_their_section(ask: Ask) -> None:
    answer = ask("Các giải pháp của kế hoạch là gì?")
    assert "2/2" in answer.sentences[0].text
    assert [row.split(" ", 2)[1] for row in rows(answer)] == ["Rà", "Mỗi"]
