"""Rows of any table are counted, listed by what chooses them, added up, and the first or largest of them is found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.embedding.encoder import PromptedEncoder
from assistant.types import Answer, AnswerStatus, Question
from tests.made_assistant import ask_alone, made_assistant
from tests.made_documents import read
from tests.made_tables import TABLES


@pytest.fixture(scope="module")
def ask(encoder: PromptedEncoder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Answer]]:
    opened = made_assistant(tmp_path_factory.mktemp("index"), [read(TABLES, "lang-vac.md", id="lang-vac")], encoder)
    yield lambda text: opened.answer(Question(text))
    opened.reader.close()


@pytest.mark.parametrize(
    ("question", "count", "names"),
    [
        ("Có mấy tuyến đường?", "3 tuyến đường", ("Mường Lò - Bản Phiêng", "Khe Dứa", "vành đai")),
        ("Tuyến đường nào do Công ty TNHH Sơn Hải làm?", "2 tuyến đường", ("Mường Lò - Bản Phiêng", "vành đai")),
        ("Tuyến đường nào xong trước năm 2028?", "1 tuyến đường", ("Mường Lò - Bản Phiêng",)),
        ("Những tuyến nào khởi công năm 2026?", "2 tuyến đường", ("Mường Lò - Bản Phiêng", "Khe Dứa")),
        ("Tuyến đường nào trên 60 tỷ đồng?", "2 tuyến đường", ("Mường Lò - Bản Phiêng", "vành đai")),
        ("Có bao nhiêu xã được phân bổ?", "3 xã", ("Mường Lò", "Khe Dứa", "Bản Phiêng")),
        ("Ủy ban nhân dân các xã phối hợp nhiệm vụ nào?", "1 nhiệm vụ", ("Khảo sát điểm trường lẻ",)),
        (
            "Bảng nhiệm vụ có tất cả mấy nhiệm vụ?",
            "3 nhiệm vụ",
            ("Lập hồ sơ cầu Khe Dứa", "Khảo sát điểm trường lẻ", "Tập huấn"),
        ),
        (
            "Bảng chỉ tiêu chính đến năm 2030 có bao nhiêu chỉ tiêu?",
            "3 chỉ tiêu",
            ("đường nhựa", "chuẩn quốc gia", "cầu treo"),
        ),
        ("Phòng Kinh tế và Hạ tầng chủ trì mấy việc trong bảng?", "1 nhiệm vụ", ("Lập hồ sơ cầu Khe Dứa",)),
    ],
)
def test_rows_are_counted_and_listed(
    ask: Callable[[str], Answer], question: str, count: str, names: tuple[str, ...]
) -> None:
    answer = ask(question)
    head, *rows = answer.text.split("\n")
    assert head.startswith(f"**{count}**")
    assert f"({len(names)}/{len(names)})" in head
    assert len(rows) == len(names)
    assert all(name in row and row.rstrip().endswith("]") for name, row in zip(names, rows, strict=True))


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("Tuyến đường nào dài nhất?", "12,4 km"),
        ("Tuyến nào xong muộn nhất?", "10/2029"),
        ("Xã nào có nhiều học sinh nhất?", "610 học sinh"),
        ("Tuyến đường nào tốn tiền nhất?", "112 tỷ đồng"),
        ("Tổng mức đầu tư các tuyến đường là bao nhiêu?", "231,5 tỷ đồng"),
        ("Tổng số học sinh của các xã là bao nhiêu?", "1.263 học sinh"),
        ("Các tuyến đường của Công ty TNHH Sơn Hải hết bao nhiêu tiền?", "180 tỷ đồng"),
    ],
)
def test_ends_and_sums_are_computed_over_all_rows(ask: Callable[[str], Answer], question: str, value: str) -> None:
    assert ask(question).text.startswith(f"**{value}**")


def test_that_no_row_is_of_the_time_asked_for_is_said(ask: Callable[[str], Answer]) -> None:
    answer = ask("Tuyến đường nào xong năm 2031?")
    assert "Không có tuyến đường nào" in answer.text
    assert "(0/3)" in answer.text
    assert answer.citations


@pytest.mark.parametrize(
    "question",
    [
        "Có mấy tuyến đường sắt?",
        "Có bao nhiêu tuyến đường do Sở Xây dựng làm?",
        "Xã nào có nhiều bác sĩ nhất?",
        "Sở Y tế chủ trì mấy nhiệm vụ?",
        "Có bao nhiêu xã đạt chuẩn nông thôn mới?",
    ],
)
def test_rows_are_not_counted_by_words_that_no_cell_says(ask: Callable[[str], Answer], question: str) -> None:
    answer = ask(question)
    assert answer.status is AnswerStatus.REFUSED or not answer.text.startswith("**")


def test_rows_are_chosen_by_the_very_figure_named(encoder: PromptedEncoder, tmp_path: Path) -> None:
    plan = read(
        "# Kế hoạch\n\n**2. Hỗ trợ người đi xe buýt.** Mức hỗ trợ vé tháng nêu tại Bảng 2.\n\n**Bảng 2. Mức hỗ trợ vé tháng**\n\n"
        "| Nhóm đối tượng | Mức hỗ trợ (% giá vé) | Mức tối đa (đồng/tháng) |\n|---|---|---|\n"
        "| Người cao tuổi | 100 | 220.000 |\n| Người thuộc hộ nghèo | 100 | 220.000 |\n| Học sinh | 50 | 110.000 |\n"
    )
    who, count = ask_alone(
        tmp_path,
        encoder,
        plan,
        "Những ai được hỗ trợ 100% vé tháng xe buýt?",
        "Bảng hỗ trợ vé tháng chia ra mấy nhóm đối tượng?",
    )
    assert "2/2" in who.text
    assert "Học sinh" not in who.text
    assert "3 nhóm đối tượng" in count.text
