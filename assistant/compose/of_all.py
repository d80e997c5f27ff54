"""Whether something holds for all: "mọi học sinh", "tất cả các xã" against "80% số xã", "61/96 cơ quan"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.candidate import Candidate
from assistant.compose.draft import NOTHING, Draft, answered
from assistant.compose.figure_claims import NEARER, SPEAKS_OF, where_claimed
from assistant.compose.single import figure_sentence
from assistant.compose.verdict import told, with_verdict
from assistant.evidence import Evidence
from assistant.named import any_of, plain, spelled
from assistant.statements import Statement
from assistant.types import Comparator, Target
from assistant.understand import Query
from assistant.vietnamese import fold, words

_ALL = any_of(
    ("tất cả", "tất thảy", "toàn bộ", "toàn thể", "hết thảy", "mọi", "đều", "ai cũng", "all", "every"), marked=True
)
_ALL_OF = re.compile(r"\bcả \d+\b")
_SOME = any_of(("một số", "một phần", "phần lớn", "đa số", "khuyến khích", "thí điểm", "ưu tiên"), marked=True)
_PART = re.compile(
    r"(?<![\d/.,])(?P<part>\d[\d.]*)\s*(?:/|trong (?:tong )?so|tren tong so)\s*(?P<whole>\d[\d.]*)(?![\d/]*/)"
)
_WHOLE = Decimal(100)
_LATER = ("den", "het", "nam", "phan", "dau", "so", "ty", "le")  # words in which one measure of two years may differ


def claims_all(query: Query) -> bool:
    """Whether a question says something of all there are; "tất cả bao nhiêu" asks for their number."""
    said = spelled(query.text)
    if re.search(r"\b(?:bao nhiêu|mấy)\b", said):
        return False
    return _ALL.search(said) is not None or _ALL_OF.search(said) is not None


def holds_for_all(statement: Statement) -> bool | None:
    """True where the statement speaks of all, False where of a part; None where it does not say of how many."""
    shares = [f for f in statement.figures if f.unit == "%" and f.comparator is not Comparator.RANGE]
    if shares:
        return any(f.value >= _WHOLE for f in shares)
    for part in _PART.finditer(fold(statement.text)):
        own, whole = (int(part[name].replace(".", "")) for name in ("part", "whole"))
        if own <= whole and any(f.start <= part.start("part") < f.end for f in statement.figures):
            return own == whole
    said = spelled(statement.text)
    if _SOME.search(said):
        return False
    if _ALL.search(said) or re.search(r"\bmỗi\b", said):
        return True
    return None


def judge_all(query: Query, usable: Sequence[Candidate], evidence: Evidence) -> Draft:
    """ "Không. 80% số xã ..." where a question says that it holds for all of them, and where it does hold for all."""
    near = [c for c in usable if c.coverage >= max(usable[0].coverage - NEARER, SPEAKS_OF)]
    if not near:
        return NOTHING
    found = [c.statement for c in near if holds_for_all(c.statement) is not None]
    found.sort(
        key=lambda s: not any(f.unit == "%" for f in s.figures)
    )  # "50%, nhưng không quá 15 triệu đồng mỗi hộ" is a half of it
    best = next((s for s in found if s.passage.id == near[0].statement.passage.id), found[0] if found else None)
    if best is None:  # of how many it holds is not said
        return answered(told(near[0].statement, query)) if query.kind == "yes_no" else NOTHING
    others = [s for s in found if (s.passage.id, s.quote) != (best.passage.id, best.quote)]
    whole = next((s for s in others if not query.years and holds_for_all(s) and _alike(s, best)), best)
    if holds_for_all(whole):
        return answered(with_verdict("yes", told(whole, query), query)) if query.kind == "yes_no" else NOTHING
    sentences = [with_verdict("no", told(best, query), query)]
    elsewhere = where_claimed(best, {_WHOLE}, evidence)
    if elsewhere is not None and _alike(elsewhere, best):
        sentences.append(figure_sentence(elsewhere, query))
    return answered(*sentences)


def _alike(a: Statement, b: Statement) -> bool:
    """Whether both set one measure at one level, if in other words or years."""
    x, y = a.row, b.row
    if not isinstance(x, Target) or not isinstance(y, Target) or (x.document, x.level) != (y.document, y.level):
        return False
    own, other = (set(words(plain(row.indicator))) - set(_LATER) for row in (x, y))
    return own <= other or other <= own
