"""A cross-encoder is built once in a process of its own, says what the original says, and reorders the best hits."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from assistant.embedding import ModelMissing, ensure_reranker
from assistant.embedding.reranker import OnnxReranker, load_reranker
from assistant.retrieve import Retriever
from assistant.settings import Settings
from assistant.start import open_reranker
from assistant.understand import understand
from tests.embedding.texts import LONG, PASSAGES, QUERIES
from tests.fake_encoder import FakeEncoder
from tests.index.made_index import made_index
from tests.made_documents import HEALTH, read


@pytest.fixture(scope="module")
def built(originals: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    name, models = str(originals / "cross"), tmp_path_factory.mktemp("models")
    ensure_reranker(name, models, lambda line: None)
    return name, models


@pytest.fixture(scope="module")
def reranker(built: tuple[str, Path]) -> OnnxReranker:
    return load_reranker(*built)


def test_it_scores_as_the_original_does(reranker: OnnxReranker, originals: Path) -> None:
    scores = np.stack([reranker.score(query, [*PASSAGES, LONG]) for query in QUERIES])
    original = np.load(originals / "cross-scores.npy")
    assert np.corrcoef(scores.ravel(), original.ravel())[0, 1] > 0.98


def test_a_score_does_not_depend_on_its_neighbours(reranker: OnnxReranker) -> None:
    texts = [*PASSAGES, LONG]
    together = reranker.score(QUERIES[0], texts)
    alone = [reranker.score(QUERIES[0], [text])[0] for text in texts]
    # Not bit by bit: int8 takes its scale from all that is read at once, and processors round it differently (0.09 apart was
    # seen). Padding that is read as text moves these scores by 0.26.
    np.testing.assert_allclose(together, alone, atol=0.15)
    assert reranker.score(QUERIES[0], []).shape == (0,)


def test_torch_stays_out_of_this_process(reranker: OnnxReranker) -> None:
    assert {"torch", "sentence_transformers"}.isdisjoint(sys.modules)


def test_the_setting_opens_it_and_none_is_set_by_default(built: tuple[str, Path]) -> None:
    assert open_reranker(Settings(models=built[1])) is None
    assert isinstance(open_reranker(Settings(models=built[1], reranker=built[0])), OnnxReranker)


def test_what_is_missing_is_said_with_advice(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="model build --reranker"):
        load_reranker("none", tmp_path)
    with pytest.raises(ModelMissing, match="the cross-encoder 'no/such' could not be built"):
        ensure_reranker("no/such", tmp_path, lambda line: None)


class Shortest:
    """Takes the shortest passage for the best."""

    def score(self, question: str, texts: Sequence[str]) -> np.ndarray:
        return np.array([-len(text) for text in texts], dtype=np.float32)


def test_the_best_hits_come_in_its_order_on_the_same_scale(tmp_path: Path) -> None:
    reader = made_index(tmp_path, [read(HEALTH, "y-te.md", id="y-te")])
    query = understand("Tỷ lệ người dân tham gia bảo hiểm y tế", reader.documents, reader.word_model)
    plain = Retriever(reader, FakeEncoder()).retrieve(query).hits
    reranked = Retriever(reader, FakeEncoder(), reranker=Shortest()).retrieve(query).hits
    reader.close()
    np.testing.assert_allclose(sorted(h.score for h in plain), sorted(h.score for h in reranked), atol=1e-9)
    lengths = [len(hit.passage.contextual_text) for hit in reranked]
    assert lengths == sorted(lengths)
    assert [hit.passage for hit in plain] != [hit.passage for hit in reranked]
