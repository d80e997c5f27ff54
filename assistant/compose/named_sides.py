"""Two things named on either side of "và", "với", "hay", each by the words that the other has not, said by sister statements."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answerable import names_measure
from assistant.asked_kind import is_money, is_of_kind_asked, states_share
from assistant.bags import bag
from assistant.candidate import Candidate
from assistant.evidence import Evidence
from assistant.figure_asked import figure_asked
from assistant.relevance import share_said, weigh
from assistant.sides_named import sides_named
from assistant.statements import Statement
from assistant.types import Figure
from assistant.understand import Query
from assistant.vietnamese import fold

_SAID = 0.75  # share, by weight, of a side's own words that its statement must say
_TOGETHER = 0.5  # what it adds that both stand in one passage
_MOST_PASSAGES = 8
_LABEL = re.compile(r"[^:.;]{3,60}:")
_GIVEN_MORE = re.compile(
    r"\b(?:ho tro|thuong|tro cap|phu cap|boi thuong|den bu|phat)\b(?: \w+){0,3} (?:nhieu|cao|it|thap|nang|nhe) hon\b"
    r"|\b(?:muc ho tro|muc phat|so tien|tien)\b.* (?:nhieu|cao|it|thap|lon|nho|nang|nhe) hon\b"
)


def compare_named(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> list[Statement]:
    """A statement for each side, in the order named; [] where no two of one unit say the sides apart."""
    pool = _pool(query, candidates, evidence)
    weights = weigh(query, evidence.reader.word_model).words
    said_at_all = {word for statement in pool for word in bag(statement.text).words}
    for one, other in sides_named(query.search_text):
        first = {fold(w): weight for w, weight in weights.items() if w in one and w not in other}
        second = {fold(w): weight for w, weight in weights.items() if w in other and w not in one}
        # A word that nothing found says ("góp nhiều hơn") tells no side from the other.
        first, second = ({w: v for w, v in side.items() if w in said_at_all} or side for side in (first, second))
        if not first or not second:
            continue
        if any(map(str.isdigit, first)) and any(
            map(str.isdigit, second)
        ):  # "4 sao và 3 sao": the numbers tell them apart
            first, second = ({w: v for w, v in side.items() if w.isdigit()} for side in (first, second))
        pairs = [
            (said, -i, -j)
            for i, a in enumerate(pool)
            if (of_a := _told_apart(a, first, second, evidence)) >= _SAID
            for j, b in enumerate(pool)
            if i != j and (of_b := _told_apart(b, second, first, evidence)) >= _SAID and _of_one_unit(a, b, query)
            for said in [of_a + of_b + _TOGETHER * (a.passage.id == b.passage.id)]
        ]
        if pairs:
            _, i, j = max(pairs)
            return [pool[-i], pool[-j]]
    return []


def is_of_kind_compared(query: Query, statement: Statement) -> bool:
    """A share where two are asked for by name ("tỷ lệ thu gom ở phường với ở xã" compares no prices), a sum where it is asked
    who is given more money ("hình thức nào được hỗ trợ tiền nhiều hơn" compares no households)."""
    if query.language == "vi" and names_measure(query) and not states_share(statement):
        return False
    given = _GIVEN_MORE.search(fold(query.search_text)) is not None
    return not given or any(is_money(f.unit) for f in statement.figures)


def _pool(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> list[Statement]:
    """Statements with a figure of the passages found, the likeliest first."""
    passages = {c.statement.passage.id: c.statement.passage for c in candidates if c.fits_year}
    found = [s for p in list(passages.values())[:_MOST_PASSAGES] for s in evidence.of_passage(p) if s.figures]
    found = [s for s in found if is_of_kind_compared(query, s)]
    of_year = [s for s in found if not query.years or not s.years or set(query.years) & set(s.years)]
    return [s for s in of_year if is_of_kind_asked(query, s, evidence.reader.word_model)]


def _told_apart(statement: Statement, own: dict[str, float], other: dict[str, float], evidence: Evidence) -> float:
    """The share of a side's words that a statement says; 0 where it says as much of the other side's.

    What opens its passage ("Mức hỗ trợ: lợn con ...; lợn nái ...") is said of all in it; what stands above it tells no side.
    """
    label = _LABEL.match(statement.passage.text)
    said = bag(statement.text).words | (bag(label.group()).words if label else frozenset())
    above = evidence.bags(statement).headings.words
    own, other = ({w: v for w, v in side.items() if w not in above} or side for side in (own, other))
    share, of_other = share_said(own, said), share_said(other, said)
    return share if share > of_other else 0.0


def sister_figures(a: Statement, b: Statement, query: Query) -> tuple[Figure, Figure] | None:
    """The figures to be set beside each other: those asked for, else the only two of one unit ("5 năm ... 250 triệu; 150 triệu")."""
    asked = figure_asked(a, query), figure_asked(b, query)
    if asked[0].unit and asked[0].unit == asked[1].unit:
        return asked
    alike = [(f, g) for f in a.figures for g in b.figures if f.unit and f.unit == g.unit]
    return alike[0] if len(alike) == 1 else None


def _of_one_unit(a: Statement, b: Statement, query: Query) -> bool:
    together = a.years == b.years or a.passage.id == b.passage.id
    return together and sister_figures(a, b, query) is not None
