"""Whether it is the body named that does something: "Quỹ do Sở Tài chính quản lý phải không?" against "do Ủy ban Mặt trận ... quản lý"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.candidate import Candidate
from assistant.compose.draft import NOTHING, Draft, answered
from assistant.compose.verdict import told, with_verdict
from assistant.evidence import Evidence
from assistant.named import plain
from assistant.relevance import coverage, narrowed, weigh
from assistant.statements import Statement
from assistant.types import Task
from assistant.understand import Query

_DOES = (
    "quản lý|thực hiện|đảm nhiệm|đảm nhận|vận hành|tổ chức|chi trả|phê duyệt|thẩm định|giám sát|kiểm tra|đầu tư|tài trợ|điều hành|khai thác"
    "|tiếp nhận|cung cấp"
)
_WHO = r"\bdo (?P<who>[A-ZĐÀ-Ỹ][\w ]{3,70}?) (?:trực tiếp |chịu trách nhiệm )?"
_CLAIM = re.compile(rf"{_WHO}(?P<does>{_DOES})\b")
_SAID = 0.4  # coverage, besides the body, from which a statement is of what is asked about


def compose_by_whom(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> Draft:
    """ "Có." or "Không." with who does it; NOTHING where no body is claimed, or none is said to do it."""
    claim = _CLAIM.search(query.search_text) if query.kind == "yes_no" else None
    if claim is None:
        return NOTHING
    besides = query.search_text.replace(claim["who"], " ")
    terms = narrowed(weigh(query, evidence.reader.word_model), besides)
    near = {c.statement.passage.id: c.statement.passage for c in candidates}
    said = [s for passage in near.values() for s in evidence.of_passage(passage) if _doer(s, claim["does"])]
    best = max(said, key=lambda s: coverage(terms, evidence.bags(s)), default=None)
    if best is None or coverage(terms, evidence.bags(best)) < _SAID:
        return _not_said(query, candidates, claim["who"])
    doer, named = plain(_doer(best, claim["does"])), plain(claim["who"])
    return answered(with_verdict("yes" if named in doer or doer in named else "no", told(best, query), query))


def _doer(statement: Statement, does: str) -> str:
    """The body that a statement says does it; "" where it says none."""
    if isinstance(statement.row, Task) and statement.row.lead:
        return statement.row.lead
    said = re.search(rf"{_WHO}{does}\b", statement.text)
    return said["who"] if said else ""


def _not_said(query: Query, candidates: Sequence[Candidate], who: str) -> Draft:
    """What is nearest, without a verdict, where it does not even name the body: it confirms nothing."""
    best = next((c.statement for c in candidates if c.fits_year), None)
    if best is None or plain(who) in plain(best.passage.text):
        return NOTHING
    return answered(told(best, query))
