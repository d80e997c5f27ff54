"""Labels that say of a task who leads it, with whom, by when: "Chủ trì: Sở X", "- Thời hạn: Quý II/2027"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from assistant.data import read_data

_MARKS = r"[\s\-–—•*+_]*(?:\(?[\da-zđ]{1,2}[.)]\s+)?"
_CLOSES = re.compile(r"[.;)]*\s*(?=\n|$)|[;.)]+\s")
_EDGES = " .;,(-–*_\n"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label's meaning (a key of `card_labels` in data/register.yaml) and its value; the span holds both."""

    meaning: str
    value: str
    start: int
    end: int


def is_labelled_line(line: str) -> bool:
    """Whether a line is nothing but such a label and its value."""
    return _opening_line().match(line) is not None


def leads(line: str) -> bool:
    """Whether it says who leads."""
    opened = _opening_line().match(line)
    return opened is not None and opened.lastgroup is not None and opened.group("lead") is not None


def find_labelled(text: str) -> Iterator[Labelled]:
    """Every label with its value, in order. A label that opens its line has the line; one in a sentence has its clause."""
    found = list(_label().finditer(text))
    for at, match in enumerate(found):
        until = found[at + 1].start() if at + 1 < len(found) else len(text)
        line_end = text.find("\n", match.end())
        until = min(until, line_end if line_end >= 0 else len(text))
        value = text[match.end() : until]
        opens_line = not text[: match.start("label")].rsplit("\n", 1)[-1].strip(" -–—•*+_(")
        closed = None if opens_line else _CLOSES.search(value)
        value = value[: closed.start()] if closed else value
        meaning = next(name for name in read_data("register")["card_labels"] if match.group(name))
        stripped = value.strip(_EDGES)
        if stripped:
            yield Labelled(meaning, " ".join(stripped.split()), match.start("label"), match.end() + len(value.rstrip()))


def has_labels(text: str) -> bool:
    return _label().search(text) is not None


@cache
def _label() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?:^|\n){_MARKS}|(?<=[.;,(]\s)|(?<=\()|(?<=[.;,]\s\*\*)){_names()}\s*(?:\*\*|__)?\s*:(?:\*\*|__)?[ \t]*",
        re.IGNORECASE,
    )


@cache
def _opening_line() -> re.Pattern[str]:
    return re.compile(rf"{_MARKS}{_names()}\s*(?:\*\*|__)?\s*:(?:\*\*|__)?[ \t]*\S", re.IGNORECASE)


@cache
def _names() -> str:
    labels = read_data("register")["card_labels"].items()
    return "(?P<label>" + "|".join(f"(?P<{name}>{'|'.join(patterns)})" for name, patterns in labels) + ")"
