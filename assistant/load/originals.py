"""Documents taken from addresses: the original in `corpus/web/`, beside it a sidecar with address, time and digest, and its text.

web/<name>.pdf        the original, as it was sent
web/<name>.pdf.yaml   where and when it was fetched, its digest; the front matter that a person adds stays
web/<name>.pdf.text   what was read from it, for people to compare
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from assistant.load.document import slug
from assistant.load.fetch import Fetched
from assistant.load.kind import Kind, recognise
from assistant.load.sidecar import read_sidecar
from assistant.load.source import read_source
from assistant.sources import TEXT, sidecar_of

FOLDER = "web"
_SUFFIXES = {Kind.WORD97: ".doc", Kind.TEXT: ".txt"}


@dataclass(frozen=True, slots=True)
class Original:
    path: Path
    notice: str  # "" unless it has changed since it was fetched before


@dataclass(frozen=True, slots=True)
class _Known:
    path: Path
    digest: str
    at: str  # when it was fetched


def keep_original(
    corpus: Path, address: str, fetch: Callable[[str], Fetched], read: Callable[[Path, str], str]
) -> Original:
    """Fetch an address into the corpus; one that was fetched before is compared, and replaced where it has changed.

    `read(path, name)` gives the text of a file: what cannot be read is not kept and replaces nothing.
    Raises FetchError, UnreadableFile, FrontMatterError (of a sidecar) or OSError.
    """
    known = _known(corpus, address)
    fetched = fetch(address)
    digest = hashlib.sha256(fetched.raw).hexdigest()
    if known is not None and known.digest == digest:
        return Original(known.path, "")
    kind = recognise(fetched.raw, urlsplit(fetched.address).path)
    path = known.path if known is not None else corpus / FOLDER / _name(address, kind)
    path.parent.mkdir(parents=True, exist_ok=True)
    arrived = path.with_name(f".{path.name}.part")
    arrived.write_bytes(fetched.raw)
    try:
        text = read(arrived, path.name)
        notice = _put_aside(known, address) if known is not None else ""
        os.replace(arrived, path)
    finally:
        arrived.unlink(missing_ok=True)
    _note(path, address, fetched, digest)
    _write(path.with_name(path.name + TEXT), text.encode())
    return Original(path, notice)


def _put_aside(known: _Known, address: str) -> str:
    """Keep the former original as a hidden file; returns what to tell of it."""
    kept = known.path.with_name(f".{known.path.name}.{known.digest[:8]}")
    os.replace(known.path, kept)
    return (
        f"{address} has changed since {known.at[:10]}; the new text is read, the former original is kept as {kept.name}"
    )


def _known(corpus: Path, address: str) -> _Known | None:
    """The original of an address fetched before."""
    for sidecar in sorted((corpus / FOLDER).glob("*.yaml")):
        path = sidecar.with_suffix("")
        facts = read_sidecar(path) if path.is_file() else None
        if facts is not None and facts.fetched is not None and facts.fetched.address == address:
            # The digest is that of the file as it lies there: an edited original is not the one that was fetched.
            return _Known(path, read_source(path).digest, facts.fetched.at)
    return None


def _name(address: str, kind: Kind) -> str:
    """A name people recognise, and no two addresses share."""
    parts = urlsplit(address)
    last = re.sub(r"\.\w{2,5}$", "", unquote(parts.path.rstrip("/").rpartition("/")[2]))
    words = slug(f"{parts.hostname} {last}")[:80].strip("-")
    return f"{words}-{hashlib.sha256(address.encode()).hexdigest()[:8]}{_SUFFIXES.get(kind, '.' + kind)}"


def _note(path: Path, address: str, fetched: Fetched, digest: str) -> None:
    """Write the sidecar; of one that is there only its `fetched` block changes."""
    sidecar = sidecar_of(path)
    block = f"fetched:\n  address: {_quoted(address)}\n  at: {fetched.at}\n  digest: {digest}\n"
    written = sidecar.read_text("utf-8") if sidecar.is_file() else f"sources:\n  - {_quoted(fetched.address)}\n"
    kept = re.sub(r"^fetched:\n(?:[ \t]+.*\n?)*", "", written, flags=re.MULTILINE)
    _write(sidecar, (kept.rstrip("\n") + "\n" + block).encode())


def _quoted(address: str) -> str:
    escaped = address.replace("\\", "%5C").replace('"', "%22")
    return f'"{escaped}"'


def _write(path: Path, raw: bytes) -> None:
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    temporary.write_bytes(raw)
    os.replace(temporary, path)
