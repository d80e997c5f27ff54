"""What a sentence counts up behind the noun asked for, whole; targets, tasks and bodies are listed by others."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.embedding.encoder import PromptedEncoder
from tests.compose.conftest import Ask
from tests.made_assistant import ask_alone
from tests.made_documents import read

PLAN = """# Kế hoạch chợ dân sinh xã Đồng Bưởi

## I. MỤC TIÊU

- Tỷ lệ quầy hàng có cân đối chứng đạt 80% vào năm 2028.

- Tỷ lệ quầy hàng đăng ký mã số đạt 95% vào năm 2030.

## II. NHIỆM VỤ

1. Quầy hàng được xếp theo bốn nhóm: rau quả; thịt cá; hàng khô; đồ gia dụng.

2. Hội thi tay nghề tập trung vào gói bánh, đan nón, làm mứt và nấu ăn.
"""


def test_the_sentence_with_all_it_counts_up(encoder: PromptedEncoder, tmp_path: Path) -> None:
    groups, made_of, contests, targets = ask_alone(
        tmp_path,
        encoder,
        read(PLAN),
        "Quầy hàng được chia thành những nhóm nào?",
        "Xếp quầy hàng theo bốn nhóm gồm những nhóm nào?",
        "Hội thi tay nghề có những môn nào?",
        "Kế hoạch có những chỉ tiêu nào về quầy hàng?",
    )
    assert groups.text.startswith("Quầy hàng được xếp theo bốn nhóm: rau quả; thịt cá; hàng khô; đồ gia dụng")
    assert made_of.text == groups.text
    assert "gói bánh, đan nón, làm mứt và nấu ăn" in contests.text
    assert "80%" in targets.text
    assert "rau quả" not in targets.text


@pytest.mark.parametrize(
    "question",
    [
        "Luân phiên liên xã áp dụng cho những chuyên khoa nào?",
        "Trà Sơn đưa bác sĩ đi xã khác (luân phiên liên xã) đối với các chuyên khoa gì?",
    ],
)
def test_names_right_behind_their_noun_are_counted_up_too(clinics: Ask, question: str) -> None:
    assert "mắt, răng và sản" in clinics(question).text
