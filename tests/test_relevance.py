"""What a question's words weigh: talk little, substance in full."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.relevance import weigh
from assistant.types import Document
from assistant.understand import Query, understand
from assistant.word_model import WordModel
from tests.plans import FARMING_PLAIN, WATER_NUMBERED

MODEL = WordModel.train([FARMING_PLAIN, WATER_NUMBERED])
DOCUMENTS = (Document("nuoc", "Kế hoạch cấp nước sạch", "", number="173/KH-UBND", primary=True, scope="Đồng Lúa"),)


def read(question: str) -> Query:
    return understand(question, DOCUMENTS, MODEL, {}, date(2026, 11, 24))


@pytest.mark.parametrize(
    ("question", "talk"),
    [
        ("Con gái tôi uống nước sạch mấy năm nữa có?", ("gái",)),
        ("Nghe đồn giá nước sạch tăng bao nhiêu nghen?", ("đồn", "nghen")),
        ("Áng chừng mai mốt vô nước sạch hết bao nhiêu?", ("áng", "mai", "mốt", "vô")),
        ("Xóm tôi ráng tới năm nào có nước sạch lận?", ("xóm", "ráng", "lận")),
    ],
)
def test_words_of_talk_of_every_region_weigh_little(question: str, talk: tuple[str, ...]) -> None:
    terms = weigh(read(question), MODEL)
    assert set(talk) <= terms.weak
    assert not {"nước", "sạch"} & terms.weak


def test_the_asker_is_no_word_looked_for() -> None:
    assert not {"tui", "tụi"} & set(read("Tụi tui muốn biết giá nước sạch bao nhiêu?").terms)


def test_who_asks_is_told_apart_from_what_is_asked() -> None:
    assert read("Tụi tui ở cuối xóm. Giá nước sạch năm 2028 bao nhiêu?").typed == "Giá nước sạch năm 2028 bao nhiêu?"
