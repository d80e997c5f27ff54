"""A target of a level that is no longer there carries that note, and no other target does."""

from __future__ import annotations

from datetime import date

from assistant.notes import document_name, ended_levels, make_notes
from assistant.offer import short_name
from assistant.pipeline import Assistant
from assistant.types import Question
from tests.made_documents import query

ENDED = "không còn cấp huyện"


def test_a_district_target_says_that_the_level_has_ended(assistant: Assistant) -> None:
    assert ENDED in assistant.answer(Question("Hồ sơ cấp huyện năm 2030 xử lý trên mạng bao nhiêu phần trăm?")).text
    english = assistant.answer(Question("What percentage of district work files should be handled online by 2025?"))
    assert "district level was abolished" in english.text


def test_a_target_of_another_level_does_not(assistant: Assistant) -> None:
    for question in ("Hồ sơ cấp xã năm 2030 xử lý trên mạng bao nhiêu phần trăm?", "Kinh tế số năm 2025 bao nhiêu?"):
        assert ENDED not in assistant.answer(Question(question)).text


def test_before_it_ended_nothing_is_said(assistant: Assistant) -> None:
    rows = [
        s for row in assistant.evidence.targets if (s := assistant.evidence.of_row(row)) and "cấp huyện" in s.levels
    ]
    assert rows
    assert ended_levels(query(), rows, date(2025, 6, 30)) == ()
    assert len(ended_levels(query(), rows, date(2025, 7, 1))) == 1


def test_rows_of_two_documents_are_not_put_down_to_the_first(assistant: Assistant) -> None:
    rows = [s for row in assistant.evidence.targets if (s := assistant.evidence.of_row(row)) and not s.document.primary]
    two = list({row.document.id: row for row in rows if row.document.status != "draft"}.values())[:2]
    assert len(two) == 2
    source = make_notes(query(), two, assistant.reader.documents, date(2026, 1, 1))[0]
    assert all((short_name(row.document) or document_name(row.document)) in source for row in two)
    assert document_name(two[1].document) not in make_notes(query(), two[:1], (), date(2026, 1, 1))[0]
