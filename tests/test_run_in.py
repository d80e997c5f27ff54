"""Titles set in bold before the text they head."""

from __future__ import annotations

import pytest

from assistant.run_in import find_run_in
from tests.made_documents import passages_of, statements_of

PLAN = """# Kế hoạch

## III. Nhiệm vụ

**2. Hỗ trợ người đi xe buýt.** Giá vé lượt là 8.000 đồng. Mức hỗ trợ từng nhóm nêu tại Bảng 2.

| Nhóm người | Mức hỗ trợ (% giá vé) |
|---|---|
| Học sinh | 50 |
| Công nhân | 30 |
"""


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("**2. Hỗ trợ người đi xe buýt.** Giá vé lượt là 8.000 đồng.", "2. Hỗ trợ người đi xe buýt"),
        ("**Bảo hiểm y tế:** tỷ lệ bao phủ đạt 93,1%.", "Bảo hiểm y tế"),
        ("**80% hồ sơ.** Đó là mục tiêu.", None),
        ("**Cả dòng này là tên.**", None),
        ("Sở Y tế **chủ trì.** Các sở phối hợp.", None),
    ],
)
def test_a_title_opens_its_paragraph(text: str, title: str | None) -> None:
    found = find_run_in(text)
    assert (found.title if found else None) == title


def test_what_follows_stands_under_the_title() -> None:
    passages = passages_of(PLAN)
    paths = {passage.heading_path[-2:] for passage in passages if passage.text.startswith("| Học sinh")}
    assert any("2. Hỗ trợ người đi xe buýt" in path for path in paths)


def test_the_title_alone_states_nothing() -> None:
    assert [s.text for s in statements_of(PLAN) if "Hỗ trợ người đi xe buýt" in s.text] == []
