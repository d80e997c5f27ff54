"""What falls short, all points of it, in the ways plans say it; nothing where other things are asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.embedding.encoder import PromptedEncoder
from tests.made_assistant import ask_alone
from tests.made_documents import read

POINTS = """2. Tuy nhiên, công tác này còn một số hạn chế:

a) Chợ tạm còn 14 điểm.

b) Mới có 31% tiểu thương được tập huấn.

3. Nguyên nhân của hạn chế: kinh phí ít.
"""
COLON = "Tồn tại chủ yếu: chợ tạm còn 14 điểm; mới có 31% tiểu thương được tập huấn.\n"
AGAINST = "Bên cạnh kết quả đạt được, chợ tạm còn 14 điểm, mới có 31% tiểu thương được tập huấn.\n"
PLAN = """# Kế hoạch chợ dân sinh xã Đồng Bưởi

## I. TÌNH HÌNH

1. Xã có 6 chợ với 420 tiểu thương.

{said}
## II. NHIỆM VỤ

1. Hạn chế họp chợ lấn đường; dẹp 9 điểm trong năm 2027.
"""


@pytest.mark.parametrize("said", [POINTS, COLON, AGAINST])
def test_all_that_falls_short(encoder: PromptedEncoder, tmp_path: Path, said: str) -> None:
    document = read(PLAN.format(said=said))
    (answer,) = ask_alone(tmp_path, encoder, document, "Kể ra những hạn chế của chợ dân sinh mà kế hoạch nêu")
    assert "14 điểm" in answer.text
    assert "31%" in answer.text
    assert "9 điểm" not in answer.text
    assert "kinh phí ít" not in answer.text


def test_causes_are_asked_apart(encoder: PromptedEncoder, tmp_path: Path) -> None:
    document = read(PLAN.format(said=POINTS))
    (answer,) = ask_alone(tmp_path, encoder, document, "Nguyên nhân của những hạn chế là gì?")
    assert "14 điểm" not in answer.text


def test_a_task_of_that_verb_is_none(encoder: PromptedEncoder, tmp_path: Path) -> None:
    document = read(PLAN.format(said=POINTS))
    (answer,) = ask_alone(tmp_path, encoder, document, "Xã làm gì để hạn chế họp chợ lấn đường?")
    assert "31%" not in answer.text
