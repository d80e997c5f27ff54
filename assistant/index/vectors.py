"""The vectors of a generation on disk: one a passage, and those of its windows and sentences beside it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from assistant.embedding.encoder import Encoder
from assistant.index.parts import Parts

_AT_ONCE = 64
Known = dict[str, np.ndarray]


def write_vectors(
    folder: Path,
    texts: Sequence[str],
    parts: Sequence[Parts],
    encoder: Encoder,
    known: Known,
    progress: Callable[[int, int], None],
) -> np.ndarray:
    """Embed what is not `known`, write `vectors.npy`, `parts.npy`, `spans.npy` and `digests.npy`; returns [n, d]."""
    every = [*texts, *(part for own in parts for part in own.texts)]
    digests = [digest_of(text) for text in every]
    vectors = _embed(every, digests, encoder, known, progress)
    spans, at = [], 0
    for own in parts:
        ends = np.cumsum([at, len(own.windows), len(own.sentences), len(own.pairs)]).tolist()
        spans.append(ends)
        at = ends[-1]
    whole = np.ascontiguousarray(vectors[: len(texts)])
    np.save(folder / "vectors.npy", whole)
    np.save(folder / "parts.npy", vectors[len(texts) :].astype(np.float16))
    np.save(folder / "spans.npy", np.array(spans, dtype=np.int64).reshape(-1, 4))
    np.save(folder / "digests.npy", np.array(digests, dtype="U32"))
    return whole


def read_known(folder: Path) -> Known:
    """{digest of the text: its vector} of a generation; OSError or ValueError where it is damaged."""
    whole, parts = np.load(folder / "vectors.npy"), np.load(folder / "parts.npy").astype(np.float32)
    digests = np.load(folder / "digests.npy").tolist()
    return dict(zip(digests, [*whole, *parts], strict=True))


class Vectors:
    """Opened for search, memory-mapped: only the candidates of a question are read."""

    def __init__(self, folder: Path) -> None:
        self._whole = np.load(folder / "vectors.npy", mmap_mode="r").view(np.ndarray)
        self._parts = np.load(folder / "parts.npy", mmap_mode="r").view(np.ndarray)
        self._spans = np.load(folder / "spans.npy")

    def cosines(self, query: np.ndarray, rows: np.ndarray) -> np.ndarray:
        """[len(rows)]: the mean of the cosines to a passage's nearest window, sentence and pair of sentences.

        What a passage is too short to have counts as the next larger stretch.
        """
        whole = self._whole[rows] @ query
        spans = self._spans[rows]
        lengths = np.diff(spans, axis=1)
        sizes = lengths.sum(axis=1)
        # Where each passage's parts lie among those read, windows first, then sentences, then pairs.
        starts = np.cumsum(sizes) - sizes
        wanted = np.repeat(spans[:, 0] - starts, sizes) + np.arange(sizes.sum())
        parts = self._parts[wanted].astype(np.float32) @ query
        window = _nearest(parts, starts, lengths[:, 0], whole)
        pair = _nearest(parts, starts + lengths[:, 0] + lengths[:, 1], lengths[:, 2], window)
        sentence = _nearest(parts, starts + lengths[:, 0], lengths[:, 1], pair)
        return np.asarray((window + sentence + pair) / 3, dtype=np.float64)


def _nearest(cosines: np.ndarray, starts: np.ndarray, lengths: np.ndarray, instead: np.ndarray) -> np.ndarray:
    """[n]: the largest of each stretch, `instead` where one is empty."""
    some = lengths > 0
    if not some.any():
        return instead
    # Bounds of every stretch in turn; reduceat also fills what lies between them, which is passed over.
    bounds = np.stack([starts[some], starts[some] + lengths[some]], axis=1).ravel()
    largest = np.maximum.reduceat(np.append(cosines, -np.inf), bounds)[::2]
    found = instead.copy()
    found[some] = largest
    return found


def digest_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _embed(
    texts: list[str], digests: list[str], encoder: Encoder, known: Known, progress: Callable[[int, int], None]
) -> np.ndarray:
    """[n, d]: known vectors reused, the rest embedded; a text that stands twice is embedded once."""
    missing = {digest: text for digest, text in zip(digests, texts, strict=True) if digest not in known}
    wanted = list(missing)
    embedded: Known = {}
    for start in range(0, len(wanted), _AT_ONCE):
        batch = wanted[start : start + _AT_ONCE]
        embedded |= dict(zip(batch, encoder.encode_passages([missing[digest] for digest in batch]), strict=True))
        progress(min(start + _AT_ONCE, len(wanted)), len(wanted))
    rows = [known[digest] if digest in known else embedded[digest] for digest in digests]
    return np.array(rows, dtype=np.float32).reshape(len(texts), encoder.dimension)
