"""Words of a question whose contrary a statement says: small businesses are not large ones, the countryside is no town."""

from __future__ import annotations

import re
from functools import cache

from assistant.data import read_data
from assistant.named import any_of, spelled


def says_contrary(question: str, text: str) -> bool:
    """Whether a text says the contrary of a word of the question, and not the word itself (data/contraries.yaml)."""
    asked, said = spelled(question), spelled(text)
    return any(
        one.search(asked) and not other.search(asked) and other.search(said) and not one.search(said)
        for pair in _pairs()
        for one, other in (pair, pair[::-1])
    )


@cache
def _pairs() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((any_of(tuple(a)), any_of(tuple(b))) for a, b in read_data("contraries"))
