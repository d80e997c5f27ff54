"""What a question takes for granted of the plan's funding: "Ngân sách tỉnh bỏ ra 2.050 tỷ đồng thì chi vào đâu?" """

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.candidate import Candidate
from assistant.compose.claimed import Quantity, claimed_of, claimed_quantities, stated_quantities
from assistant.compose.draft import NOTHING, Draft
from assistant.compose.figure_claims import judge_claim
from assistant.compose.funding import about_one_thing, funding_rows, is_named, is_total
from assistant.evidence import Evidence
from assistant.figures import find_years
from assistant.named import spelled
from assistant.statements import Statement
from assistant.types import Target
from assistant.understand import Query

_ASKS = re.compile(r"\b(?:bao nhiêu|mấy|khi nào|bao giờ|cơ quan nào|ai)\b")
_PERIOD = re.compile(r"20\d\d\s*[-–]\s*20\d\d")
_KINDS = ("yes_no", "what", "solution", "list")


def compose_funding_claim(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> Draft:
    """The sum claimed held against the one of the section on funding that it is said of; NOTHING where none is claimed."""
    claims = [claim for claim in claimed_quantities(query) if claim.unit == "đồng"]
    if not claims or query.kind not in _KINDS or _ASKS.search(spelled(query.text)):
        return NOTHING
    rows = funding_rows(query, candidates, evidence)
    meant = _meant(query, rows, claims) if rows else None
    if meant is None or about_one_thing(query, meant.document, meant.text):
        return NOTHING
    return judge_claim(query, claims, meant, evidence, of_other_year=False)


def _meant(query: Query, rows: Sequence[Statement], claims: Sequence[Quantity]) -> Statement | None:
    """The part that is named, the sum of the year that is named, or the whole sum."""
    rows = [s for s in rows if claimed_of(claims, stated_quantities(s)) is not None]
    named = [s for s in rows if is_named(s, query)]
    if named:
        return named[0] if len(named) == 1 else None
    if query.years and not _PERIOD.search(query.text):
        return next((s for s in rows if _of_year(s, query.years)), None)
    return next((s for s in rows if isinstance(s.row, Target) and is_total(s.row) and s.row.part_of is None), None)


def _of_year(statement: Statement, years: Sequence[int]) -> bool:
    """Whether its own words name the year, and no period."""
    named = find_years(statement.text)
    return {m.year for m in named} == set(years) and not any(m.end_year for m in named)
