"""The original models, run with torch in a process of their own: `python -m tests.embedding.original_models FOLDER`.

Writes what they say of the test texts (`<model>-queries.npy`, `<model>-passages.npy`) and the models the tests make.
"""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import Any

import numpy as np

from tests.embedding.texts import LONG, PASSAGES, QUERIES

_SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")
_LETTERS = "abcdefghijklmnopqrstuvwxyzđăâêôơưáàảãạếềểễệốồổỗộúùủũụứừửữự0123456789%.,?:-()/"
_WIDTH = 32


def main(folder: Path) -> None:
    write_bundled(folder)
    write_tiny(folder)
    write_static(folder)
    write_cross_encoder(folder)


def write_bundled(folder: Path) -> None:
    from assistant.embedding.bundled import load_bundled

    model = load_bundled()
    _write_vectors(model, folder, "bundled")
    model.tokenizer.backend_tokenizer.save(str(folder / "bundled-tokenizer.json"))


def write_tiny(folder: Path) -> None:
    """A small random BERT over letters, saved as SentenceTransformers are: what `PLAN_EMBEDDING_MODEL` may name."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    torch.manual_seed(1)
    tokenizer = _wordpiece()
    config = BertConfig(
        vocab_size=tokenizer.get_vocab_size(), hidden_size=_WIDTH, num_hidden_layers=2, num_attention_heads=2,
        intermediate_size=64, max_position_embeddings=64, initializer_range=0.3,
    )  # fmt: skip
    plain = folder / "tiny-bert"
    BertModel(config).save_pretrained(plain)
    special = dict(zip(("pad_token", "unk_token", "cls_token", "sep_token"), _SPECIAL, strict=True))
    PreTrainedTokenizerFast(tokenizer_object=tokenizer, model_max_length=64, **special).save_pretrained(plain)
    modules = [Transformer(str(plain), max_seq_length=64), Pooling(_WIDTH, pooling_mode="cls")]
    SentenceTransformer(modules=modules, prompts={"query": "ask: "}, device="cpu").save(str(folder / "tiny"))
    _write_vectors(SentenceTransformer(str(folder / "tiny"), device="cpu"), folder, "tiny")


def write_static(folder: Path) -> None:
    """Word vectors without a transformer cannot be exported: built, opened and asked here, where torch may be."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding

    from assistant.embedding.encoder import load_encoder
    from assistant.embedding.export import build_model

    path, models = str(folder / "static"), folder / "models"
    SentenceTransformer(modules=[StaticEmbedding(_wordpiece(), embedding_dim=_WIDTH)], device="cpu").save(path)
    _write_vectors(SentenceTransformer(path, device="cpu"), folder, "static")
    said: list[str] = []
    build_model(path, models, said.append)
    (folder / "static-build.txt").write_text("\n".join(said), "utf-8")
    logging.getLogger("assistant").addHandler(logging.FileHandler(folder / "static-log.txt", encoding="utf-8"))
    np.save(folder / "static-served.npy", load_encoder(path, models).encode_passages(PASSAGES))


def write_cross_encoder(folder: Path) -> None:
    """A small random cross-encoder over letters: what `PLAN_RERANKER` may name, with its scores of the test texts."""
    import torch
    from sentence_transformers import CrossEncoder
    from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

    torch.manual_seed(2)
    tokenizer = _wordpiece()
    config = BertConfig(
        vocab_size=tokenizer.get_vocab_size(), hidden_size=_WIDTH, num_hidden_layers=2, num_attention_heads=2,
        intermediate_size=64, max_position_embeddings=128, initializer_range=0.3, num_labels=1,
    )  # fmt: skip
    path = folder / "cross"
    BertForSequenceClassification(config).save_pretrained(path)
    special = dict(zip(("pad_token", "unk_token", "cls_token", "sep_token"), _SPECIAL, strict=True))
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        model_max_length=128,
        model_input_names=["input_ids", "token_type_ids", "attention_mask"],
        **special,
    ).save_pretrained(path)
    model = CrossEncoder(str(path), device="cpu")
    pairs = [(query, passage) for query in QUERIES for passage in (*PASSAGES, LONG)]
    scores = model.predict(pairs, activation_fn=torch.nn.Identity())
    np.save(folder / "cross-scores.npy", np.asarray(scores).reshape(len(QUERIES), -1))


def _wordpiece() -> Any:
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

    pieces = [*_SPECIAL, *_LETTERS, *("##" + letter for letter in _LETTERS)]
    tokenizer = Tokenizer(models.WordPiece({piece: i for i, piece in enumerate(pieces)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    ends = [("[CLS]", pieces.index("[CLS]")), ("[SEP]", pieces.index("[SEP]"))]
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=ends
    )
    return tokenizer


def _write_vectors(model: Any, folder: Path, name: str) -> None:
    prompts = {kind: model.prompts.get(kind, "") for kind in ("query", "document")}
    for kind, texts, prompt in (
        ("queries", QUERIES, prompts["query"]),
        ("passages", (*PASSAGES, LONG), prompts["document"]),
    ):
        prompted = [prompt + text for text in texts]
        np.save(folder / f"{name}-{kind}.npy", model.encode(prompted, prompt="", normalize_embeddings=True))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
