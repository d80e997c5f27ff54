"""Running heads, running feet and page numbers: lines that stand on page after page and belong to none of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from assistant.load.lines import Line, PageLines

_MARGIN = 0.12  # share of the page's height in which they stand
_OUTERMOST = 2  # lines
_NO_WORD = re.compile(r"[\d\W_]+")
_NUMBER = re.compile(r"^\W*(?:Trang\s+)?\d{1,4}(?:\s*/\s*\d{1,4})?\W*$", re.IGNORECASE)


def drop_running(pages: Sequence[PageLines]) -> tuple[PageLines, ...]:
    """Pages without them. A line repeats if its words do; its numbers may change."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({_words(line.text) for line in _outermost(page)})
    # Heads differ between left and right pages: a third of the pages is enough, and never fewer than three.
    often = max(3, len(pages) // 3)
    repeated = {words for words, count in counts.items() if count >= often and len(words) >= 2}
    return tuple(_without(page, repeated) for page in pages)


def _without(page: PageLines, repeated: set[str]) -> PageLines:
    outer = {id(line) for line in _outermost(page) if _NUMBER.match(line.text) or _words(line.text) in repeated}
    return replace(page, lines=tuple(line for line in page.lines if id(line) not in outer))


def _outermost(page: PageLines) -> list[Line]:
    """The lines nearest to the top and the bottom edge, within the margins."""
    by_place = sorted(page.lines, key=lambda line: line.top)
    top = [line for line in by_place[:_OUTERMOST] if line.bottom < page.height * _MARGIN]
    bottom = [line for line in by_place[-_OUTERMOST:] if line.top > page.height * (1 - _MARGIN)]
    return top + bottom


def _words(text: str) -> str:
    return _NO_WORD.sub(" ", text.lower()).strip()
