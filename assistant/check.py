"""Draft -> the sentences that may be shown: bound to their quotes, or replaced by the quote itself, or dropped."""

from __future__ import annotations

from dataclasses import replace

from assistant.compose import Draft, DraftSentence
from assistant.phrase import phrase_quote
from assistant.statements import Statement
from assistant.understand import Query
from assistant.verify import Quote, verify


def keep_verified(draft: Draft, query: Query) -> tuple[DraftSentence, ...]:
    """Fails closed: a sentence with an unbound figure becomes its verbatim quote; if even that fails, it is dropped."""
    kept = []
    for sentence in draft.sentences:
        quotes = [quote_of(statement) for statement in sentence.statements]
        if not verify(sentence.text, quotes, query.language, sentence.computed):
            kept.append(sentence)
        elif len(sentence.statements) == 1:
            verbatim = replace(
                sentence, text=phrase_quote(sentence.statements[0], query.language), computed=frozenset()
            )
            if not verify(phrase_quote(sentence.statements[0]), quotes):
                kept.append(verbatim)
    # A list that lost a row is not the whole list its head counts.
    whole = len(kept) == len(draft.sentences)
    return tuple(s for s in kept if whole or not s.text.endswith(":"))


def quote_of(statement: Statement) -> Quote:
    """What a statement may be checked against: its sentence, and the headings and names that set its years.

    A row of a table is read with its cells joined ("30" under "%"): that reading is checked against the cells when the
    statement is made.
    """
    passage, (start, end) = statement.passage, statement.quote
    document = statement.document
    names = (*passage.heading_path, document.title, document.number or "", document.issued_on or "")
    text = passage.text[start:end]
    if passage.text.startswith("|"):
        text += "\n" + statement.text
    # A cell is of its column's year, whatever years its row names besides ("lũy kế từ năm 2025").
    years = (*passage.horizons, *(statement.years if passage.text.startswith("|") else ()))
    return Quote(text, years, " . ".join(names))
