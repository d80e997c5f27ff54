"""What headings say of the text beneath them, and whose plan a document is."""

from __future__ import annotations

import pytest

from assistant.register.context import context_of, level_of_document, pillar_of
from assistant.types import Document, Passage


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (("Mục tiêu đến năm 2030",), "target"),
        (("II. MỤC TIÊU", "1. Đến năm 2030"), "target"),
        (("Quan điểm, mục tiêu", "2. Mục tiêu cụ thể"), "target"),
        (("Mục tiêu đến năm 2030", "Kinh phí và nguồn lực"), "target"),
        (("I. THỰC TRẠNG", "1. Đến năm 2023"), "background"),
        (("Đánh giá thực hiện các mục tiêu",), "background"),
        (("Bảng 1. Kết quả năm 2025 và chỉ tiêu đến năm 2028, 2030",), "target"),
        (("Thực trạng và mục tiêu",), "target"),
        (("Kết quả thực hiện kế hoạch và các chỉ tiêu năm 2025",), "background"),
        (("Kết quả năm 2024 và chỉ tiêu năm 2023",), "background"),
        (("III. NHIỆM VỤ, GIẢI PHÁP", "1. Xây dựng thể chế"), "task"),
        (("Nhiệm vụ để thực hiện mục tiêu",), "task"),
        (("Điều 5. Chương trình mục tiêu quốc gia",), "neutral"),
        (("Nâng cao năng lực dự báo",), "neutral"),
        ((), "neutral"),
    ],
)
def test_the_nearest_heading_that_says_so_decides(headings: tuple[str, ...], expected: str) -> None:
    assert context_of(Passage("p", "d", "x", 0, 1, heading_path=headings)) == expected


@pytest.mark.parametrize(
    ("scope", "issuer", "title", "expected"),
    [
        ("quốc gia", None, "Chương trình", "quốc gia"),
        ("Hà Nội", None, "Dự thảo", "thành phố"),
        ("Nghệ An", None, "Kế hoạch", "tỉnh"),
        (None, "UBND tỉnh Lam Sơn", "Kế hoạch", "tỉnh"),
        (None, None, "Kế hoạch thực hiện Nghị quyết của Bộ Chính trị trên địa bàn tỉnh Lam Sơn", "tỉnh"),
        (None, None, "Nghị quyết của Chính phủ về phát triển", "quốc gia"),
        ("xã Ven Sông", None, "Kế hoạch", "cấp xã"),
        (None, None, "Sổ tay", ""),
    ],
)
def test_whose_plan_it_is(scope: str | None, issuer: str | None, title: str, expected: str) -> None:
    assert level_of_document(Document("d", title, "Lời nói đầu.", issuer=issuer, scope=scope)) == expected


def test_the_pillar_of_the_nearest_heading_else_of_the_indicator() -> None:
    assert pillar_of(("Mục tiêu", "Về phát triển kinh tế số"), "Tỷ lệ hộ") == "kinh tế số"
    assert pillar_of(("Mục tiêu", "b) Về môi trường"), "Tỷ lệ hộ") == "môi trường"
    assert pillar_of(("Mục tiêu",), "Quy mô kinh tế số") == "kinh tế số"
    assert pillar_of(("Mục tiêu",), "Nhóm địa phương dẫn đầu về chuyển đổi số, công nghệ, an ninh mạng") is None
