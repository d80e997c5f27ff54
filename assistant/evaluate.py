"""A golden set -> how many answers are exact, cited rightly and refused rightly, by slice.

A line: {"id", "slice", "question", "history", "status", "figure", "comparator", "year", "document", "contains", "any_of",
"not_contains"}. Exact means: the expected status (or one of several); the expected figure and its comparator stand first
in the answer; the first citation is of the expected document with the expected year in its horizon or quote; every text
of "contains" is in the answer, one of each list of "any_of", none of "not_contains". A refusal need say no more.
"""

from __future__ import annotations

import json
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from statistics import median
from typing import Any

from assistant.contract import parse_question
from assistant.figures import find_figures, find_years, stated_figures
from assistant.pipeline import Assistant
from assistant.types import Answer, AnswerStatus, Citation, Comparator, Document, Figure, Language, Sentence
from assistant.verify import Quote, verify
from assistant.vietnamese import fold


class BadGoldenSet(ValueError):
    """A line of a golden set cannot be used; the message names it."""

    is_plan_error = True


@dataclass(frozen=True, slots=True)
class Judgement:
    """One question's result; `wrong` says what is not as expected, empty where all is."""

    id: str
    slice: str
    question: str
    answer: str
    status: str
    wrong: tuple[str, ...]
    citations_hold: bool
    milliseconds: float
    engine: str = "composed"
    unsupported: tuple[str, ...] = ()  # sentences with a figure, year or level that their citations do not bear out
    fell_back: bool = False  # a language model was asked and the composed answer shown
    first_sentence_ms: float | None = None  # of a generated answer
    tokens: int = 0


def evaluate(assistant: Assistant, golden: Iterable[dict[str, Any]]) -> Iterator[Judgement]:
    """Answer every line of the golden set, in order."""
    for expected in golden:
        answer = assistant.answer(parse_question(expected))
        yield Judgement(
            id=str(expected.get("id", "")),
            slice=str(expected.get("slice", "all")),
            question=str(expected["question"]),
            answer=answer.text,
            status=answer.status.value,
            wrong=tuple(what_is_wrong(answer, expected)),
            citations_hold=all(quote_holds(answer, citation) for citation in answer.citations),
            milliseconds=float(answer.timings_ms.get("total", 0.0)),
            engine=answer.engine,
            unsupported=unsupported_sentences(answer, assistant.evidence.documents),
            fell_back=answer.engine == "composed" and "llm_calls" in answer.timings_ms,
            first_sentence_ms=answer.timings_ms.get("first_sentence"),
            tokens=int(answer.timings_ms.get("llm_tokens", 0)),
        )


def read_golden(path: Path) -> list[dict[str, Any]]:
    """Lines of a golden set. Raises BadGoldenSet."""
    rows = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise BadGoldenSet(f"{path}:{number}: not JSON ({error.msg})") from None
        if not isinstance(row, dict) or not isinstance(row.get("question"), str):
            raise BadGoldenSet(f'{path}:{number}: "question" is missing')
        rows.append(row)
    return rows


def what_is_wrong(answer: Answer, expected: dict[str, Any]) -> Iterator[str]:
    """Every way in which the answer is not the expected one."""
    allowed = expected.get("status", "answered")
    allowed = [allowed] if isinstance(allowed, str) else allowed
    if answer.status.value not in allowed:
        yield f"status {answer.status.value}, expected {' or '.join(allowed)}"
        return
    if answer.status is AnswerStatus.REFUSED:
        return
    if expected.get("figure"):
        yield from _wrong_figure(answer, str(expected["figure"]), expected.get("comparator"))
    cited = answer.citations[:1]
    if expected.get("document") and not any(citation.document == expected["document"] for citation in cited):
        yield f"cites {', '.join(c.document for c in cited) or 'nothing'}, expected {expected['document']}"
    year = expected.get("year")
    if year and expected.get("figure") and not any(_speaks_of(citation, int(year)) for citation in cited):
        yield f"cites a passage of another year than {year}"
    said = _said(answer)
    for text in expected.get("contains") or ():
        if fold(text) not in said:
            yield f"lacks {text!r}"
    for texts in expected.get("any_of") or ():
        if not any(fold(text) in said for text in texts):
            yield f"lacks any of {', '.join(texts)}"
    for text in expected.get("not_contains") or ():
        if fold(text) in said:
            yield f"says {text!r}"


