"""Promise and progress: what is reported comes from documents of results, beside the target it measures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.alike import best_of
from assistant.asked_kind import asks_money, is_money
from assistant.candidate import Candidate
from assistant.compose.comparison import difference, gap_sentence
from assistant.compose.draft import NOTHING, Draft, DraftSentence, answered
from assistant.compose.single import figure_sentence
from assistant.compose.standing import asks_how_it_stands, nearest_standing, sets_out_from_now, told_standing
from assistant.evidence import Evidence
from assistant.figures import find_figures
from assistant.named import find_places
from assistant.phrase import lead_figure, phrase_block, phrase_figure
from assistant.register.results import same_measure
from assistant.situation import tells_situation
from assistant.statements import Statement
from assistant.texts import say
from assistant.types import AnswerStatus, Target, Task
from assistant.understand import Query
from assistant.vietnamese import fold, words

# Asked whether it was reached: "... chưa", "... đúng không", "did ... reach".
_ASKS_WHETHER = re.compile(
    r"\b(?:chua|dung khong|phai khong|duoc khong|hay chua|co (?:dat|toi|kip|ve dich)|dung chu|that khong)\b|\bkhong\W*$"
    r"|^\s*(?:did|has|have|was|were|is|are)\b"
)
_FELL_SHORT = re.compile(
    r"\b(?:thap hon|chua dat|khong dat|chua hoan thanh|cham so voi) (?:\w+ ){0,3}(?:muc|ke hoach|muc tieu|chi tieu|yeu cau|so voi)\b"
)
_DAY = re.compile(r"\b(\d{1,2})(?:/| tháng )(\d{1,2})(?:/| năm )(\d{4})\b")
_BESIDE = 0.12  # coverage by which a second result may say less than the first and be told beside it
_SAME = 0.6  # likeness from which two results report on one thing
_COMPARES = re.compile(
    r"\b(?:khac nhau|chenh|cach nhau|so voi|(?:cao|thap|nhieu|it) hon|hon kem|tang|giam|compare|differ)\b"
)
_MOST_BESIDE = 3
_SURE = 0.5  # coverage under which a reported result is about something else


def compose_progress(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> Draft:
    """The reported result, then its target; where none is reported the target, said to be one (PARTIAL)."""
    results = [c for c in candidates if c.statement.document.kind == "results" and (c.fits_year or not query.years)]
    targets = [c for c in candidates if c.statement.document.kind != "results" and isinstance(c.statement.row, Target)]
    if results and results[0].coverage >= max(_SURE, 0.75 * (targets[0].coverage if targets else 0.0)):
        return _reported(query, results, targets, evidence)
    stood = _stood(query, candidates, targets, evidence)
    if stood.sentences:
        return stood
    if asks_money(query):  # a share of something is offered for no sum
        targets = [c for c in targets if any(is_money(f.unit) for f in c.statement.figures)]
    if not targets:
        return _planned(query, candidates)
    measured = _result_of(targets[0].statement, evidence)
    if measured is not None:
        target = figure_sentence(targets[0].statement, query)
        beside = say("target_beside", query.language, sentence=target.text)
        gap = gap_sentence(query, targets[0].statement, measured)
        return answered(_result(measured, query), DraftSentence(beside, target.statements), *([gap] if gap else []))
    first, *others = (figure_sentence(c.statement, query) for c in best_of(query, targets))
    text = say("no_result", query.language, sentence=_lower(first.text))
    return answered(DraftSentence(text, first.statements), *others, status=AnswerStatus.PARTIAL)


def _stood(query: Query, candidates: Sequence[Candidate], targets: Sequence[Candidate], evidence: Evidence) -> Draft:
    """What the plan says of how things stood, beside the target it measures; PARTIAL where more than that is asked for."""
    found = nearest_standing(query, candidates, evidence)
    if found is None:
        return NOTHING
    row = found[1].row
    alike = [
        c
        for c in targets
        if isinstance(c.statement.row, Target)
        and isinstance(row, Target)
        and same_measure(c.statement.row, row)
        and c.coverage >= _SURE
    ]
    told = told_standing(found[1], query)
    reached = _whether(query, found[1])
    if reached is not None:
        verdict = say("reached" if reached else "not_reached", query.language)
        told = replace(told, text=f"**{verdict}.** {told.text}")
    beside = [figure_sentence(c.statement, query) for c in best_of(query, alike)[:_MOST_BESIDE]] if alike else []
    said = [DraftSentence(say("target_beside", query.language, sentence=s.text), s.statements) for s in beside]
    if _COMPARES.search(fold(query.text)) and alike:
        between = difference(query, found[1], alike[0].statement)
        said += [between] if between else []
    beside_it = bool(said) and sets_out_from_now(query)
    as_of = bool(set(query.years) & set(found[1].years)) or _is_of_the_day(query, found[1])
    if beside_it or asks_how_it_stands(query, candidates, evidence) or as_of or reached is not None:
        return answered(told, *said)
    first = DraftSentence(say("stood", query.language, sentence=_lower(told.text)), told.statements)
    return answered(first, *said, status=AnswerStatus.PARTIAL)


def _whether(query: Query, stood: Statement) -> bool | None:
    """Whether what is named was reached, by the plan's own words ("mới đạt 16%, thấp hơn mức 20%"); None where it is not asked or told."""
    said = fold(stood.sentence)
    if not _ASKS_WHETHER.search(fold(query.text)) or not stood.figures:
        return None
    if _FELL_SHORT.search(said):
        return False
    named = [f for f in find_figures(query.text) if f.unit[:1] == stood.figures[0].unit[:1] and f.unit]
    return stood.figures[0].value >= named[0].value if len(named) == 1 and len(stood.figures) == 1 else None


