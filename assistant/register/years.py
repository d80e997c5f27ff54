"""The years a row's value is to be reached by: its own words first, then its passage, its headings, its document's title."""

from __future__ import annotations

import re
from functools import cache

from assistant.data import read_data
from assistant.figures import YearMention, find_years
from assistant.register.context import title_years
from assistant.statements import Statement
from assistant.structure import heading_years
from assistant.types import Figure
from assistant.vietnamese import fold

# "tăng 14% so với năm 2004", "gấp 2 lần năm 2020", "từ 30% năm 2020 lên": years a value is held against or set out from.
_HELD_AGAINST = re.compile(
    r"(?:so với|cùng kỳ|lần|bằng|như|từ|của|kể từ|hơn|mức|thực hiện|kế hoạch|dự toán|số liệu)\s+(?:[\w%,.]+\s+){0,4}?$",
    re.IGNORECASE,
)
_BARE_HEADING = re.compile(r"\bnam ((?:19|20)\d\d)\b")


def years_of(statement: Statement, figure: Figure | None) -> tuple[int, ...]:
    """Last the year to reach; () where nothing says one. A bare "năm 2050" beside the value counts, one it is compared with not."""
    if not any(mention.is_horizon for mention in find_years(statement.text)):
        bare = [m for m in _bare(statement.text) if _may_be_reached(m.year, statement)]
        if bare:
            at = figure.end if figure else len(statement.text)
            return (
                min(bare, key=lambda m: min(abs(m.start - at), abs(m.end - (figure.start if figure else at)))).year,
            )
    own = _set_years(statement) or years_of_headings(statement.passage.heading_path)
    # What a plan costs is no target of its last year.
    return own or (() if figure and is_funding(statement, figure) else title_years(statement.document))


def is_funding(statement: Statement, figure: Figure) -> bool:
    """Whether a sum of money stands in a section on what the plan costs and who pays: "KINH PHÍ THỰC HIỆN"."""
    money = re.search(r"\b(?:đồng|USD|VND|đô la)\b", figure.unit) is not None
    return money and any(_funding().search(fold(heading)) for heading in statement.passage.heading_path[-2:])


@cache
def _funding() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(fold(word) for word in read_data("register")["funding"]) + r")(?!\w)")


def _set_years(statement: Statement) -> tuple[int, ...]:
    """The statement's years without one its passage only compares with: "gấp 2 lần năm 2025" sets no horizon."""
    passage = statement.passage
    if any(heading_years(heading) for heading in passage.heading_path):
        return statement.years
    named = [m for m in find_years(passage.text) if (m.end_year or m.year) in statement.years]
    compared = [m for m in named if not m.is_horizon and _HELD_AGAINST.search(passage.text[: m.start])]
    return () if named and len(compared) == len(named) else statement.years


def years_of_headings(headings: tuple[str, ...]) -> tuple[int, ...]:
    """The one year the nearest heading names without a preposition: "KẾ HOẠCH NĂM 2005"."""
    for heading in reversed(headings):
        if heading_years(heading):
            return heading_years(heading)
        named = dict.fromkeys(int(year) for year in _BARE_HEADING.findall(fold(heading)))
        if len(named) == 1:
            return tuple(named)
    return ()


def is_over(statement: Statement) -> bool:
    """Whether all its years lie before the document was issued: then it tells what was."""
    issued = statement.document.issued_year
    years = statement.years if any(m.is_horizon for m in find_years(statement.text)) else ()
    years = years or tuple(m.year for m in _bare(statement.text)) or statement.years
    return bool(issued and years and max(years) < issued)


def _bare(text: str) -> list[YearMention]:
    """Years named by "năm" alone, outside brackets, that the value is not compared with."""
    return [
        mention
        for mention in find_years(text)
        if not mention.is_horizon
        and text[mention.start : mention.end].lower().startswith("năm")
        and text[: mention.start].count("(") <= text[: mention.start].count(")")
        and not _HELD_AGAINST.search(text[: mention.start])
    ]


def _may_be_reached(year: int, statement: Statement) -> bool:
    """Whether a bare year can be one to reach: not before the document's own, nor before the nearest horizon."""
    issued = statement.document.issued_year
    return year >= issued if issued else year >= min(statement.years, default=year)
