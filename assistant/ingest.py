"""The offline flow on one screen: load, split, embed, write a generation, publish it, report."""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from assistant.embedding.encoder import Encoder
from assistant.index.generation import (
    IndexUnusable,
    clean,
    corpus_folder,
    newest_generation,
    note_report,
    note_signature,
    read_manifest,
    release,
    writing,
)
from assistant.load import Failure, load_corpus
from assistant.load.refusal import shown_name
from assistant.load.refused_words import say_refusal
from assistant.load.take_in import take_in
from assistant.load.warned import describe
from assistant.passages import split_document
from assistant.register.corrections import (
    CorrectionError,
    apply_corrections,
    corrections_path,
    read_corrections,
)
from assistant.register.rows import mark_poor_scans
from assistant.sources import signature
from assistant.targets import extract_targets, extract_tasks
from assistant.types import Document, Language, Passage, ReadingWarning, Target, Task

Register = tuple[tuple[Target, ...], tuple[Task, ...]]

Progress = Callable[[str, int, int], None]
LANGUAGES: tuple[Language, ...] = ("vi", "en")


class IngestError(RuntimeError):
    """Nothing could be ingested; the message says what to do. The old index stays."""

    is_plan_error = True


@dataclass(frozen=True, slots=True)
class Changes:
    added: int = 0
    updated: int = 0
    removed: int = 0
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """What came of one document. `pages_by_way`: "text", "converted", "ocr", "empty", "unreadable" -> how many pages."""

    document: str
    title: str
    path: str
    pages: int
    pages_by_way: dict[str, int]
    passages: int
    targets: int
    tasks: int
    warnings: tuple[ReadingWarning, ...]

    def line(self) -> str:
        ways = ", ".join(f"{count} {way}" for way, count in self.pages_by_way.items())
        pages = f"{self.pages} pages ({ways}), " if self.pages else ""
        return f"{self.document}: {pages}{self.passages} passages, {self.targets} targets, {self.tasks} tasks"


@dataclass(frozen=True, slots=True)
class IngestReport:
    documents: Changes
    pages: Changes
    passages: Changes
    targets: Changes
    failures: tuple[Failure, ...]
    generation: str | None
    published: bool
    seconds: float
    kept: tuple[str, ...] = field(default=())  # documents whose file is broken: their last good reading stays
    readings: tuple[DocumentReport, ...] = field(default=())
    notices: tuple[str, ...] = field(default=())  # originals that have changed at their address

    @property
    def exit_code(self) -> int:
        return int(bool(self.failures))

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    def lines(self) -> list[str]:
        """For the terminal."""
        rows = [f"{'':10s} {'added':>8s} {'updated':>8s} {'removed':>8s} {'unchanged':>10s}"]
        for name in ("documents", "pages", "passages", "targets"):
            changes: Changes = getattr(self, name)
            rows.append(
                f"{name:10s} {changes.added:8d} {changes.updated:8d} {changes.removed:8d} {changes.unchanged:10d}"
            )
        for reading in self.readings:
            if reading.pages or reading.warnings:
                rows.append(reading.line())
                rows += [f"  {describe(warning, 'en')}" for warning in reading.warnings]
        rows += self.notices
        rows += [f"could not read {failure}" for failure in self.failures]
        rows += [f"{document}: its last good reading stays in the index" for document in self.kept]
        rows.append(
            f"generation {self.generation}"
            + ("" if self.published else " (nothing changed)")
            + f", {self.seconds:.1f} s"
        )
        return rows


