"""Greetings and thanks are met politely; whatever asks for something goes to the documents."""

from __future__ import annotations

import pytest

from assistant.small_talk import small_talk
from assistant.types import AnswerStatus
from tests.made_documents import FORESTS, HEALTH, read

DOCUMENTS = (read(HEALTH, "y-te.md"), read(FORESTS, "rung.md"))


@pytest.mark.parametrize("text", ["Xin chào", "xin chao!", "Chào bạn ạ", "Hello", "HI", "Bạn là ai?"])
def test_greetings(text: str) -> None:
    answer = small_talk(text, DOCUMENTS)
    assert answer is not None
    assert answer.status is AnswerStatus.ANSWERED
    assert "2" in answer.text
    assert not answer.citations


@pytest.mark.parametrize("text", ["Cảm ơn bạn nhiều nhé", "cam on", "Thanks!", "thank you"])
def test_thanks(text: str) -> None:
    assert small_talk(text, DOCUMENTS) is not None


@pytest.mark.parametrize(
    ("text", "language"), [("Good morning", "en"), ("hello", "en"), ("thank you", "en"), ("alo", "vi"), ("ok", "vi")]
)
def test_the_language_is_kept(text: str, language: str) -> None:
    answer = small_talk(text, DOCUMENTS)
    assert answer is not None
    assert answer.language == language


@pytest.mark.parametrize(
    "text",
    [
        "Chào bạn, tỷ lệ che phủ rừng là bao nhiêu?",
        "Cảm ơn, còn năm 2041?",
        "Hướng dẫn trồng rừng",
        "Hi vọng đạt bao nhiêu ha?",
        "Help me find the forest target",
        "?",
    ],
)
def test_what_asks_for_something_is_no_small_talk(text: str) -> None:
    assert small_talk(text, DOCUMENTS) is None


def test_the_collection_tells_what_it_holds() -> None:
    documents = [
        read(
            "# Kế hoạch một\n\nĐạt 5%.\n",
            "mot.md",
            id="mot",
            title="Kế hoạch một",
            number="7/KH",
            issued_on="2026-03-02",
        ),
        read("# Dự thảo hai\n\nĐạt 6%.\n", "hai.md", id="hai", title="Dự thảo hai", status="draft"),
    ]
    told = small_talk("Bạn đang có những văn bản nào?", documents)
    assert told is not None
    assert told.text.splitlines()[1:] == ["- Kế hoạch một (7/KH, 2/3/2026)", "- Dự thảo hai – dự thảo"]
    assert small_talk("Những văn bản nào nói về 5G?", documents) is None
