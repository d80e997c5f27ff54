"""A row's value as people write it: "khoảng 30%", "nhóm 5 địa phương", "≥ 12 người/vạn dân", "hoàn thành"."""

from __future__ import annotations

import re

from assistant.bounds import bound_of_row
from assistant.figures import find_figures, format_figure
from assistant.types import Comparator, Figure, Language, Target

_USUAL = {
    Comparator.AT_LEAST: "tối thiểu ",
    Comparator.MORE: "trên ",
    Comparator.AT_MOST: "tối đa ",
    Comparator.LESS: "dưới ",
}


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


def in_own_words(text: str, quote: str) -> str:
    """The value as its row words it: under the bound in the row's name or before the figure itself ("không quá 130 người", not
    "tối đa 130 người"), and "38 %" where the row writes it so.
    """
    bound, said = bound_of_row(quote)
    own = next(iter(find_figures(text)), None)
    if own is None:
        return text
    if bound is not None:
        return _led_by(said, text, bound) if said[0].isalpha() else text
    written = next((quote[f.start : f.end] for f in find_figures(quote) if _same(f, own)), "")
    said = re.split(r"\d", written, maxsplit=1)[0].strip()
    text = _led_by(said, text, own.comparator) if said[:1].isalpha() else text
    return re.sub(r"(?<=\d)(?=%)", " ", text) if re.search(r"\d\s%", written) else text


def _same(one: Figure, other: Figure) -> bool:
    return (one.value, one.value_max, one.comparator) == (other.value, other.value_max, other.comparator)


def _led_by(said: str, text: str, bound: Comparator) -> str:
    """The text with these words for its bound in place of the usual ones; unchanged where it has no usual ones."""
    usual = _USUAL.get(bound, "")
    if not usual or not text.startswith(usual):
        return text
    return f"{said.lower()} {text.removeprefix(usual)}{' trở lên' if said.lower() == 'từ' else ''}"
