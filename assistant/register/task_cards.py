"""Labelled lines beneath a title -> one task: "Đơn vị chủ trì: ...", "Đơn vị phối hợp: ...", "Thời gian: ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from assistant.register.tables import column_meaning
from assistant.types import Passage

_LINE = re.compile(
    r"^[\s\-–•*+]*(?:\(?[\da-zđ]{1,2}[.)]\s+)?(?:\*\*)?(?P<label>[^:\d*]{3,40}?)(?:\*\*)?\s*:(?:\*\*)?\s+(?P<value>\S.*?)[\s.;]*$"
)
_NUMBERING = re.compile(r"^\W*(?:[IVXLC]+|\d+(?:\.\d+)*|[a-zđ])\s*[.):\-–]\s*")


@dataclass(slots=True)
class Card:
    """`fields` by the meaning of their labels (a key of `columns` in data/register.yaml); `passage` and `span` are the lead's line."""

    title: str
    headings: tuple[str, ...]
    fields: dict[str, str] = field(default_factory=dict)
    labels: set[str] = field(default_factory=set)
    passage: Passage | None = None
    span: tuple[int, int] = (0, 0)

    @property
    def is_task(self) -> bool:
        """Whether it says who leads and, beside that, when, what comes of it or who pays."""
        return self.passage is not None and bool(self.fields.keys() & {"deadline", "product", "funding"})


def find_cards(passages: Sequence[Passage]) -> Iterator[Card]:
    """Cards in the order of the text; lines that repeat a label beneath one title end its card."""
    card: Card | None = None
    over = False
    for passage in passages:
        headings = passage.heading_path
        if not _LINE.match(passage.text.split("\n", 1)[0]):
            continue  # its own first line says what the task is (register/labelled_tasks.py)
        for at, label, value, length in _lines(passage.text):
            above = headings[:-1] if headings and headings[-1].strip(" :.").lower() == label.lower() else headings
            if not above:
                continue
            if card is None or card.headings != above:
                if card is not None and card.is_task:
                    yield card
                card, over = Card(_NUMBERING.sub("", above[-1]).strip(), above), False
            meaning = column_meaning(label)
            over = over or label.lower() in card.labels
            card.labels.add(label.lower())
            if over or meaning in card.fields:  # "Đơn vị thực hiện" beside "Đơn vị chủ trì"
                continue
            card.fields[meaning] = value
            if meaning == "lead":
                card.passage, card.span = passage, (at, at + length)
    if card is not None and card.is_task:
        yield card


def _lines(text: str) -> Iterator[tuple[int, str, str, int]]:
    """(start, label, value, length) of every labelled line."""
    at = 0
    for line in text.splitlines(keepends=True):
        match = _LINE.match(line.rstrip("\n"))
        if match and column_meaning(match.group("label")) in ("lead", "coordinating", "deadline", "product", "funding"):
            yield at, match.group("label").strip(), match.group("value"), len(line.rstrip())
        at += len(line)
