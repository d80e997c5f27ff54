"""The words of a corpus with their neighbours, counted: what spelling is restored from, and how much a word tells."""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from pathlib import Path

from assistant.data import read_data
from assistant.vietnamese import fold, words

START = "<s>"
END = "</s>"
_WEIGHTS = (0.2, 0.6, 0.2)  # of trigram, bigram and word frequency in the interpolation
_PHRASE_COUNT = 3  # how often the corpus is taken to hold each question phrase
_MOST_PAIRS = 400_000  # a larger corpus can do without the pairs and triples it holds once


class WordModel:
    """Counts of words, pairs and triples of neighbouring words, in one spelling."""

    def __init__(
        self,
        unigrams: Counter[str],
        bigrams: Counter[tuple[str, str]],
        trigrams: Counter[tuple[str, str, str]],
        passages: int,
    ) -> None:
        self.unigrams, self.bigrams, self.trigrams, self.passages = unigrams, bigrams, trigrams, passages
        self.total = sum(unigrams.values()) or 1
        self._forms: dict[str, list[str]] = defaultdict(list)
        for word in unigrams:
            if word not in (START, END):
                self._forms[fold(word)].append(word)

    @classmethod
    def train(cls, texts: Iterable[str]) -> WordModel:
        """Count the words of `texts`, and the question phrases documents lack as if they held each a few times."""
        model = cls(Counter(), Counter(), Counter(), 0)
        for text in texts:
            model._count(words(text), 1)
            model.passages += 1
        if len(model.trigrams) > _MOST_PAIRS:
            model.bigrams = Counter({pair: n for pair, n in model.bigrams.items() if n > 1})
            model.trigrams = Counter({triple: n for triple, n in model.trigrams.items() if n > 1})
        for sequence in _question_phrases():
            model._count(list(sequence), _PHRASE_COUNT)
        return cls(model.unigrams, model.bigrams, model.trigrams, model.passages)

    def save(self, path: Path) -> None:
        """Words once, pairs and triples as their numbers."""
        vocabulary = list(self.unigrams)
        number = {word: i for i, word in enumerate(vocabulary)}
        stored = {
            "passages": self.passages,
            "words": vocabulary,
            "counts": [self.unigrams[word] for word in vocabulary],
            "pairs": [[number[a], number[b], n] for (a, b), n in self.bigrams.items()],
            "triples": [[number[a], number[b], number[c], n] for (a, b, c), n in self.trigrams.items()],
        }
        path.write_text(json.dumps(stored, ensure_ascii=False), "utf-8")

    @classmethod
    def load(cls, path: Path) -> WordModel:
        stored = json.loads(path.read_text("utf-8"))
        vocabulary = stored["words"]
        return cls(
            Counter(dict(zip(vocabulary, stored["counts"], strict=True))),
            Counter({(vocabulary[a], vocabulary[b]): n for a, b, n in stored["pairs"]}),
            Counter({(vocabulary[a], vocabulary[b], vocabulary[c]): n for a, b, c, n in stored["triples"]}),
            stored["passages"],
        )

    def knows(self, word: str) -> bool:
        return word in self.unigrams

    def forms(self, folded: str) -> list[str]:
        """The words of the corpus that read `folded` without their diacritics."""
        return self._forms.get(folded, [])

    def folded_words(self) -> Iterable[str]:
        """Every word of the corpus without its diacritics."""
        return self._forms

    def rarity(self, word: str) -> float:
        """How much a word tells: the inverse of its frequency on a log scale, about 0.5 (everywhere) to 9 (once)."""
        return math.log(1 + self.total / (1 + 8 * self.unigrams.get(word, 0)))

    def log_probability(self, before: str, previous: str, word: str) -> float:
        """Of `word` after `before previous`: trigram, bigram and word frequency, interpolated (Jelinek and Mercer 1980)."""
        three, two, one = _WEIGHTS
        chance = one * (self.unigrams.get(word, 0) + 0.1) / self.total
        pair, single = self.bigrams.get((before, previous), 0), self.unigrams.get(previous, 0)
        if pair:
            chance += three * self.trigrams.get((before, previous, word), 0) / pair
        if single:
            chance += two * self.bigrams.get((previous, word), 0) / single
        return math.log(chance)

    def _count(self, sequence: list[str], times: int) -> None:
        padded = [START, START, *sequence, END]
        for word in padded[1:]:
            self.unigrams[word] += times
        for pair in pairwise(padded[1:]):
            self.bigrams[pair] += times
        for triple in zip(padded, padded[1:], padded[2:], strict=False):
            self.trigrams[triple] += times


@cache
def _question_phrases() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(words(phrase)) for phrase in read_data("question_words")["phrases"])
