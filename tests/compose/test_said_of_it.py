"""Why, who holds an office, how many there are, what a thing is: answered by what says just that, or refused."""

from __future__ import annotations

from pathlib import Path

from assistant.embedding.encoder import PromptedEncoder
from assistant.types import AnswerStatus
from tests.made_assistant import ask_alone
from tests.made_documents import read

ORCHARDS = """# Kế hoạch phát triển cây ăn quả tỉnh Mây Trắng đến năm 2030

## I. Mục đích

Đưa cây ăn quả thành ngành hàng chính, để người trồng sống được bằng vườn của mình.

## II. Tình hình

Tỉnh Mây Trắng có 41 xã, phường sau khi sắp xếp.

Phó Giám đốc Sở Nông nghiệp và Môi trường Trần Văn Mít chủ trì họp hằng quý.

## III. Mục tiêu đến năm 2030

- Diện tích cây ăn quả đạt 12.500 ha.
- 80% hộ trồng cây ăn quả được tập huấn.
- 60% xã, phường có tổ hợp tác.
"""


def test_each_is_answered_by_what_says_it(tmp_path: Path, encoder: PromptedEncoder) -> None:
    purpose, communes, holder = ask_alone(
        tmp_path,
        encoder,
        read(ORCHARDS),
        "Kế hoạch này nhằm mục đích gì?",
        "Tỉnh Mây Trắng có bao nhiêu phường?",
        "Giám đốc Sở Nông nghiệp và Môi trường là ai?",
    )
    assert "sống được bằng vườn" in purpose.text
    assert "41 xã, phường" in communes.text
    assert holder.status is AnswerStatus.REFUSED  # the deputy is not the director


def test_a_figure_is_no_definition(tmp_path: Path, encoder: PromptedEncoder) -> None:
    (told,) = ask_alone(tmp_path, encoder, read(ORCHARDS), "Diện tích cây ăn quả là gì?")
    assert told.status is AnswerStatus.PARTIAL
    assert "không nêu định nghĩa" in told.text
