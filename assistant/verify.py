"""The figure check: a sentence is shown only if each of its figures stands in the quote it cites, under the right year.

Fails closed. Value, range, unit and comparator must be those of one figure of the quote, and what the sentence says of
that figure its clause's own: the level of administration, the year where the clause has one, what a share is a share
of, the word counted, and the words that tell its clause from the quote's others. Every year, level and base (GRDP, GDP)
must stand in the quote or in what names the passage and document.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.as_quoted import stands_as_quoted
from assistant.bound_words import fits_clause
from assistant.bounds import bound_of_row
from assistant.clauses import Span, split_clauses
from assistant.english_units import unit_in_english
from assistant.figures import find_figures, find_years, stated_figures
from assistant.named import find_levels
from assistant.types import Comparator, Figure, Language
from assistant.wholes import TELLS_PART

_BASE = re.compile(r"\b(?:GRDP|GDP)\b")
_NEXT_WORD = re.compile(r"\s+[^\W\d_]+")


# After a figure put in front: a dash, or what an English sentence quotes.
_LEADS = re.compile(r"(?:\s[^–“”.;:]{0,40})?\s–\s|[^–“”.;]{0,40}: “")
# Where a figure started from: "giảm từ 6,2% xuống 4%".
_STARTED_FROM = re.compile(r"\b(?:từ|so với)\W*\w{0,2}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quote:
    """What a sentence cites: its text, the horizon years of its passage, and text that names document and section."""

    text: str
    horizons: tuple[int, ...] = ()
    context: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """A figure or year of a sentence that the quotes do not bear out."""

    text: str
    reason: str


def verify(
    sentence: str, quotes: Sequence[Quote], language: Language = "vi", computed: frozenset[str] = frozenset()
) -> tuple[Problem, ...]:
    """Every problem of the sentence; empty where each figure and year is bound. `computed` texts are the caller's own."""
    text = re.sub(r"\*\*|__", "", sentence)
    problems = []
    # The whole quote, word for word, says of each figure what the quote says; a part of it may not ("80%" of "trên 80%").
    verbatim = any(_said(text) == _said(quote.text) for quote in quotes)
    for figure in stated_figures(text, language):
        shown = text[figure.start : figure.end]
        if shown in computed or verbatim or any(stands_as_quoted(figure, text, quote.text) for quote in quotes):
            continue
        if not any(_bound(figure, text, quote) for quote in quotes):
            problems.append(Problem(shown, "stands in no cited quote"))
    problems += _contradicted_lead(text, language, computed)
    dates = [m.span() for said in computed if find_years(said) for m in re.finditer(re.escape(said), text)]
    for mention in find_years(text):
        years = {mention.year, *([mention.end_year] if mention.end_year else [])}
        by = mention.is_horizon and mention.end_year is None
        own = str(mention.year) in computed or any(start <= mention.start < end for start, end in dates)
        if not own and not any(years <= (_ends_of(quote) if by else _years_of(quote)) for quote in quotes):
            problems.append(Problem(text[mention.start : mention.end], "is no year of the cited passage"))
    problems += [
        Problem(level, "is no level of the cited passage")
        for level in find_levels(text)
        if not any(level in find_levels(_all_of(quote)) for quote in quotes)
    ]
    problems += [
        Problem(base, "is not named in the cited passage")
        for base in sorted(_bases(text))
        if not any(base in _bases(_all_of(quote)) for quote in quotes)
    ]
    return tuple(problems)


def _contradicted_lead(text: str, language: Language, computed: frozenset[str]) -> list[Problem]:
    """A figure put in front of a sentence must be one the sentence then states, where it states any of that kind."""
    figures = [f for f in stated_figures(text, language) if text[f.start : f.end] not in computed]
    for at, lead in enumerate(figures[:2]):
        ranked = lead.comparator is Comparator.RANK
        rest = [f for f in figures[at + 1 :] if (f.comparator is Comparator.RANK) == ranked]
        rest = [f for f in rest if ranked or _family(f) == _family(lead)]
        if not rest or not _LEADS.match(text[lead.end :]):
            continue
        part = TELLS_PART.search(text, lead.end)
        same = [f for f in rest if (f.value, f.value_max) == (lead.value, lead.value_max)]
        if part and same and all(f.start < part.start() for f in same):
            return [Problem(text[lead.start : lead.end], "is the whole's, where its sentence tells of a part")]
        other = any(not _STARTED_FROM.search(text[: f.start + 3]) for f in rest)
        if other and all((f.value, f.value_max) != (lead.value, lead.value_max) for f in rest):
            return [Problem(text[lead.start : lead.end], "is not the figure its sentence states")]
    return []


