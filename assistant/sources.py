"""Files of a corpus: which are documents, which belong to one, and whether any has changed. Imports nothing that reads them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

FACTS, TEXT, CORRECTIONS = (
    ".yaml",
    ".text",
    ".corrections.yaml",
)  # beside a document: its facts, what was read of it, what people mended
_NOT_DOCUMENTS = {"readme.md", "readme.txt", "readme"}


def list_sources(corpus: Path) -> list[Path]:
    """Files of the corpus that are meant as documents: all below it, sorted, without READMEs, settings, sidecars and hidden ones."""
    found = []
    for path in sorted(corpus.rglob("*")):
        parts = path.relative_to(corpus).parts
        if any(part.startswith((".", "~$")) for part in parts) or not path.is_file():
            continue
        beside = path.suffix.lower() == ".toml" or path.name.lower().endswith(CORRECTIONS) or is_sidecar(path)
        if path.name.lower() not in _NOT_DOCUMENTS and not beside:
            found.append(path)
    return found


def sidecar_of(path: Path) -> Path:
    return path.with_name(path.name + FACTS)


def is_sidecar(path: Path) -> bool:
    """Whether a file belongs to another that stands beside it: its facts, or the text that was read from it."""
    return path.suffix.lower() in (FACTS, TEXT) and path.with_suffix("").is_file()


def signature(corpus: Path) -> dict[str, list[int]]:
    """Size and time of change of every source: tells cheaply whether the corpus has changed."""
    found = {}
    sources = list_sources(corpus)
    beside = [sidecar_of(source) for source in sources]
    for path in [*sources, *beside, *sorted(corpus.rglob(f"*{CORRECTIONS}"))]:
        if os.path.isfile(path):  # unlike Path.is_file, False where a sidecar's name would be too long
            stat = path.stat()
            # JSON holds no broken bytes of a file name.
            name = path.relative_to(corpus).as_posix().encode("utf-8", "backslashreplace").decode("utf-8")
            found[name] = [stat.st_size, stat.st_mtime_ns]
    return found


def changed_since(corpus: Path, manifest: dict[str, Any]) -> bool:
    """Whether the corpus differs from what an index was built from; a corpus folder that is gone changes nothing."""
    return corpus.is_dir() and bool(list_sources(corpus)) and signature(corpus) != manifest.get("signature")
