"""What a sentence only reports as believed, to set it right: "Nhiều người cho rằng ...; thực tế, ..."."""

from __future__ import annotations

import re

from assistant.statements import Statement
from assistant.understand import Query
from assistant.vietnamese import fold, words

_BELIEVED = re.compile(
    r"\b(?:nhieu nguoi|khong it nguoi|mot so nguoi|co nguoi|co y kien|du luan|nguoi dan|lau nay)\b[^.;]{0,30}?"
    r"\b(?:cho rang|nghi (?:rang|la)|tuong (?:rang|la|nham)|lam tuong|hieu (?:lam|nham|rang))\b(?P<belief>.*?)"
    r"\b(?:(?:tren )?thuc te|thuc ra|tuy nhien|nhung|song)\b(?P<fact>.*)",
    re.DOTALL,
)


def is_only_believed(query: Query, statement: Statement) -> bool:
    """Whether what is asked stands in what people believe rather than in what the sentence sets against it."""
    found = _BELIEVED.search(fold(statement.passage.text))
    if found is None:
        return False
    asked = {fold(word) for word in query.terms}
    believed, fact = (asked & set(words(found.group(part))) for part in ("belief", "fact"))
    return len(believed) > len(fact)
