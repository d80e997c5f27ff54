"""Generations on disk: their folders, the pointer to the current one, the writer's lock, and what makes one unusable.

<index>/<corpus>/CURRENT            names the current generation (and the one before it), replaced atomically
<index>/<corpus>/<generation>/      never edited once published
<index>/<corpus>/.writing-*         a build under way, or what a killed one left
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

SCHEMA = 29  # raise it when what a generation holds, or how passages are cut, changes
POINTER = "CURRENT"
REPORT = "report.json"  # of the ingest that built the generation


class IndexUnusable(RuntimeError):
    """There is no index that can answer; the message says why."""

    is_plan_error = True


class IndexMissing(IndexUnusable):
    """No generation was ever published."""


class IndexStale(IndexUnusable):
    """The generation was built by other code or with another model."""


class IndexDamaged(IndexUnusable):
    """Files of the generation are missing or changed."""


class IndexBusy(RuntimeError):
    """Another process is writing this index."""

    is_plan_error = True


def corpus_folder(index: Path, corpus_name: str) -> Path:
    return index / corpus_name


def newest_generation(index: Path, corpus_name: str) -> str | None:
    """Name of the current generation, None where there is none. Cheap: one small read."""
    return (_pointer(index, corpus_name) or {}).get("current")


def previous_generation(index: Path, corpus_name: str) -> str | None:
    return (_pointer(index, corpus_name) or {}).get("previous")


def is_held(index: Path, corpus_name: str) -> bool:
    """Whether the current generation was gone back to: it stays, whatever the corpus says, until the next `ingest`."""
    return bool((_pointer(index, corpus_name) or {}).get("held"))


def read_manifest(index: Path, corpus_name: str) -> dict[str, Any]:
    """The current generation's manifest. Raises IndexMissing or IndexDamaged."""
    current = newest_generation(index, corpus_name)
    if current is None:
        raise IndexMissing(f"There is no index of '{corpus_name}' in {index} yet.")
    path = corpus_folder(index, corpus_name) / current / "manifest.json"
    try:
        manifest: dict[str, Any] = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise IndexDamaged(f"The index generation {current} of '{corpus_name}' is damaged ({error}).") from None
    seen = _seen_signature(corpus_folder(index, corpus_name) / "signature.json", current)
    return {**manifest, "signature": seen} if seen is not None else manifest


def note_signature(index: Path, corpus_name: str, signature: dict[str, list[int]]) -> None:
    """Only the times of files have changed: note them beside the generation, which itself is never edited."""
    folder = corpus_folder(index, corpus_name)
    noted = {"generation": newest_generation(index, corpus_name), "signature": signature}
    temporary = folder / f".{POINTER}.signature"
    temporary.write_text(json.dumps(noted), "utf-8")
    os.replace(temporary, folder / "signature.json")


def note_report(index: Path, corpus_name: str, report: dict[str, Any]) -> None:
    """An ingest that published nothing may have refused other files: note its report beside the generation."""
    folder = corpus_folder(index, corpus_name)
    noted = {"generation": newest_generation(index, corpus_name), "report": report}
    temporary = folder / f".{POINTER}.report"
    temporary.write_text(json.dumps(noted, ensure_ascii=False, indent=1), "utf-8")
    os.replace(temporary, folder / REPORT)


def read_report(index: Path, corpus_name: str) -> dict[str, Any]:
    """Of the last ingest of the current generation: `{"documents": [...], "refused": [...], "kept": [...]}`; {} for none.

    A document's entry: document, title, path, pages, pages_by_way, passages, targets, tasks, warnings (kind, page, value, vi, en).
    """
    folder, current = corpus_folder(index, corpus_name), newest_generation(index, corpus_name)
    for path in (folder / REPORT, folder / str(current) / REPORT):
        try:
            found = json.loads(path.read_text("utf-8"))
        except (OSError, ValueError):
            continue
        if path.parent != folder:
            return found if isinstance(found, dict) else {}
        if found.get("generation") == current:
            report: dict[str, Any] = found["report"]
            return report
    return {}


