"""CrossEncoder -> one ONNX graph (token pairs to score), int8 where that stays true, checked against the original.

Build time only: it imports torch. `python -m assistant.embedding.export_reranker NAME DIR`.
"""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from assistant.embedding.build_once import build_once
from assistant.embedding.export import PROBES
from assistant.embedding.model_store import ModelMissing, reranker_folder

MIN_CORRELATION = 0.98  # of the int8 form's scores with the original's, over every pair of probe sentences


def build_reranker(name: str, models_dir: Path, progress: Callable[[str], None] | None = None) -> Path:
    """Build the CrossEncoder NAME (a hub's name or a folder) once; returns its folder.

    Raises ModelMissing where it cannot be loaded or exported, gives more than one score, or its graph strays.
    """
    say = progress or (lambda line: None)

    def write(work: Path) -> dict[str, Any]:
        say(f"Loading {name} ...")
        model = _load(name)
        try:
            return _export(model, work, say)
        except ModelMissing:
            raise
        except Exception as error:
            raise ModelMissing(f"'{name}' cannot be exported ({error})") from None

    folder = build_once(reranker_folder(name, models_dir), name, models_dir, write)
    say(f"Built {folder}")
    return folder


def _load(name: str) -> Any:
    from sentence_transformers import CrossEncoder

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            model = CrossEncoder(name, device="cpu")
        except Exception as error:
            raise ModelMissing(f"'{name}' is not a CrossEncoder that can be loaded here ({error})") from None
    if model.num_labels != 1:
        raise ModelMissing(f"'{name}' gives {model.num_labels} scores a pair; a reranker gives one")
    return model


def _export(model: Any, work: Path, say: Callable[[str], None]) -> dict[str, Any]:
    import torch
    from onnxruntime.quantization import QuantType, quantize_dynamic

    pairs = [(question, text) for question in PROBES for text in PROBES if question != text]
    original = np.asarray(model.predict(pairs, activation_fn=torch.nn.Identity()), dtype=np.float64)
    backbone = model.model.eval()
    backbone.set_attn_implementation("eager")
    (work / "tokenizer.json").write_text(model.tokenizer.backend_tokenizer.to_str(), "utf-8")
    names: list[str] = [n for n in ("input_ids", "attention_mask", "token_type_ids") if n in _inputs_of(model)]
    ids = torch.randint(5, 50, (2, 16))
    example = tuple(
        {"input_ids": ids, "attention_mask": torch.ones_like(ids)}.get(n, torch.zeros_like(ids)) for n in names
    )
    say("Exporting to ONNX ...")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        axes = {0: "batch", 1: "tokens"}
        torch.onnx.export(
            _graph(backbone, names), example, str(work / "fp32.onnx"), opset_version=17, dynamo=False,
            input_names=names, output_names=["score"],
            dynamic_axes={**dict.fromkeys(names, axes), "score": {0: "batch"}},
        )  # fmt: skip
        quantize_dynamic(
            str(work / "fp32.onnx"), str(work / "model.onnx"), weight_type=QuantType.QInt8, per_channel=True
        )
    limit = int(model.max_seq_length or 512)
    correlation = _correlation(work, limit, original)
    say(f"Correlation of the int8 form with the original: {correlation:.4f}")
    quantised = correlation >= MIN_CORRELATION
    if quantised:
        (work / "fp32.onnx").unlink()
    else:
        say("It strays: the graph is kept in 32 bits, slower but true.")
        os.replace(work / "fp32.onnx", work / "model.onnx")
        correlation = _correlation(work, limit, original)
        if not correlation >= MIN_CORRELATION:
            raise ModelMissing(
                f"the exported graph strays from the original (correlation {correlation:.3f}, at least {MIN_CORRELATION} is needed)"
            )
    return {"engine": "onnxruntime", "max_tokens": limit, "int8": quantised, "correlation": round(correlation, 5)}


def _inputs_of(model: Any) -> list[str]:
    return list(model.tokenizer.model_input_names)


def _graph(backbone: Any, names: list[str]) -> Any:
    import torch

    class Scored(torch.nn.Module):  # type: ignore[misc]  # torch is not typed here
        def __init__(self) -> None:
            super().__init__()
            self.backbone = backbone

        def forward(self, *given: Any) -> Any:
            return self.backbone(**dict(zip(names, given, strict=True))).logits[:, 0]

    return Scored()


def _correlation(work: Path, limit: int, original: np.ndarray) -> float:
    from assistant.embedding.reranker import OnnxReranker

    reranker = OnnxReranker(work, limit)
    scores = [reranker.score(question, [text for text in PROBES if text != question]) for question in PROBES]
    return float(np.corrcoef(np.concatenate(scores), original)[0, 1])


if __name__ == "__main__":
    try:
        build_reranker(sys.argv[1], Path(sys.argv[2]), progress=lambda line: print(line, file=sys.stderr))  # noqa: T201
    except ModelMissing as error:
        sys.exit(str(error))
