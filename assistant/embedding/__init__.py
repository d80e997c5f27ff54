"""Embedding: built with sentence-transformers, served with ONNX Runtime."""

from __future__ import annotations

from assistant.embedding.model_store import ModelMissing, ensure_model, ensure_reranker, model_folder

__all__ = ["ModelMissing", "ensure_model", "ensure_reranker", "model_folder"]
