"""Documents, passages and the register -> a new generation, published when everything is on disk."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from assistant.abbreviations import learn_abbreviations
from assistant.distrust import distrusted
from assistant.embedding.encoder import Encoder
from assistant.index.generation import REPORT, SCHEMA, corpus_folder, newest_generation, publish
from assistant.index.parts import split_parts
from assistant.index.records import write_lines
from assistant.index.vectors import Known, read_known, write_vectors
from assistant.types import Document, Passage, Target, Task
from assistant.word_model import WordModel

Progress = Callable[[str, int, int], None]


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
    parts = [split_parts(passage.text, passage.heading_path) for passage in passages]
    known = _known_vectors(index, corpus_name, encoder.digest)
    folder = Path(tempfile.mkdtemp(dir=corpus_folder(index, corpus_name), prefix=".writing-"))
    folder.chmod(0o755)
    vectors = write_vectors(
        folder, texts, parts, encoder, known, lambda done, total: progress("embedding", done, total)
    )
    progress("writing", 0, 1)
    write_store(folder, texts, vectors)
    write_lines(folder / "documents.jsonl", documents)
    write_lines(folder / "passages.jsonl", passages)
    targets, tasks = register
    write_lines(folder / "targets.jsonl", targets)
    write_lines(folder / "tasks.jsonl", tasks)
    suspect = distrusted(passages)  # no word is learned from them either
    learned = [text for text, passage in zip(texts, passages, strict=True) if passage.id not in suspect]
    WordModel.train([document_words(document) for document in documents] + learned).save(folder / "words.json")
    abbreviations = learn_abbreviations(document.text for document in documents)
    (folder / "abbreviations.json").write_text(json.dumps(abbreviations, ensure_ascii=False), "utf-8")
    report = facts.pop("report", {})
    (folder / REPORT).write_text(json.dumps(report, ensure_ascii=False, indent=1), "utf-8")
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


def _known_vectors(index: Path, corpus_name: str, model_digest: str) -> Known:
    current = newest_generation(index, corpus_name)
    if current is None:
        return {}
    folder = corpus_folder(index, corpus_name) / current
    try:
        if json.loads((folder / "manifest.json").read_text("utf-8"))["model_digest"] != model_digest:
            return {}
        return read_known(folder)
    except (OSError, ValueError, KeyError):
        return {}  # a damaged generation gives nothing; everything is embedded again
