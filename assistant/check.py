"""Draft -> the sentences that may be shown: bound to their quotes, or replaced by the quote itself, or dropped."""

from __future__ import annotations

from dataclasses import replace

from assistant.compose import Draft, DraftSentence
from assistant.phrase import phrase_quote
from assistant.quotes import quote_of
from assistant.understand import Query
from assistant.verify import verify


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
