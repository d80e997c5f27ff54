"""Question -> the cells of a table it asks for: rows by their labels, columns by head, kind of value or year."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.bags import one_writing
from assistant.columns_asked import COUNTS, asking_words, columns_asked, columns_by_head, free_words, kinds_asked
from assistant.evidence import Evidence
from assistant.named import any_of, spelled
from assistant.register.table_rows import LabelledRow, named_row
from assistant.relevance import weigh
from assistant.rows_named import AskedCells, best_rows, of_document, of_years_asked, row_of
from assistant.sides_named import asking_of_sides, sides_named, without_asking
from assistant.understand import Query
from assistant.vietnamese import fold, words

_NARROWED = re.compile(r", (?:riêng|specifically) ")  # as data/follow_ups.yaml narrows
_BETWEEN = re.compile(
    r"\s(?:(?:cao |nhiều |ít |thấp |lớn |nhỏ |dài |đắt )?hơn(?: so với)?|so với|với|và|hay|hoặc|kém)\s", re.IGNORECASE
)
_SUM = re.compile(r"(?:tổng|cộng)(?!\w)")
_HOW_LONG = re.compile(r"thời (?:gian|hạn)(?!\w)")  # beside a sum it only says how long that is paid
_ASKS_SUM = re.compile(r"\b(?:tong|tat ca|toan bo|ca thay|het thay|chung|cong|total|overall|altogether|in all)\b")
_SHORT = 4  # words before a colon that may be a column's name alone


def find_cells(query: Query, evidence: Evidence) -> AskedCells | None:
    """The cells asked for; None where no row is named or no column asked for."""
    weights = weigh(query, evidence.reader.word_model).words
    numbered = _by_number(query, weights, evidence)
    if numbered is not None:
        return numbered
    asked, about = asked_apart(query.search_text)
    apart = asked != about
    steps = _steps(about)
    for rows_in in reversed(steps):
        own = {word: weight for word, weight in weights.items() if word in words(one_writing(rows_in))}
        for columns_in in [asked] if apart else reversed(steps):
            said = spelled(f"{columns_in} . {query.text}" if query.language == "en" else columns_in)
            found = best_rows(query, own, said, evidence) if own else None
            if found is not None:
                return found
    return None


def _by_number(query: Query, weights: Mapping[str, float], evidence: Evidence) -> AskedCells | None:
    """Rows that a question names by what they are called and their numbers alone: "nhiệm vụ số 7 do ai chủ trì"."""
    said = spelled(query.search_text)
    for nouns, tables in evidence.tabled.called.items():
        pattern = rf"{any_of(nouns).pattern} (?:số |thứ )?(\d{{1,3}})(?!\w)" if nouns else "(?!)"
        numbers = {match.group(1) for match in re.finditer(pattern, said)}
        if not numbers or any(w.isdigit() and w not in numbers for w in weights):
            continue
        for table in tables:
            column = next((i for i, head in enumerate(table.heads) if head.holds == "number"), None)
            columns = columns_asked(said, table, query.years)
            heads = {word for head in table.heads for word in words(head.name)} | {w for n in nouns for w in words(n)}
            rest = {w for w in weights if w not in heads and w not in asking_words(said) and not w.isdigit()}
            rows = tuple(
                found.row
                for found in evidence.tabled.of_table(table)
                if column is not None and found.row.cells[column].strip(" .") in numbers
                if of_document(query, found, evidence) and rest <= found.above.words
            )
            if len(rows) == len(numbers) and columns:
                return AskedCells(table, rows, columns, by_number=True)
    return None


def find_beside(query: Query, evidence: Evidence) -> AskedCells | None:
    """Two rows that a question names on either side of "hơn", "với", "và", "hay", with the one column of figures it asks for."""
    weights = weigh(query, evidence.reader.word_model).words
    said = spelled(query.search_text)
    for joint in _BETWEEN.finditer(query.search_text):
        before, after = query.search_text[: joint.start()], without_asking(query.search_text[joint.end() :])
        sides = [words(one_writing(part)) for part in (before, after or query.search_text[joint.end() :])]
        own = [{w: v for w, v in weights.items() if w in side} for side in sides]
        first, second = (best_rows(query, side, said, evidence) for side in own)
        if first is None and second is None:
            first, second = (_in_only_figures(best_rows(query, side, said, evidence, any_column=True)) for side in own)
        if first is None or second is None or first.table is not second.table or first.columns != second.columns:
            continue
        figures = len(first.columns) == 1 and first.table.heads[first.columns[0]].holds in ("money", "amount")
        one, other = _of_same_thing(first, second)
        if figures and one is not None and other is not None and one is not other:
            return AskedCells(first.table, (one, other), first.columns)
    return None


def _of_same_thing(first: AskedCells, second: AskedCells) -> tuple[LabelledRow | None, LabelledRow | None]:
    """The row of each side; where one side fits several, the one that shares most words of its label with the other side's."""
    if len(first.rows) != 1 and len(second.rows) != 1:
        return None, None
    turned = len(first.rows) != 1
    alone, several = (second.rows[0], first.rows) if turned else (first.rows[0], second.rows)
    own = set(words(named_row(first.table, alone)))
    others = [row for row in several if row is not alone]
    shared = [len(own & set(words(named_row(first.table, row)))) for row in others]
    nearest = [row for row, n in zip(others, shared, strict=True) if n == max(shared)]
    found = nearest[0] if len(nearest) == 1 else None
    return (found, alone) if turned else (alone, found)


