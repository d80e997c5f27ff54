"""`make bench-slices`: the retrieval questions on the default corpus, R@1 and R@3 for each way of asking.

A hit is right when its passage is of the expected document and states the expected figure under the expected year; where
no figure is expected, the expected words.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from assistant.evaluate import read_golden
from assistant.figures import find_figures, find_years
from assistant.pipeline import Assistant
from assistant.settings import load_settings
from assistant.start import open_assistant
from assistant.types import Passage
from assistant.vietnamese import fold

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
SETS = ("retrieval.jsonl", "retrieval2.jsonl")
NEVER = 10**6


def is_right(passage: Passage, expected: dict[str, Any]) -> bool:
    return (
        passage.document_id == expected["document"]
        and all(fold(text) in fold(passage.text) for text in expected["contains"])
        and (not expected["figure"] or states_figure(passage.text, expected["figure"]))
        and (not expected["year"] or speaks_of(passage, int(expected["year"])))
    )


def states_figure(text: str, figure: str) -> bool:
    wanted = next(iter(find_figures(figure)), None)
    if wanted is None:
        return fold(figure) in fold(text)
    return any(
        (f.value, f.value_max, f.unit[:1] == "%") == (wanted.value, wanted.value_max, wanted.unit[:1] == "%")
        for f in find_figures(text)
    )


def speaks_of(passage: Passage, year: int) -> bool:
    said = find_years(" . ".join((*passage.heading_path, passage.text)))
    return year in passage.horizons or any(year in (mention.year, mention.end_year) for mention in said)


def rank_of(assistant: Assistant, expected: dict[str, Any]) -> int:
    """Place of the first right hit, 0 the first."""
    hits = assistant.search(str(expected["question"])).hits
    return next((i for i, hit in enumerate(hits) if is_right(hit.passage, expected)), NEVER)


def report(assistant: Assistant, golden: Path) -> None:
    """Print a row for each slice, and the questions whose passage is not first."""
    ranks: dict[str, list[int]] = defaultdict(list)
    missed = []
    for expected in read_golden(golden):
        rank = rank_of(assistant, expected)
        ranks[expected["slice"]].append(rank)
        if rank:
            missed.append(f"  {'none' if rank == NEVER else rank + 1:>4}  {expected['question']}")
    print(f"{golden.name}\n{'slice':14s} {'n':>4s} {'R@1':>6s} {'R@3':>6s}")
    for name, found in ranks.items():
        shares = (sum(rank < k for rank in found) / len(found) for k in (1, 3))
        print(f"{name:14s} {len(found):4d} " + " ".join(f"{share:6.3f}" for share in shares))
    print("\n".join(missed))


if __name__ == "__main__":
    opened = open_assistant(load_settings())
    for name in sys.argv[1:] or SETS:
        report(opened, GOLDEN / name)
