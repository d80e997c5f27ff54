"""A real model over a real server that knows no Vietnamese and invents freely: no figure of its own reaches the user.

`make bench-llm` asks it all golden questions; here a seeded draw of those for which a model is asked at all.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.contract import parse_question
from assistant.evaluate import evaluate, read_golden
from assistant.generate.fluent import Fluent, wants_model
from assistant.generate.model import open_model
from assistant.pipeline import Assistant
from assistant.settings import Settings
from tests.smollm.server import smollm

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
ASKED = 12
pytestmark = pytest.mark.llm


@pytest.fixture(scope="module")
def rows(assistant: Assistant) -> list[dict[str, Any]]:
    every = [row for path in sorted(GOLDEN.glob("*.jsonl")) for row in read_golden(path)]
    random.Random(135).shuffle(every)
    wanted = (row for row in every if wants_model(assistant._compose(parse_question(row))))
    return [row for row, _ in zip(wanted, range(ASKED), strict=False)]


@pytest.fixture(scope="module")
def fluent() -> Iterator[Fluent]:
    with smollm() as address:
        settings = Settings(
            llm="openai:smollm2", llm_base_url=address, llm_timeout=120, llm_max_tokens=64, llm_context=600
        )
        yield Fluent(open_model(settings), settings)


def test_nothing_it_invents_is_shown(assistant: Assistant, rows: list[dict[str, Any]], fluent: Fluent) -> None:
    composed = list(evaluate(assistant, rows))
    assistant.fluent = fluent
    try:
        told = list(evaluate(assistant, rows))
    finally:
        assistant.fluent = None
    assert len(rows) == ASKED
    assert sum(j.tokens for j in told) > 10 * ASKED  # it was asked, and spoke
    assert [(j.question, j.unsupported) for j in told if j.unsupported] == []
    assert all(j.citations_hold for j in told)
    lost = [
        (j.question, j.answer, j.wrong)
        for j, before in zip(told, composed, strict=True)
        if j.wrong and not before.wrong
    ]
    assert lost == []
