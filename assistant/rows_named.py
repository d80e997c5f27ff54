"""Rows of tables that a question names by their labels.

Every word of the question must be said by the row, its table's heads or what stands above it, but for words of asking: a
question that says more is about something else. Nothing is guessed: where two rows fit alike, both are meant.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.columns_asked import COUNTS, columns_asked, free_words
from assistant.evidence import Evidence
from assistant.named import plain, spelled
from assistant.readings import stop_words
from assistant.register.table_rows import LabelledRow, LabelledTable
from assistant.relevance import one_writing
from assistant.tabled import TabledRow
from assistant.understand import Query
from assistant.vietnamese import words

_UNSAID = 0.15  # weighted share of the question's words that nothing around the row says
_IN_LABEL = 0.5  # of the words that name the row, the share its label itself says
_OF_LABEL = 0.2  # share of the label that the question must say
_ALONE = 0.4  # and by which a word alone names the row, where nothing else is said
_MOST_ROWS = 4


@dataclass(frozen=True, slots=True)
class AskedCells:
    """`columns` in the table's order, at least one; `rows` at least one."""

    table: LabelledTable
    rows: tuple[LabelledRow, ...]
    columns: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Match:
    found: TabledRow
    columns: tuple[int, ...]
    said: float  # what the label says of the question, in weights of words and pairs
    share: float  # of the label that the question says


def best_rows(
    query: Query, weights: Mapping[str, float], asked: str, evidence: Evidence, *, any_column: bool = False
) -> AskedCells | None:
    sequence = words(one_writing(query.search_text))
    pairs = [pair for pair in pairwise(sequence) if pair[0] in weights and pair[1] in weights]
    columns: dict[int, tuple[int, ...]] = {}
    matches = []
    for found in evidence.tabled.holding(weights):
        table = found.table
        if not of_document(query, found, evidence) or not of_years_asked(query, found, evidence):
            continue
        if id(table) not in columns:
            columns[id(table)] = (0,) if any_column else columns_asked(asked, table, query.years)
        if columns[id(table)] and (match := _match(found, columns[id(table)], weights, pairs, query, evidence)):
            matches.append(match)
    matches = _of_unit_counted(asked, matches)
    if not matches:
        return None
    best = max(matches, key=lambda m: (_own(query, m.found, evidence), m.said, m.share))
    own = [m for m in matches if m.found.table is best.found.table]
    top = max(own, key=lambda m: (m.said, m.share))
    whole = [m for m in own if m.share == 1.0 and m.said >= top.said - 1e-6]
    alike = whole or [m for m in own if m.said >= top.said - 1e-6]
    if len(alike) > _MOST_ROWS:
        return None
    return AskedCells(best.found.table, tuple(m.found.row for m in alike), best.columns)


def _of_unit_counted(asked: str, matches: list[_Match]) -> list[_Match]:
    """Of rows with units of their own those of what is counted, where some are: "bao nhiêu căn" asks for no share."""
    counted = COUNTS.search(asked)
    if counted is None:
        return matches
    of = f"{counted.group('of').strip()} "
    units = [spelled(m.found.table.unit_of(m.found.row, m.columns[0])) for m in matches]
    return [m for m, unit in zip(matches, units, strict=True) if unit and of.startswith(f"{unit} ")] or matches


def _own(query: Query, found: TabledRow, evidence: Evidence) -> bool:
    """Whether a row is of the primary plan, where no other is named."""
    return evidence.primary is not None and not query.documents and found.table.document == evidence.primary.id


def of_document(query: Query, found: TabledRow, evidence: Evidence) -> bool:
    document = evidence.documents[found.table.document]
    if query.documents and document.id not in query.documents:
        return False
    said = plain(
        " . ".join(
            (
                document.scope or "",
                document.title,
                document.issuer or "",
                *document.aliases,
                *found.row.cells,
                found.table.above,
            )
        )
    )
    return all(f" {place} " in f" {said} " for place in query.places)


def of_years_asked(query: Query, found: TabledRow, evidence: Evidence) -> bool:
    """Whether the years asked for stand in the table's heads, in the row, above it or in the document's name."""
    document = evidence.documents[found.table.document]
    said = " . ".join(
        (*(h.name for h in found.table.heads), *found.row.cells, *found.row.titles, found.table.above, document.title)
    )
    return all(str(year) in said for year in query.years)


def _match(
    found: TabledRow,
    columns: Sequence[int],
    weights: Mapping[str, float],
    pairs: Sequence[tuple[str, str]],
    query: Query,
    evidence: Evidence,
) -> _Match | None:
    table = found.table
    heads = {word for head in table.heads for word in words(head.name)} | {
        w for noun in table.nouns for w in words(noun)
    }
    label = cells = unsaid = 0.0
    named: set[str] = set()
    for word, weight in weights.items():
        if word in found.label.words:
            label, named = label + weight, named | {word}
        elif word in free_words() or word in heads or word in found.units:
            continue
        elif word in found.cells.words:
            cells += weight
        elif word not in found.above.words or _makes_another(word, found, pairs):
            unsaid += weight
    if not label or unsaid > _UNSAID * (label + cells + unsaid) or label < _IN_LABEL * (label + cells + unsaid):
        return None
    together = [pair for pair in pairs if pair in found.label.pairs]
    rarity = evidence.reader.word_model.rarity
    nouns = {word for noun in table.nouns for word in words(noun)}
    telling = [
        word for word in found.label_words if word not in stop_words() and word not in nouns
    ] or found.label_words
    share = sum(rarity(word) for word in telling if word in named) / (sum(map(rarity, telling)) or 1.0)
    if f" {spelled(found.row.label)} " in f" {spelled(query.search_text)} ":
        share = 1.0
    alone = share == 1.0 or (not unsaid and share >= _ALONE)  # one word that is nearly all of the label's own
    if share < _OF_LABEL or not (together or alone or len(found.label_words) == 1):
        return None
    said = label + sum((weights[a] + weights[b]) / 2 for a, b in together)
    return _Match(found, tuple(columns), said, share)


def _makes_another(word: str, found: TabledRow, pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether a word that only stands above the table makes another thing of the label's: "ngân sách huyện" is no "ngân sách tỉnh"."""
    return any(b == word and a in found.label.words and (a, b) not in found.above.pairs for a, b in pairs)
