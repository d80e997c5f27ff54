"""Two values of one indicator side by side, the difference computed: across years, levels, documents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.asked_kind import is_money
from assistant.candidate import Candidate
from assistant.compose.cells import gap_between
from assistant.compose.draft import NOTHING, Draft, DraftSentence, answered, computed_in
from assistant.compose.named_sides import compare_named, is_of_kind_compared, sister_figures
from assistant.compose.part_sides import compare_parts
from assistant.compose.scope import topic_terms
from assistant.compose.sides import compare_sides, compare_topics, one_side_alone, silent_side
from assistant.compose.single import figure_sentence
from assistant.compose.standing import sets_out_from_now
from assistant.english import find_english
from assistant.evidence import Evidence
from assistant.figures import format_figure, format_number
from assistant.named import find_levels, plain
from assistant.offer import name_of
from assistant.register.shown import shown_value
from assistant.relevance import Terms, coverage, weigh
from assistant.statements import Statement
from assistant.texts import say
from assistant.types import AnswerStatus, Comparator, Document, Target
from assistant.understand import Query
from assistant.vietnamese import fold, words

_SAME_INDICATOR = 0.5
_MOST = 4
_TRIED = 8
_SAID = 0.6
_LESS = 0.25  # coverage by which a row may say less than the best and be the one compared
_MOST_ROWS = 2000
_NAMED_BY = 2  # words right before a figure that say what it is of
_SIDES = 2
_WHICH = re.compile(r"\b(?:ben|cai|noi|dau|nhom|loai) nao\b")  # two sides of one year are meant
# "tăng bao nhiêu" asks for what lies between; "thay đổi thế nào", "bên nào cao hơn" for the values, then what lies between.
_ASKS_GAP = re.compile(
    r"\b(?:bao nhieu|may|gap|how (?:much|many)|by what|what is the (?:difference|gap))\b"
    r"(?!.*\b(?:xuong|len) (?:con |toi |den )?bao nhieu\b)"
    r"|\b(?:chenh|lech|cach)\b"
)
_PERIOD = re.compile(r"(?<!\d)(20\d\d)\s*[-–]\s*(20\d\d)(?!\d)")
_OPENS_LABELLED = re.compile(r"[^:]{3,60}: ")  # "Nhà văn hóa thôn: xây mới 500 triệu đồng", and what stands beside it
_TIMES = re.compile(r"\bgap (?:may|bao nhieu|hon)\b|\b(?:may|bao nhieu) lan\b|\bhow many times\b")
_SURELY = 0.75  # share of each side's words that a row says by which two sides named apart are compared first of all


def compose_comparison(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> Draft:
    """Every value compared, each cited, then what lies between the first and the last; NOTHING where there is no pair."""
    of_period = _in_period_column(query, candidates, evidence)
    if of_period is not None:
        return answered(figure_sentence(of_period, query))
    query = _with_both_years(query)
    found = _of_one_kind(compare_sides(query, evidence) or compare_parts(query, evidence))
    if len(found) > 1 and all(is_of_kind_compared(query, s) for s in found):
        return _compared_draft(query, found)
    alone = one_side_alone(query, evidence) if not found else None
    if alone is not None:
        own, other = alone
        return answered(figure_sentence(own, query), silent_side(other, query), status=AnswerStatus.PARTIAL)
    if not query.scopes and len(query.documents) < 2 and len(query.years) < 2:
        sisters = compare_named(query, candidates, evidence)
        if sisters:
            return sisters_draft(query, sisters)
        named = _of_one_kind(compare_topics(query, evidence, least=_SURELY))
        if named:
            return _compared_draft(query, named)
    near = [c for c in candidates if isinstance(c.statement.row, Target)][:_TRIED]
    most = max((c.coverage for c in near), default=0.0)
    anchors = [
        c.statement for c in near if c.coverage >= most - _LESS
    ]  # a pair of something else compares nothing asked
    anchors += _of_register(query, evidence)
    if query.scope and not query.documents:
        anchors = [a for a in anchors if a.document.scope and fold(a.document.scope) == fold(query.scope)]
    compared = (
        _beside_each_other(query, candidates, evidence)
        if _WHICH.search(fold(query.text)) and max(len(query.scopes), len(query.years)) < _SIDES
        else []
    )
    compared = compared or next((f for anchor in anchors if len(f := _compared(query, anchor, evidence)) > 1), [])
    if not compared and sets_out_from_now(query) and anchors and not query.about_results:
        return _without_baseline(query, anchors)
    compared = compared or _of_one_kind(compare_topics(query, evidence))
    compared = compared or _beside_each_other(query, candidates, evidence)
    return _compared_draft(query, compared) if compared else NOTHING


def _of_one_kind(compared: list[Statement]) -> list[Statement]:
    """Those compared, none where they share no kind of figure (sums, shares, counts): 24 billion dong and 6 houses compare to nothing."""
    kinds = [{"money" if is_money(f.unit) else f.unit[:1] == "%" for f in s.figures} for s in compared if s.figures]
    return compared if not kinds or set.intersection(*kinds) else []


def _without_baseline(query: Query, anchors: Sequence[Statement]) -> Draft:
    """What is set, and that nothing says from where it sets out."""
    of_year = [s for s in anchors if not query.years or set(query.years) & set(s.years)] or list(anchors)
    silent = DraftSentence(say("no_baseline", query.language), ())
    return answered(figure_sentence(of_year[0], query), silent, status=AnswerStatus.PARTIAL)


def _beside_each_other(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> list[Statement]:
    """Two values of the sentence that answers best: "600.000 đồng ở xã khu vực III, 500.000 đồng ở các xã còn lại"."""
    best = next((c.statement for c in candidates if c.fits_year and len(c.statement.figures) == 1), None)
    if best is None:
        return []
    unit = best.figures[0].unit
    label = _OPENS_LABELLED.match(best.text[: best.figures[0].start])
    own = [
        s
        for s in evidence.of_passage(best.passage)
        if len(s.figures) == 1 and (s.quote == best.quote or (label and s.text.startswith(label.group())))
    ]
    alike = [s for s in own if s.figures[0].unit == unit and s.years == best.years]
    terms = weigh(query, evidence.reader.word_model)
    said = [coverage(terms, evidence.bags(s)) for s in alike]
    if said and min(said) < max(said) / 2:
        return []  # "2.846 ca sốt xuất huyết, 02 ca tử vong": one of them is not what is asked about
    return alike if unit and len(alike) == _SIDES and best in alike else []


def sisters_draft(query: Query, sisters: Sequence[Statement]) -> Draft:
    """Both figures, the question's first side first, and what lies between them."""
    figures = sister_figures(sisters[0], sisters[1], query)
    if figures is None:
        return NOTHING
    alone = [replace(s, figures=(figure,)) for s, figure in zip(sisters, figures, strict=True)]
    between = gap_between(alone[1], alone[0], query, figures[0].unit, over_time=False)
    told = [figure_sentence(s, query, figure) for s, figure in zip(sisters, figures, strict=True)]
    return answered(*told, *([between] if between else []))


