"""`make fit-likely`: the weights of `assistant/likely.py`, fitted on the golden questions whose best statement is not plainly near.

Each is answered from that statement alone; right or wrong by its golden line, or wrong because it must be refused.
Prints the weights for `assistant/data/likely.yaml` and, leaving out each set in turn, how many answers a threshold lets in.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
import yaml
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from assistant.candidate import Candidate
from assistant.contract import parse_question
from assistant.evaluate import read_golden, what_is_wrong
from assistant.evidence import Evidence
from assistant.likely import Best, find_best
from assistant.pipeline import Assistant
from assistant.select import select
from assistant.settings import Settings
from assistant.start import open_assistant
from assistant.types import AnswerStatus, Hit
from assistant.understand import Query

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
NOT_ANSWERS = ("retrieval", "retrieval2", "resolution_57")  # sets of other forms or corpora
PLAINLY_NEAR = 0.8  # nearness from which a question is answered anyway
FOLDS = 15
THRESHOLDS = (0.5, 0.55, 0.6, 0.65, 0.7)


@dataclass(frozen=True, slots=True)
class Example:
    """One question: what its best statement looks like, whether it is right, whether the question must be refused, and is."""

    of: str
    features: dict[str, float]
    right: bool
    unanswerable: bool
    refused: bool


def main() -> None:
    examples = [*_of_corpus(), *_of_plans()]
    names = list(examples[0].features)
    x = np.array([[example.features[name] for name in names] for example in examples])
    y = np.array([example.right for example in examples])
    out = np.array([example.unanswerable for example in examples])
    model = make_pipeline(StandardScaler(), LogisticRegression(C=0.3, max_iter=2000))
    groups = [example.of for example in examples]
    likely = cross_val_predict(model, x, y, groups=groups, cv=GroupKFold(FOLDS), method="predict_proba")[:, 1]
    refused = np.array([example.refused for example in examples])
    print(
        f"# {len(y)} questions; of {refused.sum()} refused {(refused & y).sum()} are answered by their best statement"
    )
    for threshold in THRESHOLDS:
        said = (likely >= threshold) & refused
        counts = (said & y).sum(), (said & ~y & ~out).sum(), (said & out).sum()
        print(f"# from {threshold}: {counts[0]} right, {counts[1]} wrong, {counts[2]} that are to be refused")
    scaler, regression = model.fit(x, y)
    slopes = regression.coef_[0] / scaler.scale_
    bias = regression.intercept_[0] - (slopes * scaler.mean_).sum()
    weights = {"bias": bias, **dict(zip(names, slopes, strict=True))}
    print(yaml.safe_dump({name: round(float(weight), 4) for name, weight in weights.items()}, sort_keys=False))


def _of_corpus() -> Iterator[Example]:
    assistant = open_assistant(Settings())
    for path in sorted(GOLDEN.glob("*.jsonl")):
        if path.stem not in NOT_ANSWERS:
            yield from _of_set(assistant, path)


def _of_plans() -> Iterator[Example]:
    for path in sorted((GOLDEN / "plans").glob("*.jsonl")):
        with tempfile.TemporaryDirectory() as folder:
            yield from _of_set(open_assistant(Settings(corpus=path.with_suffix(""), index=Path(folder))), path)


def _of_set(assistant: Assistant, path: Path) -> Iterator[Example]:
    for row in read_golden(path):
        example = None if row.get("history") else _of_question(assistant, row, path.stem)
        if example is not None:
            yield example


def _of_question(assistant: Assistant, row: dict[str, Any], of: str) -> Example | None:
    question = parse_question(row)
    found: list[Best | None] = []

    def recorded(query: Query, hits: Sequence[Hit], evidence: Evidence) -> tuple[Candidate, ...]:
        found.append(None if query.kind == "progress" else find_best(query, hits, evidence))
        return select(query, hits, evidence)

    with patch("assistant.pipeline.select", recorded), patch("assistant.pipeline.find_likely", return_value=()):
        refused = assistant.composed(question).status is AnswerStatus.REFUSED
    best = found[0] if found else None
    if best is None or not (refused or best.candidate.nearness < PLAINLY_NEAR):
        return None
    only = patch("assistant.pipeline.select", return_value=(best.candidate,))
    with only, patch("assistant.pipeline.find_likely", return_value=()):
        answer = assistant.composed(question)
    allowed = row.get("status", "answered")
    unanswerable = "refused" in ([allowed] if isinstance(allowed, str) else allowed)
    right = answer.status is not AnswerStatus.REFUSED and not unanswerable and not [*what_is_wrong(answer, row)]
    return Example(of, best.features, right, unanswerable, refused)


if __name__ == "__main__":
    main()