def _is_of_the_day(query: Query, stood: Statement) -> bool:
    """Whether the day asked about ("tính đến 30/6/2026") is the one that the passage tells of."""
    asked, said = (
        {tuple(map(int, match.groups())) for match in _DAY.finditer(text)} for text in (query.text, stood.passage.text)
    )
    return bool(asked & said)


def _planned(query: Query, candidates: Sequence[Candidate]) -> Draft:
    """What is set to be done, said to be no result."""
    fits = [c.statement for c in candidates if c.fits_year and c.statement.document.kind != "results"]
    tasks = [s for s in fits if isinstance(s.row, Task)] or [
        s for s in fits[:1] if s.figures and not tells_situation(s)
    ]
    if not tasks:
        return NOTHING
    told = figure_sentence(tasks[0], query)
    text = say("no_result", query.language, sentence=_lower(told.text))
    return answered(DraftSentence(text, told.statements), status=AnswerStatus.PARTIAL)


def _reported(query: Query, results: Sequence[Candidate], targets: Sequence[Candidate], evidence: Evidence) -> Draft:
    best = results[0].statement if query.years else _latest(results[0].statement, evidence)
    clauses = [c for c in results[:4] if c.statement.passage.id == best.passage.id]
    alone = len(clauses) < 2 or clauses[1].coverage < clauses[0].coverage - _BESIDE
    sentences = [_result(best, query, alone=alone)]
    # A report of one figure often stands in two sentences: what comes next to it is told too.
    beside = [
        c for c in results[1:3] if c.coverage >= results[0].coverage - _BESIDE and _same_section(best, c.statement)
    ]
    sentences += [_result(c.statement, query) for c in beside if c.statement.passage.id != best.passage.id]
    measured = _target_of(best, evidence)
    target = measured or _asked_target(query, targets)
    if target is not None:
        met = _met(best, target, evidence)
        if met is not None and _ASKS_WHETHER.search(fold(query.text)):
            verdict = say("reached" if met else "not_reached", query.language)
            sentences[0] = replace(sentences[0], text=f"**{verdict}.** {sentences[0].text}")
        told = figure_sentence(target, query)
        text = say("target_beside", query.language, sentence=told.text)
        sentences.append(DraftSentence(text, told.statements))
        gap = gap_sentence(query, target, best)
        sentences += [gap] if gap else []
    return answered(*sentences)


def _latest(result: Statement, evidence: Evidence) -> Statement:
    """The last reported result that measures what this one does."""
    row = result.row
    if not isinstance(row, Target):
        return result
    same = [
        t
        for t in evidence.targets_saying(words(row.indicator))
        if t.kind == "result" and t.unit == row.unit and t.level == row.level and t.comparator is row.comparator
    ]
    later = [t for t in same if max(t.years, default=0) > max(row.years, default=0)]
    alike = [
        t for t in later if evidence.similarity(row, t) >= _SAME and find_places(t.quote) == find_places(row.quote)
    ]
    last = max(alike, key=lambda t: (t.as_of or "", max(t.years)), default=None)
    return (evidence.of_row(last) or result) if last else result


def _met(result: Statement, target: Statement, evidence: Evidence) -> bool | None:
    """Whether a result reaches a target, None where the register does not join the two."""
    pairs = (p for p in evidence.joined if result.row and target.row and p.result.id == result.row.id)
    return next((p.met for p in pairs if target.row and p.target.id == target.row.id), None)


def _result(statement: Statement, query: Query, *, alone: bool = False) -> DraftSentence:
    if len(find_figures(statement.passage.text)) == 1 or (alone and len(statement.figures) == 1):
        return DraftSentence(phrase_figure(statement, lead_figure(statement), query.language), (statement,))
    return DraftSentence(phrase_block(statement, query.language), (statement,))


def _same_section(a: Statement, b: Statement) -> bool:
    return a.document.id == b.document.id and a.passage.heading_path == b.passage.heading_path


def _target_of(result: Statement, evidence: Evidence) -> Statement | None:
    """The target a result measures: of the primary plan and of the result's year first."""
    row = result.row
    if not isinstance(row, Target):
        return None
    pairs = [pair for pair in evidence.joined if pair.result.id == row.id]
    primary = evidence.primary.id if evidence.primary else None
    pairs.sort(key=lambda p: (p.confidence, p.target.document == primary, bool(set(p.target.years) & set(row.years))))
    return evidence.of_row(pairs[-1].target) if pairs else None


def _asked_target(query: Query, targets: Sequence[Candidate]) -> Statement | None:
    """The target the question itself speaks of, where it speaks of one."""
    asked = any(word in fold(query.search_text) for word in ("muc tieu", "ke hoach", "chi tieu"))
    return targets[0].statement if asked and targets and targets[0].coverage >= _SURE else None


def _result_of(target: Statement, evidence: Evidence) -> Statement | None:
    """The latest reported result that measures a target."""
    row = target.row
    pairs = [pair for pair in evidence.joined if isinstance(row, Target) and pair.target.id == row.id]
    best = max(pairs, key=lambda p: (round(p.confidence, 1), max(p.result.years, default=0)), default=None)
    return evidence.of_row(best.result) if best else None


def _lower(text: str) -> str:
    return text[:2] + text[2:3].lower() + text[3:] if text.startswith("**") else text[:1].lower() + text[1:]
