"""SentenceTransformer -> one ONNX graph (tokens to unit vector), vocabulary pruned, int8, checked against the original.

Build time only: this and `bundled` are the modules that import torch. `python -m assistant.embedding.export NAME DIR`.
"""

from __future__ import annotations

import json
import sys
import unicodedata
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from assistant.embedding.build_once import build_once
from assistant.embedding.model_store import ModelMissing, model_folder

MIN_COSINE = 0.98
PROBES = (
    "query: đến năm 2030 tỷ lệ hộ nghèo còn bao nhiêu phần trăm?",
    "query: cơ quan nào chủ trì xây dựng cơ sở dữ liệu đất đai",
    "query: what share of households will have clean water by 2028?",
    "passage: Phấn đấu 95% hồ sơ được giải quyết đúng hạn, giảm 20% chi phí tuân thủ thủ tục hành chính.",
    "passage: Diện tích rừng trồng mới đạt trên 1.250 ha mỗi năm; độ che phủ duy trì ở mức 42,5%.",
    "passage: Ủy ban nhân dân tỉnh giao Sở Y tế chủ trì, phối hợp với các đơn vị liên quan tổ chức thực hiện.",
    "passage: The programme trains at least 1,000 experts and supports small and medium enterprises.",
    "passage: Hạ tầng giao thông được đầu tư đồng bộ, kết nối các khu công nghiệp với cảng biển và sân bay.",
)


def build_model(name: str, models_dir: Path, progress: Callable[[str], None] | None = None) -> Path:
    """Build NAME ('bundled', or a SentenceTransformer's name or folder) once; returns its folder.

    Raises ModelMissing where the model cannot be loaded, or its int8 form strays from it.
    """
    say = progress or (lambda line: None)

    def write(work: Path) -> dict[str, Any]:
        say(f"Loading {name} ...")
        model = _load(name)
        try:
            manifest = _export(model, work, say)
        except ModelMissing:
            raise
        except Exception as error:
            # It can still be served by sentence-transformers itself: slower, and with torch in the process.
            say(f"{name} cannot be exported ({error}); it will be served by sentence-transformers.")
            manifest = {"engine": "sentence-transformers", "dimension": model.get_sentence_embedding_dimension()}
            model.save(str(work / "model"))
        return manifest | {"prompts": dict(model.prompts)}

    folder = build_once(model_folder(name, models_dir), name, models_dir, write)
    say(f"Built {folder}")
    return folder


def _load(name: str) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if name == "bundled":
            from assistant.embedding.bundled import load_bundled

            return load_bundled()
        from sentence_transformers import SentenceTransformer

        try:
            return SentenceTransformer(name, device="cpu")
        except Exception as error:
            raise ModelMissing(f"'{name}' is not a SentenceTransformer that can be loaded here ({error})") from None


def _export(model: Any, work: Path, say: Callable[[str], None]) -> dict[str, Any]:
    import onnx
    import torch
    from onnxruntime.quantization import QuantType, quantize_dynamic

    original = model.encode(list(PROBES), prompt="", normalize_embeddings=True)
    backbone = model[0].auto_model
    backbone.set_attn_implementation("eager")  # traced without the masks of fused attention: a tenth faster in ONNX
    tokenizer = json.loads(model.tokenizer.backend_tokenizer.to_str())
    kept = _prune(tokenizer, backbone)
    (work / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False), "utf-8")
    say(f"Exporting to ONNX ({kept} vocabulary rows) ...")
    example = torch.randint(5, 50, (2, 16))
    axes = {0: "batch", 1: "tokens"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            _graph(model), (example, torch.ones_like(example)), str(work / "fp32.onnx"), opset_version=17, dynamo=False,
            input_names=["input_ids", "attention_mask"], output_names=["embedding"],
            dynamic_axes={"input_ids": axes, "attention_mask": axes, "embedding": {0: "batch"}},
        )  # fmt: skip
        quantize_dynamic(
            str(work / "fp32.onnx"), str(work / "int8.onnx"), weight_type=QuantType.QInt8, per_channel=True
        )
    onnx.checker.check_model(str(work / "int8.onnx"))
    _optimise(work / "int8.onnx", work / "model.onnx")
    for name in ("fp32.onnx", "int8.onnx"):
        (work / name).unlink()
    cosine = _parity(work, original, model.max_seq_length or 512)
    say(f"Mean cosine to the original: {cosine:.4f}")
    if cosine < MIN_COSINE:
        raise ModelMissing(
            f"the int8 form strays from the original (mean cosine {cosine:.3f}, at least {MIN_COSINE} is needed)"
        )
    return {
        "engine": "onnxruntime",
        "dimension": int(original.shape[1]),
        "max_tokens": int(model.max_seq_length or 512),
        "parity": round(cosine, 5),
    }


