"""What a clause sets a part of: "..., trong đó khu vực miền núi đạt 30%", "riêng trẻ 5 tuổi đạt 99%", items below "..., trong đó:"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import takewhile

from assistant.clause_shape import add_up, counted_noun
from assistant.clauses import Span
from assistant.data import read_data
from assistant.figures import find_figures
from assistant.register.wording import VERB, indicator_of
from assistant.types import Comparator, Figure

_DIVIDES = re.compile(
    r"[,;]?\s*(?:trong\s+đó|bao\s+gồm|gồm(?:\s+có)?|chia\s+ra|(?:cụ\s+thể|chi\s+tiết)(?:\s+như\s+sau)?|như sau)\s*:?[\s*_]*$",
    re.IGNORECASE,
)
TELLS_PART = re.compile(r",\s(?:trong đó|riêng)\s", re.IGNORECASE)  # in a sentence that tells whole and part
PART = re.compile(r"[\s,;]*(?:trong\s+đó|riêng)(?=[\s:,])", re.IGNORECASE)
_OPENS_PARTS = re.compile(r"[\s,;:]*(?:trong\s+đó|(?:bao\s+)?gồm(?:\s+có)?)(?=[\s:,])", re.IGNORECASE)
_OWN_YEAR = re.compile(r"[\s,;]*riêng\s+(?:trong\s+)?năm\s+20\d\d", re.IGNORECASE)
_NUMBER = re.compile(r"^[\s*_]*(?:\(?\d{1,3}(?:\.\d+)*[.)]|[a-zđ]\d?\)|[-–•*+])\s+")


def value_before_colon(text: str) -> Figure | None:
    """The value a lead-in states of what it divides ("... đạt tối thiểu 82%, trong đó:"); None where it only announces."""
    divides = _DIVIDES.search(text)
    return _value(text[: divides.start()]) if divides else None


def without_division(text: str) -> str:
    """ "... đạt tối thiểu 82%, trong đó:" -> "... đạt tối thiểu 82%"."""
    divides = _DIVIDES.search(text)
    return text[: divides.start()] if divides else text


def whole_of_heading(headings: Sequence[str], item: str = "") -> str:
    """The measure that the nearest heading states a value of, as its items are parts of it; "" where it states none.

    The label that `item` itself opens with is no heading above it: "- Ngân sách tỉnh: 220 tỷ đồng".
    """
    if item and headings and _NUMBER.sub("", item).startswith(headings[-1]):
        headings = headings[:-1]
    if not headings:
        return ""
    stated = _NUMBER.sub("", without_division(headings[-1]))
    return measure_of(stated) if stated != headings[-1] and value_before_colon(headings[-1]) else ""


def whole_in_sentence(text: str, clause: Span, siblings: Sequence[Span]) -> str:
    """The measure whose part a clause of the same sentence sets; "" where it is no part. `siblings`: the sentence's clauses."""
    at = siblings.index(clause)
    for i in range(at, 0, -1):
        own = text[slice(*siblings[i])]
        marked = PART.match(own)
        if marked and (i == at or marked.group().strip(" ,;").lower() != "riêng"):
            return measure_of(text[slice(*siblings[divided_by(text, i, siblings)])])
        if own.lower().startswith("với "):  # says more of what the clauses before it are about
            return ""
        if own.lower().startswith(tuple(f"{head} " for head in read_data("clauses")["indicator_heads"])) and not marked:
            continue
    return _summed_up(text, at, siblings)


def divided_by(text: str, at: int, siblings: Sequence[Span]) -> int:
    """Which clause is divided by the part at `at`: the one before it; of "..., gồm A 5 tỷ, B 3 tỷ; riêng năm 2026 ..." the sum itself."""
    if not _OWN_YEAR.match(text, *siblings[at]):
        return at - 1
    return next((i for i in range(1, at) if _OPENS_PARTS.match(text, *siblings[i])), at) - 1


def _summed_up(text: str, at: int, siblings: Sequence[Span]) -> str:
    """The measure before a colon whose value the clauses behind it add up to: "... 1.240 căn hộ: khu A 520 căn, khu B 720 căn"."""
    colon = next((i for i in range(at) if text[siblings[i][1] : siblings[i + 1][0]].strip() == ":"), None)
    if colon is None:
        return ""
    told = text[slice(*siblings[colon])]
    whole = _only_value(told, last=True)
    if whole is None:
        return ""
    parts = (_only_value(text[slice(*span)], last=False) for span in siblings[colon + 1 :])
    n = add_up(
        whole[0], (part[0] for part in takewhile(lambda own: own is not None and own[1] == whole[1], parts) if part)
    )
    return (measure_of(told) or _NUMBER.sub("", told).strip(" .;,")) if n is not None and at <= colon + n else ""


def _only_value(text: str, *, last: bool) -> tuple[Decimal, str] | None:
    """The last figure of what is divided, the one figure of a part: its value, and what is counted."""
    counted = ((f.value, counted_noun(f, text)) for f in find_figures(text) if f.value_max is None)
    figures = [own for own in counted if own[1]]
    return figures[-1] if figures and (last or len(figures) == 1) else None


def measure_of(text: str) -> str:
    """What a clause measures, "" where it states no value: "Tỷ lệ phòng học kiên cố đạt 88%" -> "Tỷ lệ phòng học kiên cố"."""
    text = _NUMBER.sub("", text)
    figure = _value(text, any_figure=True)
    measure = indicator_of(text, figure) if figure else ""
    # "4.260 hộ với 16.930 người": what ends in "với" is not all that is said.
    return text.strip(" .;,") if measure.endswith(" với") else measure


def _value(text: str, *, any_figure: bool = False) -> Figure | None:
    data = read_data("register")
    apart = {*data["descriptor_units"], *data["structure_units"]}
    figures = [f for f in find_figures(text) if f.unit and f.unit not in apart]
    stated = [
        f
        for f in figures
        if f.unit.startswith("%")
        or f.comparator is not Comparator.EQUAL
        or VERB.search(text[: f.start])
        or "đồng" in f.unit  # "Tổng kinh phí dự kiến 14,2 tỷ đồng, gồm:" announces nothing without its sum
    ]
    return next(iter(reversed(stated or (figures if any_figure else []))), None)
