"""A follow-up that asks, after "có mấy nhóm giải pháp?", for what was counted: "kể ra", "gồm những gì?", "which ones?"."""

from __future__ import annotations

import re

from assistant.data import read_data
from assistant.named import any_of
from assistant.slots import parted_at, put_together, says_only
from assistant.understand import detect_language

_THERE = re.compile(r"\s+(?:are there|there are|are set|is there)\b", re.IGNORECASE)


def list_counted(question: str, base: str) -> str:
    """The question for the list; "" where the follow-up asks otherwise or `base` counts nothing."""
    if not says_only(question, "counted_listed", "around_listed"):
        return ""
    head, counting, tail = parted_at(base.strip(" ?.!"), any_of(tuple(read_data("follow_ups")["how_many"])))
    if not counting:
        return ""
    language = detect_language(base)
    head = head.strip(" ,")
    subject = f"{_THERE.sub('', tail).strip()} {'của ' if head and language == 'vi' else ''}{head}".strip()
    return put_together("listed", language, subject=subject)
