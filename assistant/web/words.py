"""Words of the pages, read from data in one language."""

from __future__ import annotations

from assistant.data import read_data
from assistant.types import Language


def word(key: str, language: Language = "vi", **values: object) -> str:
    """The text `key` of data/page.yaml, its {names} filled in."""
    text: str = read_data("page")[key][language]
    return text.format(**values)


def chat_word(key: str, language: Language = "vi", **values: object) -> str:
    """The text `key` of data/chat.yaml, its {names} filled in."""
    text: str = read_data("chat")[key][language]
    return text.format(**values)


def chat_words(language: Language) -> dict[str, str]:
    """All words of the chat page, as they go to the browser; {names} are filled in there."""
    return {key: texts[language] for key, texts in read_data("chat").items()}


def file_word(key: str, language: Language = "vi", **values: object) -> str:
    """The text `key` of data/answer_files.yaml, its {names} filled in."""
    text: str = read_data("answer_files")[key][language]
    return text.format(**values)