def _compared_draft(query: Query, compared: Sequence[Statement]) -> Draft:
    between = difference(query, compared[0], compared[-1]) or _of_figures(query, compared)
    compared = _as_named(query, compared)
    sentences = [figure_sentence(statement, query) for statement in compared]
    if len({re.sub(r"[\d.,]+", "", s.text) for s in sentences}) == 1 and len({s.years for s in compared}) == 1:
        # "Khu vực đầm phá: 24 điểm", "Khu vực ven biển: 21 điểm": only what stands in front tells them apart.
        sentences = [
            replace(told, text=f"{statement.passage.heading_path[-1]}: {told.text}")
            if statement.passage.heading_path
            else told
            for told, statement in zip(sentences, compared, strict=True)
        ]
    if len({s.document.id for s in compared}) > 1:
        sentences = [_of_document(told, s, query) for told, s in zip(sentences, compared, strict=True)]
    gap = [between] if between else []
    return answered(*gap, *sentences) if _ASKS_GAP.search(fold(query.text)) else answered(*sentences, *gap)


def _of_document(told: DraftSentence, statement: Statement, query: Query) -> DraftSentence:
    """Whose value it is, in front: "Quyết định 749/QĐ-TTg: **70%** hồ sơ ..."."""
    document = statement.document
    name = name_of(document, query.language)
    if query.language == "vi" and document.status == "draft" and document.scope:
        name += f" của {document.scope}"
    name = f"{name[:1].upper()}{name[1:]}"
    return replace(told, text=f"{name}: {told.text}", computed=told.computed | computed_in(name, query.language))


