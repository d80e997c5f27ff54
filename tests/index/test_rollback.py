"""A rollback is the operator's word: it stays through restarts and changed files, until the next ingest."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.index.generation import IndexMissing, is_held, newest_generation, rollback
from assistant.ingest import ingest
from assistant.settings import Settings
from assistant.start import open_reader
from tests.fake_encoder import FakeEncoder

PLAN = """---
id: {name}
title: Kế hoạch {name}
---
# Mục tiêu đến năm 2027
- Tỷ lệ trang trại có mã định danh điện tử đạt {value}%.
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "plans").mkdir()
    return Settings(corpus=tmp_path / "plans", index=tmp_path / "index")


def write(settings: Settings, name: str, value: int) -> None:
    (settings.corpus / f"{name}.md").write_text(PLAN.format(name=name, value=value), "utf-8")


def documents(settings: Settings) -> set[str]:
    reader = open_reader(settings, FakeEncoder())
    found = {document.id for document in reader.documents}
    reader.close()
    return found


def test_a_rollback_holds_until_the_next_ingest(settings: Settings) -> None:
    write(settings, "a", 10)
    first = ingest(settings.corpus, settings.index, FakeEncoder()).generation
    write(settings, "b", 20)
    second = ingest(settings.corpus, settings.index, FakeEncoder()).generation
    assert rollback(settings.index, settings.corpus_name) == first
    assert is_held(settings.index, settings.corpus_name)
    assert documents(settings) == {"a"}  # though the corpus holds both
    write(settings, "c", 30)
    assert documents(settings) == {"a"}
    assert newest_generation(settings.index, settings.corpus_name) == first != second
    assert ingest(settings.corpus, settings.index, FakeEncoder()).published
    assert not is_held(settings.index, settings.corpus_name)
    assert documents(settings) == {"a", "b", "c"}


def test_an_ingest_that_changes_nothing_ends_the_hold(settings: Settings) -> None:
    write(settings, "a", 10)
    first = ingest(settings.corpus, settings.index, FakeEncoder()).generation
    write(settings, "b", 20)
    ingest(settings.corpus, settings.index, FakeEncoder())
    rollback(settings.index, settings.corpus_name)
    (settings.corpus / "b.md").unlink()
    report = ingest(settings.corpus, settings.index, FakeEncoder())
    assert (report.published, report.generation) == (False, first)
    assert not is_held(settings.index, settings.corpus_name)
    write(settings, "b", 20)
    assert documents(settings) == {"a", "b"}


def test_going_back_twice_is_where_one_was(settings: Settings) -> None:
    write(settings, "a", 10)
    ingest(settings.corpus, settings.index, FakeEncoder())
    with pytest.raises(IndexMissing):
        rollback(settings.index, settings.corpus_name)
    write(settings, "b", 20)
    second = ingest(settings.corpus, settings.index, FakeEncoder()).generation
    rollback(settings.index, settings.corpus_name)
    assert rollback(settings.index, settings.corpus_name) == second
    assert documents(settings) == {"a", "b"}