def _optimise(graph: Path, optimised: Path) -> None:
    """Fuse the graph's operators now, so that opening it need not: it opens in less than half the time."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    # Not the highest level: its layouts fit only the processor they were made on.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.optimized_model_filepath = str(optimised)
    options.log_severity_level = 3
    onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])


def _graph(model: Any) -> Any:
    """The model's own modules (encoder, pooling, normalisation, ...) as one torch module of two tensors."""
    import torch

    class Pipeline(torch.nn.Module):  # type: ignore[misc]  # torch is not typed here
        def __init__(self) -> None:
            super().__init__()
            self.backbone = model[0].auto_model.eval()
            self.rest = torch.nn.ModuleList(list(model)[1:]).eval()

        def forward(self, input_ids: Any, attention_mask: Any) -> Any:
            hidden = self.backbone(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
            features = {"token_embeddings": hidden, "attention_mask": attention_mask}
            for module in self.rest:
                features = module(features)
            return torch.nn.functional.normalize(features["sentence_embedding"], dim=-1)

    return Pipeline()


def _prune(tokenizer: dict[str, Any], backbone: Any) -> int:
    """Leave out vocabulary rows that Vietnamese or English text can never use; returns how many stay.

    A Unigram tokenizer splits text into pieces that stand in it, so a piece with a letter of another script is never
    chosen for such text: leaving it out changes no tokenisation and no vector. Other kinds of tokenizer stay whole.
    """
    import torch

    embeddings = backbone.get_input_embeddings()
    if tokenizer["model"]["type"] != "Unigram":
        return int(embeddings.weight.shape[0])
    special = {token["id"] for token in tokenizer["added_tokens"]} | {tokenizer["model"]["unk_id"]}
    vocabulary = tokenizer["model"]["vocab"]
    kept = [i for i, (piece, _) in enumerate(vocabulary) if i in special or _is_latin(piece)]
    moved = {old: new for new, old in enumerate(kept)}
    tokenizer["model"]["vocab"] = [vocabulary[i] for i in kept]
    tokenizer["model"]["unk_id"] = moved[tokenizer["model"]["unk_id"]]
    for token in tokenizer["added_tokens"]:
        token["id"] = moved[token["id"]]
    for token in ((tokenizer.get("post_processor") or {}).get("special_tokens") or {}).values():
        token["ids"] = [moved[i] for i in token["ids"]]
    pruned = torch.nn.Embedding.from_pretrained(embeddings.weight.detach()[kept].clone())
    backbone.set_input_embeddings(pruned)
    return len(kept)


def _is_latin(piece: str) -> bool:
    """Whether every letter of the piece is Latin; digits, marks, punctuation and symbols belong to every script."""
    return all("LATIN" in unicodedata.name(c, "") or not c.isalpha() for c in piece if c != "▁")


def _parity(work: Path, original: np.ndarray, max_tokens: int) -> float:
    from assistant.embedding.encoder import OnnxEncoder

    encoder = OnnxEncoder("parity", "", work, {"dimension": original.shape[1], "max_tokens": max_tokens, "prompts": {}})
    return float(np.mean(np.sum(encoder.encode_passages(list(PROBES)) * original, axis=1)))


if __name__ == "__main__":
    try:
        build_model(sys.argv[1], Path(sys.argv[2]), progress=lambda line: print(line, file=sys.stderr))  # noqa: T201
    except ModelMissing as error:
        sys.exit(str(error))
