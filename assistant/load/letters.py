"""Letters that look like Đ and are none (the Icelandic Ð of old keyboards and converters): put right, so that words are found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from assistant.load.content import Paragraph, Part, PlacedTable
from assistant.load.table import Cell

_TRUE = str.maketrans("ÐðƉɖ", "ĐđĐđ")


def has_lookalike(text: str) -> bool:
    # One letter is found in a tenth of the time that one of four is.
    return "Ð" in text or "ð" in text or "Ɖ" in text or "ɖ" in text


def true_letters(text: str) -> str:
    """Text that is in Unicode already: in the old encodings these places are other letters."""
    # Looked for first: hardly any text holds one.
    return text.translate(_TRUE) if has_lookalike(text) else text


def with_true_letters(parts: Iterable[Part]) -> tuple[Part, ...]:
    return tuple(_paragraph(part) if isinstance(part, Paragraph) else _table(part) for part in parts)


def _paragraph(part: Paragraph) -> Paragraph:
    text = true_letters(part.text)
    return part if text == part.text else replace(part, text=text)


def _table(part: PlacedTable) -> PlacedTable:
    return replace(part, table=replace(part.table, cells=tuple(map(_cell, part.table.cells))))


def _cell(cell: Cell) -> Cell:
    text = true_letters(cell.text)
    return cell if text == cell.text else replace(cell, text=text)
