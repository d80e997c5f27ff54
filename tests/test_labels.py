"""Labels of a task: of a line of its own, and within a sentence."""

from __future__ import annotations

import pytest

from assistant.labels import find_labelled, is_labelled_line, leads


@pytest.mark.parametrize(
    ("line", "labelled", "who"),
    [
        ("- Chủ trì: Sở Tư pháp.", True, True),
        ("+ **Cơ quan phối hợp:** các sở, ngành", True, False),
        ("- Thời hạn hoàn thành: Quý III/2026.", True, False),
        ("- Chủ trì:", False, False),
        ("- Đơn vị thực hiện: Trạm Thủy lợi.", True, True),
        ("- Thực hiện: đạt 85% kế hoạch.", False, False),
        ("- Chủ trì rà soát quy hoạch: Sở Xây dựng", False, False),
        ("Tỷ lệ hộ dùng nước sạch: 80%", False, False),
    ],
)
def test_a_line_is_labelled_by_the_whole_of_its_label(line: str, labelled: bool, who: bool) -> None:
    assert is_labelled_line(line) is labelled
    assert leads(line) is who


def test_a_line_keeps_all_of_its_value_and_a_clause_ends_at_its_stop() -> None:
    lines = "Mở lớp.\n- Chủ trì: Hội A (cấp huyện); các xã (cấp xã).\n- Thời hạn: hằng năm."
    assert [(found.meaning, found.value) for found in find_labelled(lines)] == [
        ("lead", "Hội A (cấp huyện); các xã (cấp xã)"),
        ("deadline", "hằng năm"),
    ]
    sentence = "Mở lớp. Cơ quan chủ trì: Sở A; cơ quan phối hợp: Sở B. Mỗi lớp 40 người."
    assert [(found.meaning, found.value) for found in find_labelled(sentence)] == [
        ("lead", "Sở A"),
        ("coordinating", "Sở B"),
    ]
