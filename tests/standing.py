"""How often a golden question that stands by itself is answered after a conversation as it is without one. Seeded.

By hand: `python -m tests.standing 250` prints the share and what was dragged along. The gate is in test_standing.py.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.pipeline import Assistant
from assistant.settings import Settings
from assistant.start import open_assistant
from assistant.types import Answer, Question, Turn
from assistant.vietnamese import fold

GOLDEN = Path(__file__).parent / "golden"
# Beside another golden question with its real answer: what leaves a conversation without a subject, or offers choices.
BEFORE = ("Mục tiêu bao nhiêu phần trăm?", "Giá vàng hôm nay bao nhiêu?", "xin chào", "Hà Nội có bao nhiêu mục tiêu?")


@dataclass(frozen=True, slots=True)
class Asked:
    """One question asked after `before`; `alone` and `after` are its answers without and with it."""

    question: str
    before: str
    alone: Answer
    after: Answer

    @property
    def same(self) -> bool:
        return (self.alone.status, self.alone.text, self.alone.citations) == (
            self.after.status,
            self.after.text,
            self.after.citations,
        )


def standalone_questions() -> tuple[str, ...]:
    rows: list[dict[str, Any]] = [
        json.loads(line)
        for path in sorted(GOLDEN.glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
        if line.strip()
    ]
    return tuple(dict.fromkeys(row["question"] for row in rows if not row.get("history")))


def ask_after_others(assistant: Assistant, count: int, seed: int = 7) -> Iterator[Asked]:
    """`count` golden questions, every other one typed without marks, each after one or two turns of its own."""
    chance = random.Random(seed)
    questions = standalone_questions()
    for place, question in enumerate(chance.sample(questions, min(count, len(questions)))):
        typed = fold(question) if place % 2 else question
        turns: list[Turn] = []
        for _ in range(1 + place % 3 // 2):
            before = chance.choice(BEFORE) if chance.random() < 0.4 else chance.choice(questions)
            said = assistant.answer(Question(before, tuple(turns))).text
            turns += [Turn("user", before), Turn("assistant", said)]
        alone = assistant.answer(Question(typed))
        after = assistant.answer(Question(typed, tuple(turns)))
        yield Asked(typed, " / ".join(turn.content for turn in turns if turn.role == "user"), alone, after)


def main(count: int) -> None:
    assistant = open_assistant(Settings(corpus=Path("corpus")))
    results = list(ask_after_others(assistant, count))
    for asked in results:
        if not asked.same:
            print(f"{asked.before} >> {asked.question}\n    {asked.after.understood_as}")
            print(f"    alone {asked.alone.status}: {asked.alone.text[:120]!r}\n    after {asked.after.text[:120]!r}")
    print(f"{sum(asked.same for asked in results)} of {len(results)} answered the same")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 250)
