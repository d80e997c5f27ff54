"""Codes of rows that a question names ("DA-07"): one that no table has is of nothing that could be told."""

from __future__ import annotations

import re

from assistant.evidence import Evidence
from assistant.named import spelled
from assistant.understand import Query

_CODE = re.compile(r"(?<![\w/.-])[^\W\d_]{1,6}\d?[-.]?\d{1,3}(?![\w/])")


def names_unknown_code(query: Query, evidence: Evidence) -> bool:
    """Whether it names a row by a code of the tables' own kind that none of their rows has: "DA-12" where they end at "DA-11"."""
    known = evidence.tabled.codes
    if not known:
        return False
    kinds = {_kind(code) for code in known}
    named = (spelled(match.group()) for match in _CODE.finditer(query.typed))
    return any(code not in known and _kind(code) in kinds for code in named)


def _kind(code: str) -> str:
    return re.sub(r"\d+$", "", code)
