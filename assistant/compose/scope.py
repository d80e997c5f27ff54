"""Which rows of the register a question is about: its documents, years, pillar and level, and the words left over."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from assistant.bags import heading_text
from assistant.data import read_data
from assistant.evidence import Evidence
from assistant.named import find_levels
from assistant.relevance import Terms, coverage, only, weigh
from assistant.statements import Statement
from assistant.types import RowKind, Target
from assistant.understand import Query
from assistant.vietnamese import fold, words
from assistant.word_model import WordModel

_GENERAL = re.compile(r"muc tieu (?:chung|tong quat)|general (?:target|goal|objective)")
_FEW = 2  # syllables so few that each may be of another word
_COVERED = 0.6  # of the words left over that a row must say
_PART = 0.85  # of one thing's words, where several are named
_TOPICS = re.compile(r"\bvề\s+(?P<topics>[^.?!;]+)", re.IGNORECASE)


def rows_in_scope(query: Query, evidence: Evidence, kind: RowKind = "target") -> list[Statement]:
    """Statements of the rows that fit, in the order of the documents. Empty where the question's words are not theirs.

    A question that names no document is about the primary plan; other plans speak where that has no such row.
    """
    for documents in _documents(query, evidence):
        rows = [t for t in evidence.targets if t.document in documents and t.kind == kind and _fits(query, t)]
        found = [s for s in (evidence.of_row(row) for row in rows) if s is not None]
        kept = _about(query, found, evidence)
        if kept:
            return kept
    return []


@lru_cache(maxsize=16)  # most questions leave out the names of the same documents
def words_of(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for text in texts for word in words(text))


def count_measures(rows: Iterable[Statement]) -> int:
    """How many things are set: a row of a table, or a sentence, that has a value for each of two years is one; each task is one."""
    told = list(rows)
    named = {(s.passage.id, s.row.indicator) for s in told if isinstance(s.row, Target)}
    return len(named) + sum(not isinstance(s.row, Target) for s in told)


def topic_terms(query: Query, evidence: Evidence) -> Terms:
    """The question's words without those that only name its document, pillar, level or place."""
    named = [query.pillar or "", query.level or ""]
    for document in evidence.documents.values():
        if document.id in query.documents or document is evidence.primary or document.scope:
            named += [document.title, document.number or "", document.scope or "", *document.aliases]
    # With their marks: "toán" of "thanh toán" is no "toàn" of a title.
    terms = weigh(query, evidence.reader.word_model)
    asking = words_of(tuple(str(word) for word in read_data("list_words")))
    bare = {fold(word) for word in asking}
    dropped = words_of(tuple(named)) | asking | {word for word in terms.words if fold(word) == word and word in bare}
    return only(terms, terms.words.keys() - dropped)


def _documents(query: Query, evidence: Evidence) -> list[set[str]]:
    """Sets of documents to look in, one after the other."""
    every = evidence.documents.values()
    if query.documents:
        return [set(query.documents)]
    if query.scope:
        return [{d.id for d in every if d.scope and fold(d.scope) == fold(query.scope)}]
    first = [{evidence.primary.id}] if evidence.primary else []
    return [*first, {d.id for d in every}]


def _fits(query: Query, row: Target) -> bool:
    if query.due_before is not None and max(row.years, default=query.due_before) >= query.due_before:
        return False
    if query.years and not set(query.years) & set(row.years):
        return False
    if query.pillar and row.pillar != query.pillar and fold(query.pillar) not in fold(row.section):
        return False
    return not query.level or query.level in find_levels(row.level + " . " + row.indicator)


def _about(query: Query, found: Iterable[Statement], evidence: Evidence) -> list[Statement]:
    topic = topic_terms(query, evidence)
    if _GENERAL.search(fold(query.search_text)):
        found = [s for s in found if isinstance(s.row, Target) and s.row.pillar is None]
    if not topic.words:
        return list(found)
    found = list(found)
    kept = [s for s in found if coverage(topic, evidence.bags(s)) >= _COVERED]
    parts = [only(topic, topic.words.keys() & set(words(part))) for part in _parts(query.search_text)]
    if len(parts) > 1:
        own = [{id(s) for s in found if part.words and coverage(part, evidence.bags(s)) >= _PART} for part in parts]
        either = [s for s in found if any(id(s) in one for one in own)]
        if all(own) and len(either) >= len(kept):
            return either
    if len(topic.words) > _FEW:
        return kept
    named, model, asked = {fold(w) for w in topic.words}, evidence.reader.word_model, set(words(query.search_text))
    return [s for s in kept if _stands_alone(named, f"{s.text} . {heading_text(s)}", asked, model)]


def _parts(text: str) -> list[str]:
    """The things a list is asked about: "chỉ tiêu về sáng chế và công bố khoa học"."""
    asked = _TOPICS.search(text)
    parts = re.split(r"\s+và\s+|,\s+(?:và\s+)?", asked["topics"]) if asked else []
    return parts if all(len(words(part)) >= _FEW for part in parts) else []


def _stands_alone(named: set[str], text: str, asked: set[str], model: WordModel) -> bool:
    """Whether one of the few syllables a question names stands in the text as a word: "trường" not of "môi trường"."""
    sequence = ["", *words(text), ""]
    for before, here, after in zip(sequence, sequence[1:], sequence[2:], strict=False):
        pairs = [(a, b) for a, b in ((before, here), (here, after)) if a and b and not {a, b} <= asked]
        if fold(here) in named and not any(model.binds(a, b) for a, b in pairs):
            return True
    return False
