"""Spelling restored: the most likely words behind what was typed without marks, with some of them, or with slips.

A hidden Markov model over the corpus's own words: states are readings of each word typed, transitions the corpus's own
neighbours, decoded with a beam (Viterbi 1967, pruned). No dictionary is needed: a question about a plan is answered in
the plan's words.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from assistant.readings import Reading, read_word, unknown_log_probability
from assistant.vietnamese import WORD, fold, one_spelling
from assistant.word_model import END, START, WordModel

_JOINED_AFTER, _JOINED_BEFORE = re.compile(r"[./&-]\w"), re.compile(r"\w[./&-]$")
_BEAM = 8
_DOUBT = 0.75  # below this confidence a second reading is kept beside the first


@dataclass(frozen=True, slots=True)
class Restored:
    """`second` is another reading where the first is in doubt. `confidence` is the first's share of the two, 0.5..1."""

    text: str
    changed: bool
    confidence: float
    second: str | None = None


# A way to read the words so far: its score, the way before its last word, and what that word is read as. A plain tuple:
# hundreds are made for every question.
_Path = tuple[float, "_Path | None", tuple[str, ...]]


def restore(text: str, model: WordModel, as_typed: str | None = None) -> Restored:
    """`text` with its likely spelling; words that nothing is known of, and all between words, stay as typed.

    `as_typed` is what was typed where `text` has phrases of our own in it: their marks do not say that the rest has its marks.
    """
    spans = [match.span() for match in WORD.finditer(text)]
    typed = [one_spelling(text[start:end]) for start, end in spans]
    accented = _share_accented(text if as_typed is None else as_typed)
    shouted = text.isupper()
    options = [
        read_word(
            word,
            model,
            accented,
            name=start > 0 and text[start].isupper() and not shouted,
            alone=_alone(text, start, end),
        )
        for word, (start, end) in zip(typed, spans, strict=True)
    ]
    if all(len(readings) == 1 and readings[0].words == (word,) for readings, word in zip(options, typed, strict=True)):
        return Restored(text, changed=False, confidence=1.0)
    paths = _decode(options, model)
    first = _spell(text, spans, typed, paths[0])
    margin = paths[0][0] - paths[1][0] if len(paths) > 1 else math.inf
    confidence = 1 / (1 + math.exp(-margin)) if margin < 50 else 1.0
    second = _spell(text, spans, typed, paths[1]) if confidence < _DOUBT else None
    return Restored(first, changed=first != text, confidence=confidence, second=second)


def _share_accented(text: str) -> float:
    words = [one_spelling(match.group()) for match in WORD.finditer(text)]
    return sum(fold(word) != word for word in words) / max(len(words), 1)


def _alone(text: str, start: int, end: int) -> bool:
    """Whether a word is joined to no other by a mark, as "TP" is in "TP.HCM"."""
    return not _JOINED_AFTER.match(text, end) and not _JOINED_BEFORE.search(text[max(start - 2, 0) : start])


def _decode(options: list[tuple[Reading, ...]], model: WordModel) -> list[_Path]:
    """Whole paths, best first."""
    unknown = unknown_log_probability()
    beam: list[tuple[tuple[str, str], _Path]] = [((START, START), (0.0, None, ()))]
    for readings in options:
        reached: dict[tuple[str, str], _Path] = {}
        firsts = [reading.words[0] for reading in readings]
        for (before, previous), path in beam:
            found = model.log_probabilities(before, previous, firsts)
            for (words, cost, known), log_probability in zip(readings, found, strict=True):
                score = path[0] - cost + (log_probability if known else unknown)
                state = (previous, words[0])
                for word in words[1:]:
                    score += model.log_probability(*state, word)
                    state = (state[1], word)
                if state not in reached or reached[state][0] < score:
                    reached[state] = (score, path, words)
        beam = sorted(reached.items(), key=_score, reverse=True)[:_BEAM]
    ended = [(state, (path[0] + 0.3 * model.log_probability(*state, END), *path[1:])) for state, path in beam]
    return [path for _, path in sorted(ended, key=_score, reverse=True)]


def _score(item: tuple[tuple[str, str], _Path]) -> float:
    return item[1][0]


def _chosen(path: _Path) -> list[tuple[str, ...]]:
    """What each word typed is read as."""
    found = []
    _, before, words = path
    while before is not None:
        found.append(words)
        _, before, words = before
    return found[::-1]


def _spell(text: str, spans: list[tuple[int, int]], typed: list[str], path: _Path) -> str:
    pieces, last = [], 0
    for (start, end), word, chosen in zip(spans, typed, _chosen(path), strict=True):
        read = " ".join(chosen)
        kept = text[start:end]
        pieces += [text[last:start], kept if chosen == (word,) else read.capitalize() if kept.istitle() else read]
        last = end
    return "".join([*pieces, text[last:]])
