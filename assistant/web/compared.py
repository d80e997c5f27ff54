"""Two rows side by side as the page shows them and as the files hold them: the same pairs, the same differences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from assistant.contract import number
from assistant.data import read_data
from assistant.figures import format_number
from assistant.register.compare import Compared
from assistant.register.shown import shown_value
from assistant.types import Language
from assistant.web.register_api import shown_record

_SIDES = ("first", "second")
_OF_SIDE = (
    "document",
    "indicator",
    "shown",
    "value",
    "value_max",
    "unit",
    "deadline",
    "as_of",
    "quote",
    "section",
    "url",
)
COMPARED_COLUMNS = (
    "indicator", "level", *(f"{side}_{name}" for side in _SIDES for name in _OF_SIDE),
    "difference", "difference_unit", "difference_shown", "similarity",
)  # fmt: skip


def pair_record(pair: Compared, language: Language) -> dict[str, Any]:
    """`{"first", "second", "difference", "difference_unit", "difference_shown", "similarity"}`, the sides as in `/api/targets`."""
    return {
        "first": shown_record(pair.first, language),
        "second": shown_record(pair.second, language),
        "difference": number(pair.difference),
        "difference_unit": pair.difference_unit,
        "difference_shown": shown_difference(pair, language),
        "similarity": round(pair.similarity, 2),
    }


def pair_rows(pairs: Sequence[Compared], language: Language) -> list[Mapping[str, Any]]:
    """One record a pair under COMPARED_COLUMNS, for CSV and XLSX."""
    return [_row(pair, language) for pair in pairs]


def shown_difference(pair: Compared, language: Language) -> str:
    """ "+5 điểm %", "tiến 2 bậc", "không đổi", "không tính được"."""
    words = {key: texts[language] for key, texts in read_data("targets_page").items()}
    difference = pair.difference
    if difference is None:
        same = shown_value(pair.first, language) == shown_value(pair.second, language)
        return str(words["no_change"] if same else words["not_comparable"])
    if difference == 0:
        return str(words["no_change"])
    size = format_number(abs(difference), language)
    if pair.difference_unit == "rank":
        up, down = ("places_above", "places_below") if pair.second.kind == "result" else ("places_up", "places_down")
        return str(words[up if difference > 0 else down]).format(n=size)
    unit = words["points"] if pair.difference_unit == "points" else pair.difference_unit
    return f"{_sign(difference)}{size} {unit}".strip()


def _sign(difference: Decimal) -> str:
    return "+" if difference > 0 else "−"


def _row(pair: Compared, language: Language) -> dict[str, Any]:
    record = pair_record(pair, language)
    row = {"indicator": pair.first.indicator, "level": pair.first.level}
    for side in _SIDES:
        row |= {f"{side}_{name}": record[side][name] for name in _OF_SIDE}
    return row | {name: record[name] for name in COMPARED_COLUMNS[-4:]}
