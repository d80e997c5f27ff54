"""The words of a corpus with their neighbours, counted: what spelling is restored from, and how much a word tells."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from itertools import pairwise
from math import log
from pathlib import Path
from types import MappingProxyType

from assistant.data import read_data
from assistant.vietnamese import fold, words

START = "<s>"
END = "</s>"
_NONE: Mapping[str, int] = MappingProxyType({})
_WEIGHTS = (0.2, 0.6, 0.2)  # of trigram, bigram and word frequency in the interpolation
_PHRASE_COUNT = 3  # how often the corpus is taken to hold each question phrase
_MOST_PAIRS = 400_000  # a larger corpus can do without the pairs and triples it holds once
_MANY_PASSAGES = 20_000  # from which what stands once may have been forgotten
_OFTEN, _BOUND = 3, 0.5  # times two neighbours stand together, and share of the rarer one, that make them one word


class WordModel:
    """Counts of words, pairs and triples of neighbouring words, in one spelling."""

    def __init__(
        self,
        unigrams: Counter[str],
        bigrams: Counter[tuple[str, str]],
        trigrams: Counter[tuple[str, str, str]],
        passages: int,
    ) -> None:
        self.unigrams, self.passages = unigrams, passages
        self.total = sum(unigrams.values()) or 1
        # By what stands before, so that one look-up serves every word that may follow.
        self._after_one: dict[str, dict[str, int]] = defaultdict(dict)
        self._after_two: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
        for (a, b), n in bigrams.items():
            self._after_one[a][b] = n
        for (a, b, c), n in trigrams.items():
            self._after_two[a, b][c] = n
        self._forms: dict[str, list[str]] = defaultdict(list)
        for word in unigrams:
            if word not in (START, END):
                self._forms[fold(word)].append(word)

    @classmethod
    def train(cls, texts: Iterable[str]) -> WordModel:
        """Count the words of `texts`, and the question phrases documents lack as if they held each a few times."""
        counts = _Counts()
        passages = 0
        for text in texts:
            counts.add(words(text), 1)
            passages += 1
        if len(counts.trigrams) > _MOST_PAIRS:
            counts.forget_what_stands_once()
        for sequence in _question_phrases():
            counts.add(list(sequence), _PHRASE_COUNT)
        return cls(counts.unigrams, counts.bigrams, counts.trigrams, passages)

    def save(self, path: Path) -> None:
        """Words once, pairs and triples as their numbers."""
        vocabulary = list(self.unigrams)
        number = {word: i for i, word in enumerate(vocabulary)}
        pairs = [[number[a], number[b], n] for a, after in self._after_one.items() for b, n in after.items()]
        triples = [
            [number[a], number[b], number[c], n] for (a, b), after in self._after_two.items() for c, n in after.items()
        ]
        counts = [self.unigrams[word] for word in vocabulary]
        stored = {"passages": self.passages, "words": vocabulary, "counts": counts, "pairs": pairs, "triples": triples}
        path.write_text(json.dumps(stored, ensure_ascii=False, separators=(",", ":")), "utf-8")

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

    def count(self, folded: str) -> int:
        """How often the corpus holds the words that read `folded` without their diacritics."""
        return sum(self.unigrams[form] for form in self.forms(folded))

    def folded_near(self, folded: str, most: int) -> Iterable[str]:
        """Folded words of the corpus that may lie within `most` slips of one; one slip leaves the first or last letter."""
        lengths = range(max(2, len(folded) - most), len(folded) + most + 1)
        if most > 1:
            return [word for length in lengths for word in self._by_length.get(length, ())]
        ends = [(folded[0], ""), ("", folded[-1])]
        return dict.fromkeys(word for n in lengths for end in ends for word in self._by_end.get((n, *end), ()))

    def stands(self, phrase: str) -> bool:
        """Whether the corpus holds a word, or the neighbouring pairs of a phrase, beside what people ask with."""
        sequence = words(phrase)
        asked = _asked_with()
        pairs = [(pair, self._after_one.get(pair[0], _NONE).get(pair[1], 0)) for pair in pairwise(sequence)]
        if not pairs:
            return bool(sequence) and self.unigrams.get(sequence[0], 0) > _PHRASE_COUNT * asked[(sequence[0],)]
        return all(n > _PHRASE_COUNT * asked[pair] for pair, n in pairs)

    def says_name(self, name: str) -> bool:
        """Whether neighbours of a name stand side by side somewhere, beside what people ask with; a corpus too large to tell says yes."""
        return self.passages > _MANY_PASSAGES or self.stands(name)

    def after(self, before: tuple[str, ...]) -> Mapping[str, int]:
        """What follows the last one or two words, each with how often."""
        if len(before) == 1:
            return self._after_one.get(before[0], _NONE)
        return self._after_two.get((before[-2], before[-1]), _NONE)

    def follows(self, previous: str, word: str) -> bool:
        """Whether the corpus holds the two side by side, in this order."""
        return word in self._after_one.get(previous, ())

    def binds(self, first: str, second: str) -> bool:
        """Whether two neighbours make one word in the corpus, so that neither stands for itself: "môi trường" is no "trường"."""
        together = self._after_one.get(first, _NONE).get(second, 0)
        rarer = min(self.unigrams.get(first, 0), self.unigrams.get(second, 0))
        return together >= _OFTEN and together >= _BOUND * rarer

    def rarity(self, word: str) -> float:
        """How much a word tells: the inverse of its frequency on a log scale, about 0.5 (everywhere) to 9 (once)."""
        return log(1 + self.total / (1 + 8 * self.unigrams.get(word, 0)))

    def log_probability(self, before: str, previous: str, word: str) -> float:
        """Of `word` after `before previous`: trigram, bigram and word frequency, interpolated (Jelinek and Mercer 1980)."""
        return self.log_probabilities(before, previous, (word,))[0]

    def log_probabilities(self, before: str, previous: str, following: Iterable[str]) -> list[float]:
        """Of each of the words `following`."""
        three, two, one = _WEIGHTS
        unigrams, one = self.unigrams, one / self.total
        after_two, after_one = self._after_two.get((before, previous), _NONE), self._after_one.get(previous, _NONE)
        pair, single = self._after_one.get(before, _NONE).get(previous, 0), unigrams.get(previous, 0)
        three, two = three / pair if pair else 0.0, two / single if single else 0.0
        found = []
        for word in following:
            chance = one * (unigrams.get(word, 0) + 0.1)
            if word in after_one:
                chance += two * after_one[word]
                if word in after_two:
                    chance += three * after_two[word]
            found.append(log(chance))
        return found

    @cached_property
    def _by_length(self) -> dict[int, list[str]]:
        found: dict[int, list[str]] = defaultdict(list)
        for word in self._forms:
            found[len(word)].append(word)
        return found

    @cached_property
    def _by_end(self) -> dict[tuple[int, str, str], list[str]]:
        """By length and first letter, and by length and last letter."""
        found: dict[tuple[int, str, str], list[str]] = defaultdict(list)
        for word in self._forms:
            found[len(word), word[0], ""].append(word)
            found[len(word), "", word[-1]].append(word)
        return found


class _Counts:
    def __init__(self) -> None:
        self.unigrams: Counter[str] = Counter()
        self.bigrams: Counter[tuple[str, str]] = Counter()
        self.trigrams: Counter[tuple[str, str, str]] = Counter()

    def add(self, sequence: list[str], times: int) -> None:
        padded = [START, START, *sequence, END]
        for word in padded[1:]:
            self.unigrams[word] += times
        for pair in pairwise(padded[1:]):
            self.bigrams[pair] += times
        for triple in zip(padded, padded[1:], padded[2:], strict=False):
            self.trigrams[triple] += times

    def forget_what_stands_once(self) -> None:
        self.bigrams = Counter({pair: n for pair, n in self.bigrams.items() if n > 1})
        self.trigrams = Counter({triple: n for triple, n in self.trigrams.items() if n > 1})


@cache
def _asked_with() -> Counter[tuple[str, ...]]:
    """How often the question phrases hold a word or a pair."""
    phrases = _question_phrases()
    parts: list[tuple[str, ...]] = [(word,) for phrase in phrases for word in phrase]
    return Counter(parts + [pair for phrase in phrases for pair in pairwise(phrase)])


@cache
def _question_phrases() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(words(phrase)) for phrase in read_data("question_words")["phrases"])
