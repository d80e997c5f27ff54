"""`make bench`: figures, no verdicts. Each pair is measured in this one run, on this one machine."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from assistant.settings import Settings
from assistant.start import open_assistant, open_encoder
from assistant.types import Question

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden"


def seconds(code: list[str], times: int = 3) -> float:
    """Median wall time of a process."""
    spent = []
    for _ in range(times):
        started = time.perf_counter()
        subprocess.run([sys.executable, *code], cwd=ROOT, check=True, capture_output=True)
        spent.append(time.perf_counter() - started)
    return statistics.median(spent)


def cold_start(settings: Settings) -> None:
    chroma = seconds(["-c", "import chromadb"])
    ask = seconds(
        ["-m", "assistant", "ask", "Kinh tế số 2025 chiếm bao nhiêu phần trăm GRDP?", "--index", str(settings.index)]
    )
    print(f"cold start: ask {ask:.2f} s, import chromadb {chroma:.2f} s, ratio {ask / chroma:.2f}")


def warm(settings: Settings) -> None:
    assistant = open_assistant(settings)
    questions = [
        json.loads(line)["question"] for line in (GOLDEN / "draft_targets.jsonl").read_text("utf-8").splitlines()
    ]
    for question in questions:
        assistant.answer(Question(question))
    embed, answer = [], []
    for question in questions * 3:
        started = time.perf_counter()
        assistant.retriever.encoder.encode_queries([question])
        embed.append(time.perf_counter() - started)
        started = time.perf_counter()
        assistant.answer(Question(question))
        answer.append(time.perf_counter() - started)
    a, e = statistics.median(answer) * 1000, statistics.median(embed) * 1000
    print(f"warm: answer {a:.1f} ms, embedding alone {e:.1f} ms, ratio {a / e:.2f}")


def embedding(settings: Settings) -> None:
    import numpy as np
    from sentence_transformers import SentenceTransformer

    from assistant.embedding.bundled import PROMPTS, load_bundled

    texts = [
        p.contextual_text for d in open_assistant(settings).reader.documents for p in open_passages(settings, d.id)
    ]
    encoder = open_encoder(settings)
    original: SentenceTransformer = load_bundled()
    started = time.perf_counter()
    ours = encoder.encode_passages(texts)
    ours_seconds = time.perf_counter() - started
    started = time.perf_counter()
    theirs = original.encode(texts, prompt=PROMPTS["document"], batch_size=32, normalize_embeddings=True)
    their_seconds = time.perf_counter() - started
    cosine = float(np.mean(np.sum(ours * theirs, axis=1)))
    print(
        f"embedding: {len(texts) / ours_seconds:.1f} passages/s, torch fp32 {len(texts) / their_seconds:.1f}, "
        f"ratio {their_seconds / ours_seconds:.2f}, mean cosine {cosine:.4f}"
    )


def open_passages(settings: Settings, document: str) -> tuple:  # type: ignore[type-arg]
    return open_assistant(settings).reader.passages_of(document)


def memory(settings: Settings) -> None:
    code = (
        "from pathlib import Path; from assistant.settings import Settings; from assistant.start import open_assistant;"
        "from assistant.live import LiveAssistant; from assistant.web.application import create_app; from assistant.types import Question;"
        f"s = Settings(index=Path({str(settings.index)!r})); live = LiveAssistant(lambda: open_assistant(s), lambda: None); live._reopen();"
        "create_app(live, s); live.current().answer(Question('Kinh tế số 2025?'));"
        "print(*[line.split()[1] for line in open('/proc/self/status') if line.startswith(('VmHWM', 'VmRSS'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    # Not getrusage: a child inherits its parent's peak there.
    peak, resident = (int(kilobytes) // 1024 for kilobytes in done.stdout.split())
    print(f"memory: serving process holds {resident} MB, at most {peak} MB")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        chosen = Settings(corpus=ROOT / "corpus", index=Path(folder))
        open_assistant(chosen)
        for benchmark in (cold_start, warm, memory, embedding):
            benchmark(chosen)
