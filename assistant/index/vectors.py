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
        self._whole = np.load(folder / "vectors.npy", mmap_mode="r")
        self._parts = np.load(folder / "parts.npy", mmap_mode="r")
        self._spans = np.load(folder / "spans.npy")

    def cosines(self, query: np.ndarray, rows: np.ndarray) -> np.ndarray:
        """[len(rows)]: the mean of the cosines to a passage's nearest window, sentence and pair of sentences.

        What a passage is too short to have counts as the next larger stretch.
        """
        whole = np.asarray(self._whole[rows] @ query, dtype=np.float64)
        spans = self._spans[rows]
        wanted = np.concatenate([np.arange(span[0], span[3]) for span in spans]) if len(spans) else np.zeros(0, int)
        parts = self._parts[wanted].astype(np.float32) @ query
        found, at = np.empty(len(rows), dtype=np.float64), 0
        for i, (start, windows_end, sentences_end, end) in enumerate(spans):
            own = parts[at : at + end - start]
            window = own[: windows_end - start].max(initial=-1.0) if windows_end > start else whole[i]
            pair = own[sentences_end - start :].max() if end > sentences_end else window
            sentence = own[windows_end - start : sentences_end - start].max() if sentences_end > windows_end else pair
            found[i] = (window + sentence + pair) / 3
            at += end - start
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
