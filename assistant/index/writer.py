"""Documents, passages and the register -> a new generation, published when everything is on disk."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from assistant.embedding.encoder import Encoder
from assistant.index.generation import SCHEMA, corpus_folder, newest_generation, publish
from assistant.index.records import write_lines
from assistant.restore import WordModel
from assistant.types import Document, Passage, Target, Task

Progress = Callable[[str, int, int], None]
_EMBED_AT_ONCE = 64


def write_generation(
    index: Path,
    corpus_name: str,
    documents: Sequence[Document],
    passages: Sequence[Passage],
    register: tuple[Sequence[Target], Sequence[Task]],
    encoder: Encoder,
    facts: dict[str, Any],
    progress: Progress,
) -> str:
    """Build and publish one generation; returns its name. To be called under the writer's lock.

    Vectors of passages whose embedded text and model are unchanged are taken from the current generation.
    """
    from assistant.index.store import write_store

    texts = [passage.contextual_text for passage in passages]
    vectors = _vectors(index, corpus_name, texts, encoder, progress)
    folder = Path(tempfile.mkdtemp(dir=corpus_folder(index, corpus_name), prefix=".writing-"))
    folder.chmod(0o755)
    progress("writing", 0, 1)
    write_store(folder, texts, vectors)
    write_lines(folder / "documents.jsonl", documents)
    write_lines(folder / "passages.jsonl", passages)
    targets, tasks = register
    write_lines(folder / "targets.jsonl", targets)
    write_lines(folder / "tasks.jsonl", tasks)
    WordModel.train([document_words(document) for document in documents] + texts).save(folder / "words.json")
    np.savez(folder / "vectors.npz", digests=np.array([_digest(text) for text in texts]), vectors=vectors)
    manifest = {
        "schema": SCHEMA,
        "created_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "model": encoder.name,
        "model_digest": encoder.digest,
        "documents": len(documents),
        "passages": len(passages),
        "targets": len(targets),
        "tasks": len(tasks),
        **facts,
        "files": {p.relative_to(folder).as_posix(): p.stat().st_size for p in sorted(folder.rglob("*")) if p.is_file()},
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=1), "utf-8")
    name = publish(index, corpus_name, folder)
    progress("writing", 1, 1)
    return name


def document_words(document: Document) -> str:
    return " . ".join((document.title, document.issuer or "", document.scope or "", *document.aliases))


def _vectors(index: Path, corpus_name: str, texts: list[str], encoder: Encoder, progress: Progress) -> np.ndarray:
    """[n, d]: known vectors reused, the rest embedded."""
    known = _known_vectors(index, corpus_name, encoder.digest)
    digests = [_digest(text) for text in texts]
    vectors = np.zeros((len(texts), encoder.dimension), dtype=np.float32)
    missing = []
    for row, digest in enumerate(digests):
        if digest in known:
            vectors[row] = known[digest]
        else:
            missing.append(row)
    for start in range(0, len(missing), _EMBED_AT_ONCE):
        rows = missing[start : start + _EMBED_AT_ONCE]
        vectors[rows] = encoder.encode_passages([texts[row] for row in rows])
        progress("embedding", min(start + _EMBED_AT_ONCE, len(missing)), len(missing))
    return vectors


def _known_vectors(index: Path, corpus_name: str, model_digest: str) -> dict[str, np.ndarray]:
    current = newest_generation(index, corpus_name)
    if current is None:
        return {}
    folder = corpus_folder(index, corpus_name) / current
    try:
        if json.loads((folder / "manifest.json").read_text("utf-8"))["model_digest"] != model_digest:
            return {}
        with np.load(folder / "vectors.npz") as stored:
            return dict(zip(stored["digests"].tolist(), stored["vectors"], strict=True))
    except (OSError, ValueError, KeyError):
        return {}  # a damaged generation gives nothing; everything is embedded again


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]
