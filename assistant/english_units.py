"""A unit as documents have it -> as English readers know it: "triệu đồng/hộ" -> "million dong a household"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from assistant.data import read_data

_OF_SO_MANY = re.compile(r"(?:(?P<number>\d[\d.]*)\s*|(?P<ten_thousand>vạn\s*))(?P<noun>.+)")

_JOINT = re.compile(r"/|\s+(?:một|mỗi)\s+")


@lru_cache(maxsize=4096)
def unit_in_english(unit: str) -> str:
    """The whole unit in English; as it stands where data lacks a part of it, or it is English already."""
    head, *shares = (part.strip() for part in _JOINT.split(unit))
    noun = _head(head)
    each = [_share(share) for share in shares]
    if noun is None or None in each:
        return unit.replace("/năm", " a year")
    return " ".join([noun, *(said for said in each if said)])


def _head(head: str) -> str | None:
    """ "triệu lượt khách" -> "million visits"; "nghìn tỷ" -> "trillion"."""
    said = english_nouns()
    for scale, english in read_data("english_names")["scales"].items():
        if head == scale:
            return str(english)
        if head.startswith(f"{scale} "):
            rest = head[len(scale) + 1 :]
            return f"{english} {said[rest]}" if rest in said else None
    return said.get(head) or (head if head.startswith("%") or head in said.values() else None)


def _share(share: str) -> str | None:
    """ "năm" -> "a year", "vạn dân" -> "per 10,000 people", "100 hộ" -> "per 100 households"."""
    many, said = _OF_SO_MANY.fullmatch(share), english_nouns()
    if many and many["noun"] in said:
        count = int(many["number"].replace(".", "")) if many["number"] else 10_000
        return f"per {count:,} {said[many['noun']]}"
    one = read_data("english_names")["each"].get(share)
    return f"{'an' if one[0] in 'aeo' or one == 'hour' else 'a'} {one}" if one else None


@cache
def english_nouns() -> dict[str, str]:
    """{noun that plans count: its English plural}."""
    data = read_data("english_names")
    return {**data["units"], **data["other_units"]}


@lru_cache(maxsize=256)
def alike_in_english(noun: str) -> tuple[str, ...]:
    """The noun, and the others that documents count which English has the same word for: "khách", "khách du lịch", "visitors"."""
    said = english_nouns()
    own = said.get(noun)
    return (noun, *(other for other, english in said.items() if english == own and other != noun)) if own else (noun,)
