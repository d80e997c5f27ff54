"""Two sides are told by sister statements, columns or rows; of sister statements the one asked for answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from assistant.embedding.encoder import PromptedEncoder
from assistant.types import Answer, Question
from tests.made_assistant import made_assistant
from tests.made_documents import read

Ask = Callable[[str], Answer]
PLAN = """# Kế hoạch tái định cư tỉnh Mây Trắng giai đoạn 2026 - 2030

Số: 12/KH-UBND. Mây Trắng, ngày 03 tháng 3 năm 2026

## Mức hỗ trợ

1. Hỗ trợ trực tiếp cho hộ di dời tập trung 60 triệu đồng/hộ; hộ di dời xen ghép 50 triệu đồng/hộ; hộ ổn định tại chỗ 30 triệu đồng/hộ.

2. Thưởng một lần cho sản phẩm làng nghề: 5 sao 150 triệu đồng; 4 sao 70 triệu đồng; 3 sao 20 triệu đồng.

3. Khi có bão từ cấp 10 trở lên, Ủy ban nhân dân cấp xã hoàn thành sơ tán dân trước ít nhất 06 giờ so với lúc bão đổ bộ.

## Kinh phí (đơn vị: tỷ đồng)

| TT | Nội dung | Ngân sách trung ương | Xã hội hóa | Cộng |
|---|---|---|---|---|
| 1 | Khu tái định cư | 210 | 120 | 330 |
| 2 | Đường vào khu tái định cư | 95 | 57 | 152 |
| | **Tổng cộng** | **305** | **177** | **482** |
"""


@pytest.fixture(scope="module")
def ask(encoder: PromptedEncoder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    opened = made_assistant(tmp_path_factory.mktemp("index"), [read(PLAN, "tai-dinh-cu.md", id="tai-dinh-cu")], encoder)
    yield lambda question: opened.answer(Question(question))
    opened.reader.close()


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        (
            "Hộ di dời tập trung và hộ ổn định tại chỗ, bên nào được hỗ trợ nhiều hơn?",
            ("60 triệu", "30 triệu", "Chênh **30 triệu"),
        ),
        ("Thưởng sản phẩm 4 sao và 3 sao chênh nhau thế nào?", ("70 triệu", "20 triệu", "Chênh **50 triệu")),
        ("Vốn xã hội hóa và vốn trung ương, nguồn nào nhiều hơn?", ("177 tỷ", "305 tỷ", "Chênh **128 tỷ")),
    ],
)
def test_both_sides_are_told_and_what_lies_between_them(ask: Ask, question: str, figures: tuple[str, ...]) -> None:
    text = ask(question).text
    assert all(figure in text for figure in figures), text


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("Hộ di dời xen ghép được hỗ trợ trực tiếp bao nhiêu?", "**50 triệu đồng/hộ**"),
        ("Hỗ trợ hộ di dời tập trung bao nhiêu?", "**60 triệu đồng/hộ**"),
        ("Hộ ổn định tại chỗ được hỗ trợ bao nhiêu?", "**30 triệu đồng/hộ**"),
        ("Sản phẩm 4 sao được thưởng bao nhiêu?", "**70 triệu đồng**"),
    ],
)
def test_of_sister_statements_the_one_with_the_words_asked_answers(ask: Ask, question: str, figure: str) -> None:
    assert ask(question).text.startswith(figure)


def test_a_rule_is_told_with_its_condition(ask: Ask) -> None:
    text = ask("Cấp xã phải hoàn thành sơ tán dân trước bão đổ bộ bao nhiêu giờ?").text
    assert text.startswith("**Ít nhất 06 giờ**")
    assert "khi có bão từ cấp 10 trở lên" in text