def _as_named(query: Query, compared: Sequence[Statement]) -> Sequence[Statement]:
    """In the order in which the question names their years, or documents; as they are where it does not name each."""
    said = fold(query.text)
    dated = len({s.years for s in compared}) == len(compared)
    places = [said.find(str(max(s.years, default=0))) if dated else _named_at(s.document, said) for s in compared]
    if min(places, default=-1) < 0:
        return compared
    return [compared[i] for i in sorted(range(len(compared)), key=lambda i: places[i])]


def _named_at(document: Document, said: str) -> int:
    """Where a folded question names a document, by its number, its place or what it is called; -1 where it does not."""
    number = (document.number or "").split("/")[0]
    names = (*document.aliases, document.number or "", document.scope or "", f" {number}" if number else "")
    return min((at for name in names if name and (at := said.find(fold(name))) >= 0), default=-1)


def _of_register(query: Query, evidence: Evidence) -> list[Statement]:
    """Rows that say most of what is compared, for a question whose passages were not among those found."""
    terms = topic_terms(query, evidence)
    rows = [t for t in evidence.targets if not query.years or set(query.years) & set(t.years)]
    if query.pillar:
        rows = [t for t in rows if t.pillar == query.pillar]
    found = [s for s in (evidence.of_row(row) for row in rows[:_MOST_ROWS]) if s is not None]
    pillar = Terms(dict.fromkeys(words(query.pillar or ""), 1.0), {}) if not terms.words else terms
    scored = [(coverage(pillar, evidence.bags(s)), -i) for i, s in enumerate(found)]
    return [found[-i] for share, i in sorted(scored, reverse=True)[:_TRIED] if share >= _SAID]


def _compared(query: Query, anchor: Statement, evidence: Evidence) -> list[Statement]:
    """The anchor and its counterparts, in the order of years, levels or documents."""
    row = anchor.row
    if not isinstance(row, Target):
        return []
    alike = [t for t in evidence.targets if t.kind == row.kind and _alike(row, t, evidence)]
    levels = set(find_levels(query.search_text))
    if len(query.documents) > 1 or _across_documents(query, evidence):
        kept = _one_a_document(query, row, alike, evidence)
    elif len(levels) > 1:
        kept = [
            t for t in alike if t.document == row.document and set(t.years) & set(row.years) and _level(t) in levels
        ]
    elif len(query.years) == 1 and _WHICH.search(fold(query.text)):
        return []  # "bên nào nhiều hơn vào năm 2030" asks for no other year
    else:
        kept = [t for t in alike if t.document == row.document and t.level == row.level]
        if len(query.years) > 1:
            kept = [t for t in kept if set(t.years) & set(query.years)]
        kept = _one_a_year(row, kept, evidence)
        base = _baseline(query, row, kept, evidence)
        if base is not None:
            asked = [t for t in kept if set(t.years) & set(query.years)]
            kept = (asked or kept)[: _MOST - 1]
            return [base, *(s for s in (evidence.of_row(t) for t in kept) if s is not None)]
        if sets_out_from_now(query) and len(query.years) < 2:
            return []  # two targets are no answer to what lies between now and one of them
    return [s for s in (evidence.of_row(t) for t in kept[:_MOST]) if s is not None]


def _baseline(query: Query, row: Target, kept: Sequence[Target], evidence: Evidence) -> Statement | None:
    """How what is compared stood, where that is one of the sides: asked for in words, or by a year that no target is set for."""
    if row.kind != "target":
        return None
    open_years = tuple(year for year in query.years if not any(year in t.years for t in kept))
    issued = evidence.documents[row.document].issued_year
    past_years = tuple(year for year in open_years if year <= issued)
    if not past_years and not sets_out_from_now(query):
        return None
    return evidence.standing(row, past_years)


