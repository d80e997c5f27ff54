"""Words of the pages, read from data in one language or in both."""

from __future__ import annotations

from assistant.data import read_data
from assistant.types import Language
from assistant.web.visit import LANGUAGES


def word(key: str, language: Language = "vi", **values: object) -> str:
    """The text `key` of data/page.yaml, its {names} filled in."""
    return _text("page", key, language, values)


def chat_word(key: str, language: Language = "vi", **values: object) -> str:
    """The text `key` of data/chat.yaml, its {names} filled in."""
    return _text("chat", key, language, values)


def chat_words(language: Language) -> dict[str, str]:
    """All words of the chat page, as they go to the browser; {names} are filled in there."""
    return {key: texts[language] for key, texts in read_data("chat").items()}


def file_word(key: str, language: Language = "vi", **values: object) -> str:
    """The text `key` of data/answer_files.yaml, its {names} filled in."""
    return _text("answer_files", key, language, values)


def in_both(data: str, key: str, **values: object) -> str:
    """A text of data/<data>.yaml in Vietnamese, then in English: for programs, which tell no language."""
    return " / ".join(_text(data, key, language, values) for language in LANGUAGES)


def _text(data: str, key: str, language: Language, values: dict[str, object]) -> str:
    text: str = read_data(data)[key][language]
    return text.format(**values)
