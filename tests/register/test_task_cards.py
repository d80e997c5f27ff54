"""Labelled lines beneath a title."""

from __future__ import annotations

from pathlib import Path

from tests.register.measure import read_plan

PLAN = """# Kế hoạch tổ chức Ngày hội đọc sách năm 2027

## II. Các hoạt động

### 2.1. Lễ khai mạc Ngày hội

- Thời gian: ngày 21/4/2027.
- Địa điểm: Thư viện tỉnh.
- Đơn vị chủ trì: Sở Văn hóa và Thể thao.
- Đơn vị phối hợp: Sở Giáo dục và Đào tạo; các trường.
- Kinh phí: ngân sách tỉnh.

### 2.2. Triển lãm sách cổ

- Thời gian thực hiện: quý II/2027.
- Đơn vị chủ trì: Bảo tàng tỉnh.

## III. Cơ quan chỉ đạo

- Đơn vị chủ trì: Sở Văn hóa và Thể thao.
"""


def test_a_card_is_one_task_and_lines_without_a_time_are_none(tmp_path: Path) -> None:
    (tmp_path / "ngay-hoi.md").write_text(PLAN, "utf-8")
    read = read_plan(tmp_path / "ngay-hoi.md")
    said = [(task.task, task.lead, task.coordinating, task.deadline, task.years) for task in read.tasks]
    assert said == [
        (
            "Lễ khai mạc Ngày hội",
            "Sở Văn hóa và Thể thao",
            "Sở Giáo dục và Đào tạo; các trường",
            "ngày 21/4/2027",
            (2027,),
        ),
        ("Triển lãm sách cổ", "Bảo tàng tỉnh", None, "quý II/2027", (2027,)),
    ]
    passages = {passage.id: passage.text for passage in read.passages}
    for task in read.tasks:
        assert task.quote in passages[task.passage_id]
        assert task.lead in task.quote
        assert read.document.text[slice(*task.span)] == task.quote
