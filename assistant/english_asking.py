"""English "who" and "when" that ask for nobody and no time: "a doctor who comes to work", "When there's a crash, how soon ...?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

# In front, after a comma, or after what leads to a question: "and who", "by whom", "tell me who".
_ASKING_WHO = re.compile(
    r"(?:^|[,.;:?!]\s*|\b(?:and|or|but|of|by|to|for|from|with|me|us|know|wonder|wondering|so|exactly)\s+)(?:who|whom|whose)\b"
    r"|\bwho(?:'s| is| are| will| leads?| runs?| pays?) (?:in charge|responsible|leading|paying)\b"
)
_WHO = re.compile(r"\b(?:who|whom|whose)\b")
_BODY = re.compile(r"\b(?:which (?:agency|body|department)|responsible|in charge)\b")
# "When a house is flooded, what is paid?": a clause with its subject, and the question behind a comma.
_WHEN_CLAUSE = re.compile(
    r"(?:^|[.;]\s*)when (?:there|i|we|you|they|he|she|it|someone|somebody|people|an?|the|my|our|your)\b[^,?]*,\s*"
    r"(?=[^?]*\b(?:how|what|which|who|where|do|does|can|is|are)\b)"
)
_WHEN = re.compile(r"\b(?:when|deadline|date|by what year|which year|what (?:date|day|year|month|time))\b")


def asking_kinds(kinds: Sequence[str], said: str) -> list[str]:
    """The kinds of an English question, folded, without "who" and "when" where these words only join clauses."""
    kept = list(kinds)
    if "who" in kept and _WHO.search(said) and not _ASKING_WHO.search(said) and not _BODY.search(said):
        kept.remove("who")
    if "when" in kept and _WHEN_CLAUSE.search(said) and not _WHEN.search(_WHEN_CLAUSE.sub(" ", said)):
        kept.remove("when")
    return kept
