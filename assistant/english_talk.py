"""An English question without what only introduces it: greetings, who is asking, "could you please tell me"."""

from __future__ import annotations

import re
from functools import cache

from assistant.data import read_data

_CLAUSES = re.compile(r"(?<=[,.!;:?])\s+|\s+[-–]\s+")
_ASKS = re.compile(
    r"\b(?:what|which|who|whom|whose|when|where|how|why|whether)\b"
    r"|^\s*(?:list|compare|name|summari[sz]e|describe|explain)\b"
    r"|^\s*(?:is|are|was|were|do|does|did|will|has|have|had|can|could|should|must)\b(?! you\b)",
    re.IGNORECASE,
)
_FEWEST = 2  # content words a question needs to stand without what its asker tells


def without_english_talk(text: str) -> str:
    """Clauses that ask nothing and greet, thank or speak of the asker go, then the words that lead up to the question.

    What an asker tells stays where little would be left without it: "I am a teacher, how much do I get?".
    """
    clauses = _CLAUSES.split(text)
    for key, fewest in (("english_greetings", 1), ("english_first_person", _FEWEST)):
        asked = [clause for clause in clauses if _asks(clause) or not _begins_with(key).search(clause)]
        if len(asked) < len(clauses) and _content(" ".join(asked)) >= fewest:
            clauses = asked
            text = " ".join(clauses)
    rest = _leads_up().sub("", text, count=1)
    return rest[:1].upper() + rest[1:] if rest != text and _content(rest) >= _FEWEST else text


def _asks(clause: str) -> bool:
    """Whether a clause asks, or names what its asker wants to be told: "please tell me the growth target"."""
    rest = _leads_up().sub("", clause, count=1)
    return _ASKS.search(clause) is not None or (rest != clause and _content(rest) >= _FEWEST)


def _content(text: str) -> int:
    """How many words of it are no words of asking."""
    data = read_data("question_words")
    skipped = frozenset(data["english_words"]) | frozenset(data["english_talk"])
    return sum(word not in skipped for word in re.findall(r"[a-z0-9][\w'%-]*", text.lower().replace("’", "'")))


@cache
def _begins_with(key: str) -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:{_any(key)})(?!\w)", re.IGNORECASE)


@cache
def _leads_up() -> re.Pattern[str]:
    """ "As a foreign investor I would like to know", "could you please tell me" in front of what is asked."""
    who = r"as an? (?:[\w-]+ ){0,4}?[\w-]+,? "
    return re.compile(
        rf"^\W*(?:(?:{who})?(?:(?:{_any('english_leads')})\b,?\s*)+(?:about |if |whether )?)", re.IGNORECASE
    )


def _any(key: str) -> str:
    phrases = sorted(read_data("question_words")[key], key=len, reverse=True)
    return "|".join(re.escape(phrase).replace("'", "['’]").replace(r"\ ", r"\s+") for phrase in phrases)
