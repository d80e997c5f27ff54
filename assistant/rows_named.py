"""Rows of tables that a question names by their labels.

Every word of the question must be said by the row, its table's heads or what stands above it, but for words of asking: a
question that says more is about something else. Nothing is guessed: where two rows fit alike, both are meant.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from assistant.asked_kind import is_of_place, names_rank
from assistant.bags import one_writing
from assistant.columns_asked import COUNTS, asking_words, columns_asked
from assistant.data import read_data
from assistant.denied import denied
from assistant.everyday import in_written_words
from assistant.evidence import Evidence
from assistant.figures import find_figures
from assistant.grades import of_other_grade
from assistant.named import plain, spelled
from assistant.readings import stop_words
from assistant.register.context import context_of
from assistant.register.table_rows import LabelledRow, LabelledTable
from assistant.tabled import TabledRow
from assistant.understand import Query
from assistant.vietnamese import fold, has_diacritics, is_syllable, words
from assistant.word_model import WordModel

_UNSAID = 0.15  # weighted share of the question's words that nothing around the row says
_UNSAID_BEFORE = 0.45  # the same of a follow-up that names another row
_IN_LABEL = 0.5  # of the words that name the row, the share its label itself says
_OF_LABEL = 0.2  # share of the label that the question must say
_ALONE = 0.4  # and by which a word alone names the row, where nothing else is said
_NEARLY = 0.75  # of what the best label says of the question, where another label is said as a whole
_MOST_ROWS = 4
_LEAVES_OUT = re.compile(r"\b(?:không|chưa) (?:thuộc|phải là|nằm trong)\s+(?P<whom>[^;|]+)", re.IGNORECASE)
_ASKS_REST = re.compile(r"\b(?:khong|chua|ngoai|con lai|khac|thuong|binh thuong)\b")
_OF_LEFT_OUT = 2  # words of those left out that a question must name


@dataclass(frozen=True, slots=True)
class AskedCells:
    """`columns` in the table's order, at least one; `rows` at least one."""

    table: LabelledTable
    rows: tuple[LabelledRow, ...]
    columns: tuple[int, ...]
    by_number: bool = False  # the register's rows have no numbers: there it would be told of another


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
    matches = [match for match in matches if any_column or _measures_counted(asked, match)]
    matches = [m for m in matches if m.found.label.words.issuperset(query.stressed)] or matches
    if not matches:
        return None
    best = max(matches, key=lambda m: (_own(query, m.found, evidence), m.said, m.share))
    # "Lượng khách xe buýt" says all of "Lượng khách", and of "Số tuyến xe buýt" only a part.
    said_whole = [
        m for m in matches if m.found.table is best.found.table and m.share == 1.0 and m.said >= _NEARLY * best.said
    ]
    if best.share < 1.0 and len(said_whole) == 1:
        return AskedCells(best.found.table, (said_whole[0].found.row,), best.columns)
    own = [m for m in matches if m.found.table is best.found.table]
    top = max(own, key=lambda m: (m.said, m.share))
    whole = [m for m in own if m.share == 1.0 and m.said >= top.said - 1e-6]
    alike = whole or [m for m in own if m.said >= top.said - 1e-6]
    if len(alike) > _MOST_ROWS:
        return None
    return AskedCells(best.found.table, tuple(m.found.row for m in alike), best.columns)


def row_of(table: LabelledTable, weights: Mapping[str, float], query: Query, evidence: Evidence) -> LabelledRow | None:
    """The one row of a table that the words name; None where they name none or several."""
    sequence = words(one_writing(query.search_text))
    pairs = [pair for pair in pairwise(sequence) if pair[0] in weights and pair[1] in weights]
    rows = (found for found in evidence.tabled.of_table(table) if of_document(query, found, evidence))
    matches = [m for found in rows if (m := _match(found, (0,), weights, pairs, query, evidence)) is not None]
    top = max((m.said for m in matches), default=0.0)
    alike = [m for m in matches if m.said >= top - 1e-6]
    return alike[0].found.row if len(alike) == 1 else None


def _measures_counted(asked: str, match: _Match) -> bool:
    """Whether a figure is of what "bao nhiêu" counts: "bao nhiêu xe" asks for no minutes. True where nothing is counted."""
    table, row = match.found.table, match.found.row
    counted = COUNTS.search(asked)
    amounts = [i for i in match.columns if table.heads[i].holds == "amount"]
    of = counted.group("of").split() if counted else []
    if not of or not amounts or of[0] in read_data("cells")["after_count"]:
        return True
    units = {word for i in amounts for word in spelled(table.unit_of(row, i)).split()}
    units |= {word for i in amounts for f in find_figures(row.cells[i]) for word in spelled(f.unit).split()}
    if of[0] in ("tiền", "đồng"):
        return "đồng" in units
    if any(table.unit_of(row, i).startswith("%") for i in amounts):
        return of[0] in ("phần", "percent") or of[0] in units
    heads = [spelled(table.heads[i].name) for i in amounts]
    counts = any(
        re.match(rf"(?:tổng )?số (?:lượng )?{re.escape(of[0])}\b", name) for name in (spelled(row.label), *heads)
    )
    return (
        counts or bool(units & set(of)) or (not units and f" {of[0]} " in f" {spelled(row.label)} {' '.join(heads)} ")
    )


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
    """Whether the years asked for stand in the table's heads, in the row or above it; the plan's own period is no year of a cell."""
    said = " . ".join((*(h.name for h in found.table.heads), *found.row.cells, *found.row.titles, found.table.above))
    if all(str(year) in said for year in query.years):
        return True
    # A table of how things stand names no year: it is of the one the plan was made in, or the one before.
    issued = evidence.documents[found.table.document].issued_year
    stands = context_of(found.row.passage) == "background" and not any(head.years for head in found.table.heads)
    return stands and all(year in (issued, issued - 1) for year in query.years)


