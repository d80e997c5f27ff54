"""Question and passages -> how well each answers, by a cross-encoder with ONNX Runtime. Off unless PLAN_RERANKER names one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np

from assistant.embedding.model_store import ModelMissing, is_built, reranker_folder
from assistant.vietnamese import nfc

_AT_ONCE = 4  # pairs; what stays in the processor's cache


class Reranker(Protocol):
    """What the retriever needs of a cross-encoder. Higher is better; the scale is the model's own."""

    def score(self, question: str, texts: Sequence[str]) -> np.ndarray: ...


class OnnxReranker:
    """The exported graph. Thread-safe: both the session and the tokenizer are."""

    def __init__(self, folder: Path, max_tokens: int) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(max_tokens, strategy="longest_first")
        self._tokenizer.enable_padding(
            pad_id=self._tokenizer.token_to_id("[PAD]") or self._tokenizer.token_to_id("<pad>") or 0
        )
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 2
        options.enable_cpu_mem_arena = False
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._inputs = {given.name for given in self._session.get_inputs()}

    def score(self, question: str, texts: Sequence[str]) -> np.ndarray:
        """[n], float32."""
        pairs = [(nfc(question), nfc(text)) for text in texts]
        found = [self._run(pairs[start : start + _AT_ONCE]) for start in range(0, len(pairs), _AT_ONCE)]
        return np.concatenate(found) if found else np.zeros(0, dtype=np.float32)

    def _run(self, pairs: list[tuple[str, str]]) -> np.ndarray:
        encoded = self._tokenizer.encode_batch(pairs)
        given = {
            "input_ids": [one.ids for one in encoded],
            "attention_mask": [one.attention_mask for one in encoded],
            "token_type_ids": [one.type_ids for one in encoded],
        }
        feed = {name: np.array(rows, dtype=np.int64) for name, rows in given.items() if name in self._inputs}
        return np.asarray(self._session.run(None, feed)[0], dtype=np.float32)


def load_reranker(name: str, models_dir: Path) -> OnnxReranker:
    """The built cross-encoder NAME. Raises ModelMissing where it is not built or its files are damaged."""
    folder = reranker_folder(name, models_dir)
    if not is_built(folder):
        raise ModelMissing(f"the cross-encoder '{name}' is not built; run: python -m assistant model build --reranker")
    try:
        manifest = json.loads((folder / "manifest.json").read_bytes())
        return OnnxReranker(folder, int(manifest["max_tokens"]))
    except Exception as error:
        raise ModelMissing(
            f"the cross-encoder in {folder} is damaged ({error}); delete the folder and build it again"
        ) from None