def _in_only_figures(rows: AskedCells | None) -> AskedCells | None:
    """Rows in the one column of figures there is, or the one that adds the others up, where a question names no column."""
    if rows is None:
        return None
    heads = rows.table.heads
    figures = [
        i
        for i, head in enumerate(heads)
        if head.holds in ("money", "amount") and not head.baseline and not _HOW_LONG.match(spelled(head.name))
    ]
    sums = [i for i in figures if _SUM.match(spelled(heads[i].name))]
    column = figures if len(figures) == 1 else sums
    return AskedCells(rows.table, rows.rows, (column[0],)) if len(column) == 1 else None


def find_columns(query: Query, evidence: Evidence) -> AskedCells | None:
    """Two columns of figures that a question names on either side of "và", "hay", in the row it names or the one that adds up."""
    weights = weigh(query, evidence.reader.word_model).words
    for one, other in sides_named(query.search_text):
        sides = (
            {w for w in one if w not in other and w in weights},
            {w for w in other if w not in one and w in weights},
        )
        for table in evidence.tabled.tables if all(sides) else ():
            named = [
                [i for i, h in enumerate(table.heads) if h.holds in ("money", "amount") and side <= set(words(h.name))]
                for side in sides
            ]
            if any(len(columns) != 1 for columns in named) or named[0] == named[1]:
                continue
            heads = {w for i in (*named[0], *named[1]) for w in words(table.heads[i].name)}
            known = heads | free_words() | asking_of_sides(query.search_text) | set(words(table.above))
            rest = {w: v for w, v in weights.items() if w not in known}
            sums = [row for row in table.rows if row.adds_up]
            row = row_of(table, rest, query, evidence) if rest else sums[0] if len(sums) == 1 else None
            if row is not None:
                return AskedCells(table, (row,), (named[0][0], named[1][0]))
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
        unsaid = [
            w for w in weights if not (w in heads or w in free_words() or w in total.units or w in total.above.words)
        ]
        of_year = any(table.heads[i].years for i in figures) and _ASKS_SUM.search(fold(query.text)) is not None
        named = of_year or columns_by_head(said, table, figures)
        if (
            figures
            and named
            and not unsaid
            and of_document(query, total, evidence)
            and of_years_asked(query, total, evidence)
        ):
            found.append(AskedCells(table, (total.row,), figures))
    return found[0] if len(found) == 1 else None


def _steps(text: str) -> list[str]:
    """What a follow-up narrowed, and to what: "Tỷ lệ bán trú xã Khe Dứa, riêng Bản Phiêng" -> both parts; else the text alone."""
    return [part for part in _NARROWED.split(text) if part.strip()]


def asked_apart(text: str) -> tuple[str, str]:
    """(what asks, what is asked about): the parts before and after a colon ("Vốn bao nhiêu: dự án ..."), else both the whole."""
    before, colon, after = text.partition(": ")
    if (
        colon
        and after
        and (kinds_asked(spelled(before)) or COUNTS.search(spelled(before)) or len(before.split()) <= _SHORT)
    ):
        return before, after
    return text, text


def asks_column(text: str, evidence: Evidence) -> bool:
    """Whether a text says nothing but a column of some table and the way of asking for it: "vốn bao nhiêu?", "chủ đầu tư là ai?"."""
    said = spelled(text)
    content = [word for word in words(one_writing(text)) if word not in asking_words(said)]
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
    narrowed = (
        {w: weight for w, weight in weights.items() if w in words(one_writing(step))} for step in reversed(steps)
    )
    return any(best_rows(query, own, "", evidence, any_column=True) for own in narrowed if own)
