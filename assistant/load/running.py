"""Running heads, running feet and page numbers: lines that stand on page after page and belong to none of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from assistant.load.lines import Line, PageLines

_MARGIN = 0.12  # share of the page's height in which they stand
_OUTERMOST = 2  # lines
_NO_WORD = re.compile(r"[\d\W_]+")
_NUMBER = re.compile(r"^\W*(?:Trang\s+)?\d{1,4}(?:\s*/\s*\d{1,4})?\W*$", re.IGNORECASE)


def drop_running(pages: Sequence[PageLines]) -> tuple[PageLines, ...]:
    """Pages without them. A line repeats if its words do; its numbers may change."""
    counts: Counter[str] = Counter()
    outermost = [[(line, _words(line.text)) for line in _outermost(page)] for page in pages]
    for outer in outermost:
        counts.update({words for _, words in outer})
    # Heads differ between left and right pages: a third of the pages is enough, and never fewer than three.
    often = max(3, len(pages) // 3)
    repeated = {words for words, count in counts.items() if count >= often and len(words) >= 2}
    return tuple(_without(page, outer, repeated) for page, outer in zip(pages, outermost, strict=True))


def _without(page: PageLines, outermost: list[tuple[Line, str]], repeated: set[str]) -> PageLines:
    outer = {id(line) for line, words in outermost if words in repeated or _NUMBER.match(line.text)}
    return replace(page, lines=tuple(line for line in page.lines if id(line) not in outer)) if outer else page


def _outermost(page: PageLines) -> list[Line]:
    """The lines nearest to the top and the bottom edge, within the margins."""
    by_place = sorted(page.lines, key=attrgetter("top"))
    top = [line for line in by_place[:_OUTERMOST] if line.bottom < page.height * _MARGIN]
    bottom = [line for line in by_place[-_OUTERMOST:] if line.top > page.height * (1 - _MARGIN)]
    return top + bottom


def _words(text: str) -> str:
    return _NO_WORD.sub(" ", text.lower()).strip()
