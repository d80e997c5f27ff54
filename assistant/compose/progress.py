"""Promise and progress: what is reported comes from documents of results, beside the target it measures."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.compose.comparison import gap_sentence
from assistant.compose.draft import NOTHING, Draft, DraftSentence, answered
from assistant.compose.single import figure_sentence
from assistant.evidence import Evidence
from assistant.figures import find_figures
from assistant.phrase import lead_figure, phrase_block, phrase_figure
from assistant.select import Candidate
from assistant.statements import Statement
from assistant.texts import say
from assistant.types import AnswerStatus, Target
from assistant.understand import Query
from assistant.vietnamese import fold

_SURE = 0.5  # coverage under which a reported result is about something else


def compose_progress(query: Query, candidates: Sequence[Candidate], evidence: Evidence) -> Draft:
    """The reported result, then its target; where none is reported the target, said to be one (PARTIAL)."""
    results = [c for c in candidates if c.statement.document.kind == "results" and (c.fits_year or not query.years)]
    targets = [c for c in candidates if c.statement.document.kind != "results" and isinstance(c.statement.row, Target)]
    if results and results[0].coverage >= max(_SURE, 0.75 * (targets[0].coverage if targets else 0.0)):
        return _reported(query, results, targets, evidence)
    if not targets:
        return NOTHING
    measured = _result_of(targets[0].statement, evidence)
    if measured is not None:
        target = figure_sentence(targets[0].statement, query)
        beside = say("target_beside", query.language, sentence=target.text)
        gap = gap_sentence(query, targets[0].statement, measured)
        return answered(_result(measured, query), DraftSentence(beside, target.statements), *([gap] if gap else []))
    target = figure_sentence(targets[0].statement, query)
    text = say("no_result", query.language, sentence=_lower(target.text))
    return answered(DraftSentence(text, target.statements), status=AnswerStatus.PARTIAL)


def _reported(query: Query, results: Sequence[Candidate], targets: Sequence[Candidate], evidence: Evidence) -> Draft:
    best = results[0].statement
    sentences = [_result(best, query)]
    # A report of one figure often stands in two sentences: what comes next to it is told too.
    beside = [c for c in results[1:3] if c.coverage >= results[0].coverage - 0.12 and _same_section(best, c.statement)]
    sentences += [_result(c.statement, query) for c in beside if c.statement.passage.id != best.passage.id]
    target = _target_of(best, evidence) or _asked_target(query, targets)
    if target is not None:
        told = figure_sentence(target, query)
        text = say("target_beside", query.language, sentence=told.text)
        sentences.append(DraftSentence(text, told.statements))
        gap = gap_sentence(query, target, best)
        sentences += [gap] if gap else []
    return answered(*sentences)


def _result(statement: Statement, query: Query) -> DraftSentence:
    if len(find_figures(statement.passage.text)) == 1:
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
