"""A follow-up that asks, after "có mấy nhóm giải pháp?", for what was counted: "kể ra", "gồm những gì?", "which ones?"."""

from __future__ import annotations

import re

from assistant.data import read_data
from assistant.named import any_of, spelled
from assistant.slots import parted_at
from assistant.understand import detect_language
from assistant.vietnamese import fold

_THERE = re.compile(r"\s+(?:are there|there are|are set|is there)\b", re.IGNORECASE)


def list_counted(question: str, base: str) -> str:
    """The question for the list; "" where the follow-up asks otherwise or `base` counts nothing."""
    data = read_data("follow_ups")
    said = spelled(question)
    rest = any_of(tuple(data["counted_listed"])).sub(" ", said)
    around = {fold(word) for word in data["around_listed"]}
    if rest == said or not all(fold(word) in around for word in re.findall(r"\w+", rest)):
        return ""
    head, counting, tail = parted_at(base.strip(" ?.!"), any_of(tuple(data["how_many"])))
    if not counting:
        return ""
    language = detect_language(base)
    head = head.strip(" ,")
    subject = f"{_THERE.sub('', tail).strip()} {'của ' if head and language == 'vi' else ''}{head}".strip()
    template: str = data["listed"][language]
    return template.format(subject=subject)
