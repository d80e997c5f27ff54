"""Which of several Vietnamese words an English one stands for, and in which order they stand: as the sentence has them that
says most of the question, of all that are near to it in meaning.

Cross-language retrieval takes all translations of a word for one and judges each document by whichever it holds (Pirkola
1998, "The effects of query structure and dictionary setups"). Here the multilingual embedding, which needs no
translation, proposes the documents, and the best sentence settles the words.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from assistant.bags import Bag, Bags
from assistant.vietnamese import fold, words
from assistant.word_model import WordModel

_IN_HEADINGS, _IN_PASSAGE = (
    0.75,
    0.35,
)  # what a word counts that stands only above a sentence or elsewhere in its passage
_LEAST = 0.3  # share of a question's words that a sentence must hold to settle the others
_FURTHER = 0.002  # what a sentence loses for each nearer one
_NOWHERE = 9.0  # weight of a word that no document holds


def settle_senses(ways: Sequence[Sequence[str]], near: Sequence[Bags], model: WordModel) -> list[str]:
    """One of the ways of each word, as they stand in the one of `near` (nearest first) that holds most words; else the first."""
    said = [tuple(tuple(words(way)) for way in of_word) for of_word in ways]
    weights = [_weight(of_word, model) for of_word in said]
    best, most = None, _LEAST
    for rank, bags in enumerate(near):
        share = sum(w * _held(of_word, bags) for w, of_word in zip(weights, said, strict=True)) / (sum(weights) or 1.0)
        if share - _FURTHER * rank > most:
            best, most = bags, share - _FURTHER * rank
    if best is None:
        return [of_word[0] for of_word in ways]
    places = (best.own, best.headings, best.passage)
    chosen = []
    for own, of_word in zip(ways, said, strict=True):
        at = next((i for bag in places for i, way in enumerate(of_word) if _stands(way, bag)), 0)
        chosen.append(own[at])
    return _as_in(chosen, best.own)


def _weight(of_word: Sequence[tuple[str, ...]], model: WordModel) -> float:
    """How much a word tells: nothing if it is a number, which stands everywhere."""
    first = of_word[0] if of_word else ()
    if not first or any(syllable.isdigit() for syllable in first):
        return 0.0
    return max(model.rarity(syllable) if model.knows(syllable) else _NOWHERE for syllable in first)


def _held(of_word: Sequence[tuple[str, ...]], bags: Bags) -> float:
    return max((_in(way, bags) for way in of_word), default=0.0)


def _in(way: tuple[str, ...], bags: Bags) -> float:
    held = ((bags.own, 1.0), (bags.headings, _IN_HEADINGS), (bags.passage, _IN_PASSAGE))
    return next((worth for bag, worth in held if _stands(way, bag)), 0.0)


def _stands(way: tuple[str, ...], bag: Bag) -> bool:
    if len(way) < 2:
        return bool(way) and way[0] in bag.words
    return all(pair in bag.pairs for pair in pairwise(way))


def _as_in(chosen: list[str], said: Bag) -> list[str]:
    """Neighbours change places where the sentence has them the other way round: English sets before what Vietnamese sets after."""
    order = list(chosen)
    for _ in range(2):
        for i in range(len(order) - 1):
            if not _follow(order[i], order[i + 1], said) and _follow(order[i + 1], order[i], said):
                order[i], order[i + 1] = order[i + 1], order[i]
    return order


def _follow(first: str, second: str, said: Bag) -> bool:
    before, after = words(first), words(second)
    return bool(before and after) and (fold(before[-1]), fold(after[0])) in said.pairs
