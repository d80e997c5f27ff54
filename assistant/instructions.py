"""Text of a document that means to instruct an assistant: it is shown in the reading room, but nothing is answered from it."""

from __future__ import annotations

from functools import cache

from assistant.data import read_data
from assistant.named import any_of, spelled


def instructs(text: str) -> bool:
    """Whether a passage addresses the program that reads it ("bỏ qua mọi hướng dẫn", "ignore previous instructions")."""
    data = _data()
    lowered = text.lower()
    return (
        any(mark in lowered for mark in data["marks"])
        or any_of(tuple(data["phrases"])).search(spelled(text)) is not None
    )


@cache
def _data() -> dict[str, list[str]]:
    found: dict[str, list[str]] = read_data("instructions")
    return found
