"""What lies in a corpus folder and is neither a file nor a folder that can be walked through: named, so that nothing is missed silently."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

from assistant.load.refusal import UnreadableFile


def passed_over(corpus: Path) -> Iterator[tuple[Path, UnreadableFile]]:
    """(path, why it is not read), sorted. Links to files are read like files; hidden names are meant to be passed over."""
    for folder, inside, names in os.walk(corpus):
        inside[:] = sorted(name for name in inside if not _is_hidden(name))
        for name in [*inside, *sorted(name for name in names if not _is_hidden(name))]:
            path = Path(folder, name)
            if reason := _reason(path):
                yield path, reason


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~$"))


def _reason(path: Path) -> UnreadableFile | None:
    if path.is_symlink():
        return _of_link(path)
    if path.is_dir():
        if os.access(path, os.R_OK | os.X_OK):
            return None
        return UnreadableFile("is a folder that cannot be opened; check its permissions")
    return None if path.is_file() else UnreadableFile("is not a regular file; put a plain file here")


def _of_link(path: Path) -> UnreadableFile | None:
    try:
        os.stat(path)
    except OSError as error:
        if error.errno == errno.ELOOP:
            return UnreadableFile("is a link that leads back to itself; put the file itself here")
        return UnreadableFile("is a link to what is not there or cannot be reached; put the file itself here")
    if os.path.isdir(path):
        if path.parent.resolve().is_relative_to(path.resolve()):
            return UnreadableFile("is a link to a folder around it, which would never end; remove it")
        return UnreadableFile("is a link to a folder, which is not followed; put the folder itself here")
    return None if path.is_file() else UnreadableFile("is not a regular file; put a plain file here")
