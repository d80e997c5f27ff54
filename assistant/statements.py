"""Passage -> statements: what each clause says, made whole with what its enumeration shares, under its own year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from assistant.clauses import Span, sentence_of, shared_parts
from assistant.figures import find_figures, find_years
from assistant.named import find_levels
from assistant.types import Document, Figure, Passage, Target, Task


@dataclass(frozen=True, slots=True)
class Statement:
    """One clause of a passage. `text` is the clause with the head and tail it shares; `quote` its whole sentence.

    `figures` are those of the clause, with spans into `text`. `years` are the clause's own, else the passage's horizon.
    """

    passage: Passage
    document: Document
    text: str
    quote: Span  # into passage.text
    figures: tuple[Figure, ...]
    years: tuple[int, ...]
    levels: tuple[str, ...]
    shift: int = 0  # a figure of the clause stands at `figure.start - shift` in passage.text
    row: Target | Task | None = None  # the register's row that says the same


def make_statements(passage: Passage, document: Document) -> tuple[Statement, ...]:
    """Every clause of the passage as a statement, in order; lead-ins ("Về phát triển kinh tế số:") are none."""
    figures = find_figures(passage.text)
    sentences = [sentence_of(passage.text, clause) for clause in passage.clauses]
    statements = []
    for clause, sentence in zip(passage.clauses, sentences, strict=True):
        if passage.text[clause[0] : clause[1]].rstrip("*_ ").endswith(":"):
            continue
        siblings = tuple(c for c, s in zip(passage.clauses, sentences, strict=True) if s == sentence)
        statements.append(_statement(passage, document, clause, sentence, siblings, figures))
    return tuple(statements)


def _statement(
    passage: Passage,
    document: Document,
    clause: Span,
    sentence: Span,
    siblings: tuple[Span, ...],
    figures: tuple[Figure, ...],
) -> Statement:
    head, tail = shared_parts(passage.text, clause, siblings, figures)
    own = passage.text[clause[0] : clause[1]]
    body = own.removeprefix("và ").removeprefix("còn ").rstrip(" .;,")
    offset = own.index(body) if body in own else 0
    prefix = passage.text[head[0] : head[1]] + " " if head else ""
    suffix = " " + passage.text[tail[0] : tail[1]].rstrip(" .;,") if tail else ""
    shift = len(prefix) - clause[0] - offset
    moved = tuple(
        replace(figure, start=figure.start + shift, end=figure.end + shift)
        for figure in figures
        if clause[0] <= figure.start and figure.end <= clause[1]
    )
    text = (prefix + body + suffix).replace("\n", " ")  # one line, same length: lines broken by width say nothing
    return Statement(passage, document, text, sentence, moved, _years(body, prefix, passage), find_levels(own), shift)


def _years(body: str, head: str, passage: Passage) -> tuple[int, ...]:
    """The clause's own years, else those of the head it shares, else the passage's horizon."""
    for text in (body, head):
        own = tuple(dict.fromkeys(m.end_year or m.year for m in find_years(text) if m.is_horizon))
        if own:
            return own
    return passage.horizons


def all_statements(passages: Iterable[Passage], documents: dict[str, Document]) -> tuple[Statement, ...]:
    return tuple(s for passage in passages for s in make_statements(passage, documents[passage.document_id]))
