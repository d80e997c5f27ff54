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
_ALONE = 0.4  # and by which a word alone names the row, where nothing else is said
_MOST_ROWS = 4
_COUNTS = re.compile(r"(?<!quý )(?<!tháng )(?<!năm )(?<!ngày )(?<!thứ )(?<!hạng )(?<!\w)(?:bao nhiêu|bao nhieu|mấy|may|how many)(?!\w)\s*(?P<of>(?:\w+ ?){0,3})")
_NARROWED = re.compile(r", (?:riêng|specifically) ")  # as data/follow_ups.yaml narrows
_BETWEEN = re.compile(r"\s(?:(?:cao |nhiều |ít |thấp |lớn |nhỏ |dài |đắt )?hơn(?: so với)?|so với|với|và|hay|hoặc|kém)\s", re.IGNORECASE)
_SHORT = 4  # words before a colon that may be a column's name alone
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
    asked, about = asked_apart(query.search_text)
    apart = asked != about
    steps = _steps(about)
    for rows_in in reversed(steps):
        own = {word: weight for word, weight in weights.items() if word in words(one_writing(rows_in))}
        for columns_in in [asked] if apart else reversed(steps):
            said = spelled(f"{columns_in} . {query.text}" if query.language == "en" else columns_in)
            found = _best(query, own, said, evidence) if own else None
            if found is not None:
                return found
    return None


def find_beside(query: Query, evidence: Evidence) -> AskedCells | None:
    """Two rows that a question names on either side of "hơn", "với", "và", "hay", with the one column of figures it asks for."""
    weights = weigh(query, evidence.reader.word_model).words
    said = spelled(query.search_text)
    for joint in _BETWEEN.finditer(query.search_text):
        sides = [words(one_writing(part)) for part in (query.search_text[: joint.start()], query.search_text[joint.end() :])]
        found = [_best(query, {w: v for w, v in weights.items() if w in side}, said, evidence) for side in sides]
        first, second = found
        if first is None or second is None or first.table is not second.table or first.columns != second.columns:
            continue
        figures = len(first.columns) == 1 and first.table.heads[first.columns[0]].holds in ("money", "amount")
        if figures and len(first.rows) == len(second.rows) == 1 and first.rows != second.rows:
            return AskedCells(first.table, (*first.rows, *second.rows), first.columns)
    return None


def find_sums(query: Query, evidence: Evidence) -> AskedCells | None:
    """Cells of the row that adds the others up, by head or year, where a question names no row: "ngân sách tỉnh góp bao nhiêu"."""
    weights = weigh(query, evidence.reader.word_model).words
    said = spelled(query.search_text)
    found = []
    for total in evidence.tabled.sums:
        table = total.table
        heads = {word for head in table.heads for word in words(head.name)} | set(words(total.row.label))
        columns = columns_asked(said, table, query.years)
        figures = tuple(i for i in columns if table.heads[i].holds in ("money", "amount"))
        unsaid = [w for w in weights if not (w in heads or w in free_words() or w in total.units or w in total.above.words)]
        named = any(table.heads[i].years for i in figures) or _by_head(said, table, figures)
        if figures and named and not unsaid and _of_document(query, total, evidence) and _of_years_asked(query, total, evidence):
            found.append(AskedCells(table, (total.row,), figures))
    return found[0] if len(found) == 1 else None


def _steps(text: str) -> list[str]:
    """What a follow-up narrowed, and to what: "Tỷ lệ bán trú xã Khe Dứa, riêng Bản Phiêng" -> both parts; else the text alone."""
    return [part for part in _NARROWED.split(text) if part.strip()]


def asked_apart(text: str) -> tuple[str, str]:
    """(what asks, what is asked about): the parts before and after a colon ("Vốn bao nhiêu: dự án ..."), else both the whole."""
    before, colon, after = text.partition(": ")
    if colon and after and (kinds_asked(spelled(before)) or _COUNTS.search(spelled(before)) or len(before.split()) <= _SHORT):
        return before, after
    return text, text


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
    steps = _steps(asked_apart(query.search_text)[1])
    narrowed = ({w: weight for w, weight in weights.items() if w in words(one_writing(step))} for step in reversed(steps))
    return any(_best(query, own, "", evidence, any_column=True) for own in narrowed if own)


