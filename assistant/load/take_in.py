"""Files and addresses given to `ingest` -> the corpus folder: it stays the one source the index can be built from again."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from assistant.load.corpus import Failure, load_document
from assistant.load.front_matter import FrontMatterError
from assistant.load.reader import DocumentReader
from assistant.load.refusal import UnreadableFile
from assistant.register.corrections import corrections_path
from assistant.sources import list_sources, sidecar_of


def take_in(
    corpus: Path, paths: Sequence[str | Path], cache: Path, *, fetch_private: bool = False
) -> tuple[list[Failure], list[str]]:
    """(what could not be taken in, what has changed at its address since it was fetched before)."""
    failures: list[Failure] = []
    notices: list[str] = []
    for given in paths:
        if "://" in str(given):
            failure, notice = _from_address(corpus, str(given), cache, fetch_private)
            failures += [failure] if failure else []
            notices += [notice] if notice else []
        else:
            failures += _from_path(corpus, Path(given))
    return failures, notices


def _from_address(corpus: Path, address: str, cache: Path, fetch_private: bool) -> tuple[Failure | None, str]:
    from assistant.load.fetch import FetchError, fetch
    from assistant.load.originals import keep_original

    try:
        with DocumentReader(cache) as reader:
            original = keep_original(
                corpus,
                address,
                lambda wanted: fetch(wanted, allow_private=fetch_private),
                lambda path, name: load_document(path, name, reader).text,
            )
    except (FetchError, UnreadableFile, FrontMatterError) as error:
        return Failure(address, str(error)), ""
    return None, original.notice


def _from_path(corpus: Path, path: Path) -> list[Failure]:
    if not path.exists():
        return [Failure(str(path), "there is no such file; check the path")]
    failures = []
    for source in [path] if path.is_file() else list_sources(path):
        if corpus.resolve() in source.resolve().parents:
            continue
        target = corpus / (source.name if path.is_file() else source.relative_to(path))
        beside = ((sidecar_of(source), sidecar_of(target)), (corrections_path(source), corrections_path(target)))
        failures += (
            [failure]
            if (failure := _copy(source, target))
            else [failure for given, kept in beside if os.path.isfile(given) and (failure := _copy(given, kept))]
        )
    return failures


def _copy(source: Path, target: Path) -> Failure | None:
    if target.exists():
        if target.read_bytes() == source.read_bytes():
            return None
        return Failure(str(source), f"another file is already called {target}; rename one of them")
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    return None
