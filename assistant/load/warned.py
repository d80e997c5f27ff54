"""Warnings and ways of reading in words, Vietnamese and English."""

from __future__ import annotations

from collections import Counter

from assistant.data import read_data
from assistant.types import Document, Language, ReadingWarning


def describe(warning: ReadingWarning, language: Language) -> str:
    """One sentence, with the page it is about."""
    return reading_words(warning.kind, language, page=warning.page, value=warning.value)


def describe_pages(document: Document, language: Language) -> str:
    """ "11 trang có sẵn chữ, 1 trang trắng"; "" where the format has no pages."""
    ways = Counter(page.way for page in document.pages)
    return ", ".join(reading_words(f"way_{way}", language, count=count) for way, count in ways.items())


def reading_words(key: str, language: Language, **values: object) -> str:
    text: str = read_data("reading")[key][language]
    return text.format(**values)
