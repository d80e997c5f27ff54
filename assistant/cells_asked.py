"""Question -> the cells of a table it asks for: the rows it names by their labels, the columns by head or by kind of value.

Every word of the question must be said by the row, its table's heads or what stands above it, but for words of asking: a
question that says more is about something else. Nothing is guessed: where two rows fit alike, both are asked for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from assistant.data import read_data
from assistant.evidence import Evidence
from assistant.named import any_of, plain, spelled
from assistant.register.table_rows import LabelledRow, LabelledTable
from assistant.relevance import one_writing, weigh
from assistant.tabled import TabledRow
from assistant.understand import Query
from assistant.vietnamese import words

KINDS = ("body", "place", "time", "money")
_UNSAID = 0.15  # weighted share of the question's words that nothing around the row says
_IN_LABEL = 0.5  # of the words that name the row, the share its label itself says
_OF_LABEL = 0.2  # share of the label that the question must say
_MOST_ROWS = 4
_COUNTS = re.compile(r"(?<!quý )(?<!tháng )(?<!năm )(?<!ngày )(?<!thứ )(?<!hạng )(?<!\w)(?:bao nhiêu|bao nhieu|mấy|may|how many)(?!\w)\s*(?P<of>(?:\w+ ?){0,3})")
_SMALL_HEADS = re.compile(r"^(?:cơ quan|đơn vị|số|tỷ lệ|tổng số|tổng|mức|thời gian|thời điểm|ngày|năm|tên|bên|quy mô) (?=\w)")
_LONG_HEAD = 3  # words from which a head's first two may stand for it


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


def find_cells(query: Query, evidence: Evidence) -> AskedCells | None:
    """The cells asked for; None where no row is named or no column asked for."""
    weights = weigh(query, evidence.reader.word_model).words
    asked, _ = asked_apart(query.search_text, query.text)
    stressed = " ".join(query.stressed)
    if stressed:
        own = {word: weight for word, weight in weights.items() if word in query.stressed}
        rest = {word: weight for word, weight in weights.items() if word not in query.stressed}
        return (
            _best(query, own, asked, evidence)
            or _best(query, rest, spelled(stressed), evidence)
            or _best(query, weights, asked, evidence)
        )
    return _best(query, weights, asked, evidence)


def asked_apart(text: str, typed: str = "") -> tuple[str, str]:
    """(what asks, what is asked about), spelled: parts before and after a colon ("Vốn bao nhiêu: dự án ..."), else both the whole."""
    before, colon, after = text.partition(": ")
    if colon and after and (kinds_asked(spelled(before)) or _COUNTS.search(spelled(before))):
        return spelled(before), spelled(after)
    whole = spelled(f"{text} . {typed}" if typed and typed != text else text)
    return whole, whole


def kinds_asked(said: str) -> tuple[str, ...]:
    """Kinds of value a spelled text asks for: keys of data/cells.yaml."""
    sum_asked = _COUNTS.search(said) is not None and _of_money().search(said) is not None
    return tuple(kind for kind in KINDS if _asks(kind).search(said) or (kind == "money" and sum_asked))


def asks_column(text: str, evidence: Evidence) -> bool:
    """Whether a text says nothing but a column of some table and the way of asking for it: "vốn bao nhiêu?", "chủ đầu tư là ai?"."""
    said = spelled(text)
    content = [word for word in words(one_writing(text)) if word not in free_words()]
    return any(
        all(word in words(table.heads[i].name) for word in content)
        for table in evidence.tabled.tables
        for i in columns_asked(said, table, ())
        if not table.heads[i].years
    )


def names_row(query: Query, evidence: Evidence) -> bool:
    """Whether a question names a row of some table."""
    weights = weigh(query, evidence.reader.word_model).words
    return _best(query, weights, "", evidence, any_column=True) is not None


def _best(
    query: Query, weights: Mapping[str, float], asked: str, evidence: Evidence, *, any_column: bool = False
) -> AskedCells | None:
    sequence = words(one_writing(query.search_text))
    pairs = [pair for pair in pairwise(sequence) if pair[0] in weights and pair[1] in weights]
    columns: dict[int, tuple[int, ...]] = {}
    matches = []
    for found in evidence.tabled.holding(weights):
        table = found.table
        if not _of_document(query, found, evidence):
            continue
        if id(table) not in columns:
            columns[id(table)] = (0,) if any_column else columns_asked(asked, table, query.years)
        if columns[id(table)] and (match := _match(found, columns[id(table)], weights, pairs, evidence)):
            matches.append(match)
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


def _own(query: Query, found: TabledRow, evidence: Evidence) -> bool:
    """Whether a row is of the primary plan, where no other is named."""
    return evidence.primary is not None and not query.documents and found.table.document == evidence.primary.id


def _of_document(query: Query, found: TabledRow, evidence: Evidence) -> bool:
    document = evidence.documents[found.table.document]
    if query.documents and document.id not in query.documents:
        return False
    said = plain(" . ".join((document.scope or "", document.title, document.issuer or "", *document.aliases, *found.row.cells, found.table.above)))
    return all(f" {place} " in f" {said} " for place in query.places)


def _match(
    found: TabledRow, columns: Sequence[int], weights: Mapping[str, float], pairs: Sequence[tuple[str, str]], evidence: Evidence
) -> _Match | None:
    table = found.table
    heads = {word for head in table.heads for word in words(head.name)} | {w for noun in table.nouns for w in words(noun)}
    label = cells = unsaid = 0.0
    named = set()
    for word, weight in weights.items():
        if word in found.label.words:
            label, named = label + weight, named | {word}
        elif word in free_words() or word in heads:
            continue
        elif word in found.cells.words:
            cells += weight
        elif word not in found.above.words:
            unsaid += weight
    if not label or unsaid > _UNSAID * (label + cells + unsaid) or label < _IN_LABEL * (label + cells + unsaid):
        return None
    together = [pair for pair in pairs if pair in found.label.pairs]
    if not together and len(named) < min(2, len(found.label_words)):  # noqa: PLR2004
        return None
    if not together and len(found.label_words) > 1 and len(named) > 1 and pairs:
        return None
    rarity = evidence.reader.word_model.rarity
    total = sum(rarity(word) for word in found.label_words) or 1.0
    share = sum(rarity(word) for word in found.label_words if word in named) / total
    if share < _OF_LABEL:
        return None
    said = label + sum((weights[a] + weights[b]) / 2 for a, b in together)
    return _Match(found, tuple(columns), said, share)


def columns_asked(said: str, table: LabelledTable, years: Sequence[int]) -> tuple[int, ...]:
    """Columns of a table that a spelled text asks for, in the table's order; () where it asks for none."""
    plain_heads = [i for i, head in enumerate(table.heads) if head.holds not in ("label", "number", "unit") and not head.years]
    by_head = _by_head(said, table, plain_heads)
    chosen = list(by_head)
    kinds = kinds_asked(said)
    for kind in kinds:
        if any(table.heads[i].holds == kind for i in by_head):
            continue
        of_kind = [i for i in plain_heads if table.heads[i].holds == kind]
        chosen += _one_of(said, table, of_kind, kind)
    counted = _COUNTS.search(said)
    if counted and "money" not in kinds:
        chosen += _counted(counted.group("of").strip(), table, plain_heads, by_head)
    if not chosen:
        chosen = _of_years(said, table, years)
    asks = bool(kinds) or counted is not None or _asks_what().search(said) is not None or _now().search(said) is not None
    return tuple(sorted(set(chosen))) if asks or by_head else ()


