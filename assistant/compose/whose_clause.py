"""A yes-or-no question on a group that a sentence gives something else than others: its own clause answers.

"Miễn vé cho người khuyết tật nặng; giảm 50% cho người khuyết tật nhẹ" does not say that the latter are free of it.
"""

from __future__ import annotations

import re

from assistant.compose.draft import NOTHING, Draft, answered
from assistant.compose.single import figure_sentence
from assistant.compose.verdict import with_verdict
from assistant.evidence import Evidence
from assistant.named import plain
from assistant.statements import Statement
from assistant.understand import Query

_GROUPS = (
    r"(?:nguoi|ho|tre|hoc sinh|sinh vien|phu nu|can bo|cong chuc|giao vien|doanh nghiep|hop tac xa|co so|nong dan|ngu dan|lao dong"
    r"|hoi vien|thanh nien|gia dinh|nhan vien|cong nhan|xe|tau)"
)
_ASKED = re.compile(
    rf"^(?P<who>{_GROUPS}(?: \w+){{1,7}}?) (?:thi )?co (?:duoc|phai|bi) (?P<done>\w+)\b.* (?:khong|chua)$"
)


def compose_whose_clause(query: Query, best: Statement, evidence: Evidence) -> Draft:
    """The clause of the group asked about with a verdict; NOTHING where the sentence sets its groups nothing apart."""
    asked = _ASKED.match(plain(query.search_text).strip())
    if asked is None:
        return NOTHING
    clauses = [s for s in evidence.of_passage(best.passage) if ";" not in s.text.strip(" ;")]
    own = [s for s in clauses if f" {asked['who']} " in f" {plain(s.text)} "]
    others = [s for s in clauses if s not in own and f" {asked['done']} " in f" {plain(s.text)} "]
    if len(own) != 1 or not others:
        return NOTHING
    done = f" {asked['done']} " in f" {plain(own[0].text)} "
    return answered(with_verdict("yes" if done else "no", figure_sentence(own[0], query), query))
