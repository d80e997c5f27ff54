"""Yes or no, and what a question takes for granted: the figure it names against the one the documents state."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.bags import heading_text
from assistant.candidate import Candidate
from assistant.compose.beliefs import is_only_believed
from assistant.compose.by_whom import compose_by_whom
from assistant.compose.claims import (
    claims_leading,
    compose_leading,
    compose_signing,
    leads_in_words,
    of_another_generation,
)
from assistant.compose.draft import NOTHING, Draft, answered
from assistant.compose.figure_claims import SPEAKS_OF, judge_figures
from assistant.compose.of_all import claims_all, judge_all
from assistant.compose.opposites import gives_once, says_opposite
from assistant.compose.single import figure_sentence, fitting
from assistant.compose.verdict import replaced_by, told, with_verdict
from assistant.compose.whose_clause import compose_whose_clause
from assistant.evidence import Evidence
from assistant.frequency import how_often, of_another_frequency
from assistant.grades import of_other_grade
from assistant.relevance import weigh
from assistant.statements import Statement
from assistant.types import AnswerStatus, Target
from assistant.understand import Query, content_terms
from assistant.vietnamese import fold, words

_DENIES = re.compile(r"\bkhong (?:phai|con|nguon nao|neu|thay|co|dat|bi)\b|\bchua (?:thay|co|ban hanh|duoc)\b")
# "Nguồn lực tư nhân có phải là chủ yếu ...": who or what, and what it is said to be.
_IS_SO = re.compile(r"(?P<who>(?:\w+ ){2}(?:\w+ ){1,2}?)(?:có phải )?là (?P<what>\w+ \w+)", re.IGNORECASE)
_COUNTS_TOO = re.compile(
    r"(?<!không )\b(?:tính|kể|bao gồm|gồm|áp dụng|tính đến)(?: cả| luôn| cho)?\s+(?P<what>[^,?]{2,40}?)\s+(?:không|chưa)\W*$"
)
_EXCEPT = re.compile(
    r"\b(?:trừ|ngoại trừ|không bao gồm|không kể|không tính|không áp dụng(?: đối với| cho)?)\s+(?P<what>[^.;)]+)"
)
_FORBIDS = re.compile(
    r"\bkhong (?:duoc|to chuc|cho phep|thuc hien|ap dung|thu|su dung|bo tri|cap|mo|nhan|xet|giai quyet|yeu cau|bat buoc)\b(?! qua\b)"
)
# What "có được cộng thêm ... không" asks of.
_DEED = re.compile(
    r"(?<!\w)có (?:được |phải |bị |cần )?(?P<deed>[^\W\d]+ [^\W\d]+)(?=[^?]*\b(?:không|chưa)\W*$)", re.IGNORECASE
)
# Half of something: only a share of it says whether that is so; "hơn nửa triệu", "quá nửa đêm" are amounts and times.
_HALF = re.compile(
    r"\b(?:một|quá|phân|hơn|gần|non|chừng) nửa\b(?! (?:tỷ|tỉ|triệu|nghìn|ngàn|năm|tháng|ngày|đêm|giờ|tiếng|buổi|cây|lít|cân)\b)"
)
_WITHIN = re.compile(r"\b(?:trong|ở|tại)\s+(?P<where>[^,.;?]{4,50}?)\s+(?:hay )?(?:không|chưa)\W*$")
_LOOKED_AT, _BESIDE = 4, 0.25  # candidates, and how much less of the question they may say
_CLEARLY = 0.1  # coverage by which what names another grade is nearer
_OTHER_YEAR = 0.45  # coverage from which what stands under another year than the one asked about is told
_TOLD = 0.35  # and where it is asked whether it is so: a "no" that says when
_FEWEST_WORDS = 2  # of a question whose every word a clause holds
_SURE = 0.55  # coverage under which a statement neither confirms nor denies


def compose_premise(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> Draft:
    """ "**Không.** ..." or "**Đúng.** ..." where the question claims something; NOTHING where it claims nothing."""
    signing = compose_signing(query, evidence)
    if signing.sentences:
        return signing
    leading = compose_leading(query, candidates, evidence)
    if leading.sentences or not candidates:
        return leading
    by_whom = compose_by_whom(query, candidates, evidence)
    if by_whom.sentences:
        return by_whom
    usable = _of_grade(query, fitting(candidates))
    if _HALF.search(query.search_text.lower()) and not (usable and _states_share(usable[0].statement)):
        return NOTHING
    if query.kind == "yes_no" and usable and of_other_grade(query.search_text, usable[0].statement.text):
        return answered(
            told(usable[0].statement, query, entire=True)
        )  # what is said of other grades, and no verdict on this one
    of_other_year = not usable or candidates_of_other_year_are_nearer(candidates)
    best = (_nearest(candidates) if of_other_year else usable[0]).statement
    judged = judge_figures(query, candidates, usable, best, evidence)
    if judged is not None:
        return judged
    if of_other_year and _nearest(candidates).coverage >= (_TOLD if query.kind == "yes_no" else _OTHER_YEAR):
        return _of_other_year(query, best)
    if usable and claims_all(query):
        return judge_all(query, usable, evidence)
    if query.kind != "yes_no" or not usable:
        return NOTHING
    of_group = compose_whose_clause(query, best, evidence)
    if of_group.sentences:
        return of_group
    opposite = usable[0].coverage >= SPEAKS_OF and (says_opposite(query, best) or _forbids(query, best, evidence))
    if _nearest(usable).coverage < _SURE and not opposite and not _says_every_word(query, usable[0], evidence):
        return NOTHING
    if claims_leading(query) and not leads_in_words(best):
        return answered(told(best, query))  # what the body does, and no verdict on what it was said to do
    if gives_once(query, best):
        return answered(with_verdict("no", told(best, query, entire=True), query))
    denier = _denies_the_deed(query, usable)
    if denier is not None:
        return answered(with_verdict("no", told(denier, query, entire=True), query))
    denied = (
        _denied(query, best)
        or replaced_by(query, best)
        or _of_another_date(query, best)
        or of_another_generation(query, best)
        or of_another_frequency(query.search_text, best.text if how_often(best.text) else best.passage.text)
        or says_opposite(query, best)
        or is_only_believed(query, best)
        or _forbids(query, best, evidence)
    )
    if not denied and _of_other_part(query, best):
        return NOTHING
    return answered(with_verdict("no" if denied else "yes", told(best, query), query))


def _of_other_part(query: Query, best: Statement) -> bool:
    """Whether it is asked of a place or body ("... trong cơ quan nhà nước không") of which a statement has no word."""
    where = _WITHIN.search(query.search_text.lower())
    asked = set(content_terms(where["where"], "vi")) if where else set()
    said = set(words(f"{best.passage.text} . {heading_text(best)}".lower()))
    return len(asked) > 1 and not asked & said


def _states_share(statement: Statement) -> bool:
    return any(figure.unit.startswith("%") for figure in statement.figures)


def _of_grade(query: Query, usable: list[Candidate]) -> list[Candidate]:
    """Those that name no other grade than the one asked about, unless what names another is clearly nearer."""
    own = [c for c in usable if not of_other_grade(query.search_text, c.statement.text)]
    nearest = max((c.coverage for c in usable), default=0.0)
    return own if own and max(c.coverage for c in own) >= nearest - _CLEARLY else usable


def _denies_the_deed(query: Query, usable: Sequence[Candidate]) -> Statement | None:
    """A near statement whose sentence says that just what is asked about is not done: "có được cộng thêm ... không", "không cộng thêm"."""
    asked = [match.group("deed").lower() for match in _DEED.finditer(query.search_text)]
    if not asked or re.search(r"\bkhông\s+\w+.*\bkhông\W*$", query.search_text.lower()):
        return None
    pattern = re.compile(rf"(?<!\w)không (?:được |phải |bị |có )?{re.escape(asked[-1])}(?!\w)")
    near = [c.statement for c in usable[:_LOOKED_AT] if c.coverage >= usable[0].coverage - _BESIDE]
    said = next((statement for statement in near if pattern.search(statement.text.lower())), None)
    beside = next((statement for statement in near if pattern.search(statement.sentence.lower())), None)
    return said or (replace(beside, text=beside.sentence, figures=()) if beside else None)


def _forbids(query: Query, best: Statement, evidence: Evidence) -> bool:
    """Whether the clause that says most of the question says that it is not done: "không tổ chức dạy thêm thu tiền"."""
    terms = weigh(query, evidence.reader.word_model).words
    clauses = [s for s in evidence.of_passage(best.passage) if any(char.isalpha() for char in s.text)]

    def said(clause: Statement) -> tuple[float, int]:
        own = evidence.bags(clause).own.words
        return sum(weight for word, weight in terms.items() if word in own), -len(clause.text)

    nearest = max(clauses, key=said, default=best)
    return bool(_FORBIDS.search(fold(nearest.text))) and not _FORBIDS.search(fold(query.search_text))


def _says_every_word(query: Query, best: Candidate, evidence: Evidence) -> bool:
    """Whether a clause holds each word of the question, if in another order ("phủ 5G" and "5G phủ sóng")."""
    terms = weigh(query, evidence.reader.word_model)
    said = evidence.bags(best.statement).own.words
    return best.coverage >= SPEAKS_OF and len(terms.words) >= _FEWEST_WORDS and all(w in said for w in terms.words)


def _of_other_year(query: Query, best: Statement) -> Draft:
    """What is asked stands under another year only: that is said, and what stands there."""
    if query.kind in ("how_much", "when", "count", "who"):
        return Draft(AnswerStatus.REFUSED, ())  # no figure for that year: the refusal offers the years there are
    told = figure_sentence(best, query)
    if query.kind != "yes_no" and not query.documents:
        return answered(told, status=AnswerStatus.PARTIAL)
    return answered(with_verdict("no", told, query))


def candidates_of_other_year_are_nearer(candidates: Sequence[Candidate]) -> bool:
    """Whether what is asked stands under another year only: it is covered far better there."""
    own = max((c.coverage for c in candidates if c.fits_year), default=0.0)
    other = max((c.coverage for c in candidates if not c.fits_year), default=0.0)
    return other > own + 0.25 and own < _SURE


def _nearest(candidates: Sequence[Candidate]) -> Candidate:
    return max(candidates, key=lambda c: c.coverage)


def _denied(query: Query, best: Statement) -> bool:
    row = best.row
    if isinstance(row, Target) and row.exception:
        left_out = set(words(row.exception))
        if query.terms and sum(term in left_out for term in query.terms) * 2 >= len(query.terms):
            return True
    if _of_another_bearer(query, best) or _left_out(query, best):
        return True
    denies, asked = _DENIES.search(fold(best.passage.text)), _DENIES.search(fold(query.search_text))
    return bool(denies) and not (asked and denies and asked.group() == denies.group())


def _left_out(query: Query, best: Statement) -> bool:
    """Whether something is asked to count too that the sentence leaves out: "có tính cả hồ sơ mật không", "(trừ hồ sơ ... bí mật)"."""
    asked, left_out = _COUNTS_TOO.search(query.search_text.lower()), _EXCEPT.search(best.sentence)
    what = set(words(asked["what"])) if asked else set()
    return bool(what) and left_out is not None and what <= set(words(left_out["what"]))


def _of_another_bearer(query: Query, best: Statement) -> bool:
    """Whether the passage says of another what the question says of one: "nguồn lực nhà nước là chủ yếu" for the private ones."""
    asked = _IS_SO.search(query.text)
    if asked is None:
        return False
    said = re.search(rf"(?P<who>(?:\w+ ){{2,4}})là {re.escape(asked.group('what'))}(?!\w)", best.passage.text)
    if said is None:
        return False
    own, other = asked.group("who").lower().split(), said.group("who").lower().split()
    kind, which = own[:-2], " ".join(own[-2:])
    alike = bool(kind) and " ".join(kind) in " ".join(other)
    return alike and other[-2:] != own[-2:] and which not in best.passage.text.lower()


def _of_another_date(query: Query, best: Statement) -> bool:
    """Whether the question names a year and the passage others only ("ký năm 2021" against "ký ngày 27/9/2023")."""
    said = {int(year) for year in re.findall(r"(?<!\d)20\d\d(?!\d)", best.passage.text)} | set(best.years)
    return bool(query.years) and bool(said) and not said & set(query.years)
