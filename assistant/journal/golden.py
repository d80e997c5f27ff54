"""Questions of the journal -> a draft golden set: JSON Lines that `evaluate` reads, for a person to look through.

What is expected stands as it was observed; `draft` tells so, and `observed` what there is to judge by. A person sets
right what is wrong ("status", "figure", "document", "contains") and takes `draft` and `observed` away.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from assistant.journal.report import Asked, Kind


def draft_golden(asked: Iterable[Asked], kind: Kind) -> Iterator[str]:
    """One line for each question."""
    for question in asked:
        record = {
            "id": f"journal-{question.id}",
            "slice": f"journal_{kind}",
            "question": question.question,
            "history": list(question.history),
            "status": question.status,
            "figure": None,
            "comparator": None,
            "year": None,
            "document": question.documents[0] if question.documents else None,
            "contains": [],
            "not_contains": [],
            "any_of": [],
            "fact": None,
            "draft": True,
            "observed": {
                "answer": question.answer,
                "passages": list(question.passages),
                "generation": question.generation,
                "asked_at": question.asked_at,
                "times": question.times,
                "total_ms": round(question.total_ms, 1),
                "helpful": question.helpful,
                "reason": question.reason,
                "note": question.note,
            },
        }
        yield json.dumps(record, ensure_ascii=False) + "\n"
