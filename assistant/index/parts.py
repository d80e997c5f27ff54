"""Passage -> the smaller stretches embedded beside it: a question is most like the sentence that answers it.

Whole passages blur what they say; windows, sentences and pairs of sentences do not. On XQuAD-vi the mean of such cosines
finds the right passage first for .93 of the questions, the whole passage alone for .88; on law articles .74 and .58.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.clauses import split_sentences

WINDOW, STEP = 90, 60  # words; about what e5 reads without blurring
_SHORTEST = 4  # words; a shorter sentence says too little by itself


@dataclass(frozen=True, slots=True)
class Parts:
    """Texts to embed, headings included. Empty where the part would be the passage itself."""

    windows: tuple[str, ...]
    sentences: tuple[str, ...]
    pairs: tuple[str, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        return (*self.windows, *self.sentences, *self.pairs)


def split_parts(text: str, heading_path: Sequence[str] = ()) -> Parts:
    """Windows of 90 words in steps of 60, sentences, and neighbouring sentences, each under the passage's headings."""
    heading = " › ".join(heading_path) + "\n" if heading_path else ""
    words = text.split()
    windows: tuple[str, ...] = ()
    if len(words) > WINDOW:
        starts = range(0, len(words) - WINDOW + STEP, STEP)
        windows = tuple(heading + " ".join(words[start : start + WINDOW]) for start in starts)
    sentences = [text[start:end] for start, end in split_sentences(text) if len(text[start:end].split()) >= _SHORTEST]
    if len(sentences) < 2:
        return Parts(windows, (), ())
    pairs = [f"{first} {second}" for first, second in pairwise(sentences)] if len(sentences) > 2 else []
    return Parts(windows, tuple(heading + part for part in sentences), tuple(heading + part for part in pairs))
