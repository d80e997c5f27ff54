"""Words of the page, read from data in one language."""

from __future__ import annotations

from assistant.data import read_data
from assistant.types import Language


def word(key: str, language: Language = "vi", **values: object) -> str:
    """The text `key` of data/page.yaml, its {names} filled in."""
    text: str = read_data("page")[key][language]
    return text.format(**values)
