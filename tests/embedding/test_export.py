"""The built model says what the original says; what cannot be built is served as it is."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from assistant.embedding import model_folder
from assistant.embedding.encoder import PromptedEncoder
from assistant.embedding.export import MIN_COSINE
from assistant.settings import Settings
from tests.embedding.texts import LONG, PASSAGES, QUERIES

_VIETNAMESE = "aáàảãạăắằẳẵặâấầẩẫậbcdđeéèẻẽẹêếềểễệghiíìỉĩịklmnoóòỏõọôốồổỗộơớờởỡợpqrstuúùủũụưứừửữựvxyýỳỷỹỵ"
_ASCII = "".join(map(chr, range(32, 127)))
_PUNCTUATION = "–—…“”‘’«»•·§°±×÷≥≤→€₫№½²"
TEXT = st.text(st.sampled_from(_VIETNAMESE + _VIETNAMESE.upper() + _ASCII + _PUNCTUATION), max_size=60)


def cosines(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return np.sum(a * b, axis=1) / np.linalg.norm(a, axis=1) / np.linalg.norm(b, axis=1)


def test_passages_have_the_original_s_vectors(encoder: PromptedEncoder, originals: Path) -> None:
    built = encoder.encode_passages([*PASSAGES, LONG])
    assert cosines(built, np.load(originals / "bundled-passages.npy")).min() > 0.985


def test_queries_have_the_original_s_vectors(encoder: PromptedEncoder, originals: Path) -> None:
    assert cosines(encoder.encode_queries(QUERIES), np.load(originals / "bundled-queries.npy")).min() > 0.985


def test_texts_are_as_far_apart_as_in_the_original(encoder: PromptedEncoder, originals: Path) -> None:
    original, built = np.load(originals / "bundled-passages.npy"), encoder.encode_passages([*PASSAGES, LONG])
    assert np.abs(built @ built.T - original @ original.T).max() < 0.02


def test_the_manifest_says_how_near_the_original_it_is(encoder: PromptedEncoder, settings: Settings) -> None:
    manifest = json.loads((model_folder(encoder.name, settings.models) / "manifest.json").read_text("utf-8"))
    assert MIN_COSINE <= manifest["parity"] <= 1


@pytest.mark.parametrize("text", [*PASSAGES, *QUERIES])
def test_leaving_out_other_scripts_keeps_the_pieces(
    text: str, full_tokenizer: Tokenizer, pruned_tokenizer: Tokenizer
) -> None:
    assert pruned_tokenizer.encode(text).tokens == full_tokenizer.encode(text).tokens


@given(text=TEXT)
def test_any_vietnamese_or_english_text_keeps_its_pieces(
    text: str, full_tokenizer: Tokenizer, pruned_tokenizer: Tokenizer
) -> None:
    assert pruned_tokenizer.encode(text).tokens == full_tokenizer.encode(text).tokens


def test_the_vocabulary_is_cut_to_less_than_half(full_tokenizer: Tokenizer, pruned_tokenizer: Tokenizer) -> None:
    assert pruned_tokenizer.get_vocab_size() < full_tokenizer.get_vocab_size() / 2


def test_another_model_is_built_by_its_folder_s_name(tiny_encoder: PromptedEncoder, originals: Path) -> None:
    built = tiny_encoder.encode_passages(PASSAGES)
    assert cosines(built, np.load(originals / "tiny-passages.npy")[: len(PASSAGES)]).min() > 0.98


def test_another_model_keeps_its_own_prompts(tiny_encoder: PromptedEncoder, originals: Path) -> None:
    assert cosines(tiny_encoder.encode_queries(QUERIES), np.load(originals / "tiny-queries.npy")).min() > 0.98


def test_another_model_keeps_its_own_length(tiny_encoder: PromptedEncoder, originals: Path) -> None:
    original = np.load(originals / "tiny-passages.npy")[len(PASSAGES) :]
    assert cosines(tiny_encoder.encode_passages([LONG]), original).min() > 0.98


def test_what_cannot_be_exported_is_served_by_sentence_transformers(originals: Path) -> None:
    folder = model_folder(str(originals / "static"), originals / "models")
    assert json.loads((folder / "manifest.json").read_text("utf-8"))["engine"] == "sentence-transformers"
    served, original = np.load(originals / "static-served.npy"), np.load(originals / "static-passages.npy")
    np.testing.assert_allclose(served, original[: len(PASSAGES)], atol=1e-5)


def test_building_says_that_a_model_cannot_be_exported(originals: Path) -> None:
    assert "cannot be exported" in (originals / "static-build.txt").read_text("utf-8")


def test_opening_warns_that_sentence_transformers_is_slower(originals: Path) -> None:
    assert "served by sentence-transformers: slower" in (originals / "static-log.txt").read_text("utf-8")
