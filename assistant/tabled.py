"""The tables of an index, each row found by the words of its label. Made once an opened index, when first asked for."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from assistant.bags import Bag, bag
from assistant.grades import grades
from assistant.named import spelled
from assistant.register.table_heads import CODE
from assistant.register.table_rows import LabelledRow, LabelledTable, in_full, labelled_tables
from assistant.types import Document, Passage
from assistant.vietnamese import words

_MOST = 300  # rows looked at for one question
_RAREST = 5  # words they are looked up by


@dataclass(frozen=True, slots=True)
class TabledRow:
    """A row with the words of its label, those of its other cells and titles, and of what stands above its table."""

    table: LabelledTable
    row: LabelledRow
    label: Bag
    label_words: tuple[str, ...]
    cells: Bag
    above: Bag
    shared: frozenset[str]  # words that several labels of its table say
    units: frozenset[str]  # words of the units of its figures: "bao nhiêu km" asks for a length
    code: str  # what the row is called by for short, spelled: "da 07"; "" where it has no code


class Tabled:
    def __init__(self, documents: Iterable[tuple[Document, tuple[Passage, ...]]], distrusted: frozenset[str]) -> None:
        """`documents` with their passages in order; rows in passages among `distrusted` answer nothing."""
        self.tables: list[LabelledTable] = []
        self.rows: list[TabledRow] = []
        self._sums: list[TabledRow] = []
        self._of_table: dict[int, list[TabledRow]] = defaultdict(list)
        self.called: dict[tuple[str, ...], list[LabelledTable]] = defaultdict(
            list
        )  # tables by what their rows are called
        self._holding: dict[str, list[int]] = defaultdict(list)
        for document, passages in documents:
            if any(passage.text.startswith("|") for passage in passages):
                named = " . ".join((document.title, document.scope or "", document.issuer or "", *document.aliases))
                for table in labelled_tables(document, passages):
                    headings = " . ".join(table.rows[0].passage.heading_path)
                    self._add(table, bag(f"{headings} . {table.above} . {named}"), distrusted)

    def _add(self, table: LabelledTable, above: Bag, distrusted: frozenset[str]) -> None:
        own = [row for row in table.rows if row.passage.id not in distrusted]
        if len(own) != len(table.rows):
            return
        self.tables.append(table)
        self.called[table.nouns].append(table)
        shared = _shared([bag(row.label) for row in own])
        worded = [i for i, head in enumerate(table.heads) if head.holds in ("body", "place", "text", "time")]
        for row in own:
            units = frozenset(w for i in range(len(table.heads)) for w in words(table.unit_of(row, i)))
            rest = bag(" . ".join((*row.titles, *(f"{row.cells[i]} . {in_full(row.cells[i])}" for i in worded))))
            code = code_of(row)
            label = bag(f"{row.label} . {row.called} . {code}")
            for word in label.words:
                self._holding[word].append(len(self.rows))
            made = TabledRow(
                table,
                row,
                label,
                tuple(dict.fromkeys(words(_without_unit(row.called or row.label)))),
                rest,
                above,
                shared,
                units,
                spelled(code),
            )
            self.rows.append(made)
            self._of_table[id(table)].append(made)
            if row.adds_up:
                self._sums.append(made)

    @cached_property
    def codes(self) -> frozenset[str]:
        """The codes of all rows, spelled: "da 07"."""
        return frozenset(found.code for found in self.rows if found.code)

    @property
    def sums(self) -> list[TabledRow]:
        """Rows that add the others of their table up."""
        return self._sums

    def holding(self, terms: Iterable[str]) -> list[TabledRow]:
        """Rows whose label holds one of the rarest of the words; those that hold most of them first."""
        known = sorted((t for t in set(terms) if t in self._holding), key=lambda t: (len(self._holding[t]), t))
        held = Counter(i for term in known[:_RAREST] for i in self._holding[term])
        return [self.rows[i] for i in sorted(held, key=lambda i: (-held[i], i))[:_MOST]]

    def of_passage(self, passage_id: str) -> list[tuple[LabelledTable, LabelledRow]]:
        """The rows that stand in a passage, each with its table."""
        return [(found.table, found.row) for found in self._in_passage.get(passage_id, ())]

    def names_another_row(self, question: str, passage: Passage) -> bool:
        """Whether two words of the question stand beside each other in another row's label, and nowhere in the passage's row."""
        asked = {*pairwise(words(question))}
        rows = self.of_passage(passage.id)
        own = {*pairwise(words(passage.text)), *(pair for _, row in rows for pair in pairwise(words(row.called)))}
        return any(asked & self._label_pairs[id(table)] - own for table, _ in rows)

    @cached_property
    def _label_pairs(self) -> dict[int, frozenset[tuple[str, str]]]:
        """Of each table the words that stand beside each other in its rows' labels."""
        return {
            key: frozenset(pair for found in rows for pair in pairwise(found.label_words))
            for key, rows in self._of_table.items()
        }

    @cached_property
    def _in_passage(self) -> dict[str, list[TabledRow]]:
        rows: dict[str, list[TabledRow]] = defaultdict(list)
        for found in self.rows:
            rows[found.row.passage.id].append(found)
        return rows

    def of_table(self, table: LabelledTable) -> list[TabledRow]:
        return self._of_table[id(table)]


def code_of(row: LabelledRow) -> str:
    """The code a row has in its first cells: "DA-07"; "" where it has none."""
    return next((cell for cell in row.cells[:2] if CODE.fullmatch(cell.strip())), "")


def _shared(labels: Sequence[Bag]) -> frozenset[str]:
    """Words that several labels of a table say: of rows on buses "lượng khách" is that of buses too."""
    times = Counter(word for label in labels for word in label.words)
    return frozenset(word for word, count in times.items() if count > 1)


def _without_unit(label: str) -> str:
    """ "Lượng khách (triệu lượt/năm)" is called "lượng khách"; "Giải thi đua (giải nhì)" by its grade too."""
    return re.sub(r"\([^()]*\)", lambda found: found.group() if grades(found.group()) else " ", label).strip() or label
