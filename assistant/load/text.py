"""Markdown and plain text -> front matter and Reading."""

from __future__ import annotations

import codecs
import re

from assistant.load.front_matter import FrontMatter, parse_front_matter
from assistant.load.head import read_head
from assistant.load.letters import true_letters
from assistant.load.reading import Reading
from assistant.load.refusal import MAX_TEXT_BYTES, UnreadableFile
from assistant.load.source import Source
from assistant.syllables import measure_spelling
from assistant.vietnamese import nfc


def read_text(source: Source, name: str) -> tuple[FrontMatter | None, Reading]:
    """Front matter, where there is any, and the text. Raises UnreadableFile or FrontMatterError."""
    if len(source.raw) > MAX_TEXT_BYTES:
        raise UnreadableFile(f"is larger than {MAX_TEXT_BYTES // 1_000_000} MB; split it")
    front, body = parse_front_matter(decode(source.raw), name)
    body = normalise_lines(body)
    if not re.search(r"\w", body):
        raise UnreadableFile("holds no text; fill it or remove it")
    return front, Reading(body, source.digest, read_head(body))


def decode(raw: bytes) -> str:
    """Bytes -> text: UTF-8 with or without a mark, UTF-16 with one, or an encoding from before Unicode that then reads as
    Vietnamese. Raises UnreadableFile for anything else.
    """
    encoding = "utf-16" if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        text = _decode_legacy(raw)
    if text.count("\x00") or _share_of_controls(text) > 0.01:
        raise UnreadableFile("is a binary file, not text; save its text as UTF-8 (.md or .txt)")
    return text


def _decode_legacy(raw: bytes) -> str:
    from assistant.load.legacy import repair

    if b"\x00" not in raw:
        # Windows' own Vietnamese code page, then the fonts' encodings, whose letters stand at places of Latin-1.
        for encoding in ("windows-1258", "latin-1"):
            try:
                repaired = repair(raw.decode(encoding))
            except UnicodeDecodeError:
                continue
            if (repaired.encoding or encoding == "windows-1258") and measure_spelling(repaired.text).reads_true:
                return repaired.text
    raise UnreadableFile("is not UTF-8 text (a binary file, or another encoding); save it as UTF-8 text")


def normalise_lines(text: str) -> str:
    """NFC, \\n line ends, one kind of space, no invisible characters: what all spans count into."""
    text = true_letters(nfc(text)).replace("\r\n", "\n").replace("\r", "\n")
    text = re.sub(r"[\u00a0\u2000-\u200a\u202f\u3000]", " ", text)
    return re.sub(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\x00-\x08\x0b\x0e-\x1f]", "", text)


def _share_of_controls(text: str) -> float:
    controls = sum(1 for c in text if (c < " " and c not in "\n\r\t\f") or c == "\ufffd")
    return controls / max(len(text), 1)