def ingest(
    corpus: Path,
    index: Path,
    encoder: Encoder,
    paths: Sequence[str | Path] = (),
    progress: Progress | None = None,
    *,
    fetch_private: bool = False,
) -> IngestReport:
    """Bring the index up to date with the corpus; files and addresses given are taken into it first.

    Raises IngestError, IndexBusy or OSError.
    """
    started = time.perf_counter()
    show = progress or (lambda stage, done, total: None)
    name = corpus.resolve().name
    failures, notices = take_in(corpus, paths, reading_cache(index), fetch_private=fetch_private)
    if not corpus.is_dir():
        raise IngestError(f"there is no corpus folder {corpus}; make it, or name another with --corpus")
    with writing(index, name):
        clean(corpus_folder(index, name))
        loaded = load_corpus(corpus, reading_cache(index), show)
        failures += loaded.failures
        before_documents, before_passages, before_register = _before(index, name)
        kept = _last_good(before_documents, loaded.failures)
        documents = (*loaded.documents, *kept)
        if not documents:
            raise IngestError(_nothing(corpus, failures))
        passages = _split(documents, kept, before_passages, show)
        register = _register(corpus, documents, passages, before_register, failures)
        changes = _changes(_fingerprints(before_documents), _fingerprints(documents))
        facts = {"sources": {d.path: d.digest for d in documents}, "signature": signature(corpus)}
        unchanged = tuple(before_passages) == passages and before_register == register
        readings = _readings(documents, passages, register)
        published = not (unchanged and _usable(index, name, encoder) and changes == Changes(unchanged=len(documents)))
        if published:
            from assistant.index.writer import write_generation

            facts["report"] = kept_report(readings, failures, tuple(d.id for d in kept))
            generation: str | None = write_generation(index, name, documents, passages, register, encoder, facts, show)
        else:
            generation = newest_generation(index, name)
            release(index, name)
            note_signature(index, name, signature(corpus))
            note_report(index, name, kept_report(readings, failures, tuple(d.id for d in kept)))
    return IngestReport(
        documents=changes,
        pages=_changes(_pages(before_documents), _pages(documents)),
        passages=_changes({p.id: p.text for p in before_passages}, {p.id: p.text for p in passages}),
        targets=_changes(
            {row.id: repr(replace(row, span=(0, 0), at=(0, 0), passage_id="", url="")) for row in before_register[0]},
            {row.id: repr(replace(row, span=(0, 0), at=(0, 0), passage_id="", url="")) for row in register[0]},
        ),
        failures=tuple(failures),
        generation=generation,
        published=published,
        seconds=time.perf_counter() - started,
        kept=tuple(d.id for d in kept),
        readings=readings,
        notices=tuple(notices),
    )


def kept_report(readings: Sequence[DocumentReport], failures: Sequence[Failure], kept: Sequence[str]) -> dict[str, Any]:
    """What is kept of an ingest with its generation: how each document was read, what was refused and why.

    Warnings and refusals stand in it in both languages; `kept` are documents whose last good reading stays.
    """
    documents = []
    for reading in readings:
        warnings = [
            asdict(warning) | {language: describe(warning, language) for language in LANGUAGES}
            for warning in reading.warnings
        ]
        documents.append(asdict(reading) | {"warnings": warnings})
    refused = [
        {"path": shown_name(failure.path), "reason": failure.reason}
        | {language: say_refusal(failure.reason, language) for language in LANGUAGES}
        for failure in failures
    ]
    return {"documents": documents, "refused": refused, "kept": list(kept)}


def reading_cache(index: Path) -> Path:
    """Where readings and OCR are remembered, for all corpora of an index folder; safe to delete."""
    return index / ".cache"


def _before(index: Path, name: str) -> tuple[tuple[Document, ...], tuple[Passage, ...], Register]:
    """Documents, passages and register of the current generation; none where there is no usable one."""
    from assistant.index.records import read_documents, read_passages, read_targets, read_tasks

    try:
        folder = corpus_folder(index, name) / str(newest_generation(index, name))
        read_manifest(index, name)
        documents, passages = read_documents(folder / "documents.jsonl"), read_passages(folder / "passages.jsonl")
    except (IndexUnusable, OSError, ValueError, TypeError, KeyError):
        return (), (), ((), ())
    try:
        return documents, passages, (read_targets(folder / "targets.jsonl"), read_tasks(folder / "tasks.jsonl"))
    except (OSError, ValueError, TypeError, KeyError):
        return documents, passages, ((), ())  # a generation of before the register


