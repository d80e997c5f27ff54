"""Words of a question whose contrary a statement says: small businesses are not large ones, the countryside is no town."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import combinations

from assistant.data import read_data
from assistant.named import any_of, spelled

_NOT_YET = re.compile(r"\b(?:chưa|chua) (?:được|duoc|có|co|bị|bi) (\w+(?: \w+)?)")


def says_contrary(question: str, text: str) -> bool:
    """Whether a text says the contrary of a word of the question, and not the word itself (data/contraries.yaml)."""
    (any_other, asked), undone = _asked(question), _undone(question)
    said = spelled(text) if asked or undone else ""
    contrary = bool(asked) and any_other.search(said) is not None
    return (contrary and any(other.search(said) and not one.search(said) for one, other in asked)) or any(
        done.search(said) and not not_done.search(said) for not_done, done in undone
    )


def says_undone(question: str, text: str) -> bool:
    """Whether both say of the same that it is not yet done: "chưa được kiểm định"."""
    undone = _undone(question)
    said = spelled(text) if undone else ""
    return any(not_done.search(said) for not_done, _ in undone)


@lru_cache(maxsize=16)
def _undone(question: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """What is asked about as not yet done, as a text says it is not and is: "chưa được kiểm định", "đã được kiểm định"."""
    verbs = (re.escape(verb) for verb in _NOT_YET.findall(spelled(question)))
    return tuple(
        (
            re.compile(rf"\b(?:chưa|không|chua|khong) (?:\w+ ){{0,2}}{verb}"),
            re.compile(rf"\b(?:đã|da|được|duoc) {verb}"),
        )
        for verb in verbs
    )


@lru_cache(maxsize=16)
def _asked(question: str) -> tuple[re.Pattern[str], tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]]:
    """The sides that a question names without their contraries, each with its contrary; first what finds any contrary at all."""
    said = spelled(question)
    sides = (side for pair in _pairs() for side in (pair, pair[::-1]))
    named = tuple((one, other) for one, other in sides if one.search(said) and not other.search(said))
    return re.compile("|".join(other.pattern for _, other in named) or "(?!)"), named


@cache
def _pairs() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    data = read_data("contraries")
    families = (pair for family in data["families"] for pair in combinations(family, 2))
    # With their marks: "chó" is no "cho", "dê" no "để" typed without.
    apart = tuple((any_of(tuple(a), marked=True), any_of(tuple(b), marked=True)) for a, b in families)
    return (*((any_of(tuple(a)), any_of(tuple(b))) for a, b in data["pairs"]), *apart)
