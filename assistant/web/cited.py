"""The citations of one answer in an address: `?cited=<passage>~<start>-<end>,...`, so that a reader can step through them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from assistant.types import Citation

_MOST = 60


@dataclass(frozen=True, slots=True)
class Cited:
    """A quote: its passage, and its span in the document's text."""

    document: str
    passage: str
    start: int
    end: int


def cited_of(citations: Sequence[Citation]) -> tuple[Cited, ...]:
    return tuple(Cited(c.document, c.passage_id, c.start, c.end) for c in citations[:_MOST])


def reading_address(cited: Sequence[Cited], at: int) -> str:
    """Address of the quote number `at` (from 0) among those of its answer."""
    listed = ",".join(f"{c.document}:{c.passage}~{c.start}-{c.end}" for c in cited)
    here = cited[at]
    return f"/d/{here.document}?cited={quote(listed, safe=':~,-')}&at={at}#{here.passage}"


def read_cited(given: str) -> tuple[Cited, ...]:
    """The way back; what is none is left out."""
    found = re.findall(r"([a-z0-9-]{1,200}):([a-z0-9-]{1,220})~(\d{1,9})-(\d{1,9})", given[:20_000])
    return tuple(Cited(d, p, int(start), int(end)) for d, p, start, end in found[:_MOST])