def _register(
    corpus: Path, documents: Sequence[Document], passages: Sequence[Passage], before: Register, failures: list[Failure]
) -> Register:
    """Rows of every document, mended by its corrections; where those are broken, its rows stay as they were."""
    targets: list[Target] = []
    tasks: list[Task] = []
    by_document: dict[str, list[Passage]] = {}
    for passage in passages:
        by_document.setdefault(passage.document_id, []).append(passage)
    for document in documents:
        own = by_document.get(document.id, [])
        path = corrections_path(corpus / document.path)
        rows = extract_targets(document, own)
        try:
            rows = apply_corrections(rows, read_corrections(path), document, own)
        except (CorrectionError, OSError) as error:
            failures.append(Failure(path.relative_to(corpus).as_posix(), f"{error}; the rows stay as they were"))
            known = {passage.id for passage in own}
            rows = tuple(r for r in before[0] if r.document == document.id and r.passage_id in known) or rows
        targets.extend(mark_poor_scans(rows, document))
        tasks.extend(mark_poor_scans(extract_tasks(document, own), document))
    return tuple(targets), tuple(tasks)


def _last_good(before: Sequence[Document], failures: Sequence[Failure]) -> tuple[Document, ...]:
    """Documents that were indexed and whose file now cannot be read: a slip in an editor loses nothing."""
    broken = {failure.path for failure in failures}
    return tuple(document for document in before if document.path in broken)


def _split(
    documents: Sequence[Document], kept: Sequence[Document], before: Sequence[Passage], show: Progress
) -> tuple[Passage, ...]:
    keep = {document.id for document in kept}
    passages: list[Passage] = []
    for done, document in enumerate(documents, 1):
        own = [p for p in before if p.document_id == document.id] if document.id in keep else split_document(document)
        passages.extend(own)
        show("reading", done, len(documents))
    return tuple(passages)


def _pages(documents: Sequence[Document]) -> dict[str, str]:
    """Digest of each page's text, by document and page."""
    found = {}
    for document in documents:
        ends = (*document.page_starts[1:], len(document.text))
        for page, (start, end) in enumerate(zip(document.page_starts, ends, strict=False), 1):
            found[f"{document.id}\x1f{page}"] = hashlib.sha256(document.text[start:end].encode()).hexdigest()
    return found


def _fingerprints(documents: Sequence[Document]) -> dict[str, str]:
    """By document: its facts count as well as its file, for a sidecar changes only those."""
    return {d.id: hashlib.sha256(repr(d).encode()).hexdigest() for d in documents}


def _readings(
    documents: Sequence[Document], passages: Sequence[Passage], register: Register
) -> tuple[DocumentReport, ...]:
    counts = Counter(passage.document_id for passage in passages)
    targets = Counter(row.document for row in register[0])
    tasks = Counter(row.document for row in register[1])
    return tuple(
        DocumentReport(
            document=d.id,
            title=d.title,
            path=shown_name(d.path),
            pages=len(d.pages),
            pages_by_way=dict(Counter(page.way for page in d.pages)),
            passages=counts[d.id],
            targets=targets[d.id],
            tasks=tasks[d.id],
            warnings=d.warnings,
        )
        for d in documents
    )


def _changes(before: dict[str, str], after: dict[str, str]) -> Changes:
    shared = before.keys() & after.keys()
    updated = sum(before[key] != after[key] for key in shared)
    return Changes(len(after.keys() - before.keys()), updated, len(before.keys() - after.keys()), len(shared) - updated)


def _usable(index: Path, name: str, encoder: Encoder) -> bool:
    """Whether the current generation was built by this code and model and is undamaged."""
    from assistant.index.reader import open_index

    try:
        open_index(index, name, encoder.digest)
    except IndexUnusable:
        return False
    return True


def _nothing(corpus: Path, failures: Sequence[Failure]) -> str:
    if failures:
        return f"none of the files in {corpus} could be read: " + "; ".join(str(failure) for failure in failures[:5])
    return f"there are no documents in {corpus}; add PDF, Word, HTML, Excel, Markdown or text files and try again"
