"""Who holds an office: a name that stands beside just that office and its body, and nothing else for an answer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.candidate import Candidate
from assistant.compose.draft import NOTHING, Draft, answered
from assistant.compose.single import compose_texts
from assistant.data import read_data
from assistant.evidence import Evidence
from assistant.statements import Statement
from assistant.understand import Query
from assistant.vietnamese import fold, words

_OFFICE = (
    r"(?P<office>(?:phó )?(?:chủ tịch(?: nước)?|giám đốc|bí thư|tổng bí thư|bộ trưởng|thứ trưởng|thủ tướng|chánh văn phòng|cục trưởng"
    r"|chi cục trưởng|hiệu trưởng|trưởng phòng))"
)
_ASKS = (
    re.compile(
        rf"^{_OFFICE}\b(?P<body>.*?)\s*(?:hiện nay |bây giờ |đương nhiệm )?(?:là ai|tên (?:là )?gì|là người nào)\W*$",
        re.I,
    ),
    re.compile(rf"^ai (?:đang )?(?:là|làm|giữ chức) {_OFFICE}\b(?P<body>.*?)\W*$", re.I),
)
_NAME = r"(?:(?:ông|bà|đồng chí)\s+)?(?P<name>[A-ZĐÀ-Ỹ][a-zà-ỹđ]+(?:\s[A-ZĐÀ-Ỹ][a-zà-ỹđ]+){1,3})"
_SMALL = frozenset(words("của thành phố tỉnh xã phường huyện hiện nay ủy ban nhân dân và"))


def asks_holder(query: Query) -> bool:
    """Whether the name of who holds an office is asked for, and nothing that he or she does."""
    return query.language == "vi" and _asked(query) is not None


def compose_holder(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> Draft:
    """The sentence that names the holder; NOTHING, so a refusal, where no sentence does."""
    asked = _asked(query)
    if asked is None:
        return NOTHING
    office, body = asked.group("office").lower(), [w for w in words(asked.group("body")) if w not in _SMALL]
    told = [c for c in candidates if _names(c.statement, office, body, query.text)]
    told.sort(key=lambda c: c.statement.document.issued_on or "", reverse=True)
    return answered(*compose_texts(query, told[:1]).sentences) if told else NOTHING


def _asked(query: Query) -> re.Match[str] | None:
    return next((m for form in _ASKS if (m := form.match(query.text.strip()))), None)


def _names(statement: Statement, office: str, body: Sequence[str], asked: str) -> bool:
    """ "Giám đốc Sở Y tế Nguyễn Văn An", no "Phó Giám đốc": between office and name stand words of the body alone."""
    deputy = "" if office.startswith("phó") else r"(?<!phó )(?<!Phó )(?<!PHÓ )"
    for found in re.finditer(
        rf"{deputy}(?<!\w)(?i:{office})(?P<of>[^.;:,]{{0,80}}?)\s*[,:–-]?\s+{_NAME}", statement.passage.text
    ):
        beside = f"{found['of']} {statement.document.issuer or ''} {statement.document.scope or ''}"
        name = fold(found["name"])
        person = name.split()[0] in read_data("family_names") and name not in fold(f"{asked} {beside}")
        if person and set(body) <= set(words(beside)):
            return True
    # "Thành lập Hội đồng Kỹ năng nghề, do Phó Chủ tịch Ủy ban nhân dân tỉnh làm Chủ tịch Hội đồng": one office holds another.
    by_office = re.search(
        rf"\b(?:do|giao|cử)\s+[^.;]{{5,120}}?\s+(?:làm|giữ chức|giữ vai trò)\s+(?i:{office})(?!\w)", statement.text
    )
    known = f"{statement.sentence} {statement.document.scope or ''} {statement.document.title}"
    return by_office is not None and bool(body) and set(body) <= set(words(known))
