"""`make bench-heldout`: the held-out questions, by slice only. What is wrong is not printed: who reads it has used them up."""

from __future__ import annotations

import tempfile
from pathlib import Path

from assistant.evaluate import evaluate, read_golden, summarise
from assistant.pipeline import Assistant
from assistant.settings import Settings
from assistant.start import open_assistant

HELDOUT = Path(__file__).resolve().parents[1] / "golden" / "heldout"


def main() -> None:
    assistant = open_assistant(Settings())
    for path in sorted(HELDOUT.glob("*.jsonl")):
        ask(assistant, path)
    for path in sorted((HELDOUT / "plans").glob("*.jsonl")):  # each alone, as a plan dropped into an empty corpus is
        with tempfile.TemporaryDirectory() as folder:
            ask(open_assistant(Settings(corpus=path.with_suffix(""), index=Path(folder))), path)


def ask(assistant: Assistant, path: Path) -> None:
    print(f"{path.stem} set")
    for name, shares in summarise(list(evaluate(assistant, read_golden(path)))).items():
        low, high = shares["exact_low"], shares["exact_high"]
        print(
            f"{name:16s} {int(shares['questions']):4d}  exact {shares['exact']:.3f} ({low:.3f}-{high:.3f})  "
            f"citations {shares['citations_hold']:.3f}"
        )


if __name__ == "__main__":
    main()