def _best(
    query: Query, weights: Mapping[str, float], asked: str, evidence: Evidence, *, any_column: bool = False
) -> AskedCells | None:
    sequence = words(one_writing(query.search_text))
    pairs = [pair for pair in pairwise(sequence) if pair[0] in weights and pair[1] in weights]
    columns: dict[int, tuple[int, ...]] = {}
    matches = []
    for found in evidence.tabled.holding(weights):
        table = found.table
        if not _of_document(query, found, evidence) or not _of_years_asked(query, found, evidence):
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
    counted = _COUNTS.search(asked)
    if counted is None:
        return matches
    of = f"{counted.group('of').strip()} "
    units = [spelled(m.found.table.unit_of(m.found.row, m.columns[0])) for m in matches]
    return [m for m, unit in zip(matches, units, strict=True) if unit and of.startswith(f"{unit} ")] or matches


def _own(query: Query, found: TabledRow, evidence: Evidence) -> bool:
    """Whether a row is of the primary plan, where no other is named."""
    return evidence.primary is not None and not query.documents and found.table.document == evidence.primary.id


def _of_document(query: Query, found: TabledRow, evidence: Evidence) -> bool:
    document = evidence.documents[found.table.document]
    if query.documents and document.id not in query.documents:
        return False
    said = plain(" . ".join((document.scope or "", document.title, document.issuer or "", *document.aliases, *found.row.cells, found.table.above)))
    return all(f" {place} " in f" {said} " for place in query.places)


def _of_years_asked(query: Query, found: TabledRow, evidence: Evidence) -> bool:
    """Whether the years asked for stand in the table's heads, in the row, above it or in the document's name."""
    document = evidence.documents[found.table.document]
    said = " . ".join((*(h.name for h in found.table.heads), *found.row.cells, *found.row.titles, found.table.above, document.title))
    return all(str(year) in said for year in query.years)


def _match(
    found: TabledRow, columns: Sequence[int], weights: Mapping[str, float], pairs: Sequence[tuple[str, str]], query: Query, evidence: Evidence
) -> _Match | None:
    table = found.table
    heads = {word for head in table.heads for word in words(head.name)} | {w for noun in table.nouns for w in words(noun)}
    label = cells = unsaid = 0.0
    named = set()
    for word, weight in weights.items():
        if word in found.label.words:
            label, named = label + weight, named | {word}
        elif word in free_words() or word in heads or word in found.units:
            continue
        elif word in found.cells.words:
            cells += weight
        elif word not in found.above.words:
            unsaid += weight
    if not label or unsaid > _UNSAID * (label + cells + unsaid) or label < _IN_LABEL * (label + cells + unsaid):
        return None
    together = [pair for pair in pairs if pair in found.label.pairs]
    rarity = evidence.reader.word_model.rarity
    total = sum(rarity(word) for word in found.label_words) or 1.0
    share = sum(rarity(word) for word in found.label_words if word in named) / total
    if f" {spelled(found.row.label)} " in f" {spelled(query.search_text)} ":
        share = 1.0
    alone = share == 1.0 or (not unsaid and share >= _ALONE)  # one word that is nearly all of the label's own
    if share < _OF_LABEL or not (together or alone or len(found.label_words) == 1):
        return None
    said = label + sum((weights[a] + weights[b]) / 2 for a, b in together)
    return _Match(found, tuple(columns), said, share)


def columns_asked(said: str, table: LabelledTable, years: Sequence[int]) -> tuple[int, ...]:
    """Columns of a table that a spelled text asks for, in the table's order; () where it asks for none."""
    plain_heads = [i for i, head in enumerate(table.heads) if head.holds not in ("label", "number", "unit") and not head.years]
    by_head = _by_head(said, table, plain_heads)
    chosen = list(by_head)
    kinds = kinds_asked(said)
    if years and any(head.years for head in table.heads) and not set(kinds) & {"body", "place", "time"}:
        dated = _of_years(said, table, years)
        return tuple(dated) if kinds or _asks_any(said) or dated else ()
    for kind in kinds:
        if any(table.heads[i].holds in ((kind, "text") if kind == "body" else (kind,)) for i in by_head):
            continue
        of_kind = [i for i in plain_heads if table.heads[i].holds == kind]
        chosen += _one_of(said, table, of_kind, kind)
    counted = _COUNTS.search(said)
    if counted and "money" not in kinds:
        chosen += _counted(counted.group("of").strip(), table, plain_heads, by_head)
    if not chosen:
        chosen = _of_years(said, table, years)
    return tuple(sorted(set(chosen))) if kinds or by_head or _asks_any(said) else ()


def _asks_any(said: str) -> bool:
    return any(pattern.search(said) for pattern in (_COUNTS, _asks_what(), _now()))


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
