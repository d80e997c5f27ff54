"""What a number to call, a fee or the source of money must be answered by."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from assistant.tells_asked import tells_asked


@pytest.mark.parametrize(
    ("typed", "kind", "passage", "told"),
    [
        (
            "Số điện thoại của trạm y tế là số mấy?",
            "how_much",
            "Duy trì đường dây nóng 24/24 giờ, thưởng 2.000.000 đồng",
            False,
        ),
        ("Số điện thoại của trạm y tế là số mấy?", "how_much", "Liên hệ số 0243 825 6789 trong giờ hành chính", True),
        ("cho xin số điện thoại phòng hộ tịch", "what", "Gọi tổng đài 1900 6868", True),
        ("nop ho so co phai tra tien khong", "yes_no", "Hoạt động chuyển đổi số của người dân", False),
        ("nop ho so co phai tra tien khong", "yes_no", "Miễn lệ phí đăng ký khai sinh trực tuyến", True),
        ("tiền đâu để làm chuyển đổi số", "what", "Hoạt động chuyển đổi số đưa công nghệ vào từng ngành", False),
        ("tiền đâu để làm chuyển đổi số", "what", "Kinh phí do ngân sách tỉnh bảo đảm", True),
        ("Lệ phí xin giấy phép là bao nhiêu?", "how_much", "Xây nhà sai giấy phép: phạt từ 30 triệu đồng", False),
        ("Lệ phí xin giấy phép là bao nhiêu?", "how_much", "Miễn phí cấp giấy phép trực tuyến", True),
        ("Ai chủ trì chuyển đổi số?", "who", "Hoạt động chuyển đổi số đưa công nghệ vào từng ngành", True),
    ],
)
def test_what_answers(typed: str, kind: str, passage: str, told: bool) -> None:
    statement = SimpleNamespace(passage=SimpleNamespace(text=passage))
    assert tells_asked(SimpleNamespace(typed=typed, kind=kind, language="vi"), statement) is told  # type: ignore[arg-type]
