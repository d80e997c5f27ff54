"""What one question asks: several things, or one at the end of a story."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.parts import names_topic_first, parts_of, told_shorter


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Tổng vốn bao nhiêu và khi nào sơ kết?", ("Tổng vốn bao nhiêu", "khi nào sơ kết?")),
        ("tong von bao nhieu va khi nao so ket?", ("tong von bao nhieu", "khi nao so ket?")),
        ("Năm 2024 đạt bao nhiêu, còn 2027 là bao nhiêu?", ("Năm 2024 đạt bao nhiêu", "2027 là bao nhiêu?")),
        (
            "Doanh thu năm 2030 là bao nhiêu, trong đó chợ đêm chiếm bao nhiêu?",
            ("Doanh thu năm 2030 là bao nhiêu", "chợ đêm chiếm bao nhiêu?"),
        ),
        ("Ai chủ trì? Bao giờ xong?", ("Ai chủ trì", "Bao giờ xong?")),
        (
            "Năm 2030 tỷ lệ che phủ rừng với hộ dùng nước sạch lần lượt bao nhiêu phần trăm?",
            ("Năm 2030 tỷ lệ che phủ rừng bao nhiêu phần trăm", "hộ dùng nước sạch bao nhiêu phần trăm"),
        ),
        ("Dân số và lao động năm 2026 và năm 2032 lần lượt là bao nhiêu?",) * 2,
        (
            "How many schools will be built and who is in charge?",
            ("How many schools will be built", "who is in charge?"),
        ),
        ("Trường học và trạm y tế có nước sạch là bao nhiêu?", ("Trường học và trạm y tế có nước sạch là bao nhiêu?",)),
        ("Năm 2027 bao nhiêu và 2030 bao nhiêu, tăng hay giảm so với trước?",) * 2,
    ],
)
def test_parts(text: str, parts: tuple[str, ...] | str) -> None:
    assert parts_of(text) == (parts if isinstance(parts, tuple) else (parts,))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Phiếu hỗ trợ lò điện: hộ mới được bao nhiêu, hộ cũ được bao nhiêu?", True),
        ("Vốn bao nhiêu: dự án chợ đêm?", False),
        ("Hộ mới được bao nhiêu, hộ cũ được bao nhiêu?", False),
    ],
)
def test_a_topic_may_stand_before_its_parts(text: str, first: bool) -> None:
    assert names_topic_first(text) is first


@given(st.text(max_size=200))
def test_parts_hold_words_of_the_question_alone(text: str) -> None:
    said = set(text.split())
    assert all(set(part.split()) <= said | {word.rstrip("?;,.") for word in said} for part in parts_of(text))


def test_a_story_is_asked_by_its_end() -> None:
    story = "Nhà tôi ở trên núi. Nghe bảo xã cho tiền làm bể nước. Một bể được hỗ trợ mấy triệu đồng? Tôi cảm ơn."
    assert told_shorter(story) == (
        "Nghe bảo xã cho tiền làm bể nước. Một bể được hỗ trợ mấy triệu đồng?",
        "Một bể được hỗ trợ mấy triệu đồng?",
    )
    assert told_shorter("Một bể được hỗ trợ mấy triệu đồng?") == ()
    assert told_shorter("Trồng rừng. Bao nhiêu?") == ()  # by itself its end asks for nothing


def test_a_story_that_tells_with_words_of_asking_ends_in_its_question() -> None:
    story = "Trường cháu chưa bao giờ cho tập. Mẹ cháu nói mới có nghị quyết. Vậy từ năm học nào thì trường phải dạy kỹ năng thoát nạn?"
    assert told_shorter(story)[-1] == "Vậy từ năm học nào thì trường phải dạy kỹ năng thoát nạn?"


def test_a_half_that_says_nothing_of_its_own_is_no_part() -> None:
    asked = "nghe nói tỉnh muốn mấy đôi đi khám trước khi cưới, tới 2030 là bao nhiêu phần trăm đôi vậy"
    assert parts_of(asked) == (asked,)
