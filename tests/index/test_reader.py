"""An opened generation: neighbours, fetch, search; what is wrong with one is said."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from assistant.index import IndexDamaged, IndexMissing, IndexReader, IndexStale, open_index, verify_index
from assistant.index.store import terms
from tests.fake_encoder import FakeEncoder
from tests.index.made_index import made_index
from tests.made_documents import FORESTS, SCHOOLS, read


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[IndexReader]:
    opened = made_index(tmp_path, [read(FORESTS, "rung.md", id="rung"), read(SCHOOLS, "truong.md", id="truong")])
    yield opened
    opened.close()


def test_neighbours_stand_before_and_after_in_the_same_document(reader: IndexReader) -> None:
    own = reader.passages_of("truong")
    assert reader.neighbours(own[1]) == (own[0], own[2])
    assert reader.neighbours(own[0]) == (own[1],)
    assert reader.neighbours(own[-1], each_side=2) == own[-3:-1]
    assert reader.neighbours(own[1], each_side=100) == (own[0], *own[2:])


def test_passages_come_in_the_order_of_the_text(reader: IndexReader) -> None:
    starts = [passage.start for passage in reader.passages_of("rung")]
    assert starts == sorted(starts)
    assert reader.passages_of("none") == ()
    assert reader.count == len(reader.passages_of("rung")) + len(reader.passages_of("truong"))


def test_fetch_gives_the_rows_asked_for(reader: IndexReader) -> None:
    assert reader.fetch([2, 0]) == (reader.fetch([2])[0], reader.fetch([0])[0])


def test_a_passage_is_nearest_to_itself(reader: IndexReader) -> None:
    encoder = FakeEncoder()
    for row, passage in enumerate(reader.fetch(range(reader.count))):
        assert reader.nearest(encoder.encode_passages([passage.contextual_text])[0], 1) == [row]


def test_words_are_found_with_and_without_diacritics(reader: IndexReader) -> None:
    accented, folded = reader.lexical(["học sinh biết bơi"])
    best = reader.fetch([int(np.argmax(accented))])[0]
    assert "học sinh biết bơi" in best.text
    bare_accented, bare_folded = reader.lexical(["hoc sinh biet boi"])
    assert bare_accented.max() < accented.max() / 4  # "sinh" has no marks
    np.testing.assert_allclose(bare_folded, folded)


def test_more_texts_add_their_words_and_never_twice(reader: IndexReader) -> None:
    once = reader.lexical(["rừng phòng hộ"])[0]
    np.testing.assert_allclose(reader.lexical(["rừng phòng hộ", "rừng phòng hộ"])[0], once)
    assert reader.lexical(["rừng phòng hộ", "xuất khẩu gỗ"])[0].sum() > once.sum()
    assert reader.lexical(["zebra"])[0].tolist() == [0.0] * reader.count


def test_scores_are_those_of_bm25s(reader: IndexReader) -> None:
    import bm25s

    question = "tỷ lệ che phủ rừng của tỷ lệ"
    index = bm25s.BM25.load(str(reader.folder / "accented"))
    known = [term for term in terms(question, folded=False) if term in index.vocab_dict]
    np.testing.assert_allclose(reader.lexical([question])[0], index.get_scores(known), rtol=1e-5)


def test_a_whole_generation_verifies(reader: IndexReader) -> None:
    assert verify_index(reader.folder.parents[1], "made") == []


def test_what_is_missing_stale_or_damaged_is_said(reader: IndexReader) -> None:
    index = reader.folder.parents[1]
    with pytest.raises(IndexMissing):
        open_index(index, "other", None)
    with pytest.raises(IndexStale, match="embedding model"):
        open_index(index, "made", "another")
    (reader.folder / "words.json").write_text("{", "utf-8")
    with pytest.raises(IndexDamaged, match=r"words\.json has changed"):
        open_index(index, "made", "fake-1")
    manifest = json.loads((reader.folder / "manifest.json").read_text("utf-8"))
    (reader.folder / "manifest.json").write_text(json.dumps({**manifest, "schema": 0}), "utf-8")
    with pytest.raises(IndexStale, match="another version"):
        open_index(index, "made", "fake-1")


def test_vectors_of_unchanged_passages_are_taken_over(tmp_path: Path) -> None:
    documents = [read(FORESTS, "rung.md", id="rung")]
    made_index(tmp_path, documents).close()
    encoder = FakeEncoder()
    made_index(tmp_path, [*documents, read(SCHOOLS, "truong.md", id="truong")], encoder).close()
    assert encoder.encoded
    assert not any("rừng" in text for text in encoder.encoded)
    other = FakeEncoder(digest="fake-2")
    made_index(tmp_path, documents, other).close()
    assert any("rừng" in text for text in other.encoded)
