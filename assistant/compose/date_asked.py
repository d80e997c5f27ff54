"""Of several dates in one sentence the one asked for: "vận hành thử từ quý IV năm 2026 và vận hành chính thức từ ngày 01/3/2027"."""

from __future__ import annotations

import re

from assistant.compose.due_beside import DATE
from assistant.vietnamese import words

_LED = re.compile(
    rf"(?:(?:trước|chậm nhất|muộn nhất|là|vào|đến|hết|trong|từ|kể từ|cuối|đầu|giữa)\s+)*{DATE.pattern}", re.IGNORECASE
)
_CLAUSE = re.compile(r"[,;.:]\s|\s(?:và|còn)\s")
# Words of form, and those that name the document.
_SMALL = frozenset(
    words(
        "trước sau vào từ kể đến hết trong ngày tháng là có của về tại cho để được thì và các những nào khi kế hoạch chương trình"
        " đề án nghị quyết"
    )
)
_BESIDES = 0.1  # what a word of the clause counts that the question does not say


def date_asked(text: str, question: str) -> str:
    """The date with the words that lead to it; "" where the text has one date alone, or none that the question says more of."""
    dates = list(_LED.finditer(text))
    if len(dates) < 2:
        return ""
    asked = set(words(question)) - _SMALL
    scored = []
    for before, date in zip([None, *dates], dates, strict=False):
        own = text[before.end() if before else 0 : date.start()]
        clause = set(words(_CLAUSE.split(own)[-1] or own)) - _SMALL
        scored.append((len(clause & asked) - _BESIDES * len(clause - asked), date.group()))
    best = max(scored, key=lambda s: s[0])
    others = [score for score, date in scored if date != best[1]]
    return best[1] if others and best[0] > max(0.0, *others) else ""
