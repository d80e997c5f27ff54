"""The page's own words inside a message: in both languages, of which the page's style shows the reader's.

What draws a message knows the answer's language, not the page's. A Vietnamese answer on the English page keeps its own words;
the headings, buttons and marks around it are the page's.
"""

from __future__ import annotations

import html
from collections.abc import Callable

from assistant.types import Language

_LANGUAGES: tuple[Language, ...] = ("vi", "en")


def in_page_language(told: Callable[[Language], str]) -> str:
    """HTML: what `told` says in each language, escaped."""
    said = {language: html.escape(told(language)) for language in _LANGUAGES}
    return "".join(f'<span class="in-{one}" lang="{one}">{text}</span>' for one, text in said.items())
