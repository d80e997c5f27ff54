"""Texts to unit vectors: the same text gives the same vector, whatever stands beside it and however it is typed."""

from __future__ import annotations

import unicodedata
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.embedding.encoder import PromptedEncoder
from assistant.langchain_adapters import PlanEmbeddings
from tests.embedding.texts import LONG, PASSAGES, QUERIES
from tests.fake_encoder import FakeEncoder


@pytest.mark.parametrize("texts", [PASSAGES, (LONG,), ("",), ("中文 русский",)])
def test_rows_are_float32_unit_vectors(texts: tuple[str, ...], encoder: PromptedEncoder) -> None:
    vectors = encoder.encode_passages(texts)
    assert (vectors.dtype, vectors.shape) == (np.float32, (len(texts), encoder.dimension))
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_no_texts_give_no_rows(encoder: PromptedEncoder) -> None:
    assert encoder.encode_passages([]).shape == (0, encoder.dimension)


@pytest.mark.parametrize("text", [*PASSAGES, *QUERIES])
def test_decomposed_text_has_the_vector_of_composed_text(text: str, encoder: PromptedEncoder) -> None:
    composed, decomposed = encoder.encode_queries([text, unicodedata.normalize("NFD", text)])
    np.testing.assert_array_equal(composed, decomposed)


def test_queries_and_passages_have_prompts_of_their_own(encoder: PromptedEncoder) -> None:
    assert encoder.encode_queries(QUERIES[:1])[0] @ encoder.encode_passages(QUERIES[:1])[0] < 0.999


def test_a_question_is_nearest_to_the_passage_that_answers_it(encoder: PromptedEncoder) -> None:
    scores = encoder.encode_queries(QUERIES) @ encoder.encode_passages(PASSAGES).T
    assert scores.argmax(axis=1)[[0, 2, 3]].tolist() == [0, 4, 1]


def test_what_stands_beyond_the_model_s_length_is_not_read(encoder: PromptedEncoder) -> None:
    longer, other = encoder.encode_passages([LONG + " lúa gạo", LONG + " học sinh"])
    np.testing.assert_array_equal(longer, other)


def test_what_stands_within_the_model_s_length_is_read(encoder: PromptedEncoder) -> None:
    text = LONG[:1000]
    plain, longer = encoder.encode_passages([text, text + " Học sinh được miễn học phí."])
    assert plain @ longer < 0.9999


@settings(max_examples=15, deadline=None)
@given(order=st.permutations(range(len(PASSAGES))))
def test_the_order_of_a_batch_changes_no_vector(order: list[int], tiny_encoder: PromptedEncoder) -> None:
    shuffled = tiny_encoder.encode_passages([PASSAGES[i] for i in order])
    np.testing.assert_allclose(shuffled, tiny_encoder.encode_passages(PASSAGES)[order], atol=2e-2)


def test_a_vector_barely_depends_on_its_batch(encoder: PromptedEncoder) -> None:
    together = encoder.encode_passages([*PASSAGES, LONG])
    alone = np.vstack([encoder.encode_passages([text]) for text in (*PASSAGES, LONG)])
    assert np.sum(together * alone, axis=1).min() > 0.985


def test_a_batch_larger_than_the_token_budget_is_whole(tiny_encoder: PromptedEncoder) -> None:
    many = tiny_encoder.encode_passages(PASSAGES * 20)
    assert np.sum(many.reshape(20, len(PASSAGES), -1) * many[: len(PASSAGES)], axis=2).min() > 0.99


def test_threads_share_an_encoder(tiny_encoder: PromptedEncoder) -> None:
    expected = tiny_encoder.encode_queries(QUERIES)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: tiny_encoder.encode_queries(QUERIES), range(40)))
    assert all(np.array_equal(vectors, expected) for vectors in found)


def test_a_model_is_told_from_others_by_its_digest(encoder: PromptedEncoder, tiny_encoder: PromptedEncoder) -> None:
    assert encoder.digest != tiny_encoder.digest


def test_langchain_embeds_a_query_as_a_query() -> None:
    encoder = FakeEncoder()
    assert PlanEmbeddings(encoder).embed_query("nước sạch") == encoder.encode_queries(["nước sạch"])[0].tolist()
    assert encoder.encoded == []


def test_langchain_embeds_documents_as_passages_in_order() -> None:
    encoder = FakeEncoder()
    rows = PlanEmbeddings(encoder).embed_documents(["nước sạch", "sản lượng lúa"])
    assert encoder.encoded == ["nước sạch", "sản lượng lúa"]
    assert rows == FakeEncoder().encode_passages(["nước sạch", "sản lượng lúa"]).tolist()
