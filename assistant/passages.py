"""Document -> passages: verbatim stretches small enough to cite, each with the scope of its headings."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections import Counter

from assistant.clauses import split_clauses, split_sentences
from assistant.structure import HELD_AGAINST, ScopedBlock, find_pillars, heading_years, parse_structure
from assistant.types import Document, Passage, Section

MAX_CHARS = 1200  # about 250 words of Vietnamese: what the embedding model reads without truncation

_DUE_IN = re.compile(
    r"(?:trước|đến|chậm nhất|muộn nhất|hết|xong|thành)\s+(?:là\s+|hết\s+)?(?:ngày|tháng|quý)\s[^.;,]{0,22}?(20\d\d)",
    re.IGNORECASE,
)


def split_document(document: Document) -> tuple[Passage, ...]:
    """Passages in the order of the text. A block is one passage; only a longer one is split, between sentences.

    Ids are `<document id>-<digest of heading path and text>`, numbered where the same text repeats under the same
    headings, so an edit elsewhere changes none of them.
    """
    seen: Counter[str] = Counter()
    passages = []
    for scoped in parse_structure(document):
        for start, end in _pieces(document.text, scoped):
            passages.append(_passage(document, scoped.section, start, end, seen))
    return tuple(passages)


def _pieces(text: str, scoped: ScopedBlock) -> list[tuple[int, int]]:
    start, end = scoped.block.start, scoped.block.end
    if end - start <= MAX_CHARS or scoped.block.is_table_row:  # a row is read across, never in two
        return [(start, end)]
    pieces = []
    piece_start = last_end = start
    for sentence_start, sentence_end in split_sentences(text[start:end]):
        if start + sentence_end - piece_start > MAX_CHARS and last_end > piece_start:
            pieces.append((piece_start, last_end))
            piece_start = start + sentence_start
        last_end = start + sentence_end
    pieces.append((piece_start, last_end))
    return pieces


def _passage(document: Document, section: Section, start: int, end: int, seen: Counter[str]) -> Passage:
    text = document.text[start:end]
    digest = hashlib.sha256("\x1f".join((*section.heading_path, text)).encode()).hexdigest()[:12]
    passage_id = f"{document.id}-{digest}"
    seen[passage_id] += 1
    if seen[passage_id] > 1:
        passage_id += f"-{seen[passage_id]}"
    pillars = find_pillars(text)
    return Passage(
        id=passage_id,
        document_id=document.id,
        text=text,
        start=start,
        end=end,
        heading_path=section.heading_path,
        horizons=section.horizons or _own_horizons(text),
        pillar=section.pillar or (pillars[0] if len(pillars) == 1 else None),
        page=bisect_right(document.page_starts, start) or None,
        clauses=split_clauses(text),
    )


def _own_horizons(text: str) -> tuple[int, ...]:
    """Years the passage itself sets, where no heading does and it names only one it does not compare with."""
    years = heading_years(HELD_AGAINST.sub(" ", text))
    due = set(map(int, _DUE_IN.findall(text)))  # of a sentence with three dates the first is no year of all
    return years if len(years) == 1 and due <= set(years) else ()
