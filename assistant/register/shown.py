"""A row's value as people write it: "khoảng 30%", "nhóm 5 địa phương", "≥ 12 người/vạn dân", "hoàn thành"."""

from __future__ import annotations

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
    return text.replace(unit, f"/{target.of} {unit}".strip(), 1).replace(" /", "/") if target.of and unit else text
