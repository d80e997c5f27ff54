"""Whose tasks a stretch holds, and where a body's name ends."""

from __future__ import annotations

import pytest

from assistant.register.owners import Owners, body_of, split_body
from assistant.types import Passage


@pytest.mark.parametrize(
    ("heading", "body"),
    [
        ("1. Sở Y tế", "Sở Y tế"),
        ("14. Đề nghị Đài Truyền hình tỉnh", "Đài Truyền hình tỉnh"),
        ("**Trách nhiệm của Ủy ban nhân dân cấp xã**", "Ủy ban nhân dân cấp xã"),
        ("2. Ủy ban nhân dân cấp tỉnh ban hành quy chế tích hợp", "Ủy ban nhân dân cấp tỉnh"),
        ("3. Cơ quan đăng ký có trách nhiệm", "Cơ quan đăng ký"),
        ("2. Phát triển công nghiệp", None),
        ("2. Ban hành và hướng dẫn", None),
        ("4. Thanh tra, kiểm tra", None),
        ("1. Báo cáo kết quả", None),
        ("Đơn vị chủ trì", None),
        ("ỦY BAN NHÂN DÂN TỈNH", None),  # who issues the document
    ],
)
def test_a_heading_that_names_a_body(heading: str, body: str | None) -> None:
    assert body_of(heading) == body


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Bộ Xây dựng xây dựng kế hoạch", ("Bộ Xây dựng", "xây dựng kế hoạch")),
        ("Các cơ quan, đơn vị triển khai", ("Các cơ quan, đơn vị", "triển khai")),
        ("Ủy ban nhân dân cấp tỉnh quyết định thành lập tổ", ("Ủy ban nhân dân cấp tỉnh", "quyết định thành lập tổ")),
        ("Sở Tài chính cần bố trí vốn", ("Sở Tài chính", "bố trí vốn")),
        ("Bộ Công an được giao quản lý", ("Bộ Công an", "quản lý")),
        ("Bộ Công an đã ban hành kế hoạch", None),
        ("Hội nghị tổ chức trong tháng", None),
        ("Trường hợp tổ chức không lập hồ sơ", None),
        ("Tổ chức thực hiện", None),
    ],
)
def test_a_bodys_name_ends_before_what_it_does(text: str, parts: tuple[str, str] | None) -> None:
    found = split_body(text + " ")
    assert (found and (found[0], found[1].strip())) == parts


def test_a_line_with_a_bodys_name_speaks_for_what_follows_it() -> None:
    def passage(text: str, *headings: str) -> Passage:
        return Passage("p", "d", text, 0, len(text), heading_path=headings)

    owners = Owners()
    assert owners.owner_of(passage("- Rà soát danh mục.", "V. TỔ CHỨC THỰC HIỆN")) is None
    assert owners.owner_of(passage("2. Trung tâm Y tế Ven Sông.", "V. TỔ CHỨC THỰC HIỆN")) == "Trung tâm Y tế Ven Sông"
    assert owners.owner_of(passage("- Rà soát danh mục.", "V. TỔ CHỨC THỰC HIỆN")) == "Trung tâm Y tế Ven Sông"
    assert owners.owner_of(passage("- Rà soát.", "V. TỔ CHỨC THỰC HIỆN", "3. Sở Nội vụ")) == "Sở Nội vụ"
    assert owners.owner_of(passage("- Rà soát.", "VI. KINH PHÍ")) is None
