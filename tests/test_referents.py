"""What "đơn vị đó", "dự án này", "chỗ ấy" stand for: what the answer to a question on who, which or where named."""

from __future__ import annotations

import pytest

from assistant.referents import name_referent

LEAD = "**Chi cục Thủy lợi** – Sửa cống Bàu Nưa; thời hạn: 2027. [1]"
DEAREST = "**900 triệu đồng** – kinh phí của dự án Kè bờ suối Lạnh, lớn nhất trong 4 dự án (4/4). [1]"
BOARD = "Ban Chỉ đạo phát triển thủy lợi, thành lập năm 2027. [1]"
WHERE = "Nơi tránh trú đông nhất là Trường Tiểu học Suối Lạnh. [1]"


@pytest.mark.parametrize(
    ("question", "before", "said", "whole"),
    [
        ("Đơn vị đó còn làm dự án nào nữa?", "Ai sửa cống Bàu Nưa?", LEAD, "Chi cục Thủy lợi làm dự án nào?"),
        ("Cơ quan này báo cáo khi nào?", "Cơ quan nào sửa cống?", LEAD, "Chi cục Thủy lợi báo cáo khi nào?"),
        ("Dự án đó bao giờ xong?", "Dự án nào tốn nhất?", DEAREST, "dự án Kè bờ suối Lạnh bao giờ xong?"),
        (
            "Chỗ ấy chứa mấy người?",
            "Nơi tránh trú đông nhất ở đâu?",
            WHERE,
            "Trường Tiểu học Suối Lạnh chứa mấy người?",
        ),
        ("Ai đứng đầu ban đó?", "Lập ban chỉ đạo nào?", BOARD, "Ai đứng đầu Ban Chỉ đạo phát triển thủy lợi?"),
        ("Who leads that project?", "Which project costs most?", DEAREST, "Who leads dự án Kè bờ suối Lạnh?"),
    ],
)
def test_what_was_asked_for_and_named_is_meant(question: str, before: str, said: str, whole: str) -> None:
    assert name_referent(question, before, said) == whole


@pytest.mark.parametrize(
    ("question", "before", "said"),
    [
        ("Chỉ tiêu đó năm 2030?", "Tỷ lệ che phủ rừng?", "**40%** – tỷ lệ che phủ rừng."),  # a measure, not a name
        ("Dự án đó ai làm?", "Kè bờ suối Lạnh hết bao nhiêu?", DEAREST),  # no "dự án nào" was asked
        ("Đơn vị đó ở đâu?", "Ai sửa cống?", "Các tài liệu tôi có không nêu."),
        ("Đơn vị đó ở đâu?", "Ai sửa cống?", ""),
        ("Ai đứng đầu ban đó?", "Lập ban chỉ đạo nào?", ""),
        ("Còn năm 2028?", "Dự án nào tốn nhất?", DEAREST),
    ],
)
def test_else_it_is_left_to_the_follow_up(question: str, before: str, said: str) -> None:
    assert name_referent(question, before, said) == ""
