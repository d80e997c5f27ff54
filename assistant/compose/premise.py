"""Yes or no, and what a question takes for granted: the figure it names against the one the documents state."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.compose.claims import (
    claims_leading,
    compose_leading,
    compose_signing,
    leads_in_words,
    of_another_generation,
)
from assistant.compose.draft import NOTHING, Draft, DraftSentence, answered
from assistant.compose.single import figure_sentence, fitting
from assistant.evidence import Evidence
from assistant.figure_asked import OF_WHOM
from assistant.figures import find_figures
from assistant.named import any_of, spelled
from assistant.phrase import phrase_block, phrase_text
from assistant.select import Candidate
from assistant.statements import Statement
from assistant.texts import say
from assistant.types import AnswerStatus, Comparator, Figure, Target
from assistant.understand import Query
from assistant.vietnamese import fold, words

_DENIES = re.compile(r"\bkhong (?:phai|con|nguon nao|neu|thay|co|dat|bi)\b|\bchua (?:thay|co|ban hanh|duoc)\b")
_FIRST = any_of(
    (
        "đứng nhất",
        "đứng đầu",
        "đứng thứ nhất",
        "số một",
        "số 1",
        "hạng nhất",
        "ranked first",
        "number one",
        "first place",
    )
)
# "dẫn đầu thế giới" is the first place; "nhóm dẫn đầu", "trong các nước dẫn đầu" is none.
_LEADS_ALL = re.compile(
    r"(?<!nhom )(?<!nuoc )(?<!phuong )(?<!quoc gia )(?<!trong so )\b(?:dan dau|dung dau) (?:toan )?"
    r"(?:the gioi|ca nuoc|toan quoc|khu vuc|dong nam a|asean|chau a)\b"
)
# "Nguồn lực tư nhân có phải là chủ yếu ...": who or what, and what it is said to be.
_IS_SO = re.compile(r"(?P<who>(?:\w+ ){2}(?:\w+ ){1,2}?)(?:có phải )?là (?P<what>\w+ \w+)", re.IGNORECASE)
_SAME_INDICATOR = 0.6
_OTHER_YEAR = 0.45  # the same, where the year is another than the one asked about
_TOLD = 0.35  # and where it is asked whether it is so: a "no" that says when
_SPEAKS_OF = 0.45  # coverage under which a statement with the figure claimed may be about something else
_NEARER = 0.03
_SURE = 0.55  # coverage under which a statement neither confirms nor denies


def compose_premise(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> Draft:
    """ "**Không.** ..." or "**Đúng.** ..." where the question claims something; NOTHING where it claims nothing."""
    signing = compose_signing(query, evidence)
    if signing.sentences:
        return signing
    if not candidates:
        return NOTHING
    leading = compose_leading(query, candidates, evidence)
    if leading.sentences:
        return leading
    claims = claimed_figures(query)
    usable = fitting(candidates)
    of_other_year = not usable or candidates_of_other_year_are_nearer(candidates)
    best = (_nearest(candidates) if of_other_year else usable[0]).statement
    comparable = [c for c in usable if any(_comparable(f, claim) for f in c.statement.figures for claim in claims)]
    if claims and (comparable or best.figures):
        judged = comparable[0].statement if comparable else best
        draft = _judge_claim(query, claims, judged, evidence, of_other_year=not comparable)
        borne_out = any(f.value == c.value for f in judged.figures for c in claims)
        if query.kind == "yes_no" and comparable and borne_out and not _speaks_of(comparable[0], usable):
            return answered(_told(usable[0].statement, query))
        return draft
    if of_other_year and _nearest(candidates).coverage >= (_TOLD if query.kind == "yes_no" else _OTHER_YEAR):
        return _of_other_year(query, best)
    if query.kind != "yes_no" or not usable:
        return NOTHING
    if _nearest(usable).coverage < _SURE:
        return NOTHING
    if claims_leading(query) and not leads_in_words(best):
        return answered(_told(best, query))  # what the body does, and no verdict on what it was said to do
    denied = _denied(query, best) or _of_another_date(query, best) or of_another_generation(query, best)
    return answered(_verdict("no" if denied else "yes", _told(best, query), query))


def _speaks_of(claimed: Candidate, candidates: Sequence[Candidate]) -> bool:
    """Whether the statement with the figure claimed is about what the claim is about: else it confirms nothing.

    "Hộ cận nghèo có được miễn 6 tháng không?" finds its 6 months with poor households, while another clause speaks of near-poor ones.
    """
    nearer = max(candidates, key=lambda c: c.coverage)
    return claimed.coverage >= max(_SPEAKS_OF, nearer.coverage - _NEARER)


def _of_other_year(query: Query, best: Statement) -> Draft:
    """What is asked stands under another year only: that is said, and what stands there."""
    if query.kind in ("how_much", "when", "count", "who"):
        return Draft(AnswerStatus.REFUSED, ())  # no figure for that year: the refusal offers the years there are
    told = figure_sentence(best, query)
    if query.kind != "yes_no" and not query.documents:
        return answered(told, status=AnswerStatus.PARTIAL)
    return answered(_verdict("no", told, query))


def claimed_figures(query: Query) -> tuple[Figure, ...]:
    """Figures a question states, not those it asks for."""
    text = query.text
    language = query.language
    stated = [f for f in find_figures(text, language) if f.unit or f.comparator is Comparator.RANK]
    if query.kind == "how_much":  # "sản phẩm 3 sao được thưởng mấy triệu" names what is asked about
        stated = [f for f in stated if f.unit not in OF_WHOM]
    if _FIRST.search(spelled(text)) or _LEADS_ALL.search(fold(text)):
        stated.append(Figure(Decimal(1), None, "hạng", Comparator.RANK, 0, 0))
    return tuple(stated)


def candidates_of_other_year_are_nearer(candidates: Sequence[Candidate]) -> bool:
    """Whether what is asked stands under another year only: it is covered far better there."""
    own = max((c.coverage for c in candidates if c.fits_year), default=0.0)
    other = max((c.coverage for c in candidates if not c.fits_year), default=0.0)
    return other > own + 0.25 and own < _SURE


def _nearest(candidates: Sequence[Candidate]) -> Candidate:
    return max(candidates, key=lambda c: c.coverage)


def _judge_claim(
    query: Query, claims: Sequence[Figure], best: Statement, evidence: Evidence, *, of_other_year: bool
) -> Draft:
    stated = [f for f in best.figures if any(_comparable(f, claim) for claim in claims)]
    if not stated:
        return NOTHING
    true = any(f.value == c.value and f.value_max == c.value_max for f in stated for c in claims) and not of_other_year
    if true:
        if query.kind != "yes_no":
            return NOTHING
        return answered(_verdict("right", figure_sentence(best, query), query))
    sentences = [_verdict("no", figure_sentence(best, query), query)]
    elsewhere = _where_claimed(best, {c.value for c in claims}, evidence)
    if elsewhere is not None:
        sentences.append(figure_sentence(elsewhere, query))
    return answered(*sentences)


def _comparable(stated: Figure, claim: Figure) -> bool:
    """Of the same kind: shares with shares, places with places, counts with counts of the same thing."""
    if stated.comparator is Comparator.RANK or claim.comparator is Comparator.RANK:
        return stated.comparator is claim.comparator
    if stated.unit.startswith("%") or claim.unit.startswith("%"):
        return stated.unit[:1] == claim.unit[:1]
    return stated.unit == claim.unit


def _where_claimed(best: Statement, values: set[Decimal], evidence: Evidence) -> Statement | None:
    """The same indicator under another year, level or document that does have the value claimed."""
    row = best.row
    if not isinstance(row, Target):
        return None
    rows = evidence.targets
    own = [t for t in rows if t.value in values and t.kind == row.kind and t.id != row.id]
    same_document = [t for t in own if t.document == row.document]
    for target in same_document or own:
        if evidence.similarity(row, target) >= _SAME_INDICATOR:
            return evidence.of_row(target)
    return None


def _denied(query: Query, best: Statement) -> bool:
    row = best.row
    if isinstance(row, Target) and row.exception:
        left_out = set(words(row.exception))
        if query.terms and sum(term in left_out for term in query.terms) * 2 >= len(query.terms):
            return True
    if _of_another_bearer(query, best):
        return True
    denies, asked = _DENIES.search(fold(best.passage.text)), _DENIES.search(fold(query.search_text))
    return bool(denies) and not (asked and denies and asked.group() == denies.group())


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


def _told(statement: Statement, query: Query) -> DraftSentence:
    if statement.figures and isinstance(statement.row, Target):
        return figure_sentence(statement, query)
    if len(statement.passage.text) > 400 or statement.passage.text.startswith("|"):
        return DraftSentence(phrase_text(statement, query.language), (statement,))
    return DraftSentence(phrase_block(statement, query.language), (statement,))


def _verdict(verdict: str, sentence: DraftSentence, query: Query) -> DraftSentence:
    return DraftSentence(f"**{say(verdict, query.language)}.** {sentence.text}", sentence.statements, sentence.computed)
