"""A figure that a question takes for granted against the one stated of the same thing, and where the one claimed does stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.candidate import Candidate
from assistant.compose.claimed import (
    Quantity,
    asks_whether_within,
    bare_claims,
    case_figures,
    claimed_of,
    claimed_quantities,
    quantity,
    stated_quantities,
)
from assistant.compose.claims import of_another_generation
from assistant.compose.draft import NOTHING, Draft, answered
from assistant.compose.opposites import says_opposite
from assistant.compose.single import figure_sentence
from assistant.compose.verdict import told, with_verdict
from assistant.evidence import Evidence
from assistant.phrase import lead_figure
from assistant.statements import CASE_UNITS, Statement
from assistant.types import Figure, Target
from assistant.understand import Query
from assistant.vietnamese import fold

_SAME_INDICATOR = 0.6
_ASKS_IF_GIVEN = re.compile(r"\bco duoc\b.*\bkhong\b")
_WHERE = re.compile(r"\b(?:chau (?:au|a|my|phi)|the gioi|toan cau|dong nam a|khu vuc|ca nuoc)\b")
_BY_FAR = 0.2  # coverage
_MEASURES = ("đồng", "%")
SPEAKS_OF = 0.45  # coverage under which a statement with the figure claimed may be about something else
NEARER = 0.03
_AND_THEN = re.compile(r"\b(?:thi sao|thi the nao|ra sao|lam sao)\b")
_MIXED_UP, _DATED, _OF_WHY = 0.2, 0.2, 0.2  # what brings a statement nearer to a false claim of it


def judge_figures(
    query: Query, candidates: Sequence[Candidate], usable: Sequence[Candidate], best: Statement, evidence: Evidence
) -> Draft | None:
    """What the figures claimed are against those stated of the same thing; None where there is nothing to hold them against."""
    claims = claimed_quantities(query) or bare_claims(query, best)
    comparable = [c for c in usable if claimed_of(claims, stated_quantities(c.statement)) is not None]
    # "5 sao được 200 triệu đồng": what only has stars of its own is not what the sum is held against.
    measured = [claim for claim in claims if claim.unit in _MEASURES]
    comparable = [
        c for c in comparable if claimed_of(measured, stated_quantities(c.statement)) is not None
    ] or comparable
    if claims and all(claim.unit == "hạng" for claim in claims) and _leads_elsewhere(query, usable, comparable):
        return answered(with_verdict("no", told(usable[0].statement, query), query))
    of_cases = all(claim.unit in CASE_UNITS for claim in claims)
    if of_cases and query.kind == "what" and _AND_THEN.search(fold(query.text)):
        return None  # "ông nội 68 tuổi chưa có bảo hiểm thì sao" claims nothing of an age
    if not claims or not (comparable or best.figures) or (of_cases and not comparable):
        return None
    bearing = _of_the_case(claims, usable, comparable)
    judged = bearing[0].statement if bearing else _meant(query, claims, comparable, candidates) if comparable else best
    draft = judge_claim(query, claims, judged, evidence, of_other_year=not comparable)
    borne_out = claimed_of(claims, stated_quantities(judged), within=asks_whether_within(query)) is True
    spoken_of = next((c for c in comparable if c.statement is judged), None)
    of_case = bool(bearing)
    sure = spoken_of is None or of_case or speaks_of(spoken_of, usable)
    if query.kind == "yes_no" and borne_out and not sure:
        nearer = usable[0].statement
        plainly = told(nearer, query)
        return answered(with_verdict("no", plainly, query) if says_opposite(query, nearer) else plainly)
    return draft


def _leads_elsewhere(query: Query, usable: Sequence[Candidate], comparable: Sequence[Candidate]) -> bool:
    """Whether what is nearest by far leads, without a number, in another part of the world: "dẫn đầu khu vực Đông Nam Á"."""
    if not usable or "dan dau" not in fold(usable[0].statement.text):
        return False
    asked, said = (set(_WHERE.findall(fold(text))) for text in (query.text, usable[0].statement.text))
    most = max((c.coverage for c in comparable), default=0.0)
    return bool(said) and not asked <= said and usable[0].coverage >= most + _BY_FAR


def _of_the_case(
    claims: Sequence[Quantity], usable: Sequence[Candidate], comparable: Sequence[Candidate]
) -> list[Candidate]:
    """The clause of the nearest sentence that is of the case asked about: "3 sao 20 triệu đồng" beside "5 sao 150 triệu đồng"."""
    cases = [claim for claim in claims if claim.unit not in ("%", "đồng", "hạng")]
    beside = [c for c in comparable if _beside(c, usable[0])]
    if not cases or not beside or claimed_of(cases, stated_quantities(usable[0].statement)) is not False:
        return []
    return [c for c in beside if claimed_of(cases, stated_quantities(c.statement))]


def _beside(a: Candidate, b: Candidate) -> bool:
    return a.statement.passage.id == b.statement.passage.id


def _meant(
    query: Query, claims: Sequence[Quantity], comparable: Sequence[Candidate], candidates: Sequence[Candidate]
) -> Statement:
    """The statement a claim is about: by what the question speaks of, not by the figure it claims.

    Of several as near the one whose measure has the figure claimed in another year: mostly two years were taken for each other.
    """
    elsewhere = {
        (row.document, row.indicator)
        for c in candidates
        if not c.fits_year
        and isinstance(row := c.statement.row, Target)
        and claimed_of(claims, stated_quantities(c.statement))
    }

    def nearness(c: Candidate) -> float:
        row, (start, end) = c.statement.row, c.statement.quote
        known = isinstance(row, Target) and (row.document, row.indicator) in elsewhere
        sentence = c.statement.passage.text[start:end]
        dated = any(str(year) in sentence for year in query.years) and not sentence.startswith("|")
        target = query.kind == "solution" and isinstance(row, Target)  # a why asks for no measure, but claims of one
        return c.score + _MIXED_UP * known + _DATED * dated + _OF_WHY * target

    return max(comparable, key=nearness).statement


def speaks_of(claimed: Candidate, candidates: Sequence[Candidate]) -> bool:
    """Whether the statement with the figure claimed is about what the claim is about: else it confirms nothing.

    "Hộ cận nghèo có được miễn 6 tháng không?" finds its 6 months with poor households, while another clause speaks of near-poor ones.
    """
    nearer = max(candidates, key=lambda c: c.coverage)
    return claimed.coverage >= max(SPEAKS_OF, nearer.coverage - NEARER)


def judge_claim(
    query: Query, claims: Sequence[Quantity], best: Statement, evidence: Evidence, *, of_other_year: bool
) -> Draft:
    """ "Không" with the figure stated and where the one claimed does stand, "Đúng" where it is asked and so; else NOTHING."""
    within = asks_whether_within(query)
    verdict = claimed_of(claims, stated_quantities(best), within=within)
    if verdict is None:
        return NOTHING
    if verdict and not of_other_year:
        if query.kind != "yes_no":
            return NOTHING
        set_for_it = case_figures(claims, best)
        sentence = figure_sentence(best, query, set_for_it[0] if set_for_it else None)
        opposite = of_another_generation(query, best) or says_opposite(
            query, best
        )  # "người trên 60 tuổi có phải trả tiền không" of those who are free of it
        of_case = bool(set_for_it) and _ASKS_IF_GIVEN.search(fold(query.text)) is not None
        borne_out = "yes" if within and (of_case or any(claim.is_open for claim in claims)) else "right"
        return answered(with_verdict("no" if opposite else borne_out, sentence, query))
    sentences = [with_verdict("no", figure_sentence(best, query, _held_against(claims, best)), query)]
    elsewhere = where_claimed(best, {c.written for c in claims}, evidence)
    if elsewhere is not None:
        sentences.append(figure_sentence(elsewhere, query))
    return answered(*sentences)


def _held_against(claims: Sequence[Quantity], best: Statement) -> Figure | None:
    """The figure that a claim is held against, where the statement has others besides; None leaves its own in front."""
    stated = [(f, q) for f in best.figures if (q := quantity(f, best.text)) is not None]
    own = [f for f, q in stated if any(c.comparable(q) and not c.borne_out(q) for c in claims)]
    return own[0] if own and lead_figure(best) not in own else None


def where_claimed(best: Statement, values: set[Decimal], evidence: Evidence) -> Statement | None:
    """The same indicator under another year, level or document that does have the value claimed."""
    row = best.row
    if not isinstance(row, Target):
        return None
    rows = evidence.targets
    own = [t for t in rows if t.value in values and t.kind == row.kind and t.id != row.id]
    own.sort(key=lambda t: (t.document != row.document, t.level != row.level))
    for target in own:
        if evidence.similarity(row, target) >= _SAME_INDICATOR:
            return evidence.of_row(target)
    return None
