"""`make bench-raw`: golden questions on raw texts, each ingested alone into an empty index.

The texts are not ours to copy, so they are read where they lie: SHARED (default ../shared). No test needs them.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from assistant.evaluate import evaluate, read_golden, summarise
from assistant.settings import Settings
from assistant.start import open_assistant

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
RUNS = (
    ("source/ha-noi-chuyen-doi-so-2025-2030.txt", "draft_targets.jsonl"),
    ("data/plans/nghi-quyet-57-nq-tw-2024.md", "resolution_57.jsonl"),
    ("data/plans/nghi-quyet-57-nq-tw-2024.md", "alone/resolution_57.jsonl"),
    ("data/plans/nghi-quyet-03-nq-cp-2025-chuong-trinh-hanh-dong.md", "alone/resolution_03.jsonl"),
)


def score_alone(source: Path, golden: Path) -> None:
    """Print the share of exact answers over one text; which document is cited is then no question."""
    questions = [{**line, "document": None} for line in read_golden(golden)]
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder, "corpus")
        corpus.mkdir()
        shutil.copy(source, corpus)
        assistant = open_assistant(Settings(corpus=corpus, index=Path(folder, "index")))
        judgements = list(evaluate(assistant, questions))
        assistant.reader.close()
    shares = summarise(judgements)["all"]
    right = sum(not judgement.wrong for judgement in judgements)
    print(
        f"{source.name} alone, {golden.parent.name}/{golden.name}: {right} of {len(judgements)} exact, citations hold {shares['citations_hold']:.3f}"
    )
    for judgement in judgements:
        if judgement.wrong:
            print(f"  {judgement.question} -> {judgement.answer} ({'; '.join(judgement.wrong)})")


if __name__ == "__main__":
    shared = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared")
    for source, golden in RUNS:
        if not (shared / source).exists():
            sys.exit(f"there is no {shared / source}; name the folder: make bench-raw SHARED=...")
        score_alone(shared / source, GOLDEN / golden)