def _said(text: str) -> str:
    return " ".join(text.lower().split()).strip(" .;,:-–•*")


def _bound(figure: Figure, sentence: str, quote: Quote) -> bool:
    """Whether a figure of the quote is the same, in a clause that says the same level, year, base and noun of it."""
    said = _clause_text(sentence, _restated(figure, sentence))
    return any(
        _same(figure, other)
        and _names_base(figure, other, quote.text)
        and _counts_alike(sentence[figure.end :], quote.text[other.end :], figure)
        and _agrees(said, _clause_text(quote.text, other))
        and fits_clause(said, sentence, other, quote.text)
        for other in _figures_of(quote.text)
    )


def _restated(figure: Figure, sentence: str) -> Figure:
    """Of a figure put in front the same one in the sentence behind it, whose clause says what it is; else the figure itself."""
    if not _LEADS.match(sentence[figure.end :]):
        return figure
    later = (f for f in find_figures(sentence) if f.start > figure.end)
    return next((f for f in later if _same(f, figure)), figure)


def _agrees(said: str, clause: str) -> bool:
    """A level named must be the clause's, and one year at least, where the clause itself names any."""
    asked, own = set(find_levels(said)), set(find_levels(clause))
    years, own_years = _years_in(said), {m.end_year or m.year for m in find_years(clause) if m.is_horizon}
    return (not asked or not own or asked <= own) and (not years or not own_years or bool(years & own_years))


def _names_base(figure: Figure, other: Figure, quote: str) -> bool:
    """Whether the whole that a share is said to be of is the quote figure's own, or named beside it."""
    base = _bases(figure.unit)
    return (
        not base
        or base == _bases(other.unit)
        or (not _bases(other.unit) and base <= _bases(_clause_text(quote, other)))
    )


def _counts_alike(after: str, after_quoted: str, figure: Figure) -> bool:
    """Of a number without a known unit the word that follows at once is what is counted."""
    noun, quoted = _NEXT_WORD.match(after), _NEXT_WORD.match(after_quoted)
    return bool(figure.unit) or noun is None or (quoted is not None and noun.group().lower() == quoted.group().lower())


def _same(a: Figure, b: Figure) -> bool:
    """The same quantity: an English sentence names units in English, so there only percent signs must agree."""
    if (a.value, a.value_max) != (b.value, b.value_max) or a.comparator is not b.comparator:
        return False
    return a.unit == b.unit or (
        _family(a) == _family(b) and not (a.unit and b.unit and a.comparator is Comparator.RANK)
    )


def _family(figure: Figure) -> str:
    """Units that may stand for one another: "%" for "% GRDP" (the base left out), never "%" for "%/năm"; a noun's English."""
    if figure.unit.startswith("%"):
        return "%/năm" if figure.unit == "%/năm" else "%"
    return unit_in_english(figure.unit)


def _clause_text(text: str, figure: Figure) -> str:
    for start, end in _clauses_of(text):
        if start <= figure.start < end:
            return text[start:end]
    return text


@lru_cache(maxsize=1024)  # a quote is read once for each figure of each sentence that cites it
def _figures_of(text: str) -> tuple[Figure, ...]:
    """Of a table row whose name bounds its values ("Số người chết (không quá) | 130") only those of the row as it is read."""
    row, _, read = text.partition("\n")
    figures = find_figures(text)
    return tuple(f for f in figures if f.start > len(row)) if read and bound_of_row(row)[0] else figures


@lru_cache(maxsize=1024)
def _clauses_of(text: str) -> tuple[Span, ...]:
    return split_clauses(text, every_figure=True)


def _all_of(quote: Quote) -> str:
    return f"{quote.text} . {quote.context}"


def _bases(text: str) -> set[str]:
    return set(_BASE.findall(text.upper()))


def _years_in(text: str) -> set[int]:
    return {year for mention in find_years(text) for year in (mention.year, mention.end_year) if year}


def _ends_of(quote: Quote) -> set[int]:
    """Years by which something may be due: those named, of a period its end only, and the passage's horizons."""
    return {m.end_year or m.year for m in find_years(_all_of(quote))} | set(quote.horizons)


def _years_of(quote: Quote) -> set[int]:
    named = {int(year) for year in re.findall(r"(?<!\d)(?:19|20)\d{2}(?!\d)", quote.context)}
    return _years_in(_all_of(quote)) | set(quote.horizons) | named
