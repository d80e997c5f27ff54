"""User-facing sentences, read from data in the language of the question."""

from __future__ import annotations

from assistant.data import read_data
from assistant.types import Language


def say(key: str, language: Language, **values: object) -> str:
    """The sentence `key` of data/texts.yaml in `language`, its {names} filled in. KeyError for a key that is not there."""
    template: str = read_data("texts")[key][language]
    return template.format(**values)
