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
        quote = quote_of(sentence.statement)
        verbatim = replace(sentence, text=phrase_quote(sentence.statement))
        for candidate in (sentence, verbatim):
            if not verify(candidate.text, [quote], query.language if candidate is sentence else "vi"):
                kept.append(candidate)
                break
    return tuple(kept)


def quote_of(statement: Statement) -> Quote:
    """What a statement may be checked against: its sentence, and the headings and names that set its years."""
    passage, (start, end) = statement.passage, statement.quote
    document = statement.document
    names = (*passage.heading_path, document.title, document.number or "", document.issued_on or "")
    return Quote(passage.text[start:end], passage.horizons, " . ".join(names))