def _seen_signature(path: Path, generation: str) -> Any:
    try:
        noted = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return noted.get("signature") if noted.get("generation") == generation else None


def publish(index: Path, corpus_name: str, written: Path) -> str:
    """Rename a finished build to its generation and point to it; older generations than the previous one are removed."""
    folder = corpus_folder(index, corpus_name)
    previous = newest_generation(index, corpus_name)
    name = _new_name(folder)
    _sync_tree(written)
    os.rename(written, folder / name)
    _sync(folder)
    point_to(folder, name, previous)
    clean(folder)
    return name


def rollback(index: Path, corpus_name: str) -> str:
    """Point back to the previous generation and return its name. Raises IndexMissing where there is none."""
    folder = corpus_folder(index, corpus_name)
    with writing(index, corpus_name):
        current, previous = newest_generation(index, corpus_name), previous_generation(index, corpus_name)
        if previous is None or not (folder / previous / "manifest.json").exists():
            raise IndexMissing(f"There is no earlier generation of '{corpus_name}' to go back to.")
        point_to(folder, previous, current, held=True)
        return previous


def release(index: Path, corpus_name: str) -> None:
    """End the hold of a rollback: what is served is the corpus again. Only under the lock."""
    current = newest_generation(index, corpus_name)
    if current is not None and is_held(index, corpus_name):
        point_to(corpus_folder(index, corpus_name), current, previous_generation(index, corpus_name))


def point_to(folder: Path, current: str, previous: str | None, *, held: bool = False) -> None:
    """Replace the pointer in one step: a reader sees the old one or the new one, whole."""
    temporary = folder / f".{POINTER}.{os.getpid()}"
    temporary.write_text(json.dumps({"current": current, "previous": previous, "held": held}), "utf-8")
    _sync(temporary)
    os.replace(temporary, folder / POINTER)
    _sync(folder)


def clean(folder: Path) -> None:
    """Remove what killed builds left and generations that are neither current nor previous. Only under the lock."""
    pointer = json.loads((folder / POINTER).read_text("utf-8")) if (folder / POINTER).exists() else {}
    keep = {pointer.get("current"), pointer.get("previous")}
    for path in folder.iterdir():
        leftover = path.name.startswith((".writing-", f".{POINTER}."))
        if leftover or (path.is_dir() and path.name.startswith("g-") and path.name not in keep):
            shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)


@contextmanager
def writing(index: Path, corpus_name: str) -> Iterator[Path]:
    """Hold the writer's lock; gives the corpus's folder. Raises IndexBusy, or OSError where the folder is read-only."""
    folder = corpus_folder(index, corpus_name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / ".lock", timeout=0)
        with lock:
            (folder / ".writer").write_text(
                f"process {os.getpid()}, since {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC", "utf-8"
            )
            yield folder
    except Timeout:
        who = (folder / ".writer").read_text("utf-8") if (folder / ".writer").exists() else "another process"
        raise IndexBusy(
            f"the index of '{corpus_name}' is being written by {who}; wait until it is done and try again"
        ) from None
    except PermissionError as error:
        raise PermissionError(
            error.errno, f"the index folder {folder} cannot be written; make it writable or set another with --index"
        ) from None


def _pointer(index: Path, corpus_name: str) -> dict[str, Any] | None:
    try:
        pointer = json.loads((corpus_folder(index, corpus_name) / POINTER).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return pointer if isinstance(pointer, dict) else None


def _new_name(folder: Path) -> str:
    stamp = f"g-{datetime.now(UTC):%Y%m%dT%H%M%S}"
    names = [stamp, *(f"{stamp}-{n}" for n in range(2, 1000))]
    return next(name for name in names if not (folder / name).exists())


def _sync_tree(folder: Path) -> None:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            _sync(path)
    _sync(folder)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
