"""What the readers of the formats hand on: paragraphs and tables in reading order, with their pages; and how they become text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.load.table import Table, table_rows
from assistant.types import ReadingWarning
from assistant.vietnamese import nfc

_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000\v\f]+")
_OWN_NUMBER = re.compile(r"^\W*(?:[\w.]{1,6}[.):]|\w+ \w{1,5}[.:]?)\s")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_DIGIT = re.compile(r"\d")
_INVISIBLE = re.compile(
    r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ue000-\uf8ff]"
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph on one line. `page` counts from 1, 0 where the format has no pages; `level` is a heading's, 0 for text."""

    text: str
    page: int = 0
    level: int = 0
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class PlacedTable:
    table: Table
    page: int = 0


Part = Paragraph | PlacedTable


@dataclass(frozen=True, slots=True)
class Content:
    """A document's parts before its head and signatures are taken off."""

    parts: tuple[Part, ...]
    title: str = ""  # where the format says it apart from the text
    warnings: tuple[ReadingWarning, ...] = field(default=())


def clean_line(text: str) -> str:
    """NFC, single plain spaces, no invisible or private characters, no line ends."""
    if text.isprintable() and "  " not in text and unicodedata.is_normalized("NFC", text):
        return text.strip(" ")
    # Letters and marks meet where an invisible character between them goes: composed only then.
    return _SPACES.sub(" ", nfc(_INVISIBLE.sub("", text)).replace("\r", " ").replace("\n", " ")).strip()


def is_title(line: str) -> bool:
    """Whether a line set in bold only names what follows. One with a figure states something and stays text."""
    if len(line) > 160 or line.endswith((".", ";", ",")) or line[:1] in "-–•+":
        return False
    # Its own number and years are no figures.
    return not _DIGIT.search(line) or not _DIGIT.search(_YEAR.sub("", _OWN_NUMBER.sub("", line)))


def write_text(parts: Iterable[Part], pages: int) -> tuple[str, tuple[int, ...]]:
    """(text, start of each page): paragraphs with a blank line between them, tables as rows of Markdown.

    A page on which nothing begins starts where the next one does.
    """
    out: list[str] = []
    at = 0
    first: dict[int, int] = {}
    for part in parts:
        for row in _lines(part):
            first.setdefault(part.page, at)
            out.append(row)
            at += len(row)
    text = "".join(out)
    starts: list[int] = []
    following = len(text)
    for page in range(pages, 0, -1):
        following = first.get(page, following)
        starts.append(following)
    return text, tuple(reversed(starts))


def _lines(part: Part) -> list[str]:
    if isinstance(part, PlacedTable):
        rows = table_rows(part.table)
        return [row + "\n" for row in rows] + ["\n"] if rows else []
    if not part.text:
        return []
    if part.level:
        return [f"{'#' * part.level} {part.text}\n\n"]
    return [f"**{part.text}**\n\n" if part.is_bold else f"{part.text}\n\n"]
