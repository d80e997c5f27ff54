"""Rows of every table of a document, whatever its columns are called: each row's label and its cells with their units.

The register reads the tables whose columns it knows; here any table is read, so that each of its cells can be asked for.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.bounds import bound_of_row, without_bound
from assistant.clauses import Span
from assistant.data import read_data
from assistant.figures import find_figures, format_figure
from assistant.named import any_of, spelled
from assistant.register.shown import in_own_words
from assistant.register.table_heads import NOTHING, UNIT, Head, head_of, measures, place_cells
from assistant.register.tables import Table, all_tables
from assistant.register.unit_above import lines_above, unit_above
from assistant.types import Comparator, Document, Language, Passage
from assistant.vietnamese import fold, lower_first

_MOSTLY = 0.6  # of a column's filled cells
_NUMBERED = re.compile(r"(?=.*(?:\d|\b[IVX]+$))[^\W\d]+(?:\s[^\W\d]+)?\s[\dIVX]+(?:\.\d+)?")  # "Nhóm 2", "Tiểu dự án 1"
_NAMES_MORE = 2  # words of a cell from which it can be a row's name


@dataclass(frozen=True, slots=True)
class LabelledRow:
    """`cells` by column; `quote` is the row's span in its passage's text. `adds_up`: it is the sum of the others."""

    label: str
    cells: tuple[str, ...]
    passage: Passage
    quote: Span
    titles: tuple[str, ...] = ()
    adds_up: bool = False
    called: str = (
        ""  # what a heading of the document calls a row that is only numbered ("Nhóm 2"): "Củng cố y tế cơ sở"
    )


@dataclass(frozen=True, slots=True)
class LabelledTable:
    """`above` is what stands over it: headings and caption. `nouns` are what its rows are called ("dự án"), maybe none."""

    document: str
    above: str
    heads: tuple[Head, ...]
    rows: tuple[LabelledRow, ...]
    nouns: tuple[str, ...]

    def shown(self, row: LabelledRow, column: int, language: Language = "vi") -> str:
        """The cell as people read it, with its unit: "38 tỷ đồng"; "" where nothing stands there."""
        cell = row.cells[column]
        if NOTHING.fullmatch(cell):
            return ""
        unit = self.unit_of(row, column)
        figures = find_figures(cell)
        if len(figures) == 1 and cell[: figures[0].start].strip() == "" and cell[figures[0].end :].strip() == "":
            figure = figures[0] if figures[0].unit or not unit else replace(figures[0], unit=unit)
            bound = None if self.heads[column].baseline else self._bound(row)
            if bound is None or figure.comparator is not Comparator.EQUAL:
                shown = format_figure(figure, language)
                return in_own_words(shown, cell) if language == "vi" else shown
            shown = format_figure(replace(figure, comparator=bound), language)
            return in_own_words(shown, self._text(row)) if language == "vi" else shown
        bare = unit and re.fullmatch(r"[^\w]*[\d.,]+", cell)
        return f"{cell}{'' if unit.startswith('%') else ' '}{unit}" if bare else cell

    def _bound(self, row: LabelledRow) -> Comparator | None:
        """What the row's name or its column of units says of its values: "(không quá)"."""
        return bound_of_row(self._text(row))[0]

    def _text(self, row: LabelledRow) -> str:
        return row.passage.text[slice(*row.quote)]

    def unit_of(self, row: LabelledRow, column: int) -> str:
        """A figure's unit: that of its column, else of the row's own column of units."""
        head = self.heads[column]
        own = next((without_bound(row.cells[i])[0] for i, other in enumerate(self.heads) if other.holds == "unit"), "")
        return own or _unit_of_label(row.label) or head.unit if head.holds in ("amount", "money") else ""


def _unit_of_label(label: str) -> str:
    """The unit that closes a row's name: "Chiều dài (km)"; "Hệ thống camera, trung tâm điều khiển" only names two things."""
    named = UNIT.search(label)
    unit = named.group("unit").strip() if named else ""
    listed = named is not None and named.group().lstrip().startswith(",") and unit not in read_data("measures")
    return unit if unit and measures(unit) and not listed else ""


_PERIOD = re.compile(r"(?:(?:năm|giai đoạn|quý [IVX]+/?)\s*)?20\d\d(?:\s*[-–]\s*20\d\d)?", re.IGNORECASE)
_OF_PERIODS = re.compile(r"(?:năm|giai đoạn|thời kỳ|mốc)(?!\w)", re.IGNORECASE)


def labelled_tables(document: Document, passages: Sequence[Passage]) -> tuple[LabelledTable, ...]:
    """Every table of the document that names its rows, in order. `passages` are the document's own, in order."""
    starts = [passage.start for passage in passages]
    found = (_labelled(document, table, passages, starts) for table in all_tables(document))
    return tuple(table for table in found if table is not None)


