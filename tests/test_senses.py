"""Of several Vietnamese words for an English one: those of the sentence that says most, in its order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.bags import Bags, bag
from assistant.senses import settle_senses
from assistant.word_model import WordModel

TEXTS = [
    "Số phòng lưu trú của khách",
    "phòng học bộ môn",
    "bố trí chỗ đỗ xe tại khu vực trung tâm",
    "diện tích cây xanh",
]
MODEL = WordModel.train(TEXTS)
NONE = bag("")


def bags(text: str, heading: str = "") -> Bags:
    return Bags(bag(text), bag(heading), bag(text))


def test_without_sentences_the_first_ways_stand_as_asked() -> None:
    assert settle_senses([("diện tích", "khu vực"), ("xe",)], [], MODEL) == ["diện tích", "xe"]


def test_the_sentence_that_holds_most_settles_the_words() -> None:
    ways = [("diện tích", "khu vực"), ("xe",), ("trung tâm",)]
    assert settle_senses(ways, [bags(text) for text in TEXTS], MODEL)[0] == "khu vực"


def test_a_heading_settles_what_its_sentence_leaves_open() -> None:
    near = [bags("bố trí chỗ đỗ xe", "khu vực trung tâm")]
    assert settle_senses([("chỗ đỗ xe",), ("diện tích", "khu vực")], near, MODEL) == ["chỗ đỗ xe", "khu vực"]


def test_a_sentence_on_something_else_settles_nothing() -> None:
    ways = [("diện tích", "khu vực"), ("bệnh viện",), ("bác sĩ",), ("giường bệnh",)]
    assert settle_senses(ways, [bags(TEXTS[2])], MODEL)[0] == "diện tích"


def test_neighbours_stand_as_the_sentence_has_them() -> None:
    assert settle_senses([("lưu trú",), ("phòng",)], [bags(TEXTS[0])], MODEL) == ["phòng", "lưu trú"]


def test_numbers_choose_no_sentence() -> None:
    ways = [("2030",), ("diện tích", "khu vực")]
    assert settle_senses(ways, [bags("năm 2030")], MODEL) == ["2030", "diện tích"]


@given(st.lists(st.lists(st.text(max_size=12), min_size=1, max_size=3), max_size=6), st.text(max_size=60))
def test_one_way_of_each_word_is_chosen(ways: list[list[str]], text: str) -> None:
    chosen = settle_senses(ways, [bags(text)], MODEL)
    assert len(chosen) == len(ways)
    assert all(any(word in own for own in ways) for word in chosen)
