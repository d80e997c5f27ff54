"""The two sides that a question names."""

from __future__ import annotations

from assistant.sides_named import asking_of_sides, sides_named


def test_what_asks_is_no_word_of_a_side() -> None:
    (sides,) = sides_named("Giữa vốn xã hội hóa và vốn trung ương, nguồn nào nhiều hơn?")
    assert sides == (["vốn", "xã", "hội", "hoá"], ["vốn", "trung", "ương"])
    assert {"nguồn", "nào"} <= asking_of_sides("Vốn nhà nước và vốn vay, nguồn nào nhiều hơn?")
