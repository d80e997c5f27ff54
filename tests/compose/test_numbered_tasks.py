"""Numbered tasks asked for by who leads them, who takes part, by when, and how many there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from assistant.embedding.encoder import PromptedEncoder
from assistant.types import Question
from tests.made_assistant import made_assistant
from tests.made_documents import read
from tests.numbered_tasks import NUMBERED

Say = Callable[[str], str]


@pytest.fixture(scope="module")
def say(encoder: PromptedEncoder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Say]:
    document = read(NUMBERED, "thuy-loi.md", id="thuy-loi", issued_on="2026-12-01", primary=True)
    opened = made_assistant(tmp_path_factory.mktemp("thuy-loi"), [document], encoder)
    yield lambda text: opened.answer(Question(text)).text
    opened.reader.close()


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Cơ quan nào chủ trì xây dựng trạm bơm Pá Hốc?", "**Ban Quản lý dự án** – Xây dựng trạm bơm Pá Hốc"),
        ("Ai chủ trì nạo vét mương nội đồng?", "**Phòng Nông nghiệp** – Nạo vét 46 tuyến mương"),
        ("Đơn vị nào phối hợp nạo vét mương nội đồng?", "**Hội Nông dân, Trạm Thủy lợi** phối hợp – Nạo vét 46"),
        ("Bao giờ nạo vét xong mương nội đồng?", "**Trước ngày 30/4/2028** – Nạo vét 46 tuyến mương"),
        ("Kế hoạch giao bao nhiêu nhiệm vụ?", "**4 nhiệm vụ**"),
        ("Hội Nông dân có chủ trì xây dựng trạm bơm Pá Hốc không?", "**Không.** **Ban Quản lý dự án**"),
        ("Sao lại giao Hội Nông dân chủ trì xây dựng trạm bơm Pá Hốc?", "**Không.** **Ban Quản lý dự án**"),
        ("Cơ quan nào chủ trì bảo vệ công trình đầu mối?", "**Công an huyện**"),
    ],
)
def test_what_a_numbered_task_says_of_itself(say: Say, question: str, first: str) -> None:
    assert say(question).startswith(first)


def test_the_number_of_a_task_is_no_figure_of_it(say: Say) -> None:
    said = say("Nạo vét mương phải giảm lượng nước thất thoát bao nhiêu phần trăm?")
    assert said.startswith("**Tối thiểu 20%**")
    assert "hiệm vụ 1" not in said


def test_tasks_of_a_body_are_told_with_their_deadlines(say: Say) -> None:
    said = say("Phòng Nông nghiệp chủ trì những nhiệm vụ nào?")
    assert said.startswith("**2 nhiệm vụ**")
    assert "thời hạn: trước ngày 30/4/2028" in said
    assert "thời hạn: tháng 9/2027" in said
