"""A case told by its size ("tàu 13 mét", "bà tôi 72 tuổi") belongs to the bracket that holds it ("từ 12 m đến dưới 15 m")."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from assistant.figures import find_figures
from assistant.statements import Statement
from assistant.types import Comparator, Figure

_SAME = {"mét": "m", "hecta": "ha", "héc ta": "ha", "ki lô mét": "km"}
_TIMES = ("năm", "tháng", "ngày", "giờ", "phút")  # what something lasts is no size of a case
_FROM = "từ "
_AGE = "tuổi"
_EXACTLY = re.compile(r"(?:tròn|đúng|chẵn|người|cụ|trẻ(?: em)?|học sinh)\s*$", re.IGNORECASE)  # no "trước 35 tuổi"


def in_bracket(question: str, statement: Statement) -> bool | None:
    """Whether a sum's bounds hold the size a question tells; None where it tells none, or the statement no sum or no bound for it.

    Of shares "trẻ từ 3 đến 5 tuổi" and "trẻ 5 tuổi" are two measures, neither a case of the other.
    """
    sizes = _sizes(question)
    if not sizes or not any(_is_sum(figure.unit) for figure in statement.figures):
        return None
    # Of a table's cell the row's label says the case: "Hộ có từ 5 người trở lên: 7,5 triệu đồng/tháng".
    figures = find_figures(statement.text) if statement.passage.text.startswith("|") else statement.figures
    for size, unit in sizes:
        bounds = [f for f in figures if _unit(f) == unit and _bounds(f, statement)]
        if bounds:
            return all(_holds(f, size) for f in bounds)
    return None


def of_other_age(question: str, statement: Statement) -> bool:
    """Whether a sum is for those of one age and the question tells another: "Người tròn 90 tuổi: 1.500.000 đồng" and 70."""
    sizes = [size for size, unit in _sizes(question) if unit == _AGE]
    if not sizes or not any(_is_sum(figure.unit) for figure in statement.figures):
        return False
    ages = [f for f in find_figures(statement.text) if f.unit == _AGE]
    exact = all(f.comparator is Comparator.EQUAL and _EXACTLY.search(statement.text[: f.start]) for f in ages)
    return bool(ages) and exact and not any(f.value in sizes for f in ages)


@lru_cache(maxsize=64)  # asked for every statement of one question
def _sizes(question: str) -> tuple[tuple[Decimal, str], ...]:
    """Sizes told as they are ("13 mét"): no shares, no sums, no times; none where another figure of that unit stands beside it."""
    _, follows, of_follow_up = question.partition(", riêng ")  # "...tàu dưới 12 mét..., riêng tàu 14 mét?"
    if follows and (own := _sizes(of_follow_up)):
        return own
    figures = find_figures(question)
    units = [_unit(f) for f in figures]
    return tuple(
        (f.value, unit)
        for f, unit in zip(figures, units, strict=True)
        if f.comparator is Comparator.EQUAL and units.count(unit) == 1 and _measures_case(unit)
    )


def _measures_case(unit: str) -> bool:
    return bool(unit) and unit not in _TIMES and not unit.startswith("%") and not _is_sum(unit)


def _is_sum(unit: str) -> bool:
    return "đồng" in unit or "USD" in unit


def _unit(figure: Figure) -> str:
    return _SAME.get(figure.unit, figure.unit)


def _bounds(figure: Figure, statement: Statement) -> bool:
    return figure.comparator not in (Comparator.EQUAL, Comparator.ABOUT, Comparator.RANK) or _opens(figure, statement)


def _opens(figure: Figure, statement: Statement) -> bool:
    """ "từ 12 m", before "đến dưới 15 m"."""
    return statement.text[figure.start : figure.end].lower().startswith(_FROM)


def _holds(figure: Figure, size: Decimal) -> bool:
    match figure.comparator:
        case Comparator.LESS:
            return size < figure.value
        case Comparator.AT_MOST:
            return size <= figure.value
        case Comparator.MORE:
            return size > figure.value
        case Comparator.RANGE:
            return figure.value <= size <= (figure.value_max or figure.value)
        case _:
            return size >= figure.value
