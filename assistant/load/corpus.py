"""A corpus folder -> documents, and every file that could not be read with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from assistant.load.front_matter import FrontMatterError
from assistant.load.text import UnreadableFile, read_text_document
from assistant.types import Document

_NOT_DOCUMENTS = {"readme.md", "readme.txt", "readme"}
_TEXT_SUFFIXES = {".md", ".markdown", ".txt", ""}


@dataclass(frozen=True, slots=True)
class Failure:
    path: str  # relative to the corpus folder
    reason: str  # says what to do

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


@dataclass(frozen=True, slots=True)
class LoadResult:
    documents: tuple[Document, ...]
    failures: tuple[Failure, ...]


def list_sources(corpus: Path) -> list[Path]:
    """Files of the corpus that are meant as documents: all below it, sorted, without READMEs, settings and hidden ones."""
    found = []
    for path in sorted(corpus.rglob("*")):
        parts = path.relative_to(corpus).parts
        if any(part.startswith((".", "~$")) for part in parts) or not path.is_file():
            continue
        beside = path.suffix.lower() == ".toml" or path.name.lower().endswith(".corrections.yaml")
        if path.name.lower() not in _NOT_DOCUMENTS and not beside:
            found.append(path)
    return found


def load_corpus(corpus: Path) -> LoadResult:
    """Read every source of the corpus; a file that fails is reported and never stops the others."""
    documents: dict[str, Document] = {}
    failures: list[Failure] = []
    for path in list_sources(corpus):
        name = path.relative_to(corpus).as_posix()
        try:
            document = load_document(path, name)
        except FrontMatterError as error:
            failures.append(Failure(name, f"line {error.line}: {error.reason}"))
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


def load_document(path: Path, name: str) -> Document:
    """One file -> Document. Raises UnreadableFile, FrontMatterError or OSError."""
    suffix = path.suffix.lower()
    if suffix not in _TEXT_SUFFIXES:
        raise UnreadableFile(f"format {suffix} is not read yet; save it as Markdown (.md) or plain text (.txt)")
    return read_text_document(path, name)
