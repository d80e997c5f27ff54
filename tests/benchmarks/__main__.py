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


def seconds(code: list[str]) -> float:
    """Wall time of a process."""
    started = time.perf_counter()
    subprocess.run([sys.executable, *code], cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - started


def cold_start(settings: Settings, turns: int = 7) -> None:
    """In turns, since what else the machine does comes and goes; the middle of the turns' own ratios."""
    question = "Kinh tế số 2025 chiếm bao nhiêu phần trăm GRDP?"
    asking = ["-m", "assistant", "ask", question, "--index", str(settings.index)]
    taken = [(seconds(["-c", "import chromadb"]), seconds(asking)) for _ in range(turns)]
    chroma, ask = (statistics.median(column) for column in zip(*taken, strict=True))
    ratio = statistics.median(a / c for c, a in taken)
    print(f"cold start: ask {ask:.2f} s, import chromadb {chroma:.2f} s, ratio {ratio:.2f}")


def start_up_without_model() -> None:
    """What having `assistant.generate` at all adds to the modules of the serving path while PLAN_LLM is unset."""
    code = "import assistant.cli.serve, assistant.start, assistant.live, assistant.web.application, chromadb"
    told = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", code], cwd=ROOT, check=True, capture_output=True, text=True
    ).stderr
    rows = [
        line.removeprefix("import time:").split("|") for line in told.splitlines() if line.startswith("import time:")
    ]
    own = {name.strip(): int(spent) for spent, _, name in rows if spent.strip().isdigit()}
    generate = sum(spent for name, spent in own.items() if name.startswith("assistant.generate"))
    providers = [name for name in own if name.split(".")[0].startswith(("langchain", "openai", "ollama", "anthropic"))]
    every = sum(own.values())
    print(
        f"start-up without a model: {every / 1e6:.2f} s of imports, assistant.generate {generate / 1e3:.1f} ms of them, "
        f"ratio {every / (every - generate):.3f}, modules of langchain or a provider: {len(providers)}"
    )


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
        start_up_without_model()
        for benchmark in (cold_start, warm, memory, embedding):
            benchmark(chosen)
