"""Sentences that assign, in the words officials write."""

from __future__ import annotations

import pytest

from assistant.register.assignments import only_deadline, parse_assignment


@pytest.mark.parametrize(
    ("text", "owner", "lead", "partners", "what", "deadline"),
    [
        ("Sở Y tế chủ trì, phối hợp với Sở Nội vụ xây dựng đề án bác sĩ xã trước ngày 30/6/2027.", None,
         "Sở Y tế", "Sở Nội vụ", "Xây dựng đề án bác sĩ xã", "trước ngày 30/6/2027"),
        ("Giao Sở Y tế là cơ quan thường trực, định kỳ báo cáo Ủy ban nhân dân tỉnh.", None,
         "Sở Y tế", None, "Định kỳ báo cáo Ủy ban nhân dân tỉnh", None),
        ("Chủ trì, phối hợp với các đơn vị liên quan để gửi thư mời đại biểu.", "Sở Ngoại vụ",
         "Sở Ngoại vụ", "các đơn vị liên quan", "Gửi thư mời đại biểu", None),
        ("Phối hợp Công an tỉnh trong công tác bảo vệ kho lưu trữ.", "Sở Nội vụ",
         "Sở Nội vụ", "Công an tỉnh", "Bảo vệ kho lưu trữ", None),
        ("Xây dựng phương án y tế cho từng sự kiện (phối hợp với Sở Du lịch, các xã).", "Sở Y tế",
         "Sở Y tế", "Sở Du lịch, các xã", "Xây dựng phương án y tế cho từng sự kiện", None),
        ("Căn cứ đề xuất của các cơ quan, đơn vị, Sở Tài chính tổng hợp, trình cấp có thẩm quyền.", "Sở Tài chính",
         "Sở Tài chính", None, "Tổng hợp, trình cấp có thẩm quyền", None),
        ("Bộ Công an chịu trách nhiệm trước Chính phủ về quản lý dữ liệu dân cư.", None,
         "Bộ Công an", None, "Quản lý dữ liệu dân cư", None),
    ],
)  # fmt: skip
def test_who_does_what_with_whom_by_when(
    text: str, owner: str | None, lead: str, partners: str | None, what: str, deadline: str | None
) -> None:
    found = parse_assignment(text, owner, in_tasks=True)
    assert found is not None
    assert (found.lead, found.coordinating, found.what, found.deadline) == (lead, partners, what, deadline)


@pytest.mark.parametrize(
    "text",
    [
        "Tổ chức, cá nhân vi phạm bị xử lý theo quy định.",
        "Căn cứ Luật Tổ chức chính quyền địa phương;",
        "Các Bộ trưởng, Chủ tịch Ủy ban nhân dân tỉnh chịu trách nhiệm thi hành Nghị định này.",
        "Kinh phí được bố trí trong dự toán hằng năm của đơn vị.",
        "Đơn vị chủ trì: Sở Y tế.",
    ],
)
def test_what_assigns_nothing(text: str) -> None:
    assert parse_assignment(text, "Sở Y tế" if text.startswith("Tổ") else None, in_tasks=True) is None


def test_a_deadline_alone() -> None:
    assert only_deadline("hoàn thành trong quý IV/2026.") == "quý IV/2026"
    assert only_deadline("hoàn thành đề án trong quý IV/2026.") is None
