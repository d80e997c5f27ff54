"""Instructions inside a question have no effect: the parts that give them are left out before it is read."""

from __future__ import annotations

import re

from assistant.data import read_data
from assistant.named import any_of, spelled

_PART = re.compile(r"[^.!?;\n]*(?:[.!?;\n]+|$)")


def without_instructions(text: str) -> str:
    """`text` without its sentences that instruct, and of a sentence that also asks without that clause; "" where all does."""
    pattern = any_of(tuple(read_data("instructions")))
    if not pattern.search(spelled(text)):
        return text
    kept = []
    for sentence in _PART.findall(text):
        if not pattern.search(spelled(sentence)):
            kept.append(sentence)
            continue
        clauses = re.split(r"(?<=[,:])\s+", sentence)
        kept += [f"{clause} " for clause in clauses if len(clauses) > 1 and not pattern.search(spelled(clause))]
    return " ".join("".join(kept).split()).strip(" ,:")
