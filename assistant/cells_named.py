"""Names in the cells of a table that a question chooses rows by: bodies and places in full, and pairs of words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from assistant.bags import one_writing
from assistant.columns_asked import columns_asked, free_words
from assistant.data import read_data
from assistant.named import any_of, spelled
from assistant.register.table_rows import LabelledTable, in_full
from assistant.tabled import TabledRow
from assistant.understand import Query
from assistant.vietnamese import words


def cells_named(said: str, table: LabelledTable) -> dict[str, list[int]]:
    """Bodies and places of the table's cells that the question names in full -> the columns they are looked for in.

    "Sở X chủ trì" is looked for in the column of that head; a name within a longer one that is said too is not.
    """
    columns = [i for i, head in enumerate(table.heads) if head.holds in ("body", "place")]
    by_head = [
        i for i in columns if i in columns_asked(f"{said} là gì", table, ()) and _head_said(said, table.heads[i].name)
    ]
    values: dict[str, list[int]] = {}
    for i in columns:
        for value in {in_full(part) for row in table.rows for part in re.split(r"[;,]", row.cells[i])}:
            if len(value.split()) > 1 and any_of((value,)).search(said):
                values.setdefault(value, []).append(i)
    longest = [v for v in values if not any(v != w and f" {v} " in f" {w} " for w in values)]
    return {
        v: [i for i in values[v] if i in by_head]
        or ([*by_head] if _heads_differ(values[v], by_head, table) else values[v])
        for v in longest
    }


def _heads_differ(columns: Sequence[int], by_head: Sequence[int], table: LabelledTable) -> bool:
    """Whether a head that the question says is of the same kind as the columns a name stands in, and none of them."""
    return any(table.heads[i].holds == table.heads[j].holds for i in by_head for j in columns)


def _head_said(said: str, name: str) -> bool:
    return any_of((spelled(name), re.sub(r"^(?:cơ quan|đơn vị) ", "", spelled(name)))).search(said) is not None


def has_name(cell: str, value: str) -> bool:
    return f" {value} " in f" {in_full(cell)} "


def as_written(value: str, rows: Sequence[TabledRow], columns: Sequence[int]) -> str:
    """The value as the cells write it."""
    parts = (part.strip() for row in rows for i in columns for part in re.split(r"[;,]", row.row.cells[i]))
    return next((part for part in parts if in_full(part) == value), value)


def names_other_body(said: str, rows: Sequence[TabledRow], named: str) -> bool:
    """Whether the question names a body that no row does: "Sở Xây dựng" is no part of "trụ sở"."""
    for found in _bodies().finditer(said):
        before = said[: found.start()].split()[-1:]
        head = found.group("head").split()
        inside = any(holds_pair(row, (before[0], head[0])) for row in rows) if before else False
        pair = (head[-1], found.group("next"))
        if (
            not inside
            and f" {' '.join(pair)} " not in f" {spelled(named)} "
            and not any(holds_pair(row, pair) for row in rows)
        ):
            return True
    return False


@cache
def _bodies() -> re.Pattern[str]:
    names = any_of(tuple(read_data("cells")["bodies"])).pattern
    return re.compile(rf"(?P<head>{names}) (?P<next>(?!nào|nao|gì)\w+)")


def telling_pairs(query: Query, rows: Sequence[TabledRow], heads: set[str]) -> list[tuple[str, str]]:
    """Neighbouring words that stand in some row and not above the table: "công an" chooses rows, "thành phố" may not."""
    said = words(one_writing(query.search_text))
    return [
        pair
        for pair in dict.fromkeys(pairwise(said))
        if not set(pair) & heads
        and not set(pair) <= free_words()
        and pair not in rows[0].above.pairs
        and any(holds_pair(row, pair) for row in rows)
    ]


def holds_pair(row: TabledRow, pair: tuple[str, str]) -> bool:
    return pair in row.cells.pairs or pair in row.label.pairs
