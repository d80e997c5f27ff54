"""`make bench-scale`: what a retrieval costs without the embedding step, over 100,000 made passages and the default corpus.

Vectors of the made passages are random, so that no hour of embedding is needed. Each index is measured in a process of
its own, which only opens it and asks.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.made_passages import RandomEncoder, made_passages, made_questions

PASSAGES, QUESTIONS = 100_000, 200
ROOT = Path(__file__).resolve().parents[2]


def write_made(folder: Path, count: int) -> None:
    from assistant.index import write_generation
    from assistant.types import Document

    passages = list(made_passages(count))
    (folder / "made").mkdir()
    started = time.perf_counter()
    document = Document(id="made", title="Kế hoạch", text="")
    write_generation(folder, "made", [document], passages, ((), ()), RandomEncoder(), {"sources": {}}, lambda *_: None)
    print(f"{count} made passages written in {time.perf_counter() - started:.0f} s", flush=True)


def measure_made(folder: Path, count: int) -> None:
    from assistant.index import open_index
    from assistant.retrieve import Retriever

    started = time.perf_counter()
    encoder = RandomEncoder()
    reader = open_index(folder, "made", encoder.digest)
    opened = time.perf_counter() - started
    questions = made_questions(list(made_passages(count)), QUESTIONS)
    measure(f"{count} made passages", Retriever(reader, encoder), questions, opened)


def measure_default() -> None:
    from assistant.evaluate import read_golden
    from assistant.settings import load_settings
    from assistant.start import open_assistant

    started = time.perf_counter()
    assistant = open_assistant(load_settings())
    opened = time.perf_counter() - started
    questions = [str(row["question"]) for row in read_golden(ROOT / "tests" / "golden" / "retrieval.jsonl")]
    measure(f"default corpus, {assistant.reader.count} passages", assistant.retriever, questions, opened)


def measure(name: str, retriever, questions: list[str], opened: float) -> None:  # type: ignore[no-untyped-def]
    """Print medians, milliseconds; the first questions only warm up."""
    from assistant.understand import understand

    reader, steps = retriever.reader, {"understand": [], "search": [], "rank": []}
    for number, question in enumerate([*questions[:20], *questions]):
        started = time.perf_counter()
        query = understand(question, reader.documents, reader.word_model, reader.abbreviations)
        understood = (time.perf_counter() - started) * 1000
        timings = {**retriever.retrieve(query).timings_ms, "understand": understood}
        if number >= 20:
            for step, spent in steps.items():
                spent.append(timings[step])
    totals = [sum(one) for one in zip(steps["search"], steps["rank"], strict=True)]
    parts = ", ".join(f"{step} {statistics.median(spent):.1f}" for step, spent in steps.items())
    worst = sorted(totals)[int(len(totals) * 0.95)]
    status = Path("/proc/self/status").read_text()
    memory = {line.split()[0][:-1]: int(line.split()[1]) // 1024 for line in status.splitlines() if "kB" in line}
    print(
        f"{name}: retrieval without embedding {statistics.median(totals):.1f} ms median, {worst:.1f} ms 95th percentile "
        f"({parts}); opened in {opened:.1f} s; memory {memory['VmRSS']} MB, of which {memory['RssFile']} MB mapped files",
        flush=True,
    )


def in_own_process(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "tests.benchmarks.scale", *arguments], cwd=ROOT, check=True)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["made", folder, count]:
            measure_made(Path(folder), int(count))
        case ["default"]:
            measure_default()
        case given:
            wanted = int(given[0]) if given else PASSAGES
            with tempfile.TemporaryDirectory() as made:
                write_made(Path(made), wanted)
                in_own_process("made", made, str(wanted))
            in_own_process("default")