def _match(
    found: TabledRow,
    columns: Sequence[int],
    weights: Mapping[str, float],
    pairs: Sequence[tuple[str, str]],
    query: Query,
    evidence: Evidence,
) -> _Match | None:
    table = found.table
    if of_other_grade(query.search_text, found.row.label) or _of_denied(query, found):
        return None
    if _leaves_out(found.row.label, weights, query):
        return None
    if is_of_place(found.row.label) and not names_rank(query.typed, query.search_text):
        return None  # "chỉ số ... đạt bao nhiêu" asks for no place in an order
    heads = {word for head in table.heads for word in words(head.name)} | {
        w for noun in table.nouns for w in words(noun)
    }
    asking = asking_words(spelled(query.search_text))
    label = cells = unsaid = 0.0
    named: set[str] = set()
    for word, weight in weights.items():
        if word in found.label.words:
            label, named = label + weight, named | {word}
        elif word in asking or word in heads or word in found.units or word in found.shared:
            continue
        elif any(word in words(found.row.cells[column]) for column in columns):
            continue  # "dài bao nhiêu km", where the cell asked for is "2,4 km"
        elif _makes_another(word, found, pairs) or (word not in found.cells.words and word not in found.above.words):
            unsaid += weight
        elif word in found.cells.words:
            cells += weight
    unsaid += _corrected(query, evidence.reader.word_model) * label / max(len(named), 1)
    # "Còn hợp tác xã?": what the question before named in its place is said by another row.
    anew = bool(query.stressed) and found.label.words.issuperset(query.stressed)
    most = _UNSAID_BEFORE if anew else _UNSAID
    if not label or unsaid > most * (label + cells + unsaid) or label < _IN_LABEL * (label + cells + unsaid):
        return None
    if named <= _giving() and found.label.words - _giving():
        return None
    together = [pair for pair in pairs if pair in found.label.pairs]
    rarity = evidence.reader.word_model.rarity
    nouns = {word for noun in table.nouns for word in words(noun)}
    telling = [
        word for word in found.label_words if (word not in stop_words() or word in weights) and word not in nouns
    ] or found.label_words
    share = sum(rarity(word) for word in telling if word in named) / (sum(map(rarity, telling)) or 1.0)
    said_whole = f" {spelled(query.search_text)} "
    if f" {spelled(found.row.label)} " in said_whole or (found.code and f" {found.code} " in said_whole):
        share = 1.0
    alone = share == 1.0 or (not unsaid and share >= _ALONE)  # one word that is nearly all of the label's own
    if share < _OF_LABEL or not (together or alone or len(found.label_words) == 1):
        return None
    said = label + sum((weights[a] + weights[b]) / 2 for a, b in together)
    return _Match(found, tuple(columns), said, share)


def _of_denied(query: Query, found: TabledRow) -> bool:
    """Whether a row is for those the asker says not to be: "không thuộc diện nghèo" and "Hỏa táng - hộ nghèo"."""
    said = f" {spelled(_LEAVES_OUT.sub(' ', found.row.label))} "
    return any(f" hộ {' '.join(what[:n])} " in said for what in denied(f"{query.told} . {query.typed}") for n in (1, 2))


def _leaves_out(label: str, weights: Mapping[str, float], query: Query) -> bool:
    """Whether a row is for all but those asked about: "không thuộc hộ nghèo, hộ cận nghèo" where "hộ cận nghèo" is asked for."""
    other = _LEAVES_OUT.search(label)
    if other is None or _ASKS_REST.search(fold(query.search_text)):
        return False
    left_out = set(words(other["whom"]))
    return sum(word in weights for word in left_out) >= _OF_LEFT_OUT


@cache
def _giving() -> frozenset[str]:
    return frozenset(word for verb in read_data("cells")["giving"] for word in words(verb))


def _makes_another(word: str, found: TabledRow, pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether a word beside one of the label's makes another thing of it: "ngân sách huyện" is no "ngân sách tỉnh"."""
    around = found.above.pairs | found.cells.pairs
    return any(b == word and a in found.label.words and (a, b) not in around for a, b in pairs)


@lru_cache(maxsize=64)  # asked for every row of one question
def _corrected(query: Query, model: WordModel) -> int:
    """How many words typed were read as others a letter away: "cầu" may be no slip of "đầu" where a row is to be named.

    Everyday words that were written as documents write them are no slips.
    """
    if query.language == "en":
        return 0
    written = words(in_written_words(query.typed, model))
    read, typed = ([fold(word) for word in said] for said in (words(query.search_text), written))
    others = Counter(read) - Counter(typed)  # "đầu" may stand there twice: "chủ đầu tư dự án đầu ..."
    return sum(
        fold(word) not in read
        and has_diacritics(word)
        and is_syllable(word)
        and any(len(word) == len(r) and sum(a != b for a, b in zip(fold(word), r, strict=True)) == 1 for r in others)
        for word in written
    )
