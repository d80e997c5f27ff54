"""Words of a question whose contrary a statement says: small businesses are not large ones, the countryside is no town."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from assistant.data import read_data
from assistant.named import any_of, spelled


def says_contrary(question: str, text: str) -> bool:
    """Whether a text says the contrary of a word of the question, and not the word itself (data/contraries.yaml)."""
    asked = _asked(question)
    said = spelled(text) if asked else ""
    return any(other.search(said) and not one.search(said) for one, other in asked)


@lru_cache(maxsize=16)
def _asked(question: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """The sides that a question names without their contraries, each with its contrary."""
    said = spelled(question)
    sides = (side for pair in _pairs() for side in (pair, pair[::-1]))
    return tuple((one, other) for one, other in sides if one.search(said) and not other.search(said))


@cache
def _pairs() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((any_of(tuple(a)), any_of(tuple(b))) for a, b in read_data("contraries"))