def _said(answer: Answer) -> str:
    """The answer's text, folded, without emphasis: that is no part of what is said."""
    return fold(answer.text.replace("**", ""))


def quote_holds(answer: Answer, citation: Citation) -> bool:
    """Whether every figure of the sentences that cite this quote stands in it, or in the head of the column it is cited from."""
    # "cột Ban ngày (06 giờ đến 18 giờ)"
    column = citation.section.rpartition(" › ")[2] if citation.quote.startswith("|") else ""
    quoted = {figure.value for figure in find_figures(f"{citation.quote}\n{column}")}
    return all(
        value in quoted
        for sentence in answer.sentences
        if sentence.citations == (citation.n,)
        for value in _stated(sentence, answer.language)
    )


def unsupported_sentences(answer: Answer, documents: Mapping[str, Document] | None = None) -> tuple[str, ...]:
    """Sentences whose figures, years or levels their citations do not bear out: read from the finished answer alone.

    `documents`, by id, lend the numbers and dates of their heads, by which sentences name them ("Dự thảo 2021").
    """
    quotes = {c.n: Quote(c.quote, c.horizons, _named_by(c, documents or {})) for c in answer.citations}
    return tuple(
        sentence.text
        for sentence in answer.sentences
        if sentence.citations
        and verify(sentence.text, [quotes[n] for n in sentence.citations], answer.language, sentence.computed)
    )


def _named_by(citation: Citation, documents: Mapping[str, Document]) -> str:
    """What names a cited passage and its document."""
    document = documents.get(citation.document)
    head = (document.number, document.issued_on) if document else ()
    return " . ".join((citation.section, citation.title, *filter(None, head)))


def _stated(sentence: Sentence, language: Language) -> list[Decimal]:
    """Values a sentence takes from its quotes: not those counted or subtracted."""
    text = re.sub(r"^\d+\. ", "", sentence.text.replace("**", ""))
    return [f.value for f in stated_figures(text, language) if text[f.start : f.end] not in sentence.computed]


def wilson_interval(right: int, total: int) -> tuple[float, float]:
    """95 % interval of a share (Wilson 1927)."""
    if not total:
        return 0.0, 1.0
    z, share = 1.96, right / total
    centre = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z / (1 + z * z / total) * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    return max(0.0, centre - half), min(1.0, centre + half)


def summarise(judgements: Iterable[Judgement]) -> dict[str, dict[str, float]]:
    """Shares by slice and over all: exact, citations that hold, and how many questions that is."""
    slices: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        slices["all"].append(judgement)
        slices[judgement.slice].append(judgement)
    return {name: _shares(rows) for name, rows in slices.items()}


def _shares(rows: list[Judgement]) -> dict[str, float]:
    exact = sum(not row.wrong for row in rows)
    low, high = wilson_interval(exact, len(rows))
    return {
        "questions": len(rows),
        "exact": exact / len(rows),
        "exact_low": low,
        "exact_high": high,
        "citations_hold": sum(row.citations_hold for row in rows) / len(rows),
        "milliseconds": median(row.milliseconds for row in rows),
        "unsupported": sum(bool(row.unsupported) for row in rows),
        "generated": sum(row.engine == "llm" for row in rows),
        "fell_back": sum(row.fell_back for row in rows),
        "first_sentence_ms": median([row.first_sentence_ms for row in rows if row.first_sentence_ms] or [0.0]),
        "tokens": sum(row.tokens for row in rows),
    }


def _wrong_figure(answer: Answer, text: str, comparator: str | None) -> Iterator[str]:
    wanted = next(iter(find_figures(text)), None)
    first = next(iter(stated_figures(answer.text, answer.language)), None)
    if wanted is None:
        if fold(text) not in _said(answer):
            yield f"lacks {text!r}"
    elif first is None or not _same_value(first, wanted):
        found = answer.text[first.start : first.end] if first else "no figure"
        yield f"{found!r} first, expected {text!r}"
    elif comparator and Comparator(comparator) is not first.comparator and comparator != "rank":
        yield f"comparator {first.comparator.value}, expected {comparator}"


def _same_value(a: Figure, b: Figure) -> bool:
    return (a.value, a.value_max) == (b.value, b.value_max) and (a.unit[:1] == "%") == (b.unit[:1] == "%")


def _speaks_of(citation: Citation, year: int) -> bool:
    return year in citation.horizons or any(
        year in (m.year, m.end_year) for m in find_years(citation.quote + " . " + citation.section)
    )
