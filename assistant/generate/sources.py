"""Evidence -> the passages a model sees, each under an opaque token that means nothing outside this one request."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.evidence import Evidence
from assistant.statements import Statement
from assistant.types import Hit, Passage

_MOST = 6


@dataclass(frozen=True, slots=True)
class Source:
    """A passage as the model sees it: `token` is what it is to cite, `statements` what may be said of it."""

    token: str
    passage: Passage
    document: str
    statements: tuple[Statement, ...]


def choose_sources(
    said: Sequence[Statement], hits: Sequence[Hit], evidence: Evidence, characters: int
) -> tuple[Source, ...]:
    """The passages of the composed answer first, then the best hits, as far as `characters` of text reach; one at least."""
    wanted = [statement.passage for statement in said] + [hit.passage for hit in hits if hit.kept]
    sources: list[Source] = []
    spent = 0
    for passage in dict.fromkeys(wanted):
        statements = evidence.of_passage(passage)
        if not statements:
            continue  # nothing may be said of it
        spent += len(passage.contextual_text)
        if sources and (spent > characters or len(sources) == _MOST):
            break
        document = evidence.documents[passage.document_id]
        sources.append(Source(f"S{len(sources) + 1}", passage, document.title, statements))
    return tuple(sources)


def shown_to_model(sources: Sequence[Source]) -> str:
    """One block a source: its token, where it stands, its text."""
    blocks = []
    for source in sources:
        place = " › ".join((source.document, *source.passage.heading_path))
        years = ", ".join(str(year) for year in source.passage.horizons)
        blocks.append(f"[{source.token}] ({place}{'; ' + years if years else ''})\n{source.passage.text}")
    return "\n\n".join(blocks)
