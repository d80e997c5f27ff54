"""A unit in the line over a table is that of its figures; what only stands in brackets there is none."""

from __future__ import annotations

import pytest

from assistant.register.unit_above import unit_above


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("Đơn vị tính: tỷ đồng", "tỷ đồng"),
        ("Bảng 4. Kinh phí theo năm (triệu đồng)", "triệu đồng"),
        ("Công suất lắp đặt theo khu vực (MW)", "MW"),
        ("Diện tích các chợ (ha):", "ha"),
        ("Danh sách đơn vị (theo quận)", ""),
        ("Các nhiệm vụ của phường (HTX)", ""),
        ("Kinh phí thực hiện", ""),
    ],
)
def test_the_unit_of_a_line(line: str, unit: str) -> None:
    assert unit_above(line) == unit
