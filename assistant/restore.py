"""Spelling restored: the most likely words behind what was typed without marks, with some of them, or with slips.

A hidden Markov model over the corpus's own words: states are readings of each word typed, transitions the corpus's own
neighbours, decoded with a beam (Viterbi 1967, pruned). No dictionary is needed: a question about a plan is answered in
the plan's words.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from assistant.readings import Reading, read_word, unknown_log_probability
from assistant.vietnamese import WORD, fold, one_spelling
from assistant.word_model import END, START, WordModel

_BEAM = 8
_DOUBT = 0.75  # below this confidence a second reading is kept beside the first


@dataclass(frozen=True, slots=True)
class Restored:
    """`second` is another reading where the first is in doubt. `confidence` is the first's share of the two, 0.5..1."""

    text: str
    changed: bool
    confidence: float
    second: str | None = None


@dataclass(frozen=True, slots=True)
class _Path:
    score: float
    chosen: tuple[tuple[str, ...], ...]


def restore(text: str, model: WordModel) -> Restored:
    """`text` with its likely spelling; words that nothing is known of, and all between words, stay as typed."""
    spans = [match.span() for match in WORD.finditer(text)]
    typed = [one_spelling(text[start:end]) for start, end in spans]
    accented = sum(fold(word) != word for word in typed) / max(len(typed), 1)
    options = [read_word(word, model, accented) for word in typed]
    if all(len(readings) == 1 and readings[0].words == (word,) for readings, word in zip(options, typed, strict=True)):
        return Restored(text, changed=False, confidence=1.0)
    paths = _decode(options, model)
    first = _spell(text, spans, typed, paths[0])
    margin = paths[0].score - paths[1].score if len(paths) > 1 else math.inf
    confidence = 1 / (1 + math.exp(-margin)) if margin < 50 else 1.0
    second = _spell(text, spans, typed, paths[1]) if confidence < _DOUBT else None
    return Restored(first, changed=first != text, confidence=confidence, second=second)


def _decode(options: list[tuple[Reading, ...]], model: WordModel) -> list[_Path]:
    """Whole paths, best first."""
    beam: dict[tuple[str, str], _Path] = {(START, START): _Path(0.0, ())}
    for readings in options:
        reached: dict[tuple[str, str], _Path] = {}
        for context, path in beam.items():
            for reading in readings:
                state, score = _step(context, reading, model)
                score += path.score
                if state not in reached or reached[state].score < score:
                    reached[state] = _Path(score, (*path.chosen, reading.words))
        beam = dict(sorted(reached.items(), key=lambda item: item[1].score, reverse=True)[:_BEAM])
    ended = [
        _Path(path.score + 0.3 * model.log_probability(*context, END), path.chosen) for context, path in beam.items()
    ]
    return sorted(ended, key=lambda path: path.score, reverse=True)


def _step(context: tuple[str, str], reading: Reading, model: WordModel) -> tuple[tuple[str, str], float]:
    before, previous = context
    score = -reading.cost
    for word in reading.words:
        score += model.log_probability(before, previous, word) if reading.known else unknown_log_probability()
        before, previous = previous, word
    return (before, previous), score


def _spell(text: str, spans: list[tuple[int, int]], typed: list[str], path: _Path) -> str:
    pieces, last = [], 0
    for (start, end), word, chosen in zip(spans, typed, path.chosen, strict=True):
        pieces += [text[last:start], text[start:end] if chosen == (word,) else " ".join(chosen)]
        last = end
    return "".join([*pieces, text[last:]])
