"""Whether two passages say the same: a plan that repeats itself should not fill the places of what else it says."""

from __future__ import annotations

from functools import lru_cache

from assistant.named import find_levels
from assistant.types import Passage
from assistant.vietnamese import fold, words

_ALIKE = 0.9  # Jaccard index of the folded words (Jaccard 1912)
_SPEAKS_FOR_ITSELF = 8  # words; what a shorter text is about stands in its headings


def says_the_same(a: Passage, b: Passage) -> bool:
    """Nearly the same words, the same numbers, under the same document, horizons, pillar.

    A sentence that differs in one figure alone is another target, whatever share of its words is the same.
    """
    if (a.document_id, a.horizons, a.pillar) != (b.document_id, b.horizons, b.pillar):
        return False
    first, second = _folded_words(a.text), _folded_words(b.text)
    if a.heading_path != b.heading_path and min(len(first), len(second)) < _SPEAKS_FOR_ITSELF:
        return False
    if len(first & second) < _ALIKE * len(first | second):
        return False
    return _numbers(a.text) == _numbers(b.text) and find_levels(a.text) == find_levels(b.text)


@lru_cache(maxsize=20_000)
def _folded_words(text: str) -> frozenset[str]:
    return frozenset(map(fold, words(text)))


def _numbers(text: str) -> list[str]:
    return sorted(word for word in words(text) if any(char.isdigit() for char in word))
