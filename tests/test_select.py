"""Which statements answer a question, of those found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.evidence import Evidence
from assistant.index import IndexReader
from assistant.retrieve import Retriever
from assistant.select import select
from assistant.types import Hit
from assistant.understand import Query, understand
from tests.fake_encoder import FakeEncoder
from tests.made_assistant import made_register
from tests.made_documents import HEALTH, read

PILLARS = HEALTH + "\n## Quan điểm\n\nKế hoạch xoay quanh ba trụ cột là y tế cơ sở, y tế dự phòng và dân số.\n"


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[IndexReader]:
    opened = made_register(tmp_path, [read(PILLARS)])
    yield opened
    opened.close()


def below_the_line(reader: IndexReader, question: str) -> tuple[Query, list[Hit]]:
    """What is found for a question, as if none of it had been kept; all as near in meaning as passages of a plan are."""
    query = understand(question, reader.documents, reader.word_model)
    hits = Retriever(reader, FakeEncoder()).retrieve(query).hits
    return query, [replace(hit, kept=False, reason="below the first 12", dense=0.86) for hit in hits]


def test_what_says_nearly_all_just_below_the_hits_kept_answers(reader: IndexReader) -> None:
    query, hits = below_the_line(reader, "Kế hoạch xoay quanh ba trụ cột nào?")
    found = select(query, hits, Evidence(reader))
    assert found
    assert "ba trụ cột" in found[0].statement.text


def test_what_says_little_of_it_there_does_not(reader: IndexReader) -> None:
    query, hits = below_the_line(reader, "Ba trụ cột của ngành đường sắt cao tốc do ai phụ trách?")
    assert not select(query, hits, Evidence(reader))
