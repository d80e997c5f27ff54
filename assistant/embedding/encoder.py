"""Texts -> unit vectors with ONNX Runtime and tokenizers: the serving side of the embedding model."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from assistant.embedding.model_store import ModelMissing, is_built, model_folder
from assistant.vietnamese import nfc

_TOKENS_PER_BATCH = 512  # what stays in the processor's cache: larger batches were up to a third slower
_log = logging.getLogger(__name__)


class Encoder(Protocol):
    """What the index and the retriever need of a model. Rows are float32 unit vectors."""

    name: str
    digest: str
    dimension: int

    def encode_queries(self, texts: Sequence[str]) -> np.ndarray: ...

    def encode_passages(self, texts: Sequence[str]) -> np.ndarray: ...


class PromptedEncoder:
    """An Encoder over `_encode`; queries and passages each get the prompt the model was trained with.

    `assistant.langchain_adapters.PlanEmbeddings` is its face to LangChain.
    """

    def __init__(self, name: str, digest: str, manifest: dict[str, Any]) -> None:
        self.name, self.digest = name, digest
        self.dimension = int(manifest["dimension"])
        prompts: dict[str, str] = manifest.get("prompts") or {}
        self._query = prompts.get("query", "")
        self._passage = prompts.get("document") or prompts.get("passage") or ""

    def encode_queries(self, texts: Sequence[str]) -> np.ndarray:
        return self._encode([self._query + nfc(text) for text in texts])

    def encode_passages(self, texts: Sequence[str]) -> np.ndarray:
        return self._encode([self._passage + nfc(text) for text in texts])

    def _encode(self, texts: list[str]) -> np.ndarray:
        raise NotImplementedError


class OnnxEncoder(PromptedEncoder):
    """The exported graph. Thread-safe: both the session and the tokenizer are."""

    def __init__(self, name: str, digest: str, folder: Path, manifest: dict[str, Any]) -> None:
        super().__init__(name, digest, manifest)
        import onnxruntime
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(int(manifest.get("max_tokens") or 512))
        self._tokenizer.no_padding()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 2
        # A thread that waits by spinning takes the core from the next question: without it an answer costs half the processor time.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.enable_cpu_mem_arena = False  # it keeps the largest batch's memory for ever
        options.log_severity_level = 3
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL  # done when it was built
        self._session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )

    def _encode(self, texts: list[str]) -> np.ndarray:
        """[n, d]. Texts of like length share a batch, so little is padded."""
        encoded = self._tokenizer.encode_batch(texts)
        order = sorted(range(len(texts)), key=lambda i: len(encoded[i].ids))
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for batch in _batches(order, [len(encoded[i].ids) for i in order]):
            width = max(len(encoded[i].ids) for i in batch)
            ids = np.zeros((len(batch), width), dtype=np.int64)
            mask = np.zeros((len(batch), width), dtype=np.int64)
            for row, i in enumerate(batch):
                length = len(encoded[i].ids)
                ids[row, :length], mask[row, :length] = encoded[i].ids, 1
            vectors[batch] = self._session.run(None, {"input_ids": ids, "attention_mask": mask})[0]
        return vectors


class SentenceTransformersEncoder(PromptedEncoder):
    """For a model that cannot be exported: sentence-transformers itself, with torch in the process."""

    def __init__(self, name: str, digest: str, folder: Path, manifest: dict[str, Any]) -> None:
        super().__init__(name, digest, manifest)
        from sentence_transformers import SentenceTransformer

        _log.warning("model '%s' is served by sentence-transformers: slower, and with more memory", name)
        self._model = SentenceTransformer(str(folder / "model"), device="cpu")

    def _encode(self, texts: list[str]) -> np.ndarray:
        return np.asarray(self._model.encode(texts, prompt="", normalize_embeddings=True), dtype=np.float32)


def load_encoder(name: str, models_dir: Path) -> PromptedEncoder:
    """The built model NAME. Raises ModelMissing where it is not built or its files are damaged."""
    folder = model_folder(name, models_dir)
    if not is_built(folder):
        raise ModelMissing(f"the embedding model '{name}' is not built; run: python -m assistant model build")
    raw = (folder / "manifest.json").read_bytes()
    try:
        manifest = json.loads(raw)
        kind = OnnxEncoder if manifest["engine"] == "onnxruntime" else SentenceTransformersEncoder
        return kind(name, hashlib.sha256(raw).hexdigest()[:16], folder, manifest)
    except Exception as error:
        raise ModelMissing(
            f"the embedding model in {folder} is damaged ({error}); delete the folder and build it again"
        ) from None


def _batches(order: list[int], lengths: list[int]) -> Iterator[list[int]]:
    """Consecutive rows of `order`, each batch within the token budget when padded to its longest."""
    batch: list[int] = []
    for i, length in zip(order, lengths, strict=True):
        if batch and length * (len(batch) + 1) > _TOKENS_PER_BATCH:
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch
