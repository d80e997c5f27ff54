"""One file's bytes -> Reading: the format told by content, one reader a format, then what all have in common."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from assistant.load.content import Content, Paragraph, write_text
from assistant.load.formalities import take_off_formalities
from assistant.load.head import Head, read_head
from assistant.load.kind import Kind, recognise
from assistant.load.letters import true_letters, with_true_letters
from assistant.load.reading import Reading
from assistant.load.refusal import MAX_TEXT_BYTES, UnreadableFile
from assistant.load.source import Source
from assistant.signature_block import signer_of
from assistant.types import PageReading, ReadingWarning

Progress = Callable[[int, int], None]


def read_bytes(source: Source, name: str, cache: Path | None = None, progress: Progress | None = None) -> Reading:
    """Read any format but Markdown and text, which need no parser. Raises UnreadableFile."""
    content, pages, encoding = _content(source.raw, name, recognise(source.raw, name), cache, progress)
    body = take_off_formalities(with_true_letters(content.parts))
    text, starts = write_text(body.parts, len(pages))
    if len(text) > MAX_TEXT_BYTES:
        raise UnreadableFile("holds more text than any document; split it")
    if not re.search(r"\w", text):
        raise UnreadableFile("holds no text that can be read; fill it, or scan it anew")
    warnings = content.warnings
    if encoding and not pages:
        warnings += (ReadingWarning("converted", value=encoding.upper()),)
    text = text.rstrip() + "\n"
    starts = tuple(min(start, len(text)) for start in starts)  # a last page without text
    head = body.head or _head_of(text, content.title)
    signed = signer_of([part.text for part in body.signature_parts if isinstance(part, Paragraph)])
    return Reading(text, source.digest, head, starts, pages, warnings, signed)


def _content(
    raw: bytes, name: str, kind: Kind, cache: Path | None, progress: Progress | None
) -> tuple[Content, tuple[PageReading, ...], str]:
    """(content, readings of its pages, legacy encoding). Each reader is imported when its format comes."""
    if kind is Kind.PDF:
        from assistant.load.pdf import read_pdf

        content, pages = read_pdf(raw, cache, progress)
        return content, pages, ""
    if kind in (Kind.DOCX, Kind.WORD97, Kind.RTF):
        from assistant.load.docx import read_docx
        from assistant.load.word97 import convert_to_docx

        content, encoding = read_docx(raw if kind is Kind.DOCX else convert_to_docx(raw, kind))
        return content, (), encoding
    if kind in (Kind.HTML, Kind.MHT):
        from assistant.load.html import read_html
        from assistant.load.mht import unpack_mht

        content, encoding = read_html(raw if kind is Kind.HTML else unpack_mht(raw))
        return content, (), encoding
    from assistant.load.sheet import read_csv, read_xlsx

    if kind is Kind.XLSX:
        return read_xlsx(raw), (), ""
    from assistant.load.text import decode

    return read_csv(decode(raw)), (), ""


def _head_of(text: str, title: str) -> Head:
    """A document without the administrative head: what its first lines, or the page's title, say."""
    head = read_head(text)
    return Head(true_letters(title) or head.title, head.number, head.issuer, head.issued_on, head.status)
