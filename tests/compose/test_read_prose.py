"""Answers from prose: causes, verdicts, what is replaced, months, labelled supports."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.embedding.encoder import PromptedEncoder
from assistant.types import AnswerStatus
from tests.made_assistant import ask_alone
from tests.made_documents import read

PLAN = """# Kế hoạch phát triển phường An Hải giai đoạn 2026 - 2030

## I. Hiện trạng

Năm 2025 thành phố phát sinh bình quân 1.340 tấn rác mỗi ngày. Diện tích cây trồng cạn được tưới tiết kiệm nước mới đạt 16%, thấp hơn mức 20% đề ra.

Nguyên nhân chủ yếu khiến việc thu gom rác còn yếu là phương tiện cũ, lực lượng cán bộ mỏng.

## II. Mục tiêu

Đến năm 2030, diện tích cây trồng cạn được tưới tiết kiệm nước đạt 45%.

## III. Nhiệm vụ

- Giới hạn khách lặn ngắm san hô tại rạn Hòn Én ở mức tối đa 350 người/ngày; tạm dừng hoạt động lặn trong tháng 10 và tháng 11.

- Nhà văn hóa thôn: xây mới 500 triệu đồng/nhà; sửa chữa, nâng cấp không quá 150 triệu đồng/nhà.

## IV. Tổ chức thực hiện

Kế hoạch này thay thế Kế hoạch số 62/KH-UBND ngày 14 tháng 4 năm 2021 và có hiệu lực kể từ ngày ký.
"""
ASKED = {
    "why": "Vì sao việc thu gom rác còn yếu?",
    "reached": "Diện tích cây trồng cạn được tưới tiết kiệm nước năm 2025 đã đạt 20% chưa?",
    "month": "Tháng 10 có được lặn ở rạn Hòn Én không?",
    "compared": "Hỗ trợ xây mới và sửa chữa nhà văn hóa thôn chênh nhau thế nào?",
    "replaced": "Kế hoạch này thay cho kế hoạch số mấy?",
}


@pytest.fixture(scope="module")
def said(encoder: PromptedEncoder, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    document = read(PLAN, number="30/KH-UBND", issued_on="2026-02-01", status="in_force", primary=True)
    answers = ask_alone(tmp_path_factory.mktemp("prose"), encoder, document, *ASKED.values())
    return dict(zip(ASKED, (answer.text for answer in answers), strict=True))


@pytest.mark.parametrize(
    ("asked", "texts"),
    [
        ("why", ("phương tiện cũ",)),
        ("reached", ("Chưa đạt", "16%")),
        ("month", ("Không.", "tháng 10")),
        ("compared", ("350 triệu đồng", "500 triệu đồng", "150 triệu đồng")),
        ("replaced", ("62/KH-UBND",)),
    ],
)
def test_prose_answers(said: dict[str, str], asked: str, texts: tuple[str, ...]) -> None:
    assert all(text in said[asked] for text in texts), said[asked]


SUPPORTS = """# Kế hoạch việc làm tỉnh Phú Lâm giai đoạn 2026 - 2030

## III. Mục tiêu đến năm 2028

Số người tham gia bảo hiểm xã hội tự nguyện đạt 26.000 người.

## IV. Chính sách

Ngân sách tỉnh hỗ trợ thêm 20% mức đóng bảo hiểm xã hội tự nguyện cho hộ nghèo. Thời gian hỗ trợ đóng bảo hiểm xã hội tự nguyện không quá 60 tháng.

## VI. Kinh phí

Tổng kinh phí thực hiện Kế hoạch là 842 tỷ đồng.
"""


def test_how_long_the_other_kind_and_a_sum_of_nothing(encoder: PromptedEncoder, tmp_path: Path) -> None:
    how_long, other, licence = ask_alone(
        tmp_path,
        encoder,
        read(SUPPORTS),
        "Tỉnh hỗ trợ đóng bảo hiểm xã hội tự nguyện tối đa trong bao lâu?",
        "Mục tiêu số người tham gia bảo hiểm xã hội bắt buộc năm 2028 là bao nhiêu?",
        "Bằng lái xe máy của tôi bị mất thì xin cấp lại ở đâu, hết bao nhiêu tiền?",
    )
    assert "60 tháng" in how_long.text.split("–")[0]
    assert "26.000" not in other.text
    assert licence.status is AnswerStatus.REFUSED
