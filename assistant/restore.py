"""Diacritic restoration: the most likely accented form of what was typed without marks, or with only some of them.

A hidden Markov model over the corpus's own words: states are accented forms, transitions the corpus's word bigrams
(interpolated with word frequencies), decoded with Viterbi's algorithm (Viterbi 1967). No dictionary is needed: a question
about a plan is answered in the plan's words.
"""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from assistant.data import read_data
from assistant.vietnamese import WORD, fold, one_spelling, words

_START = "<s>"
_BIGRAM_WEIGHT = 0.8
_PHRASE_COUNT = 3  # how often the corpus is taken to hold each question phrase


@dataclass(frozen=True, slots=True)
class Restored:
    text: str
    changed: bool
    confidence: float  # probability ratio of the reading to the next best, mapped to 0..1; 1.0 where nothing was open


class WordModel:
    """Words and word bigrams of a corpus with their counts; restores diacritics and weighs words by rarity."""

    def __init__(self, unigrams: Counter[str], bigrams: Counter[tuple[str, str]], passages: int) -> None:
        self.unigrams = unigrams
        self.bigrams = bigrams
        self.passages = passages
        self._total = sum(unigrams.values()) or 1
        self._forms: dict[str, list[str]] = defaultdict(list)
        for word in unigrams:
            if word != _START:
                self._forms[fold(word)].append(word)

    @classmethod
    def train(cls, texts: Iterable[str]) -> WordModel:
        unigrams: Counter[str] = Counter()
        bigrams: Counter[tuple[str, str]] = Counter()
        passages = 0
        for text in texts:
            sequence = [_START, *words(text)]
            unigrams.update(sequence)
            bigrams.update(pairwise(sequence))
            passages += 1
        return cls(unigrams, bigrams, passages)._with_question_phrases()

    def save(self, path: Path) -> None:
        pairs = [[a, b, n] for (a, b), n in self.bigrams.items()]
        path.write_text(json.dumps({"passages": self.passages, "unigrams": self.unigrams, "bigrams": pairs}), "utf-8")

    @classmethod
    def load(cls, path: Path) -> WordModel:
        stored = json.loads(path.read_text("utf-8"))
        return cls(
            Counter(stored["unigrams"]), Counter({(a, b): n for a, b, n in stored["bigrams"]}), stored["passages"]
        )

    def knows(self, word: str) -> bool:
        return word in self.unigrams

    def rarity(self, word: str) -> float:
        """How much a word tells: the inverse of its frequency on a log scale, about 0.5 (everywhere) to 9 (once)."""
        return math.log(1 + self._total / (1 + 8 * self.unigrams.get(word, 0)))

    def restore(self, text: str) -> Restored:
        """`text` with its likely diacritics; words the corpus lacks and everything between words stay as typed."""
        spans = [(m.start(), m.end()) for m in WORD.finditer(text)]
        typed = [one_spelling(text[start:end]) for start, end in spans]
        options = self._options(typed)
        if all(len(forms) == 1 and forms[0] == word for forms, word in zip(options, typed, strict=True)):
            return Restored(text, changed=False, confidence=1.0)
        path, confidence = self._decode(options)
        pieces, last = [], 0
        for (start, end), word, form in zip(spans, typed, path, strict=True):
            pieces += [text[last:start], text[start:end] if form == word else form]
            last = end
        restored = "".join([*pieces, text[last:]])
        return Restored(restored, changed=restored != text, confidence=confidence)

    def _options(self, typed: list[str]) -> list[list[str]]:
        """The readings of each word: itself where it carries its marks and the corpus knows it, else every known form."""
        accented = sum(fold(word) != word for word in typed)
        mostly_accented = accented * 2 > len(typed)
        options = []
        for word in typed:
            forms = self._forms.get(fold(word), [])
            marked = fold(word) != word
            keeps = self.knows(word) and (marked or mostly_accented)
            options.append([word] if keeps or not forms or word[0].isdigit() else forms)
        return options

    def _decode(self, options: list[list[str]]) -> tuple[list[str], float]:
        best: dict[str, tuple[float, list[str]]] = {_START: (0.0, [])}
        for forms in options:
            best = {form: self._step(best, form) for form in forms}
        ranked = sorted(best.values(), key=lambda scored: scored[0], reverse=True)
        margin = ranked[0][0] - ranked[1][0] if len(ranked) > 1 else math.inf
        return ranked[0][1], 1 - math.exp(-margin) if margin < 50 else 1.0

    def _step(self, best: dict[str, tuple[float, list[str]]], form: str) -> tuple[float, list[str]]:
        frequency = (1 - _BIGRAM_WEIGHT) * (self.unigrams.get(form, 0) + 0.1) / self._total
        scored = (
            (
                score
                + math.log(
                    _BIGRAM_WEIGHT * self.bigrams.get((before, form), 0) / max(self.unigrams.get(before, 0), 1)
                    + frequency
                ),
                path,
            )
            for before, (score, path) in best.items()
        )
        score, path = max(scored, key=lambda pair: pair[0])
        return score, [*path, form]

    def _with_question_phrases(self) -> WordModel:
        """Question words are rare in documents: every phrase of the data file counts as seen a few times."""
        for sequence in _question_phrases():
            self.unigrams.update(dict.fromkeys(sequence, _PHRASE_COUNT))
            self.bigrams.update(dict.fromkeys(zip((_START, *sequence), sequence, strict=False), _PHRASE_COUNT))
        return WordModel(self.unigrams, self.bigrams, self.passages)


@cache
def _question_phrases() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(words(phrase)) for phrase in read_data("question_words")["phrases"])
