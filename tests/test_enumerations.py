"""What a clause shares with its enumeration: only what surely holds of it."""

from __future__ import annotations

import pytest

from assistant.clauses import split_clauses
from assistant.enumerations import missing_noun, shared_parts
from assistant.figures import find_figures
from tests.made_documents import LEVELS_SENTENCE


def shared_by(text: str) -> list[tuple[str | None, str | None]]:
    """(head, tail) of each clause of a text that is one sentence."""
    clauses, figures = split_clauses(text), find_figures(text)
    spans = [shared_parts(text, clause, clauses, figures) for clause in clauses]
    return [tuple(text[part[0] : part[1]] if part else None for part in pair) for pair in spans]  # type: ignore[misc]


def test_each_member_of_an_enumeration_takes_the_shared_predicate() -> None:
    tail = "được xử lý trên môi trường mạng (trừ hồ sơ thuộc phạm vi bí mật)."
    assert shared_by(LEVELS_SENTENCE) == [(None, tail), (None, tail), (None, None)]


def test_a_head_is_shared_by_three() -> None:
    assert [head for head, _ in shared_by("Mạng phủ 80% hộ, 90% thôn và 100% xã.")] == [None, "Mạng phủ", "Mạng phủ"]


def test_a_member_with_its_own_predicate_takes_no_tail() -> None:
    assert shared_by("90% xã được nối mạng, 80% thôn được cấp điện.")[0] == (None, None)


def test_who_was_killed_was_not_hurt_as_well() -> None:
    text = "Tai nạn làm 168 người chết và 337 người bị thương."
    clauses = split_clauses(text)
    assert shared_parts(text, clauses[0], clauses, find_figures(text))[1] is None


def heads_of(text: str) -> list[str | None]:
    return [head for head, _ in shared_by(text)]


def tails_of(text: str) -> list[str | None]:
    return [tail for _, tail in shared_by(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Tổn thất sau thu hoạch giảm còn dưới 10%, 100% sản lượng được ghi sổ.",
        "Số thuyền của xã còn không quá 390 thuyền, 95% bến thuyền đủ điều kiện an toàn.",
        "Diện tích khu bảo tồn đạt 6.800 ha, ít nhất 80% rác trên thuyền được mang về bờ.",
        "Xã có dân số 1.200 người, 62 km bờ sông.",
        "Chỉnh trang 5 xóm, 270 hộ được hưởng lợi.",
    ],
)
def test_what_counts_something_else_is_no_further_value_of_a_measure(text: str) -> None:
    assert heads_of(text)[-1] is None
    assert tails_of(text)[0] is None


@pytest.mark.parametrize(
    "text",
    [
        "Hỗ trợ 70% phí cho thuyền từ 12 m trở lên và 100% cho người thuộc hộ nghèo.",
        "Bố trí 18 xe bồn và 6 sà lan chở nước cho vùng bị cô lập.",
        "Có 35 chuỗi liên kết và 40% sản phẩm được truy xuất.",
        "Trong đó, 3 tỷ đồng cho thùng rác, 2 tỷ đồng cho tuyên truyền, vận hành và thưởng.",
        "Đã làm xong 8 việc và 72 việc đang thực hiện.",
    ],
)
def test_a_clause_with_a_verb_or_a_sum_takes_no_predicate_of_another(text: str) -> None:
    assert tails_of(text)[0] is None


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Năm 2025 xảy ra 44 vụ trộm cắp, giảm 12% so với năm 2024.", "Năm 2025 xảy ra 44 vụ trộm cắp"),
        ("Toàn xã có 286 trẻ em, chiếm 24% dân số.", "Toàn xã có 286 trẻ em"),
        ("Số hóa 1.640 trang sổ, đạt 82% số phải làm.", "Số hóa 1.640 trang sổ"),
        ("Tỷ lệ thất nghiệp là 3%, giảm 1 điểm phần trăm.", "Tỷ lệ thất nghiệp"),
    ],
)
def test_what_goes_on_about_a_count_takes_the_clause_before_it(text: str, head: str) -> None:
    assert heads_of(text)[1] == head


def test_of_several_figures_the_one_of_the_same_unit_ends_the_head() -> None:
    assert heads_of("Tỷ lệ tái nghiện trong 24 tháng còn 55% vào năm 2028 và 45% vào năm 2030.")[1] == (
        "Tỷ lệ tái nghiện trong 24 tháng còn"
    )


def test_bounds_stay_with_the_amount_they_bound() -> None:
    text = "Hỗ trợ 40% chi phí, không quá 80 triệu đồng/lồng và tối đa 5 lồng/hộ."
    assert shared_by(text) == [
        (None, "không quá 80 triệu đồng/lồng và tối đa 5 lồng/hộ."),
        ("Hỗ trợ 40% chi phí", "và tối đa 5 lồng/hộ."),
        ("Hỗ trợ 40% chi phí, không quá 80 triệu đồng/lồng", None),
    ]


def test_what_stands_behind_with_is_said_of_all_before_it() -> None:
    text = "Tuyến dài 18 km khởi công năm 2026, với tổng mức đầu tư 1.850 tỷ đồng."
    assert heads_of(text)[1] == "Tuyến dài 18 km khởi công năm 2026"


def test_what_a_share_is_of_is_taken_from_the_clause_before() -> None:
    text = "Xã hỗ trợ 70% phí bảo hiểm cho thuyền lớn và 100% cho hộ nghèo."
    clauses = split_clauses(text)
    span = missing_noun(text, clauses[1], clauses, find_figures(text))
    assert span is not None
    assert text[slice(*span)] == "phí bảo hiểm"
    assert missing_noun(text, clauses[0], clauses, find_figures(text)) is None
