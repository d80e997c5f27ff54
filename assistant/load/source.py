"""A file -> its bytes as of one moment, with their digest: what is parsed is what was digested."""

from __future__ import annotations

import hashlib
import os
import stat
import time
from dataclasses import dataclass
from pathlib import Path

from assistant.load.refusal import MAX_BYTES, UnreadableFile

_ATTEMPTS = 3
_WAIT = 0.2  # seconds


@dataclass(frozen=True, slots=True)
class Source:
    raw: bytes
    digest: str  # SHA-256 of `raw`, hex


def read_source(path: Path, max_bytes: int = MAX_BYTES) -> Source:
    """Read a regular file that nobody writes meanwhile. Raises UnreadableFile or OSError."""
    for attempt in range(_ATTEMPTS):
        if attempt:
            time.sleep(_WAIT)
        raw = _read_unchanged(path, max_bytes)
        if raw is not None:
            return Source(raw, hashlib.sha256(raw).hexdigest())
    raise UnreadableFile("is being written while it is read; wait until that is done and try again")


def _read_unchanged(path: Path, max_bytes: int) -> bytes | None:
    """The bytes; None where size or time changed while they were read."""
    # Without waiting: a named pipe that nobody writes to would never open.
    with open(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), "rb") as file:
        before = os.fstat(file.fileno())
        if not stat.S_ISREG(before.st_mode):
            raise UnreadableFile("is not a regular file; put a plain file here")
        if before.st_size > max_bytes:
            raise UnreadableFile(f"is larger than {max_bytes // 1_000_000} MB; split it or remove what is not text")
        raw = file.read(max_bytes + 1)
        after = os.fstat(file.fileno())
    same = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns) and len(raw) == after.st_size
    return raw if same else None
