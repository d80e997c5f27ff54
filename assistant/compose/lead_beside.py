"""Who sees to something, where another sentence of its point or the heading above it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.compose.same_point import same_point
from assistant.register.owners import body_names, body_of
from assistant.statements import Statement
from assistant.types import Passage

_NAMED = re.compile(
    r"(?:cơ quan|đơn vị|bộ phận)(?: \w+)? chủ trì(?: thực hiện)?\s*:\s*(?P<body>[^.;\n]+?)(?=,? (?:và )?phối hợp\b|[.;\n]|$)",
    re.IGNORECASE,
)
_LEADS = re.compile(r"\s(?:chủ trì|phụ trách|chịu trách nhiệm|đảm nhiệm|làm đầu mối|là đầu mối)\b")
_GIVEN = re.compile(r"(?:^|\s)(?:do|giao(?: cho)?|yêu cầu|đề nghị)\s+")
_LONGEST = 90  # characters of a body's name
_SHORT = 6  # words of a name that the register does not know: "Tỉnh đoàn"


def lead_beside(statement: Statement) -> tuple[str, Statement] | None:
    """The body and the statement with the quote up to where it is named; None where the point names none."""
    text = statement.passage.text
    for start, end in same_point(statement):
        body = next(_leads_in(text[start:end]), None)
        if body:
            return body, replace(statement, quote=(statement.quote[0], max(end, statement.quote[1])))
    return None


def body_above(passage: Passage) -> str | None:
    """The body whose heading a passage stands beneath: "2. Công an thành phố"."""
    return next((body for heading in reversed(passage.heading_path[-2:]) if (body := body_of(heading))), None)


def _leads_in(sentence: str) -> Iterator[str]:
    for named in _NAMED.finditer(sentence):
        yield named.group("body").strip(" ,*_")
    for verb in _LEADS.finditer(sentence):
        before = re.split(r"[.;:\n]", sentence[: verb.start()])[-1]
        given = list(_GIVEN.finditer(before))
        before = before[given[-1].end() :] if given else before
        before = re.sub(r"^\W*(?:[a-zđ]\)|\d+[.)])?\s*", "", before).strip(" ,*_")
        # A name as a whole, "Hợp tác xã Đồng Bưởi", before the known body that ends it.
        if before[:1].isupper() and len(before.split()) <= _SHORT:
            yield before
            continue
        known = re.search(rf"(?<!\w)(?=[A-ZĐÀ-Ỹ])(?:Các\s+)?(?:{body_names()})(?!\w)", before)
        if known and len(before) - known.start() <= _LONGEST:
            yield before[known.start() :]
