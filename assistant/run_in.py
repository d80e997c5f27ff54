"""Titles set in bold before the text they head: "**2. Hỗ trợ người đi xe buýt.** Giá vé lượt là 8.000 đồng"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.figures import find_figures

_RUN_IN = re.compile(
    r"\s*(?:\*\*|__)(?=[^*_\n]{0,12}[^\W\d_])(?P<title>[^*_\n]{4,160}?)(?:[.:](?:\*\*|__)|(?:\*\*|__)[.:])\s+(?=\S)"
)


@dataclass(frozen=True, slots=True)
class RunIn:
    title: str  # without its marks
    end: int  # where the text it heads begins


def find_run_in(text: str) -> RunIn | None:
    """The title a paragraph opens with, None where it has none; what states a figure is a value that is only stressed."""
    found = _RUN_IN.match(text)
    return (
        RunIn(found.group("title").strip(), found.end()) if found and not find_figures(found.group("title")) else None
    )
