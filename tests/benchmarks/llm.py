"""`make bench-llm`: golden questions through a real model (SmolLM2 over llama.cpp), composed answers beside them.

A number of questions may be given (`python -m tests.benchmarks.llm 60`): a seeded draw of those for which a model is asked.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from assistant.contract import parse_question
from assistant.evaluate import evaluate, read_golden, summarise
from assistant.generate.fluent import Fluent, wants_model
from assistant.generate.model import open_model
from assistant.settings import Settings
from assistant.start import open_assistant
from tests.smollm.server import smollm

GOLDEN = Path(__file__).resolve().parents[1] / "golden"


def main(most: int | None) -> None:
    assistant = open_assistant(Settings())
    every = [row for path in sorted(GOLDEN.glob("*.jsonl")) for row in read_golden(path)]
    rows = [row for row in every if wants_model(assistant._compose(parse_question(row)))]
    print(f"{len(every)} golden questions, {len(rows)} of them for a model", flush=True)
    random.Random(135).shuffle(rows)
    rows = rows[:most]
    composed = summarise(list(evaluate(assistant, rows)))["all"]
    with smollm() as address:
        settings = Settings(
            llm="openai:smollm2", llm_base_url=address, llm_timeout=120, llm_max_tokens=64, llm_context=600
        )
        assistant.fluent = Fluent(open_model(settings), settings)
        judged = []
        for judgement in evaluate(assistant, rows):
            judged.append(judgement)
            if len(judged) % 20 == 0:  # so that a run cut short still tells
                so_far = summarise(judged)["all"]
                print(
                    f"{len(judged)}: exact {so_far['exact']:.4f}, unsupported {so_far['unsupported']:.0f}", flush=True
                )
        told = summarise(judged)["all"]
    for name, shares in (("composed", composed), ("SmolLM2", told)):
        print(
            f"{name}: {shares['questions']:.0f} questions, exact {shares['exact']:.4f}, citations {shares['citations_hold']:.4f}, "
            f"with an unsupported sentence {shares['unsupported']:.0f}, generated {shares['generated']:.0f}, fallbacks "
            f"{shares['fell_back']:.0f}, first sentence {shares['first_sentence_ms']:.0f} ms, {shares['tokens']:.0f} tokens"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else None)