def _in_period_column(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> Statement | None:
    """What answers best, where it is a cell of the very period named: "giai đoạn 2028 - 2030 tăng thêm bao nhiêu" is one figure."""
    period, best = _PERIOD.search(query.text), next((c.statement for c in candidates if c.fits_year), None)
    if period is None or best is None or not best.passage.text.startswith("|"):
        return None
    own = (t for t in evidence.tabled.tables if any(row.passage.id == best.passage.id for row in t.rows))
    named = (
        m.groups()
        for table in own
        for head in table.heads
        if (m := _PERIOD.search(head.name)) and head.years == best.years
    )
    return best if period.groups() in named else None


def _with_both_years(query: Query) -> Query:
    """Of "giai đoạn 2025-2030 tăng thêm bao nhiêu" both ends are compared."""
    period = _PERIOD.search(query.text)
    if period is None or len(query.years) > 1:
        return query
    return replace(query, years=(int(period.group(1)), int(period.group(2))))


def _alike(row: Target, other: Target, evidence: Evidence) -> bool:
    if other.id == row.id:
        return True
    if (
        row.value is None
        or other.value is None
        or (row.comparator is Comparator.RANK) != (other.comparator is Comparator.RANK)
    ):
        return False
    if row.unit != other.unit and "%" not in (row.unit, other.unit):
        return False  # a share of GDP is none of GRDP
    return evidence.similarity(row, other) >= _SAME_INDICATOR


def _one_a_year(row: Target, rows: Sequence[Target], evidence: Evidence) -> list[Target]:
    best: dict[tuple[int, ...], tuple[float, Target]] = {}
    for other in rows:
        near = 2.0 if other.id == row.id else evidence.similarity(row, other)
        if other.years not in best or near > best[other.years][0]:
            best[other.years] = (near, other)
    return [best[years][1] for years in sorted(best)]


def _one_a_document(query: Query, row: Target, rows: Sequence[Target], evidence: Evidence) -> list[Target]:
    """The nearest row of each document compared, of the same level, and of the year asked for or the anchor's."""
    wanted = set(query.documents) | ({row.document} if len(query.documents) < 2 else set())
    if query.scope and not query.documents:
        wanted |= {d.id for d in evidence.documents.values() if d.scope and fold(d.scope) == fold(query.scope)}
    if evidence.primary and len(wanted) < 2:
        wanted.add(evidence.primary.id)
    years = set(query.years) or set(row.years)
    best: dict[str, tuple[float, Target]] = {}
    for other in rows:
        if other.document not in wanted or not years & set(other.years) or _level(other) != _level(row):
            continue
        near = 2.0 if other.id == row.id else evidence.similarity(row, other)
        if other.document not in best or near > best[other.document][0]:
            best[other.document] = (near, other)
    return [best[document][1] for document in evidence.documents if document in best]


def _across_documents(query: Query, evidence: Evidence) -> bool:
    """Whether the question sets one plan against another: it names a document or scope beside the primary plan's own."""
    primary = evidence.primary
    if primary is None:
        return False
    folded = f" {fold(query.search_text)} "
    own = any(fold(name) in folded for name in (primary.scope or "", *primary.aliases, "dự thảo") if name)
    other = any(document != primary.id for document in query.documents)
    return own and (other or any(f" {word} " in folded for word in ("ca nuoc", "quoc gia", "toan quoc", "trung uong")))


def _level(row: Target) -> str:
    return next(iter(find_levels(row.level + " . " + row.indicator)), "")


def difference(query: Query, first: Statement, last: Statement) -> DraftSentence | None:
    a, b = first.row, last.row
    if not isinstance(a, Target) or not isinstance(b, Target) or a.value is None or b.value is None:
        return None
    if a.value_max is not None or b.value_max is not None or not _of_one_unit(a, b):
        return None
    if _of_other_things(query, first, last):
        return None
    language, gap = query.language, b.value - a.value
    over_time = a.document == b.document and a.years != b.years
    values = {"first": _shown(b, query), "second": _shown(a, query)}
    if not gap:
        lead = say("same_value", language)
    elif a.document != b.document and a.comparator is not Comparator.RANK:
        return _higher(query, first, last, gap)
    else:
        amount = _amount(abs(gap), a, query)
        ranked = a.comparator is Comparator.RANK
        key = ("climbed" if gap < 0 else "slipped") if ranked else ("risen" if gap > 0 else "fallen")
        lead = say(key if over_time else "apart", language, value=amount)
        lead = _times(query, a, b) or lead
    text = say("from_to", language, difference=lead, **values)
    return DraftSentence(text, (first, last), computed_in(lead.replace("**", ""), language))


def _of_one_unit(a: Target, b: Target) -> bool:
    """Whether one value can be taken from the other: shares from shares, else of the very same unit."""
    if a.comparator is Comparator.RANK or b.comparator is Comparator.RANK:
        return a.comparator is b.comparator
    if a.unit.startswith("%") or b.unit.startswith("%"):
        return a.unit[:1] == b.unit[:1]
    return a.unit.lower() == b.unit.lower()


def _of_other_things(query: Query, first: Statement, last: Statement) -> bool:
    """Whether what is asked about is what one figure is of, and the other statement does not speak of it.

    Of "tiền đi lại 500.000 đồng" and "tiền ăn 50.000 đồng" no difference is told to one who asks about travel.
    """
    asked = f" {plain(query.search_text)} "
    label = _OPENS_LABELLED.match(first.text)
    if label and last.text.startswith(label.group()):
        return False  # both are of what one line names
    for statement, other in ((first, last), (last, first)):
        if not statement.figures or first.document.id != last.document.id:
            continue
        before = " ".join(plain(statement.text[: statement.figures[0].start]).split()[-_NAMED_BY:])
        if before and f" {before} " in asked and f" {before} " not in f" {plain(other.text)} ":
            return True
    return False


def _times(query: Query, a: Target, b: Target) -> str:
    """ "Gấp **2,3 lần**" where it is asked how many times as much; "" elsewhere."""
    if not _TIMES.search(fold(query.text)) or a.comparator is Comparator.RANK or not a.value or not b.value:
        return ""
    more, less = max(a.value, b.value), min(a.value, b.value)
    number = format_number(round(more / less, 1), query.language)
    exact = (more / less) == round(more / less, 1)
    return say("times_exactly" if exact else "times_about", query.language, value=number)


def _of_figures(query: Query, compared: Sequence[Statement]) -> DraftSentence | None:
    """What lies between two figures that are no targets: a plan's rates of support."""
    figures = [s.figures[0] for s in compared if len(s.figures) == 1 and s.row is None]
    if len(figures) != _SIDES or len(compared) != _SIDES or any(f.value_max is not None for f in figures):
        return None
    one, other = figures
    if one.unit != other.unit or one.unit.startswith("%") or one.value == other.value:
        return None
    gap = f"{format_number(abs(one.value - other.value), query.language)} {one.unit}"
    lead = say("apart", query.language, value=gap)
    shown = [format_figure(figure, query.language) for figure in figures]
    text = say("from_to", query.language, difference=lead, first=shown[1], second=shown[0])
    return DraftSentence(text, tuple(compared), computed_in(lead.replace("**", ""), query.language))


def _higher(query: Query, first: Statement, last: Statement, gap: Decimal) -> DraftSentence | None:
    """Which of two plans sets the higher figure: "Hà Nội cao hơn quốc gia **10 điểm phần trăm**: 80% so với 70%."."""
    a, b = first.row, last.row
    if not isinstance(a, Target) or not isinstance(b, Target):
        return None
    by_scope = (
        (first.document.scope or "") != (last.document.scope or "") and first.document.scope and last.document.scope
    )
    one, other = (
        (d.scope if by_scope else d.number or min(d.aliases, key=len, default="")) or d.title
        for d in (first.document, last.document)
    )
    if query.language == "en":
        one, other = (find_english(name) or name for name in (one, other))
    lead = say(
        "lies_above" if gap < 0 else "lies_below",
        query.language,
        first=one,
        second=other,
        value=_amount(abs(gap), a, query),
    )
    text = say("from_to", query.language, difference=lead, first=_shown(a, query), second=_shown(b, query))
    amount = _amount(abs(gap), a, query)
    return DraftSentence(text[:1].upper() + text[1:], (first, last), computed_in(amount, query.language))


def gap_sentence(query: Query, target: Statement, result: Statement) -> DraftSentence | None:
    """How far a result is from its target, where both are shares of the same whole."""
    a, b = target.row, result.row
    if not isinstance(a, Target) or not isinstance(b, Target) or a.value is None or b.value is None:
        return None
    if not a.unit.startswith("%") or not b.unit.startswith("%") or a.value_max is not None or a.value == b.value:
        return None
    amount = _amount(abs(b.value - a.value), a, query)
    text = say("above_target" if b.value > a.value else "below_target", query.language, value=amount)
    return DraftSentence(text, (target, result), computed_in(text.replace("**", ""), query.language))


def _amount(gap: Decimal, row: Target, query: Query) -> str:
    number = format_number(gap, query.language)
    if row.comparator is Comparator.RANK:
        return say("difference_places", query.language, value=number)
    if row.unit.startswith("%"):
        return say("difference_points", query.language, value=number)
    return f"{number} {row.unit}".strip()


def _shown(row: Target, query: Query) -> str:
    year = f" ({max(row.years)})" if row.years else ""
    if row.kind == "result" and not row.id and not row.quote.startswith("|") and year[2:-1] not in row.quote:
        year = f" ({say('as_it_stood', query.language)})"
    return shown_value(row, query.language) + year
