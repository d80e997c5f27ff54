"""`make bench-retrieval`: questions on XQuAD's Vietnamese passages, ours beside three baselines, all in this one run.

The passages are read where they lie, SHARED/data/retrieval (default ../shared); nothing here is tuned to them. Baselines:
the same embedder alone (cosine of whole passages), BM25 alone (accented words and word pairs), and LangChain's usual stack
(RecursiveCharacterTextSplitter, Chroma, the same embedder), a passage ranked by its best chunk.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import bm25s
import numpy as np

from assistant.benchmark import Query, Ranking, index_passages, score
from assistant.embedding.encoder import Encoder
from assistant.index.store import terms
from assistant.settings import load_settings
from assistant.start import open_encoder
from assistant.types import Passage
from assistant.vietnamese import fold, nfc
from tests.typing_slips import with_keys_left, without_some_marks

SEED = 2026
DEEP = 10


def read_squad(path: Path) -> tuple[list[Passage], list[Query]]:
    """Paragraphs as passages, questions as queries; the title is left out, for it is that of the English article."""
    passages, queries = [], []
    for article in json.loads(path.read_text("utf-8"))["data"]:
        for paragraph in article["paragraphs"]:
            text, pid = nfc(paragraph["context"]), str(len(passages))
            passages.append(Passage(pid, "benchmark", text, 0, len(text)))
            queries += [Query(qa["id"], qa["question"], frozenset((pid,))) for qa in paragraph["qas"]]
    return passages, queries


def variants(queries: Sequence[Query]) -> dict[str, list[Query]]:
    """The same questions as people type them. Seeded: every run asks the same."""
    chance = random.Random(SEED)
    ways: dict[str, Callable[[str], str]] = {
        "typed": lambda text: text,
        "unaccented": fold,
        "half-accented": lambda text: without_some_marks(text, chance),
        "keys left": lambda text: with_keys_left(text, chance),
    }
    return {name: [replace(query, question=way(query.question)) for query in queries] for name, way in ways.items()}


def dense_alone(passages: Sequence[Passage], encoder: Encoder) -> Ranking:
    vectors = encoder.encode_passages([passage.contextual_text for passage in passages])

    def rank(question: str) -> list[str]:
        order = np.argsort(-(vectors @ encoder.encode_queries([question])[0]))[:DEEP]
        return [passages[row].id for row in order]

    return rank


def bm25_alone(passages: Sequence[Passage]) -> Ranking:
    index = bm25s.BM25()
    index.index([terms(passage.contextual_text, folded=False) for passage in passages], show_progress=False)

    def rank(question: str) -> list[str]:
        known = [term for term in terms(question, folded=False) if term in index.vocab_dict]
        order = np.argsort(-index.get_scores(known))[:DEEP] if known else []
        return [passages[row].id for row in order]

    return rank


def langchain_stack(passages: Sequence[Passage], encoder: Encoder, folder: Path) -> Ranking:
    from langchain_chroma import Chroma
    from langchain_core.documents import Document
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    from assistant.langchain_adapters import PlanEmbeddings

    splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200)
    documents = [Document(page_content=p.contextual_text, metadata={"pid": p.id}) for p in passages]
    store = Chroma.from_documents(
        splitter.split_documents(documents), PlanEmbeddings(encoder), persist_directory=str(folder)
    )

    def rank(question: str) -> list[str]:
        found = store.similarity_search(question, k=3 * DEEP)
        return list(dict.fromkeys(document.metadata["pid"] for document in found))[:DEEP]

    return rank


def main(shared: Path) -> None:
    source = shared / "data" / "retrieval" / "xquad.vi.json"
    if not source.exists():
        sys.exit(f"there is no {source}; name the folder: make bench-retrieval SHARED=...")
    passages, queries = read_squad(source)
    asked = variants(queries)
    encoder = open_encoder(load_settings())
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        rankings: dict[str, Callable[[], Ranking]] = {
            "ours": lambda: index_passages(passages, encoder, Path(folder)),
            "dense alone": lambda: dense_alone(passages, encoder),
            "BM25 alone": lambda: bm25_alone(passages),
            "LangChain + Chroma": lambda: langchain_stack(passages, encoder, Path(folder, "langchain")),
        }
        print(f"{len(passages)} passages, {len(queries)} questions; embedder {encoder.name}")
        print(f"{'':20s}{'questions':15s}{'R@1':>7s}{'R@3':>7s}{'R@10':>7s}{'MRR@10':>8s}{'ms':>7s}{'indexed/s':>11s}")
        for name, build in rankings.items():
            started = time.perf_counter()
            ranking = build()
            speed = len(passages) / (time.perf_counter() - started)
            for variant, questions in asked.items():
                s = score(ranking, questions)
                shares = f"{s.r_at_1:7.4f}{s.r_at_3:7.4f}{s.r_at_10:7.4f}{s.mrr_at_10:8.4f}"
                print(f"{name:20s}{variant:15s}{shares}{s.milliseconds:7.1f}{speed:11.1f}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared"))
