"""Lists are whole, counted and cited row by row."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.embedding.encoder import PromptedEncoder
from assistant.types import Answer, AnswerStatus, Question
from tests.compose.conftest import Ask
from tests.made_assistant import ask_alone, made_assistant
from tests.made_documents import read


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


def test_what_counts_parts_lists_them(tmp_path: Path, encoder: PromptedEncoder) -> None:
    text = "# Kế hoạch du lịch tỉnh Lam Sơn\n\n## Nhiệm vụ\n\nTỉnh triển khai 3 nhóm sản phẩm: du lịch biển; du lịch núi; du lịch làng nghề.\n"
    (answer,) = ask_alone(
        tmp_path, encoder, read(text, "du-lich.md", id="du-lich", primary=True), "Tỉnh triển khai mấy nhóm sản phẩm?"
    )
    assert "làng nghề" in answer.text


def test_a_group_named_like_the_plan_is_listed_alone(tmp_path: Path, encoder: PromptedEncoder) -> None:
    text = (
        "# Kế hoạch phát triển logistics và thương mại điện tử tỉnh Lam Sơn\n\n## Mục tiêu đến năm 2028\n\n"
        "### Chỉ tiêu về logistics\n\n- Diện tích kho bãi đạt 90.000 m2.\n\n- Số bến xe hàng đạt 12 bến.\n\n"
        "### Chỉ tiêu về thương mại điện tử\n\n- Tỷ lệ hộ mua hàng trên mạng đạt 60%.\n\n- Số gian hàng trên sàn đạt 4.000 gian hàng.\n\n"
        "- Tỷ lệ đơn giao trong ngày đạt 45%.\n"
    )
    (answer,) = ask_alone(
        tmp_path,
        encoder,
        read(text, "kho.md", id="kho", primary=True),
        "Kế hoạch của Lam Sơn có bao nhiêu chỉ tiêu về thương mại điện tử?",
    )
    assert len(rows(answer)) == 3
    assert "kho bãi" not in answer.text


def test_a_measure_with_two_years_is_one_target_with_two_values(tmp_path: Path, encoder: PromptedEncoder) -> None:
    text = (
        "# Kế hoạch cây xanh thị xã Lam Sơn\n\n## Mục tiêu\n\n| TT | Chỉ tiêu | Năm 2027 | Năm 2030 |\n|---|---|---|---|\n"
        "| 1 | Tỷ lệ tuyến phố có cây | 60% | 90% |\n| 2 | Diện tích công viên | 12 ha | 20 ha |\n| 3 | Số vườn ươm | 2 vườn | 3 vườn |\n"
    )
    (answer,) = ask_alone(
        tmp_path, encoder, read(text, "cay.md", id="cay", primary=True), "Kế hoạch đặt ra bao nhiêu chỉ tiêu?"
    )
    assert answer.text.startswith("**3 chỉ tiêu**, gồm 6 giá trị (6/6)")


def test_an_acronym_asked_for_is_no_other(tmp_path: Path, encoder: PromptedEncoder) -> None:
    text = (
        "# Kế hoạch hội nhập tỉnh Lam Sơn\n\n## Mục tiêu đến năm 2028\n\n- Tỉnh thuộc nhóm 20 địa phương dẫn đầu về chỉ số PCI.\n\n"
        "- Tỉnh thuộc nhóm 12 địa phương dẫn đầu về chỉ số PAPI.\n"
    )
    (answer,) = ask_alone(
        tmp_path,
        encoder,
        read(text, "hoi-nhap.md", id="hoi-nhap", primary=True),
        "Đến 2028 PAPI của tỉnh vào nhóm mấy?",
    )
    assert "12" in answer.text
    assert "20 địa phương" not in answer.text


def test_one_syllable_of_another_word_brings_no_list(encoder: PromptedEncoder, tmp_path: Path) -> None:
    """ "trường" names schools, and no target on the environment ("môi trường") is one of theirs."""
    plan = "# Kế hoạch xanh tỉnh Mây Trắng\n\n## Mục tiêu đến năm 2030\n\n" + "\n\n".join(
        f"- {share}% {what} được xử lý đạt chuẩn môi trường."
        for share, what in ((90, "nước thải đô thị"), (85, "rác thải làng nghề"), (70, "khí thải công nghiệp"))
    )
    (answer,) = ask_alone(tmp_path, encoder, read(plan, "xanh.md", id="xanh"), "Trường tôi phải làm những gì?")
    assert rows(answer) == []


def test_progress_of_nothing_in_particular_is_asked_back(ask: Ask) -> None:
    answer = ask("Đến nay làm được bao nhiêu phần trăm rồi?")
    assert answer.status is AnswerStatus.CLARIFY


OVERDUE = """# Kế hoạch cây xanh tỉnh Mây Trắng

Ngày 02/02/2021

## Mục tiêu đến năm 2022

- Trồng mới 40 ha cây xanh.

- 70% tuyến phố có cây che bóng.

## Mục tiêu đến năm 2099

- Trồng mới 400 ha cây xanh.
"""


@pytest.mark.parametrize(
    "question", ["Những mục tiêu nào đã quá hạn?", "chi tieu nao qua han roi", "Which targets are overdue?"]
)
def test_targets_whose_time_has_passed(encoder: PromptedEncoder, tmp_path: Path, question: str) -> None:
    plan = read(OVERDUE, "cay.md", id="cay", issued_on="2021-02-02", primary=True)
    (answer,) = ask_alone(tmp_path, encoder, plan, question)
    assert answer.status is AnswerStatus.ANSWERED
    assert "40 ha" in answer.text
    assert "70%" in answer.text
    assert "400 ha" not in answer.text
    assert any("2022" in note for note in answer.notes)  # passed, and no result


def test_how_many_targets_are_those_of_the_primary_plan(encoder: PromptedEncoder, tmp_path: Path) -> None:
    """Another document's count, of one of its parts at that, is not how many the plan sets."""
    other = "# Báo cáo cây xanh\n\n## Kết quả\n\n- Kế hoạch khác có 14 chỉ tiêu về cây xanh.\n"
    documents = [
        read(OVERDUE, "cay.md", id="cay", issued_on="2021-02-02", primary=True),
        read(other, "bao-cao.md", id="bao-cao", issued_on="2023-02-02"),
    ]
    opened = made_assistant(tmp_path, documents, encoder)
    assert opened.answer(Question("Có bao nhiêu chỉ tiêu đến năm 2022?")).text.startswith("**2 chỉ tiêu**")
    opened.reader.close()
