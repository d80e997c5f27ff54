"""Instructions inside a question have no effect: the parts that give them are left out before it is read."""

from __future__ import annotations

import re

from assistant.data import read_data
from assistant.named import any_of, spelled

_LABEL = re.compile(r"\W*\w+(?: \w+)?\s*:\W*")  # "SYSTEM:" only says who is to be taken to speak
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
        told = [c for c in clauses if not pattern.search(spelled(c)) and not _LABEL.fullmatch(c)]
        kept += [f"{clause} " for clause in told if len(clauses) > 1]
    return " ".join("".join(kept).split()).strip(" ,:")
