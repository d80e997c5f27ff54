"""What an asker tells with "mấy"."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.tells_several import settle_several


@pytest.mark.parametrize(
    ("text", "settled"),
    [
        (
            "nhà em có mấy phòng cho thuê, phải báo trước mấy giờ?",
            "nhà em có các phòng cho thuê, phải báo trước mấy giờ?",
        ),
        ("xom minh muon lap nhom may nha, moi nhom may binh", "xom minh muon lap nhom cac nha, moi nhom may binh"),
        ("Xóm em mấy nhà mới lập nhóm, phường cho bao nhiêu?", "Xóm em các nhà mới lập nhóm, phường cho bao nhiêu?"),
    ],
)
def test_what_is_told_is_not_asked(text: str, settled: str) -> None:
    assert settle_several(text) == settled


@pytest.mark.parametrize(
    "text",
    [
        "nhà em được mấy phần trăm, còn hộ nghèo bao nhiêu?",
        "Hà Nội có mấy trụ cột?",
        "tôi có mấy con bò, cảm ơn",
        "tôi muốn vay mấy triệu?",
        "tôi ở đây mấy năm nay, được hỗ trợ bao nhiêu?",
    ],
)
def test_what_is_asked_stays(text: str) -> None:
    assert settle_several(text) == text


@given(st.text(alphabet="tôi có mấy nhà,.?bao nhiêu\n ", max_size=60))
def test_nothing_else_of_a_text_changes(text: str) -> None:
    settled = settle_several(text)
    assert settled.replace("các", "mấy") == text.replace("các", "mấy")
