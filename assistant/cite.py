"""Draft -> numbered citations: one for each different quote, its span in the document, and an address to open it at."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.compose import DraftSentence
from assistant.contract import passage_address
from assistant.statements import Statement
from assistant.types import Citation, Sentence

_MOST_AT_ONCE = 4


def cite(sentences: Sequence[DraftSentence], public_url: str = "") -> tuple[tuple[Sentence, ...], tuple[Citation, ...]]:
    """Number the quotes in the order of use; sentences that share a quote share its number.

    The head of a list stands for its rows: they carry the citations, so it shows none.
    """
    numbers: dict[tuple[str, int, int], int] = {}
    citations: list[Citation] = []
    cited: list[Sentence] = []
    for sentence in sentences:
        used = (
            sentence.statements if len(sentence.statements) <= _MOST_AT_ONCE and not sentence.text.endswith(":") else ()
        )
        own = []
        for statement in used:
            key = (statement.passage.id, *statement.quote)
            if key not in numbers:
                numbers[key] = len(numbers) + 1
                citations.append(_citation(numbers[key], statement, public_url))
            own.append(numbers[key])
        cited.append(Sentence(sentence.text, tuple(dict.fromkeys(own)), sentence.computed))
    return tuple(cited), tuple(citations)


def _citation(n: int, statement: Statement, public_url: str) -> Citation:
    passage, (start, end) = statement.passage, statement.quote
    return Citation(
        n=n,
        document=passage.document_id,
        title=statement.document.title,
        section=" › ".join(passage.heading_path),
        page=passage.page,
        quote=passage.text[start:end],
        url=passage_address(passage.document_id, passage.id, public_url),
        passage_id=passage.id,
        start=passage.start + start,
        end=passage.start + end,
        horizons=passage.horizons,
    )
