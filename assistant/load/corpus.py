"""A corpus folder -> documents, and every file that could not be read with the reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from assistant.load.document import build_document
from assistant.load.front_matter import FrontMatterError
from assistant.load.kind import Kind, recognise
from assistant.load.passed_over import passed_over
from assistant.load.reader import DocumentReader
from assistant.load.refusal import UnreadableFile, shown_name
from assistant.load.sidecar import read_sidecar
from assistant.load.source import read_source
from assistant.load.text import read_text
from assistant.sources import list_sources
from assistant.types import Document

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Failure:
    path: str  # relative to the corpus folder
    reason: str  # says what to do

    def __str__(self) -> str:
        return f"{shown_name(self.path)}: {self.reason}"


@dataclass(frozen=True, slots=True)
class LoadResult:
    documents: tuple[Document, ...]
    failures: tuple[Failure, ...]


def load_corpus(corpus: Path, cache: Path | None = None, progress: Progress | None = None) -> LoadResult:
    """Read every source of the corpus; a file that fails is reported and never stops the others.

    `cache`: folder in which readings and OCR are remembered, so that a stopped run goes on where it was.
    """
    documents: dict[str, Document] = {}
    failures = [Failure(path.relative_to(corpus).as_posix(), str(why)) for path, why in passed_over(corpus)]
    with DocumentReader(cache) as reader:
        for path in list_sources(corpus):
            name = path.relative_to(corpus).as_posix()
            try:
                document = load_document(path, name, reader, progress)
            except FrontMatterError as error:
                failures.append(Failure(name, _of_front_matter(error, name)))
            except UnreadableFile as error:
                failures.append(Failure(name, str(error)))
            except OSError as error:
                failures.append(
                    Failure(name, f"cannot be opened ({error.strerror or error}); check the file's permissions")
                )
            else:
                taken = documents.get(document.id)
                if taken is not None:
                    failures.append(
                        Failure(name, f"id '{document.id}' is already that of {taken.path}; give it another id")
                    )
                else:
                    documents[document.id] = document
    return LoadResult(tuple(documents.values()), tuple(failures))


def load_document(
    path: Path, name: str | None = None, reader: DocumentReader | None = None, progress: Progress | None = None
) -> Document:
    """One file of any format -> Document. `name`: its path relative to the corpus, by default the file's own name.

    Raises UnreadableFile, FrontMatterError or OSError.
    """
    name = path.name if name is None else name
    if reader is None:
        with DocumentReader() as own:
            return load_document(path, name, own, progress)
    _check_name(name)
    sidecar = read_sidecar(path)
    source = read_source(path)
    if recognise(source.raw, name) is Kind.TEXT:
        front, reading = read_text(source, name)
        return build_document(reading, name, front, sidecar)
    del source  # the worker reads it again: two copies of a large file are too many
    shown = shown_name(path.name)
    reading = reader.read(path, name, lambda done, total: progress(shown, done, total) if progress else None)
    return build_document(reading, name, None, sidecar)


def _check_name(name: str) -> None:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        raise UnreadableFile("has a name that is not UTF-8; rename it") from None


def _of_front_matter(error: FrontMatterError, name: str) -> str:
    where = f"line {error.line}" if error.path == name else f"{Path(error.path).name}, line {error.line}"
    return f"{where}: {error.reason}"


__all__ = ["Failure", "LoadResult", "list_sources", "load_corpus", "load_document"]
