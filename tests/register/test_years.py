"""The year a value is to be reached by, in plans that say it in passing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.register.measure import read_plan


@pytest.mark.parametrize(
    ("title", "issued", "text", "expected"),
    [
        ("Kế hoạch đến năm 2030", "2025", "Tỷ lệ nước sạch đạt 99% năm 2030 và 100% năm 2050.", [2030, 2050]),
        ("Kế hoạch", "2025", "Sản lượng năm 2027 dự kiến tăng 8% so với năm 2024.", [2027]),
        ("Kế hoạch năm 2027, định hướng đến năm 2030", "2026", "Tỷ lệ tiêm chủng đạt 98%.", [2027]),
        ("Tình hình năm 2025 và kế hoạch phát triển năm 2026", "2025", "Thu ngân sách tăng 11%.", [2026]),
        ("Kế hoạch giai đoạn 2026 - 2030", "2025", "Doanh thu gấp 2 lần năm 2025.", [2030]),
        ("Kế hoạch giai đoạn 2026 - 2030", "2025", "Tỷ lệ hộ nghèo giảm từ 5% năm 2025 xuống 2%.", [2030]),
    ],
)
def test_the_year_of_a_row(tmp_path: Path, title: str, issued: str, text: str, expected: list[int]) -> None:
    (tmp_path / "p.md").write_text(
        f"---\nid: p\ntitle: {title}\nissued_on: {issued}-06-01\nstatus: in_force\nkind: plan\n---\n# {title}\n\n## Mục tiêu cụ thể\n\n{text}\n",
        "utf-8",
    )
    assert [row.years[-1] for row in read_plan(tmp_path / "p.md").targets] == expected


def test_what_was_before_the_document_is_no_target(tmp_path: Path) -> None:
    text = "---\nid: p\ntitle: Kế hoạch\nissued_on: 2025-06-01\nstatus: in_force\nkind: plan\n---\n# Kế hoạch\n\n## Mục tiêu\n\nNăm 2024 tỷ lệ che phủ rừng đạt 52%.\n"
    (tmp_path / "p.md").write_text(text, "utf-8")
    assert read_plan(tmp_path / "p.md").targets == ()