def _labelled(
    document: Document, table: Table, passages: Sequence[Passage], starts: Sequence[int]
) -> LabelledTable | None:
    of_periods = _names_periods(table)
    label = 0 if of_periods else _label_column(table)
    if label is None or len(table.columns) < 2:
        return None
    names = _names(table, label)
    rows = []
    for row, name in zip(table.rows, names, strict=True):
        at = bisect_right(starts, row.start) - 1
        if at < 0 or row.start >= passages[at].end or not name:
            continue
        passage = passages[at]
        quote = (row.start - passage.start, min(row.end, passage.end) - passage.start)
        rows.append(LabelledRow(name, row.cells, passage, quote, row.titles, _adds_up(name), _called(name, passages)))
    if not rows:
        return None
    lines = lines_above(document, table)
    unit = unit_above(lines)
    heads = tuple(head_of(table, i, label, unit) for i in range(len(table.columns)))
    above = " . ".join((*rows[0].passage.heading_path[-1:], lines))
    nouns = () if of_periods else _nouns(table.columns[label].header)
    return LabelledTable(document.id, above, heads, tuple(rows), nouns)


def _label_column(table: Table) -> int | None:
    """The column that names the rows: of indicators, tasks or subjects, else the first of words."""
    for meaning in ("indicator", "task", "subject"):
        if (at := table.find(meaning)) is not None:
            return at
    for fewest in (_NAMES_MORE, 1):  # "Bưởi", "Chè": where no column has more words
        for i, column in enumerate(table.columns):
            cells = [row.cells[i] for row in table.rows if row.cells[i]]
            worded = sum(len(re.findall(r"[^\W\d]{2,}", cell)) >= fewest for cell in cells)
            if column.meaning not in ("number", "unit") and cells and worded >= _MOSTLY * len(cells):
                return i
    return None


def _names_periods(table: Table) -> bool:
    """Whether the rows are years: "| Năm | Số người được giải quyết việc làm | Trong đó ở nước ngoài |"."""
    cells = [row.cells[0].strip() for row in table.rows if row.cells[0].strip()]
    periods = [cell for cell in cells if _PERIOD.fullmatch(cell)]
    others = [cell for cell in cells if not _PERIOD.fullmatch(cell)]
    return (
        len(periods) > 1
        and _OF_PERIODS.match(table.columns[0].header.strip()) is not None
        and all(map(_adds_up, others))
    )


def _names(table: Table, label: int) -> list[str]:
    """The label of each row: carried down where a cell is merged; with the next column's words where it names several rows."""
    names, last = [], ""
    for row in table.rows:
        last = row.cells[label] or last
        names.append(last)
    repeated = {name for name, count in Counter(names).items() if count > 1}
    kept = [i for i, column in enumerate(table.columns) if column.meaning not in ("unit", "number") and i != label]
    beside, more = next(iter(sorted(kept, key=lambda i: (i > label, abs(i - label)))), None), ""
    for i, row in enumerate(table.rows):
        more = (row.cells[beside] or more) if beside is not None else ""
        if names[i] in repeated and re.search(r"[^\W\d]{2}", more):
            names[i] = f"{names[i]} – {more}"
    return names


def _called(name: str, passages: Sequence[Passage]) -> str:
    """What a heading of the document says that a numbered row is: "Nhóm 2" is "Củng cố y tế cơ sở"; "" where none says it."""
    if not _NUMBERED.fullmatch(name):
        return ""
    pattern = re.compile(rf"{re.escape(name)}\s*[.:–-]\s*(?P<called>\S.*)", re.IGNORECASE)
    headings = dict.fromkeys(heading for passage in passages for heading in passage.heading_path)
    return next((m.group("called").strip() for heading in headings if (m := pattern.match(heading))), "")


def _adds_up(name: str) -> bool:
    return any_of(tuple(read_data("cells")["totals"])).fullmatch(spelled(name)) is not None


def _nouns(header: str) -> tuple[str, ...]:
    """What rows are called by the header of their labels: "Tên dự án, công trình" -> ("dự án", "công trình")."""
    data = read_data("cells")
    before = any_of(tuple(data["no_nouns_before"])).pattern
    found = []
    for part in re.split(r"[,/;(]|\s(?:và|hoặc)\s", header):
        noun = spelled(part)
        while (shorter := re.sub(rf"^{before}\s+", "", noun)) != noun:
            noun = shorter
        of = re.sub(r"^nội dung\s+", "", noun)
        noun = of if of in data["nouns_of_content"] else noun  # "Nội dung nhiệm vụ", but not "Nội dung hỗ trợ"
        if noun and len(noun.split()) <= 3 and noun not in data["not_nouns"]:
            found.append(noun)
    return tuple(dict.fromkeys(found))


def in_full(text: str) -> str:
    """Spelled, with the initials of bodies written out as questions are read: "UBND các xã" -> "ủy ban nhân dân các xã"."""
    said = spelled(text)
    for short, whole in read_data("cells")["initials"].items():
        said = re.sub(rf"\b{short}\b", spelled(whole), said)
    return said


def named_row(table: LabelledTable, row: LabelledRow) -> str:
    """How a sentence names a row: "dự án Bến lấy nước sông Vạn"; the label alone where its own words say what it is."""
    noun = table.nouns[0] if len(table.nouns) == 1 else ""
    label = without_bound(row.label.rstrip(" .;,:"))[0] + (f" ({row.called})" if row.called else "")
    if row.adds_up:
        return lower_first(label)
    if place_cells().match(spelled(label)):
        return label[:1].lower() + label[1:]
    if not noun or spelled(label).split()[0] in noun.split() or fold(noun) in fold(label) or not label[:1].isupper():
        return lower_first(label)
    return f"{noun} {label}"