def _by_head(said: str, table: LabelledTable, columns: Sequence[int]) -> list[int]:
    """Columns whose head the text says; of heads within one another the longest."""
    spans = []
    for i in columns:
        name = spelled(table.heads[i].name)
        parts = name.split()
        core = _SMALL_HEADS.sub("", name)
        forms = (name, core, " ".join(parts[:2]) if len(parts) >= _LONG_HEAD and core == name else "")
        found = next((m for form in forms if form and (m := any_of((form,)).search(said))), None)
        if found:
            spans.append((found.start(), found.end(), i))
    return [i for start, end, i in spans if not any(a <= start and end <= b and (a, b) != (start, end) for a, b, _ in spans)]


def _one_of(said: str, table: LabelledTable, columns: Sequence[int], kind: str) -> list[int]:
    """The column of a kind that is meant where a table has several: the one of the question's verb, else the first."""
    if len(columns) < 2:  # noqa: PLR2004
        return list(columns)
    if kind == "time":
        verbs = [head for verb, head in read_data("cells")["sooner"].items() if any_of((verb,)).search(said)]
        meant = [i for i in columns if any(any_of((verb,)).search(spelled(table.heads[i].name)) for verb in verbs)]
        return meant[:1]
    if kind == "money":
        return [i for i in columns if spelled(table.heads[i].name).startswith("tổng")][:1]
    return list(columns[:1])


def _counted(of: str, table: LabelledTable, columns: Sequence[int], by_head: Sequence[int]) -> list[int]:
    """The column of figures whose unit or head is what "bao nhiêu" counts; the only one there is, where it counts nothing."""
    figures = [i for i in columns if table.heads[i].holds in ("amount", "money")]
    parts = of.split()
    if any(f"{of} ".startswith(f"{noun} ") for noun in table.nouns):
        return []  # the rows themselves are counted
    for length in range(len(parts), 0, -1):
        noun = " ".join(parts[:length])
        found = [i for i in figures if spelled(table.heads[i].unit) == noun or f" {noun} " in f" {spelled(table.heads[i].name)} "]
        if found:
            return found[:1]
    bare = not parts or parts[0] in read_data("cells")["after_count"]
    return figures if bare and len(figures) == 1 and not by_head else []


def _of_years(said: str, table: LabelledTable, years: Sequence[int]) -> list[int]:
    """Columns of the years asked for; how things stand, where it is asked what is now."""
    now = _now().search(said) is not None
    return [i for i, head in enumerate(table.heads) if set(head.years) & set(years) or (now and head.baseline)]


@cache
def _asks(kind: str) -> re.Pattern[str]:
    return any_of(tuple(read_data("cells")[kind]["asks"]))


@cache
def _of_money() -> re.Pattern[str]:
    return any_of(tuple(read_data("cells")["money"]["words"]))


@cache
def _now() -> re.Pattern[str]:
    return any_of(tuple(read_data("cells")["now"]))


@cache
def _asks_what() -> re.Pattern[str]:
    return any_of(("là gì", "gì", "thế nào", "ra sao", "nào", "what", "which"))


@cache
def free_words() -> frozenset[str]:
    """Words of asking and around it: they say nothing of what is asked about."""
    data = read_data("cells")
    listed = [*data["beside"], *data["money"]["words"], *data["now"], *data["sooner"], *(ask for kind in KINDS for ask in data[kind]["asks"])]
    stop = (*read_data("question_words")["stop_words"], *read_data("comparing_words"))
    return frozenset(word for phrase in (*listed, *map(str, stop)) for word in words(str(phrase)))
