"""A reading is shown as a proper sentence, and only where the documents bear it out."""

from __future__ import annotations

from assistant.pipeline import Assistant
from assistant.read_as import shown_reading
from assistant.types import Question


def test_what_is_read_as_typed_is_not_shown(assistant: Assistant) -> None:
    for question in (
        "So tỉ lệ hồ sơ ở cấp xã và cấp huyện",
        "Ông nào ký Quyết định 411?",
        "Lệ phí làm căn cước là bao nhiêu?",
    ):
        assert assistant.answer(Question(question)).understood_as is None


def test_a_restored_question_begins_with_a_capital_and_keeps_names(assistant: Assistant) -> None:
    shown = assistant.answer(Question("kinh te so ha noi nam 2025 la bao nhieu")).understood_as
    assert shown == "Kinh tế số Hà Nội năm 2025 là bao nhiêu"


def test_a_word_beside_none_it_goes_with_is_not_shown(assistant: Assistant) -> None:
    model = assistant.reader.word_model
    assert shown_reading("giai to kinh te so", "giải tổ kinh tế số", model) is None
    assert shown_reading("kinh te so", "kinh tế số", model) == "Kinh tế số"
