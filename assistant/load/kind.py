"""What a file is, told by its content: names lie (a Word 97 file called .docx, an error page called .pdf)."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from enum import StrEnum
from pathlib import PurePath

from assistant.load.mht import is_mht
from assistant.load.refusal import MAX_UNPACKED_BYTES, UnreadableFile

_MAX_PARTS = 5_000
_MAX_RATIO = 150  # unpacked to packed, of a part larger than _RATIO_FROM: text packs to about a tenth
_RATIO_FROM = 20_000_000
_TABBED_UP_TO = 65_536  # bytes


class Kind(StrEnum):
    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    WORD97 = "doc"
    RTF = "rtf"
    HTML = "html"
    MHT = "mht"
    CSV = "csv"
    TEXT = "text"


_NAMED = (
    (b"\x89PNG", "a picture (PNG)"), (b"\xff\xd8\xff", "a picture (JPEG)"), (b"GIF8", "a picture (GIF)"),
    (b"II*\x00", "a picture (TIFF)"), (b"MM\x00*", "a picture (TIFF)"), (b"Rar!", "a RAR archive"), (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x1f\x8b", "a gzip archive"), (b"MZ", "a program"), (b"\x7fELF", "a program"),
)  # fmt: skip


def recognise(raw: bytes, name: str) -> Kind:
    """The kind of a file's bytes; the name only tells CSV from other text. Raises UnreadableFile for what is none."""
    head = raw[:1024].lstrip(b"\xef\xbb\xbf \t\r\n\x00")
    if not raw.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise UnreadableFile("is empty; fill it or remove it")
    if b"%PDF-" in raw[:1024]:
        return Kind.PDF
    if raw.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(raw)
    if raw.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _compound(raw)
    if head.startswith(b"{\\rtf"):
        return Kind.RTF
    for magic, what in _NAMED:
        if raw.startswith(magic):
            advice = "put it into a PDF" if "picture" in what else "take the document out of it"
            raise UnreadableFile(f"is {what}, not a document; {advice}")
    if _is_html(head, raw):
        return Kind.HTML
    if is_mht(head):
        return Kind.MHT
    suffix = PurePath(name).suffix.lower()
    return Kind.CSV if suffix in (".csv", ".tsv") or (suffix == ".txt" and _is_tabbed(raw)) else Kind.TEXT


def _is_tabbed(raw: bytes) -> bool:
    """Whether a text is a table that Excel saved ("Unicode text"): the same number of tabs in each of its first rows."""
    text = raw[:_TABBED_UP_TO].decode("utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "latin-1", "replace")
    lines = text.splitlines()[: None if len(raw) <= _TABBED_UP_TO else -1]
    tabs = {line.count("\t") for line in lines if line.strip()}
    return len(lines) >= 2 and len(tabs) == 1 and tabs.pop() >= 1


def _is_html(head: bytes, raw: bytes) -> bool:
    opening = raw[:4096].replace(b"\x00", b"").lower()
    # Markdown may hold tags; a page begins with one.
    return bool(
        re.match(rb"(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", head.lower(), re.DOTALL)
        or (head.startswith(b"<") and b"<html" in opening)
    )


def _packed(raw: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as parts:
            infos = parts.infolist()
            _refuse_bombs(infos)
            names = {info.filename for info in infos}
            _refuse_entities(parts, infos)
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        RuntimeError,
        EOFError,
        ValueError,
        OverflowError,
        OSError,
    ) as error:
        raise UnreadableFile(f"is damaged ({error}); save it again from its program") from None
    if "word/document.xml" in names:
        return Kind.DOCX
    if "xl/workbook.xml" in names:
        return Kind.XLSX
    if "ppt/presentation.xml" in names or "content.xml" in names:
        raise UnreadableFile("is a presentation or an OpenDocument file; save it as .docx or .pdf")
    raise UnreadableFile("is a zip archive; take the documents out of it")


def _refuse_bombs(infos: list[zipfile.ZipInfo]) -> None:
    if len(infos) > _MAX_PARTS or sum(info.file_size for info in infos) > MAX_UNPACKED_BYTES:
        raise UnreadableFile(
            f"unpacks to more than {MAX_UNPACKED_BYTES // 1_000_000} MB or {_MAX_PARTS} parts; it is not a document"
        )
    for info in infos:
        if info.flag_bits & 1:
            raise UnreadableFile("is locked with a password; save it without one")
        if info.file_size > _RATIO_FROM and info.file_size > _MAX_RATIO * max(info.compress_size, 1):
            raise UnreadableFile("holds a part that unpacks to a hundred times its size (a zip bomb); it is refused")


def _refuse_entities(parts: zipfile.ZipFile, infos: list[zipfile.ZipInfo]) -> None:
    """Office never writes a document type into its XML; one that has it means to read other files through it."""
    for info in infos:
        if info.filename.endswith((".xml", ".rels")):
            with parts.open(info) as part:
                if b"<!DOCTYPE" in part.read(4096).replace(b"\x00", b""):
                    raise UnreadableFile("declares a document type in its XML (external entities); it is refused")


def _compound(raw: bytes) -> Kind:
    """Word 97 and its siblings share one container: names of its streams, UTF-16, tell them apart."""

    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") in raw

    if has("EncryptedPackage") or has("EncryptionInfo"):
        raise UnreadableFile("is locked with a password; save it without one")
    if has("WordDocument"):
        return Kind.WORD97
    if has("Workbook") or has("Book"):
        raise UnreadableFile("is an Excel 97 workbook; save it as .xlsx")
    raise UnreadableFile("is an old Office file that is no Word document; save it as .docx or .pdf")
