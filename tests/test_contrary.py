"""Words of a question whose contrary a statement says."""

from __future__ import annotations

import pytest

from assistant.contrary import says_contrary


@pytest.mark.parametrize(
    ("question", "text", "contrary"),
    [
        ("Doanh nghiệp nhỏ được hỗ trợ gì?", "Doanh nghiệp quy mô lớn được hỗ trợ hình thành", True),
        ("Doanh nghiệp nhỏ được hỗ trợ gì?", "Doanh nghiệp lớn và doanh nghiệp nhỏ được vay vốn", False),
        ("Doanh nghiệp được hỗ trợ gì?", "Doanh nghiệp quy mô lớn được hỗ trợ hình thành", False),
        ("Dân nông thôn dùng nước sạch bao nhiêu?", "Tỷ lệ dân số đô thị dùng nước sạch đạt 98%", True),
        ("Còn bao nhiêu nhà chưa được kiểm định?", "17 nhà đã được kiểm định chất lượng", True),
        ("Còn bao nhiêu nhà chưa được kiểm định?", "6 nhà chưa được kiểm định", False),
        ("Nhà đã được kiểm định chưa?", "17 nhà đã được kiểm định chất lượng", False),
        ("Mua trâu cái được hỗ trợ bao nhiêu?", "Hỗ trợ 50% giá mua bò cái sinh sản", True),
        ("Mua trâu cái được hỗ trợ bao nhiêu?", "Hỗ trợ tiêm phòng cho trâu, bò", False),
        ("Nhà có con chó thì sao?", "Ngân hàng cho vay đến 100 triệu đồng", False),
        ("Nông thôn và thành thị chênh nhau bao nhiêu?", "Tỷ lệ dân số đô thị dùng nước sạch đạt 98%", False),
    ],
)
def test_the_contrary_of_what_is_asked(question: str, text: str, contrary: bool) -> None:
    assert says_contrary(question, text) is contrary
