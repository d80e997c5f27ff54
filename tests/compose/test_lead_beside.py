"""Who sees to it, where another sentence of the point or the heading above names the body."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.compose.lead_beside import body_above, lead_beside
from assistant.embedding.encoder import PromptedEncoder
from assistant.types import AnswerStatus
from tests.made_assistant import ask_alone
from tests.made_documents import read, statement_of

PLAN = """# Kế hoạch chợ dân sinh xã Đồng Bưởi

## I. Nhiệm vụ

1. Tập huấn vệ sinh thực phẩm cho 420 tiểu thương. Cơ quan chủ trì: Hội Nông dân xã phối hợp với Trạm Y tế.

2. Sửa 9 nhà vệ sinh công cộng; Hợp tác xã Đồng Bưởi chủ trì, đưa vào sử dụng trong quý II năm 2027.

3. Việc mua sắm cân xong trong năm 2027, do Phòng Kinh tế, Hạ tầng và Đô thị chủ trì.

4. Trồng 300 cây bóng mát.

## II. Tổ chức thực hiện

### 1. Công an xã

Là cơ quan thường trực triển khai Kế hoạch; dẹp 14 điểm họp chợ lấn đường.
"""


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("Tập huấn vệ sinh", "Hội Nông dân xã"),
        ("Sửa 9 nhà", "Hợp tác xã Đồng Bưởi"),
        ("Việc mua sắm", "Phòng Kinh tế, Hạ tầng và Đô thị"),
        ("Trồng 300 cây", None),
    ],
)
def test_the_body_of_the_same_point_alone(words: str, body: str | None) -> None:
    found = lead_beside(statement_of(PLAN, words))
    assert (found[0] if found else None) == body


def test_the_heading_names_the_body() -> None:
    assert body_above(statement_of(PLAN, "dẹp 14 điểm").passage) == "Công an xã"
    assert body_above(statement_of(PLAN, "Trồng 300 cây").passage) is None


def test_all_that_was_asked_is_told(encoder: PromptedEncoder, tmp_path: Path) -> None:
    asked = (
        "Cơ quan nào chủ trì tập huấn vệ sinh thực phẩm cho tiểu thương?",
        "Cơ quan nào là thường trực của kế hoạch?",
        "Who is the standing agency of the plan?",
    )
    trained, standing, english = ask_alone(tmp_path, encoder, read(PLAN), *asked)
    assert trained.status is AnswerStatus.ANSWERED
    assert trained.text.startswith("**Hội Nông dân xã**")
    assert standing.text.startswith("**Công an xã** là cơ quan thường trực")
    assert "Công an xã" in english.text
