"""Markdown and plain text -> Document."""

from __future__ import annotations

import codecs
import hashlib
import re
from pathlib import Path

from assistant.load.front_matter import FrontMatter, parse_front_matter
from assistant.load.head import read_head
from assistant.types import Document, Relation
from assistant.vietnamese import fold, nfc

MAX_BYTES = 50_000_000


class UnreadableFile(Exception):
    """The file holds no text this reader can take; the message says why and what to do."""


def read_text_document(path: Path, name: str) -> Document:
    """Read one file. `name` is its path relative to the corpus. Raises UnreadableFile, FrontMatterError, OSError."""
    if path.stat().st_size > MAX_BYTES:
        raise UnreadableFile(f"is larger than {MAX_BYTES // 1_000_000} MB; split it")
    raw = path.read_bytes()
    text = decode(raw)
    front, body = parse_front_matter(text, name)
    body = normalise_lines(body)
    if not re.search(r"\w", body):
        raise UnreadableFile("holds no text; fill it or remove it")
    return build_document(front, body, name, hashlib.sha256(raw).hexdigest())


def decode(raw: bytes) -> str:
    """Bytes -> text. UTF-8 with or without a mark, or UTF-16 with one. Raises UnreadableFile for anything else."""
    encoding = "utf-16" if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        raise UnreadableFile("is not UTF-8 text (a binary file, or another encoding); save it as UTF-8 text") from None
    if text.count("\x00") or _share_of_controls(text) > 0.01:
        raise UnreadableFile("is a binary file, not text; save its text as UTF-8 (.md or .txt)")
    return text


def normalise_lines(text: str) -> str:
    """NFC, \\n line ends, one kind of space, no invisible characters: what all spans count into."""
    text = nfc(text).replace("\r\n", "\n").replace("\r", "\n")
    text = re.sub(r"[\u00a0\u2000-\u200a\u202f\u3000]", " ", text)
    return re.sub(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\x00-\x08\x0b\x0e-\x1f]", "", text)


def build_document(front: FrontMatter | None, body: str, name: str, digest: str) -> Document:
    """Front matter where there is one; what it leaves out is read from the document's head."""
    head = read_head(body)
    if front is None:
        return Document(
            id=slug(Path(name).with_suffix("").as_posix()),
            title=head.title or Path(name).stem,
            text=body,
            number=head.number,
            issuer=head.issuer,
            issued_on=head.issued_on,
            status=head.status,
            path=name,
            digest=digest,
        )
    return Document(
        id=front.id,
        title=front.title,
        text=body,
        number=front.number,
        issuer=front.issuer,
        issued_on=front.issued_on,
        status=front.status,
        kind=front.kind,
        primary=front.primary,
        scope=front.scope,
        aliases=tuple(front.aliases),
        relations=tuple(Relation(relation.kind, relation.target) for relation in front.relations),
        sources=tuple(front.sources),
        verification=front.verification if isinstance(front.verification, str) else "\n".join(front.verification),
        path=name,
        digest=digest,
    )


def slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-") or "document"


def _share_of_controls(text: str) -> float:
    controls = sum(1 for c in text if (c < " " and c not in "\n\r\t\f") or c == "\ufffd")
    return controls / max(len(text), 1)
