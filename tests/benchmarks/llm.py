"""`make bench-llm`: the golden questions through a real model (SmolLM2 over llama.cpp), composed answers beside them.

Only those for which a model is asked, in a seeded order; `--most 60` takes the first 60. It takes hours on two cores, so every
result is kept in a file of its own and a run that was cut short goes on where it stopped (`--record`); `--share 1/2` and `--share 2/2`
are the halves for two processes, and `--tell FILE ...` prints the shares of what was kept.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from assistant.contract import parse_question
from assistant.evaluate import Judgement, evaluate, read_golden, summarise
from assistant.generate.fluent import Fluent, wants_model
from assistant.generate.model import open_model
from assistant.pipeline import Assistant
from assistant.settings import Settings
from assistant.start import open_assistant
from tests.smollm.server import smollm

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
RECORD = Path("indexes/bench-llm.jsonl")
TIME_LIMIT = 600  # seconds: on a busy machine a time-out would show the composed answer and measure nothing


def questions_for_model(assistant: Assistant) -> list[dict[str, Any]]:
    every = [row for path in sorted(GOLDEN.glob("*.jsonl")) for row in read_golden(path)]
    rows = [row for row in every if wants_model(assistant._compose(parse_question(row)))]
    print(f"{len(every)} golden questions, {len(rows)} of them for a model", flush=True)
    random.Random(135).shuffle(rows)
    return rows


def ask(rows: list[dict[str, Any]], assistant: Assistant, record: Path) -> None:
    """Each question without and with the model, a line of `record` for each."""
    done = {line["id"] for line in kept([record])}
    with smollm() as address, record.open("a", encoding="utf-8") as file:
        settings = Settings(
            llm="openai:smollm2", llm_base_url=address, llm_timeout=TIME_LIMIT, llm_max_tokens=64, llm_context=600
        )
        fluent = Fluent(open_model(settings), settings)
        for row in rows:
            if row["id"] in done:
                continue
            assistant.fluent = None
            (composed,) = evaluate(assistant, [row])
            assistant.fluent = fluent
            (told,) = evaluate(assistant, [row])
            line = {"id": row["id"], "composed": asdict(composed), "told": asdict(told)}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
            file.flush()


def kept(records: Iterable[Path]) -> list[dict[str, Any]]:
    return [json.loads(line) for path in records if path.exists() for line in path.read_text("utf-8").splitlines()]


def tell(records: Iterable[Path]) -> None:
    lines = kept(records)
    for name, side in (("composed", "composed"), ("SmolLM2", "told")):
        shares = summarise(Judgement(**line[side]) for line in lines)["all"]
        print(
            f"{name}: {shares['questions']:.0f} questions, exact {shares['exact']:.4f}, citations {shares['citations_hold']:.4f}, "
            f"with an unsupported sentence {shares['unsupported']:.0f}, generated {shares['generated']:.0f}, fallbacks "
            f"{shares['fell_back']:.0f}, first sentence {shares['first_sentence_ms']:.0f} ms, {shares['tokens']:.0f} tokens"
        )
    # What the composed answer says too ("Resolution 18 (30 December 2022)": a date of the document, in no quote) is none of the model's.
    own = [line["id"] for line in lines if set(line["told"]["unsupported"]) - set(line["composed"]["unsupported"])]
    print(f"answers with an unsupported sentence that only the model said: {len(own)} {own}")
    for line in lines:
        if line["told"]["unsupported"] or bool(line["told"]["wrong"]) != bool(line["composed"]["wrong"]):
            print(
                line["id"],
                "composed",
                line["composed"]["wrong"],
                "model",
                line["told"]["wrong"],
                line["told"]["unsupported"],
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int)
    parser.add_argument("--share", default="1/1")
    parser.add_argument("--record", type=Path, default=RECORD)
    parser.add_argument("--tell", type=Path, nargs="+")
    options = parser.parse_args()
    if not options.tell:
        assistant = open_assistant(Settings())
        first, step = (int(part) for part in options.share.split("/"))
        ask(questions_for_model(assistant)[: options.most][first - 1 :: step], assistant, options.record)
    tell(options.tell or [options.record])


if __name__ == "__main__":
    main()
