"""What is set for one grade says nothing of another."""

from __future__ import annotations

import pytest

from assistant.grades import grades, of_other_grade


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("Học sinh đoạt giải ba được thưởng bao nhiêu?", "Học sinh đoạt giải quốc gia (giải nhất)"),
        ("giai ba duoc bao nhieu", "Trạm đoạt giải nhì"),
        ("Huy chương bạc được thưởng mấy triệu?", "huy chương vàng: 20 triệu đồng"),
        ("Học sinh lớp 8 bỏ học bao nhiêu?", "Học sinh lớp 9 bỏ học giữa chừng"),
        ("Sản phẩm 2 sao được thưởng mấy triệu?", "Thưởng sản phẩm 5 sao 150 triệu đồng"),
        ("Sản phẩm 2 sao có gắn mã không?", "gắn mã cho sản phẩm từ 4 sao trở lên"),
        ("Học sinh lớp 4 có được học bơi không?", "Dạy bơi cho học sinh từ lớp 6 đến lớp 9"),
        ("Đạt tiếng Anh bậc 4 là bao nhiêu?", "học sinh đạt chuẩn tiếng Anh bậc 3"),
        ("Xã loại II được bao nhiêu?", "xã loại I: 300 triệu đồng"),
    ],
)
def test_another_grade_is_another_thing(asked: str, said: str) -> None:
    assert of_other_grade(asked, said)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("Xã loại 1 được bao nhiêu?", "xã loại I: 300 triệu đồng"),
        ("Giải nhì được bao nhiêu?", "giải nhất 30 triệu đồng, giải nhì 20 triệu đồng"),
        ("Học sinh lớp 7 có được học bơi không?", "Dạy bơi cho học sinh từ lớp 6 đến lớp 9"),
        ("Sản phẩm 5 sao có gắn mã không?", "gắn mã cho sản phẩm từ 4 sao trở lên"),
        ("Giải ba được bao nhiêu?", "Mức thưởng theo quy định"),
        ("Giải pháp nào?", "giải nhất"),
    ],
)
def test_the_same_grade_or_none_is_no_other(asked: str, said: str) -> None:
    assert not of_other_grade(asked, said)


def test_words_with_other_marks_are_no_grades() -> None:
    assert grades("Hàng nhất, giải tỏa, giải đặc biệt") == {"giai": frozenset({"dac biet"})}
