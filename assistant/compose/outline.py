"""What stands under a heading: its subheadings, or else its passages, all of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose.draft import NOTHING, Draft, DraftSentence, answered, computed_in
from assistant.compose.single import whole
from assistant.data import read_data
from assistant.evidence import Evidence
from assistant.phrase import phrase_block
from assistant.relevance import Terms, bag, weigh
from assistant.select import Candidate
from assistant.texts import say
from assistant.types import Passage
from assistant.understand import Query
from assistant.vietnamese import fold, words

_COVERED = 0.6
_MOST = 40
# What asks for a heading of this kind although it counts as no content elsewhere.
_KINDS = ("mục tiêu", "chỉ tiêu", "nhiệm vụ", "giải pháp", "quan điểm", "nhóm", "căn cứ", "tổ chức thực hiện")

Path = tuple[str, ...]


def compose_outline(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> Draft:
    """The list under the heading that the question names; NOTHING where it names none, or the heading holds no list."""
    document = _document(query, candidates, evidence)
    if document is None:
        return NOTHING
    passages = evidence.reader.passages_of(document)
    path = _named(query, passages, evidence)
    if path is None:
        return NOTHING
    below = [p for p in passages if p.heading_path[: len(path)] == path]
    children = list(dict.fromkeys(p.heading_path[: len(path) + 1] for p in below if len(p.heading_path) > len(path)))
    if len(children) >= 2:
        firsts = [next(p for p in below if p.heading_path[: len(path) + 1] == child) for child in children]
        rows = [_child(child[-1], first, evidence) for child, first in zip(children, firsts, strict=True)]
    else:
        rows = [_row(p, query, evidence) for p in below if evidence.of_passage(p)]
    if not 2 <= len(rows) <= _MOST:
        return NOTHING
    return answered(_heading(query, path[-1], rows), *_numbered(rows))


def _document(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> str | None:
    if query.documents:
        return query.documents[0]
    if candidates:
        return candidates[0].statement.document.id
    return evidence.primary.id if evidence.primary else None


def _named(query: Query, passages: Sequence[Passage], evidence: Evidence) -> Path | None:
    """The heading path whose last heading says most of what is asked."""
    terms = _terms(query, evidence)
    if not terms.words:
        return None
    paths = dict.fromkeys(p.heading_path[:depth] for p in passages for depth in range(1, len(p.heading_path) + 1))
    scored = []
    for path in paths:
        if query.years and _years(path) and not set(query.years) & _years(path):
            continue
        own, above = bag(path[-1]).words, bag(" . ".join(path)).words
        total = sum(terms.words.values())
        share = sum(w * (1.0 if t in own else 0.8 if t in above else 0.0) for t, w in terms.words.items()) / total
        if share >= _COVERED and any(t in own for t in terms.words):
            scored.append((share, -len(path), path))
    return max(scored)[2] if scored else None


def _terms(query: Query, evidence: Evidence) -> Terms:
    """The question's words, with those that name a kind of heading, without those that name the document."""
    model = evidence.reader.word_model
    weights = dict(weigh(query, model).words)
    folded = fold(query.search_text)
    for kind in _KINDS:
        if fold(kind) in folded:
            weights |= {word: model.rarity(word) for word in words(kind)}
    names = [n for d in evidence.documents.values() for n in (d.title, d.number or "", d.scope or "", *d.aliases)]
    # "sáu quan điểm": the number asked for stands in no heading.
    dropped = set(read_data("list_words")) | set(words(" ".join(read_data("number_words")))) - {"năm"}
    weights = {t: w for t, w in weights.items() if t not in dropped}
    named = {word for name in names for word in words(name)} - {w for kind in _KINDS for w in words(kind)}
    return Terms({t: w for t, w in weights.items() if t not in named or len(weights) < 2}, {})


def _years(path: Path) -> set[int]:
    return {int(year) for heading in path for year in re.findall(r"\b20\d\d\b", heading)}


def _child(label: str, first: Passage, evidence: Evidence) -> DraftSentence:
    """A subheading as a row; its number is not said twice."""
    name = re.sub(
        r"^(?:(?:nhóm|mục|phần|chương|điều)\s+)?[\dIVXLC]+(?:\.\d+)*[.):]?\s+", "", label, flags=re.IGNORECASE
    )
    statements = evidence.of_passage(first)
    return DraftSentence(f"{name[:1].upper()}{name[1:]}.", statements[:1])


def _row(passage: Passage, query: Query, evidence: Evidence) -> DraftSentence:
    statement = evidence.of_passage(passage)[0]
    return DraftSentence(phrase_block(statement, query.language), (whole(statement),))


def _heading(query: Query, heading: str, rows: Sequence[DraftSentence]) -> DraftSentence:
    counted = say("counted_items", query.language, count=len(rows))
    text = say("list_head_heading", query.language, counted=counted, heading=heading, count=len(rows))
    statements = tuple(s for row in rows for s in row.statements)
    return DraftSentence(text, statements, computed_in(text.replace("**", ""), query.language))


def _numbered(rows: Sequence[DraftSentence]) -> list[DraftSentence]:
    return [DraftSentence(f"{n}. {row.text}", row.statements, row.computed) for n, row in enumerate(rows, 1)]
