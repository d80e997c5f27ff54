"""A row's value as people write it: "khoảng 30%", "nhóm 5 địa phương", "≥ 12 người/vạn dân", "hoàn thành"."""

from __future__ import annotations

from assistant.bounds import bound_of_row
from assistant.figures import format_figure
from assistant.types import Comparator, Figure, Language, Target


def shown_value(target: Target, language: Language = "vi") -> str:
    """The value with comparator and unit; of a qualitative row its state."""
    if target.value is None:
        return target.state or ""
    unit = target.unit
    if target.comparator is Comparator.RANK:
        text = format_figure(Figure(target.value, target.value_max, "hạng", target.comparator, 0, 0), language)
        noun = "" if unit.lower() in ("hạng", "thứ bậc", "") else f" {unit}"
        if not noun:  # a place in a ranking, not a group: "hạng 24/63"
            text = text.replace("nhóm", "hạng").replace("top", "rank")
        return f"{text}/{target.of}" if target.of else text + noun
    text = format_figure(Figure(target.value, target.value_max, unit, target.comparator, 0, 0), language)
    if language == "vi":
        text = in_own_words(text, target.quote)
    return text.replace(unit, f"/{target.of} {unit}".strip(), 1).replace(" /", "/") if target.of and unit else text


def in_own_words(text: str, row: str) -> str:
    """The value under the bound as the table row's name words it: "không quá 130 người", not "tối đa 130 người"."""
    bound, said = bound_of_row(row)
    usual = {
        Comparator.AT_LEAST: "tối thiểu ",
        Comparator.MORE: "trên ",
        Comparator.AT_MOST: "tối đa ",
        Comparator.LESS: "dưới ",
    }
    prefix = usual.get(bound) if bound is not None and said[0].isalpha() else None
    return f"{said} {text.removeprefix(prefix)}" if prefix and text.startswith(prefix) else text
