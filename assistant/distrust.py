"""Text of a document that means to instruct an assistant: it is shown in the reading room, but nothing is answered from it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.data import read_data
from assistant.named import any_of, spelled
from assistant.types import Passage
from assistant.vietnamese import fold


def distrusted(passages: Sequence[Passage]) -> frozenset[str]:
    """Ids of the passages that no answer may rest on: those that instruct, and what shares their document and heading."""
    suspect = {(p.document_id, p.heading_path) for p in passages if instructs(p.contextual_text)}
    return frozenset(p.id for p in passages if (p.document_id, p.heading_path) in suspect)


def instructs(text: str) -> bool:
    """Whether a text addresses the program that reads it ("bỏ qua mọi hướng dẫn", "ignore previous instructions")."""
    if not _hint().search(fold(text)):
        return False
    data = read_data("distrusted")
    lowered = text.lower()
    return (
        any(mark in lowered for mark in data["marks"])
        or any(line.strip(" #*:›") in data["roles"] for line in lowered.replace("›", "\n").splitlines())
        or any_of(tuple(data["phrases"])).search(spelled(text)) is not None
    )


@cache
def _hint() -> re.Pattern[str]:
    """What every such text holds, without marks: one look, for a hundred thousand passages are read with it."""
    data = read_data("distrusted")
    phrases = (r"\W+".join(map(re.escape, fold(phrase).split())) for phrase in [*data["phrases"], *data["roles"]])
    return re.compile("|".join([*phrases, *map(re.escape, data["marks"])]))
