"""Draft -> numbered citations: one for each different quote, its span in the document, and an address to open it at."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.compose import DraftSentence
from assistant.contract import passage_address
from assistant.quotes import years_beside
from assistant.statements import Statement
from assistant.texts import say
from assistant.types import Citation, Language, Sentence

_MOST_AT_ONCE = 4
_Quote = tuple[str, int, int]  # passage, start, end


def cite(
    sentences: Sequence[DraftSentence], public_url: str = "", language: Language = "vi"
) -> tuple[tuple[Sentence, ...], tuple[Citation, ...]]:
    """Number the quotes in the order of use; sentences that share a quote share its number.

    The head of a list stands for its rows: they carry the citations, so it shows none.
    """
    sharing: dict[_Quote, list[Statement]] = {}
    for sentence in sentences:
        for statement in _used(sentence):
            sharing.setdefault(_quote(statement), []).append(statement)
    numbers = {quote: n for n, quote in enumerate(sharing, 1)}
    cited = tuple(
        Sentence(s.text, tuple(dict.fromkeys(numbers[_quote(own)] for own in _used(s))), s.computed) for s in sentences
    )
    return cited, tuple(_citation(numbers[quote], own, public_url, language) for quote, own in sharing.items())


def _used(sentence: DraftSentence) -> tuple[Statement, ...]:
    """The statements a sentence shows as its own."""
    heads = len(sentence.statements) > _MOST_AT_ONCE or sentence.text.endswith(":")
    return () if heads else sentence.statements


def _quote(statement: Statement) -> _Quote:
    return (statement.passage.id, *statement.quote)


def _citation(n: int, sharing: Sequence[Statement], public_url: str, language: Language) -> Citation:
    statement = sharing[0]
    passage, (start, end) = statement.passage, statement.quote
    section, years = " › ".join(passage.heading_path), passage.horizons
    columns: list[str] = []
    said = {year for own in sharing for year in own.years}
    if passage.text.startswith("|") and not (years and said <= set(years)):
        # The year of a cell stands at the head of its column, not in the row quoted.
        years = tuple(sorted(said))
        dated = sorted({year for own in sharing if not own.column for year in own.years})
        columns = [say("column_of", language, years=", ".join(map(str, dated)))] if dated else []
    if not passage.text.startswith("|"):  # the year that its sentence's chain of clauses opens with
        years = tuple(dict.fromkeys((*years, *sorted(year for own in sharing for year in years_beside(own)))))
    columns += [say("column_called", language, name=n) for n in dict.fromkeys(s.column for s in sharing if s.column)]
    if columns:
        section = " › ".join(part for part in (section, ", ".join(columns)) if part)
    return Citation(
        n=n,
        document=passage.document_id,
        title=statement.document.title,
        section=section,
        page=passage.page,
        quote=passage.text[start:end],
        url=passage_address(passage.document_id, passage.id, public_url),
        passage_id=passage.id,
        start=passage.start + start,
        end=passage.start + end,
        horizons=years,
    )
