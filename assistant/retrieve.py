"""Query -> passages: dense and two lexical searches, fused by scaled scores, kept and rejected with the reason.

Each search proposes its best passages; every candidate is then scored by all three. Scores are brought to 0..1 over the
candidates (min-max) and added: dense .6, lexical .4, of which accented words .6 and folded words .4. On three Vietnamese
sets this beat reciprocal rank fusion (Cormack et al. 2009) by 1.5 to 4 points of R@1.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.duplicates import says_the_same
from assistant.embedding.encoder import Encoder
from assistant.embedding.reranker import Reranker
from assistant.index import IndexReader
from assistant.types import Document, Hit, Passage, Retrieval
from assistant.understand import Query

CANDIDATES = 50  # of each search
REPEATS = "repeats a better hit"  # why one is not kept whose text is that of another
RERANKED = 20  # of the best, where there is a cross-encoder
DENSE = 0.6  # of the dense score; of accented words in the rest:
ACCENTED = 0.6
# What a passage gains or loses by what the question names; on the scale of the fused score.
HORIZON_MATCH, HORIZON_MISMATCH = 0.06, -0.15
NAMED_DOCUMENT, OTHER_DOCUMENT, PRIMARY_DOCUMENT = 0.25, -0.15, 0.06


class Retriever:
    """Searches one index generation. `assistant.langchain_adapters` is its face to LangChain."""

    def __init__(
        self,
        reader: IndexReader,
        encoder: Encoder,
        top_k: int = 12,
        min_score: float = 0.35,
        reranker: Reranker | None = None,
    ) -> None:
        self.reader, self.encoder, self.top_k, self.min_score = reader, encoder, top_k, min_score
        self._reranker = reranker
        self._documents = {document.id: document for document in reader.documents}

    def embed(self, query: Query) -> np.ndarray:
        """[readings, size]: unit vectors."""
        return self.encoder.encode_queries(list(query.readings))

    def retrieve(self, query: Query, vectors: np.ndarray | None = None) -> Retrieval:
        """Every candidate as a Hit, best first, with the milliseconds of each step; `vectors` where it is embedded already."""
        timings: dict[str, float] = {}
        if vectors is None:
            started = time.perf_counter()
            vectors = self.embed(query)
            timings["embed"] = _ms_since(started)
        started = time.perf_counter()
        found = search_all(self.reader, vectors, (query.search_text, *query.also))
        timings["search"] = _ms_since(started)
        started = time.perf_counter()
        hits = self._rank(query, found)
        timings["rank"] = _ms_since(started)
        return Retrieval(hits, timings)

    def _rank(self, query: Query, found: Found) -> tuple[Hit, ...]:
        """Best first. Kept are the first `top_k` different passages that reach `min_score`."""
        passages = self.reader.fetch(found.rows.tolist())
        gains = [steer(query, passage, self._documents[passage.document_id]) for passage in passages]
        scores = self._reranked(query, passages, found.fused()) + np.array(gains)
        hits: list[Hit] = []
        kept: list[Passage] = []
        for i in np.argsort(-scores, kind="stable").tolist():
            passage, score = passages[i], float(scores[i])
            reason = self._rejection(passage, score, kept)
            if not reason:
                kept.append(passage)
            parts = (float(found.dense[i]), float(found.lexical[i]), float(found.folded[i]))
            hits.append(Hit(passage, score, *parts, kept=not reason, reason=reason or "kept"))
        return tuple(hits)

    def _reranked(self, query: Query, passages: Sequence[Passage], fused: np.ndarray) -> np.ndarray:
        """The scores of the best 20 handed out anew, in the cross-encoder's order: their scale stays what it was."""
        if self._reranker is None:
            return fused
        best = np.argsort(-fused, kind="stable")[:RERANKED]
        judged = self._reranker.score(query.text, [passages[i].contextual_text for i in best])
        scores = fused.copy()
        scores[best[np.argsort(-judged, kind="stable")]] = fused[best]
        return scores

    def _rejection(self, passage: Passage, score: float, kept: Sequence[Passage]) -> str:
        """Why a passage is not kept beside those better ones that are; empty where it is."""
        if score < self.min_score:
            return f"score {score:.2f} below {self.min_score:.2f}"
        if len(kept) >= self.top_k:
            return f"below the first {self.top_k}"
        return REPEATS if any(says_the_same(passage, better) for better in kept) else ""


@dataclass(frozen=True, slots=True)
class Found:
    """Candidates of all three searches, each with its score in every one: arrays of the same length."""

    rows: np.ndarray
    dense: np.ndarray
    lexical: np.ndarray
    folded: np.ndarray

    def fused(self) -> np.ndarray:
        """[n], 0..1: each search's scores brought to 0..1 over the candidates, then added by weight."""
        words = ACCENTED * _scaled(self.lexical) + (1 - ACCENTED) * _scaled(self.folded)
        return DENSE * _scaled(self.dense) + (1 - DENSE) * words


def search_all(reader: IndexReader, vectors: np.ndarray, texts: Sequence[str]) -> Found:
    """The best of each search, scored by all. `vectors` and `texts` hold one row for each reading; the first is the best."""
    lexical, folded = reader.lexical(texts)
    best = [row for vector in vectors for row in reader.nearest(vector, CANDIDATES)]
    rows = np.unique(np.array([*best, *_top(lexical), *_top(folded)], dtype=np.int64))
    if reader.distrusted_rows.size:  # before scores are scaled: what may not answer must not push down what may
        rows = rows[~np.isin(rows, reader.distrusted_rows)]
    dense = np.max([reader.cosines(vector, rows) for vector in vectors], axis=0)
    return Found(rows, dense, lexical[rows], folded[rows])


def _top(scores: np.ndarray) -> np.ndarray:
    k = min(CANDIDATES, len(scores))
    best = np.argpartition(-scores, k - 1)[:k]
    return best[scores[best] > 0]


def steer(query: Query, passage: Passage, document: Document) -> float:
    """What the named year and document add to a passage's score; never enough to hide it for good."""
    gain = 0.0
    if query.years and passage.horizons:
        gain += HORIZON_MATCH if set(query.years) & set(passage.horizons) else HORIZON_MISMATCH
    if query.documents:
        gain += NAMED_DOCUMENT if document.id in query.documents else OTHER_DOCUMENT
    elif document.primary:
        gain += PRIMARY_DOCUMENT
    return gain


def _scaled(values: np.ndarray) -> np.ndarray:
    """Min-max over the candidates; where all are alike, as one passage alone is, each is the best there is."""
    low, high = float(values.min()), float(values.max())
    return (values - low) / (high - low) if high > low else np.full(len(values), float(high > 0))


def _ms_since(started: float) -> float:
    return (time.perf_counter() - started) * 1000
