"""What a plan costs and who pays: the sum, and all of its parts, cited; groups, parts and deadlines of the same plan."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.embedding.encoder import PromptedEncoder
from assistant.pipeline import Assistant
from assistant.types import Answer, AnswerStatus, Question
from tests.made_assistant import made_assistant
from tests.made_documents import read

MARKETS = """# Kế hoạch phát triển chợ và thương mại nông thôn tỉnh Lâm Sa giai đoạn 2026 - 2030

## I. Mục tiêu

a) Đến năm 2028:

- Về hạ tầng chợ:
+ Tỷ lệ chợ kiên cố đạt 60%.

b) Đến năm 2030:

- Về hạ tầng chợ:
+ Tỷ lệ chợ kiên cố đạt 82%, trong đó khu vực đồng bằng đạt 95%, khu vực miền núi đạt 71%.
+ Tỷ lệ chợ có hệ thống chữa cháy đạt tối thiểu 90%; riêng chợ hạng 1 đạt 100%.
- Về tiểu thương:
+ Khoảng 65% tiểu thương nhận thanh toán không dùng tiền mặt.

## II. Nhiệm vụ, giải pháp

1. Hạ tầng chợ

a) Xây mới 17 chợ dân sinh; hoàn thành trước ngày 30/6/2029.

b) Lập bản đồ số mạng lưới chợ; hoàn thành trong quý III năm 2027.

2. Tiểu thương

a) Tập huấn kỹ năng bán hàng trực tuyến cho tiểu thương.

## III. Kinh phí thực hiện

1. Tổng kinh phí thực hiện Kế hoạch là 745 tỷ đồng.

2. Cơ cấu nguồn vốn: ngân sách tỉnh 320 tỷ đồng; ngân sách xã 95 tỷ đồng; doanh nghiệp đầu tư chợ 330 tỷ đồng.
"""


@pytest.fixture(scope="module")
def market(tmp_path_factory: pytest.TempPathFactory, encoder: PromptedEncoder) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("markets")
    return made_assistant(folder, [read(MARKETS, "cho.md")], encoder)


def said(market: Assistant, question: str) -> Answer:
    return market.answer(Question(question))


@pytest.mark.parametrize(
    "question",
    [
        "Tiền thực hiện lấy từ những nguồn nào, mỗi nguồn mấy tỷ?",
        "Vốn gồm những khoản nào?",
        "Cơ cấu nguồn vốn của kế hoạch thế nào?",
    ],
)
def test_all_sources_are_named_with_their_amounts(market: Assistant, question: str) -> None:
    answer = said(market, question)
    assert answer.status is AnswerStatus.ANSWERED
    for amount in ("745 tỷ đồng", "320 tỷ đồng", "95 tỷ đồng", "330 tỷ đồng"):
        assert amount in answer.text
    quoted = " ".join(citation.quote for citation in answer.citations)
    assert "320 tỷ đồng" in quoted
    assert "330 tỷ đồng" in quoted


def test_the_sum_alone_is_told_where_it_alone_is_asked_for(market: Assistant) -> None:
    answer = said(market, "Tổng kinh phí của kế hoạch là bao nhiêu?")
    assert answer.text.startswith("**745 tỷ đồng**")
    assert "320" not in answer.text


def test_the_cost_of_one_thing_is_not_answered_with_the_sum(market: Assistant) -> None:
    assert "745" not in said(market, "Kinh phí tập huấn tiểu thương lấy từ nguồn nào?").text


def rows(answer: Answer) -> list[str]:
    return [sentence.text for sentence in answer.sentences if re.match(r"\d+\. ", sentence.text)]


def test_a_group_is_listed_and_counted_without_the_measures_of_a_section_called_alike(market: Assistant) -> None:
    for question in (
        "Liệt kê toàn bộ chỉ tiêu về hạ tầng chợ đến 2030",
        "Có mấy chỉ tiêu về hạ tầng chợ đến năm 2030?",
    ):
        answer = said(market, question)
        assert "5/5" in answer.sentences[0].text
        assert [value for row in rows(answer) for value in re.findall(r"\d+%", row)] == [
            "82%",
            "95%",
            "71%",
            "90%",
            "100%",
        ]


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("Khi nào lập xong bản đồ số mạng lưới chợ?", "**Trong quý III năm 2027** – lập bản đồ số mạng lưới chợ."),
        ("Chừng nào xây xong các chợ dân sinh mới?", "**Trước ngày 30/6/2029** – xây mới 17 chợ dân sinh."),
    ],
)
def test_a_deadline_leads_and_is_said_once(market: Assistant, question: str, opening: str) -> None:
    assert said(market, question).text.startswith(opening)


@pytest.mark.parametrize(
    ("question", "value", "part"),
    [
        ("Chợ kiên cố ở khu vực miền núi đến 2030 đạt bao nhiêu?", "71%", "khu vực miền núi"),
        ("Khu vực đồng bằng đến 2030 có bao nhiêu phần trăm chợ kiên cố?", "95%", "khu vực đồng bằng"),
        ("Chợ hạng 1 có hệ thống chữa cháy đạt bao nhiêu phần trăm?", "100%", "riêng chợ hạng 1"),
    ],
)
def test_a_part_is_told_with_its_whole(market: Assistant, question: str, value: str, part: str) -> None:
    answer = said(market, question)
    assert answer.text.startswith(f"**{value}** – tỷ lệ chợ ")
    assert part in answer.sentences[0].text


def test_asked_for_a_measure_its_parts_do_not_answer(market: Assistant) -> None:
    answer = said(market, "Tỷ lệ chợ kiên cố đến năm 2030 là bao nhiêu?")
    assert answer.text.startswith("**82%**")
    assert "95%" not in answer.text


def test_parts_of_one_measure_are_set_side_by_side(market: Assistant) -> None:
    answer = said(market, "Chợ kiên cố ở miền núi và đồng bằng năm 2030 chênh nhau thế nào?")
    assert "**24 điểm phần trăm**" in answer.text
    assert "95%" in answer.text
    assert "71%" in answer.text
