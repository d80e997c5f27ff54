"""The kind of answer a question asks for, typed with or without marks, in Vietnamese and English."""

from __future__ import annotations

import pytest

from assistant.asked import asks_for_results, find_counted, find_kind
from assistant.vietnamese import fold

KINDS = [
    ("Tỷ lệ che phủ rừng đến năm 2031 là bao nhiêu?", "how_much"),
    ("Tỉnh đứng hạng mấy?", "how_much"),
    ("Khi nào hoàn thành cơ sở dữ liệu vùng trồng?", "when"),
    ("Cơ quan nào chủ trì xây dựng đề án?", "who"),
    ("Diện tích rừng đã đạt bao nhiêu?", "progress"),
    ("So sánh số trường năm 2028 và năm 2038", "compare"),
    ("Tỷ lệ hộ nghèo giảm bao nhiêu từ năm 2025 đến năm 2030?", "compare"),
    ("Liệt kê các chỉ tiêu về y tế", "list"),
    ("Có bao nhiêu chỉ tiêu?", "count"),
    ("Văn bản này còn hiệu lực không?", "status"),
    ("Làm thế nào để tăng tỷ lệ che phủ rừng?", "solution"),
    ("Tỷ lệ che phủ rừng là 58% phải không?", "yes_no"),
    ("Trường có được xây mới không?", "yes_no"),
    ("Đăng ký khai sinh khi nào?", "when"),
    ("Sai sót do lỗi cơ quan đăng ký năm 2028 không được vượt mức nào?", "how_much"),
    ("Hiện xã còn thiếu bao nhiêu bác sĩ so với định mức?", "how_much"),
    ("So với nhu cầu tỉnh còn thiếu mấy phòng học?", "how_much"),
    ("Số bác sĩ của xã so với của tỉnh thế nào?", "compare"),
    ("Giai đoạn 2026 - 2030 tuyển thêm bao nhiêu bác sĩ?", "how_much"),
    ("Từ năm 2026 đến năm 2030 tỉnh có bao nhiêu bác sĩ?", "how_much"),
    ("Năm 2026 và năm 2030 cách nhau bao nhiêu bậc?", "compare"),
    ("Giải nhất được thưởng hơn giải nhì bao nhiêu?", "compare"),
    ("Giai đoạn 2028 - 2030 tăng thêm bao nhiêu trường?", "compare"),
    ("Vì sao toàn bộ 100% camera phải nối về trung tâm?", "solution"),
    ("Vùng trồng", "what"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kinds(text: str, kind: str) -> None:
    assert find_kind(text) == kind


@pytest.mark.parametrize(("text", "kind"), [pair for pair in KINDS if pair[1] != "what"])
def test_kinds_without_marks(text: str, kind: str) -> None:
    assert find_kind(fold(text)) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("How many schools by 2028?", "how_much"),
        ("When will the database be finished?", "when"),
        ("Who is responsible for the scheme?", "who"),
        ("Is the forest cover 58% by 2031?", "yes_no"),
        ("What has been achieved so far?", "progress"),
    ],
)
def test_english_kinds(text: str, kind: str) -> None:
    assert find_kind(text) == kind


def test_one_year_is_no_comparison() -> None:
    assert find_kind("Thu nhập tăng bao nhiêu đến năm 2030?") == "how_much"


def test_what_is_counted() -> None:
    assert find_counted("Có bao nhiêu doanh nghiệp tham gia?") == "doanh nghiệp"
    assert find_counted("Có mấy hợp tác xã ?") == "hợp tác xã"
    assert find_counted("Tỷ lệ là bao nhiêu?") is None


def test_what_was_reached_is_told_from_what_is_aimed_at() -> None:
    assert asks_for_results("Thực tế diện tích rừng đã đạt bao nhiêu?")
    assert asks_for_results("ket qua thuc hien trong rung")
    assert not asks_for_results("Diện tích rừng đến năm 2031 đạt bao nhiêu?")


@pytest.mark.parametrize(
    "question",
    [
        "Đã kiên cố hóa xong bao nhiêu km đê tính đến tháng 11 năm 2026?",
        "Tới tháng 11 năm 2026 đã có thêm bao nhiêu sản phẩm mới?",
    ],
)
def test_what_has_been_done_by_a_month_asks_for_results(question: str) -> None:
    assert find_kind(question) == "progress"


def test_two_figures_set_apart_are_compared() -> None:
    assert find_kind("Nghị quyết của tỉnh và của huyện lệch nhau thế nào?") == "compare"


def test_a_day_is_asked_for_whatever_is_to_be_done_by_it() -> None:
    assert find_kind("Hạn lập danh sách người cao tuổi cô đơn là ngày nào?") == "when"
    assert find_kind("By what date must call devices be installed?") == "when"
    assert find_kind("Tỉnh ưu tiên những bài toán trí tuệ nhân tạo nào?") == "list"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("có giải pháp gì để giảm chênh lệch bé trai bé gái không", "solution"),
        ("Tại sao dân ở đây ít ai chịu đi xe buýt?", "solution"),
        ("Hộ khẩu ở đây mấy năm nay, mới sinh cháu thì được bao nhiêu tiền?", "how_much"),
        ("Mấy năm gần đây số hộ nghèo là bao nhiêu?", "list"),
        ("Qua cổng trường được chạy nhanh nhất cỡ nào?", "how_much"),
    ],
)
def test_what_only_tells_or_counts_by_the_way_sets_no_kind(text: str, kind: str) -> None:
    assert find_kind(text) == kind
