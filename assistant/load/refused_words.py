"""Why a file was refused, for people: the readers' English reasons and the same in Vietnamese."""

from __future__ import annotations

import re
from functools import cache

from assistant.data import read_data
from assistant.types import Language


def say_refusal(reason: str, language: Language) -> str:
    """One or two sentences: what is wrong and what to do."""
    if language == "en":
        return (
            f"It {reason}."
            if re.match(r"(is|has|holds|cannot|could|needs|took|made|unpacks|declares)\b", reason)
            else reason
        )
    for pattern, template in _templates():
        if found := pattern.fullmatch(reason):
            return template.format(**found.groupdict())
    return reason


@cache
def _templates() -> tuple[tuple[re.Pattern[str], str], ...]:
    """In the order of the file: the last fits everything."""
    return tuple((_pattern(reason), said) for reason, said in read_data("refused").items())


def _pattern(reason: str) -> re.Pattern[str]:
    """ "has {count} pages" -> has (?P<count>.+?) pages."""
    parts = re.split(r"\{(\w+)\}", reason)
    return re.compile("".join(f"(?P<{part}>.+?)" if i % 2 else re.escape(part) for i, part in enumerate(parts)), re.S)
