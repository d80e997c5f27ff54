"""Retrieval measured on any passages and questions: `benchmark retrieval`. Nothing of it is kept."""

from __future__ import annotations

import json
import resource
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from assistant.embedding.encoder import Encoder
from assistant.types import Document, Passage
from assistant.vietnamese import fold, nfc

Ranking = Callable[[str], list[str]]  # question -> pids, best first


class BadBenchmark(ValueError):
    """A line of the passages or queries cannot be used; the message names it."""

    is_plan_error = True


@dataclass(frozen=True, slots=True)
class Query:
    qid: str
    question: str
    pids: frozenset[str]


@dataclass(frozen=True, slots=True)
class Scores:
    """Shares of questions whose first right passage is first, among three, among ten; mean reciprocal rank to ten."""

    r_at_1: float
    r_at_3: float
    r_at_10: float
    mrr_at_10: float
    milliseconds: float  # median of one question, embedding included
    questions: int

    def to_json(self) -> dict[str, Any]:
        names = {"r_at_1": "R@1", "r_at_3": "R@3", "r_at_10": "R@10", "mrr_at_10": "MRR@10"}
        return {names.get(name, name): round(value, 4) for name, value in asdict(self).items()}


@dataclass(frozen=True, slots=True)
class Measured:
    scores: Scores
    passages: int
    passages_a_second: float  # indexed: embedded and written
    peak_mb: float

    def to_json(self) -> dict[str, Any]:
        rest = {"passages": self.passages, "passages_per_second": round(self.passages_a_second, 1)}
        return {**self.scores.to_json(), **rest, "peak_memory_mb": round(self.peak_mb)}


def benchmark_retrieval(passages: Path, queries: Path, encoder: Encoder, *, strip_diacritics: bool = False) -> Measured:
    """Index PASSAGES, ask every one of QUERIES. Raises BadBenchmark."""
    rows = read_passages_file(passages)
    asked = read_queries_file(queries, {row.id for row in rows})
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        ranking = index_passages(rows, encoder, Path(folder))
        seconds = time.perf_counter() - started
        scores = score(ranking, asked, strip_diacritics=strip_diacritics)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Measured(scores, len(rows), len(rows) / seconds, peak)


def index_passages(passages: Sequence[Passage], encoder: Encoder, folder: Path) -> Ranking:
    """Write a generation of the passages as they are; the ranking is that of the serving path."""
    from assistant.index import open_index, write_generation
    from assistant.retrieve import Retriever
    from assistant.understand import understand

    (folder / "benchmark").mkdir(parents=True)
    document = Document(id="benchmark", title="", text="\n\n".join(passage.text for passage in passages))
    write_generation(folder, "benchmark", [document], passages, ((), ()), encoder, {"sources": {}}, lambda *_: None)
    reader = open_index(folder, "benchmark", encoder.digest)
    retriever = Retriever(reader, encoder)

    def rank(question: str) -> list[str]:
        query = understand(question, reader.documents, reader.word_model, reader.abbreviations)
        return [hit.passage.id for hit in retriever.retrieve(query).hits]

    return rank


def score(ranking: Ranking, queries: Sequence[Query], *, strip_diacritics: bool = False) -> Scores:
    """Ask every question and compare what comes first with its right passages."""
    ranks, spent = [], []
    for query in queries:
        question = fold(query.question) if strip_diacritics else query.question
        started = time.perf_counter()
        found = ranking(question)
        spent.append((time.perf_counter() - started) * 1000)
        ranks.append(next((i for i, pid in enumerate(found) if pid in query.pids), 10**9))
    places = np.array(ranks)
    reciprocal = np.where(places < 10, 1 / (places + 1.0), 0.0)
    return Scores(
        r_at_1=float((places < 1).mean()),
        r_at_3=float((places < 3).mean()),
        r_at_10=float((places < 10).mean()),
        mrr_at_10=float(reciprocal.mean()),
        milliseconds=median(spent),
        questions=len(queries),
    )


def read_passages_file(path: Path) -> list[Passage]:
    """`{"pid", "title", "text"}` a line -> passages under their title. Raises BadBenchmark."""
    passages, seen = [], set[str]()
    for place, row in _rows(path):
        pid, text, title = row.get("pid"), row.get("text"), row.get("title") or ""
        if pid is None or not isinstance(text, str) or not text.strip():
            raise BadBenchmark(f'{place}: a passage needs "pid" and "text"')
        if str(pid) in seen:
            raise BadBenchmark(f'{place}: the pid "{pid}" stands twice')
        seen.add(str(pid))
        heading = (nfc(str(title)),) if title else ()
        passages.append(Passage(str(pid), "benchmark", nfc(text), 0, len(text), heading))
    if not passages:
        raise BadBenchmark(f"{path} holds no passages")
    return passages


def read_queries_file(path: Path, pids: set[str]) -> list[Query]:
    """`{"qid", "question", "pids"}` a line. Raises BadBenchmark."""
    queries = []
    for place, row in _rows(path):
        right = row.get("pids")
        if not isinstance(row.get("question"), str) or not isinstance(right, list) or not right:
            raise BadBenchmark(f'{place}: a query needs "question" and "pids"')
        unknown = {str(pid) for pid in right} - pids
        if unknown:
            raise BadBenchmark(f"{place}: no passage has the pid {sorted(unknown)[0]!r}")
        queries.append(Query(str(row.get("qid", "")), row["question"], frozenset(str(pid) for pid in right)))
    if not queries:
        raise BadBenchmark(f"{path} holds no queries")
    return queries


def _rows(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        text = path.read_text("utf-8")
    except UnicodeDecodeError:
        raise BadBenchmark(f"{path} is not UTF-8 text") from None
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise BadBenchmark(f"{path}:{number}: not JSON ({error.msg})") from None
        if not isinstance(row, dict):
            raise BadBenchmark(f"{path}:{number}: not an object")
        yield f"{path}:{number}", row
