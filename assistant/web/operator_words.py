"""Words of the operator's page, escaped for HTML, in one language; numbers as that language writes them."""

from __future__ import annotations

import html
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from decimal import Decimal

from assistant.data import read_data
from assistant.figures import format_number
from assistant.types import Language

Words = Callable[..., str]
_VIETNAM = timezone(timedelta(hours=7))


def words_in(language: Language) -> Words:
    """key, values -> the text of data/operator.yaml, its {names} filled in, safe to stand in HTML."""

    def words(key: str, **values: object) -> str:
        shown = {name: number(v, language) if isinstance(v, int) else v for name, v in values.items()}
        text: str = read_data("operator")[key][language]
        return html.escape(text.format(**shown))

    return words


def number(value: int, language: Language) -> str:
    """1250 -> "1.250", in English "1,250"."""
    return format_number(Decimal(value), language)


def local_time(iso: str) -> str:
    """ISO 8601 with its offset -> "25/11/2026 16:05", Viet Nam's time; what is no time as it is."""
    try:
        return datetime.fromisoformat(iso).astimezone(_VIETNAM).strftime("%d/%m/%Y %H:%M")
    except ValueError:
        return html.escape(iso)


def span(seconds: float, words: Words) -> str:
    """ "5 giây", "3 phút": rounded up, so that who waits as long may go on."""
    whole = max(1, -int(-seconds // 1))
    return words("seconds", count=whole) if whole < 120 else words("minutes", count=-(-whole // 60))
