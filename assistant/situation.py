"""How things stood when a plan was made: the figures of its section on the situation and of its tables' "hiện trạng" columns.

They are no targets and no reported results of the plan; they are what its targets set out from.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from assistant.figures import find_figures, find_years
from assistant.named import find_levels
from assistant.register.context import aims, context_of, level_of_document, past
from assistant.register.prose import principal
from assistant.register.rows import Found, make_target
from assistant.register.shown import shown_value
from assistant.register.table_targets import table_baselines
from assistant.register.wording import indicator_of, unit_of
from assistant.statements import Statement
from assistant.types import Document, Figure, Passage, Target, Task
from assistant.vietnamese import fold, lower_first

_OTHERWISE = re.compile(
    r"\b(?:giai thich|tu ngu|thuat ngu|khai niem|dinh nghia|quan diem|can cu|du bao|pham vi|bai hoc)\b"
)
_STANDING = re.compile(
    r"\b(?:thuc trang|hien trang|tinh hinh|ket qua)\b"
)  # "Thực trạng làm căn cứ xây dựng Chương trình"
# A year that a figure is only held against, or that says which things are counted.
_COMPARED = re.compile(r"\b(?:so với|hơn|trước)\s(?:\w+\s){0,2}(?:19|20)\d\d", re.IGNORECASE)


def find_situation(
    documents: Sequence[Document],
    passages_of: Callable[[str], Sequence[Passage]],
    statements_of: Callable[[Passage], Sequence[Statement]],
) -> tuple[Statement, ...]:
    """Every figure of the plans that tells how things stood, with a row of kind `result` that has no id: it is in no register."""
    found: list[Statement] = []
    for document in documents:
        if document.kind != "plan":
            continue
        passages = passages_of(document.id)
        aims_at = min((p.start for p in passages if context_of(p) == "target"), default=0)
        for passage in passages:
            if not passage.text.startswith("|"):
                own = ((s, principal(s)) for s in statements_of(passage) if tells_situation(s, aims_at))
                found += [_told(statement, figure) for statement, figure in own if figure is not None]
        found += [_of_column(base, header) for base, header in table_baselines(document, passages)]
    return tuple(found)


def tells_situation(statement: Statement, aims_at: int = 0) -> bool:
    """Whether a plan's statement tells how things stood: of its section on that, or said of a time before it was issued.

    What no heading places and stands before the plan's first aims (at `aims_at` of its text) does so too.
    """
    row, document = statement.row, statement.document
    if isinstance(row, Task) or (isinstance(row, Target) and row.kind == "target") or not statement.figures:
        return isinstance(row, Target) and row.kind == "result" and document.kind == "plan"
    headings = fold(" ".join(statement.passage.heading_path[-2:]))
    if document.kind != "plan" or (_OTHERWISE.search(headings) and not _STANDING.search(headings)):
        return False
    if context_of(statement.passage) == "background":
        return True
    return (
        context_of(statement.passage) == "neutral"
        and not aims(statement.text)
        and (statement.passage.start < aims_at or _looks_back(statement))
    )


_OF_TOTAL = re.compile(
    r"^[Tt]rong (?:tổng )?(?:số )?[\d.]+ [^,;]{3,80}, (?=[\d.]+ )"
)  # "Trong 112 công trình, 19 công trình ..."
_IN_ALL = re.compile(r"\btrong đó(?: có)?\s+|^(?:gồm|bao gồm|còn|và|có)\s+", re.IGNORECASE)


def _own_clause(statement: Statement, shown: str) -> str:
    """ "**365 người** sống một mình", where the statement has that figure alone; "" where it does not say it first."""
    alone = _IN_ALL.split(_OF_TOTAL.sub("", statement.text))[-1].strip(" .;,")
    first = find_figures(alone)[:1]
    if len(statement.figures) != 1 or not first or alone[first[0].start : first[0].end].strip() != shown:
        return ""
    return f"{alone[:1].upper()}{alone[1:]}".replace(shown, f"**{shown}**", 1)


def sentence_told(statement: Statement, figure: Figure) -> str:
    """The whole sentence, as what was is read best as it was told: its figure in front, or its own clause, or in its place among others."""
    start, end = statement.quote
    said = " ".join(re.sub(r"\*\*|__", "", statement.passage.text[start:end]).split()).rstrip(" .;,")
    said = re.sub(r"^(?:\(?\d{1,2}[.)]|[a-zđ]\)|[-–•*+])\s+", "", said)
    shown = statement.text[figure.start : figure.end].strip()
    part = re.search(r",\s+(?:trong đó|riêng)\s", said)
    if part and shown in said[: part.start()] and shown not in said[part.end() :]:
        said = said[: part.start()]  # what is told of the whole is told without its parts
    figures = find_figures(said)
    if sum(f.unit[:1] == figure.unit[:1] for f in figures) > 1:
        in_place = said.replace(shown, f"**{shown}**") if said.count(shown) == 1 else said
        opens = said[figures[0].start : figures[0].end].strip() == shown
        own = "" if opens else _own_clause(statement, shown)
        if not own and not opens and said.count(shown) == 1:
            return f"**{shown[:1].upper()}{shown[1:]}** – {lower_first(said)}."
        return f"{own}. {said[:1].upper()}{said[1:]}." if own else f"{in_place[:1].upper()}{in_place[1:]}."
    return f"**{shown[:1].upper()}{shown[1:]}** – {lower_first(said)}."


def phrase_standing(statement: Statement, figure: Figure) -> str:
    """ "**9 đội** – số đội cảnh sát chữa cháy khu vực (hiện trạng 2025)."."""
    shown = statement.text[figure.start : figure.end]
    return f"**{shown[:1].upper()}{shown[1:]}** – {lower_first(statement.text[: figure.start].rstrip(' :'))}."


def _looks_back(statement: Statement) -> bool:
    issued = statement.document.issued_year
    years = [m.end_year or m.year for m in find_years(statement.text)]
    return past(statement.text) or (bool(years) and max(years) < issued)


def _told(statement: Statement, figure: Figure) -> Statement:
    row = make_target(
        Found(
            passage=statement.passage,
            document=statement.document,
            indicator=indicator_of(statement.text, figure),
            comparator=figure.comparator,
            value=figure.value,
            value_max=figure.value_max,
            unit=unit_of(statement.text, figure),
            years=_years(statement),
            quote=statement.quote,
            at=(figure.start - statement.shift, figure.end - statement.shift),
            confidence=0.8,
            level=level_of_document(statement.document),
            kind="result",
        )
    )
    return replace(statement, row=row, years=row.years)


def _years(statement: Statement) -> tuple[int, ...]:
    """The year it tells of: its own, else the last one named before it in its passage, else that of the headings."""
    at = statement.passage.text.find(statement.text.strip()[:20])
    before = statement.passage.text[: at if at >= 0 else statement.quote[1]]
    issued = int((statement.document.issued_on or "9999")[:4])
    for text in (statement.text, before, " . ".join(statement.passage.heading_path)):
        said = _COMPARED.sub(" ", text)
        named = [year for year in map(int, re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", said)) if year <= issued]
        if named:
            return (named[-1],)
    return ()


def _of_column(base: Found, header: str) -> Statement:
    row = make_target(base)
    text = f"{row.indicator} ({lower_first(header)}): {shown_value(row)}"
    figures = tuple(f for f in find_figures(text) if f.start >= len(row.indicator) + len(header))
    return Statement(base.passage, base.document, text, base.quote, figures, row.years, find_levels(text), row=row)


def standing_beside(target: Target, situation: Sequence[Statement]) -> Iterator[Statement]:
    """What the same row of the same table says of how things stood."""
    for statement in situation:
        row = statement.row
        if isinstance(row, Target) and row.passage_id == target.passage_id and row.indicator == target.indicator:
            yield statement
