"""By when something is to be done, where another clause or sentence of the same point says it.

"Xây mới 26 nhà tránh trú, mỗi nhà chứa 150 người. Cơ quan chủ trì: Sở Xây dựng; hoàn thành trước ngày 30 tháng 6 năm 2029."
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.compose.same_point import same_point
from assistant.figures import find_figures
from assistant.statements import Statement

_DATE = (
    r"(?:ngày\s+\d{1,2}\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4}|\s+h[ằà]ng\s+năm)?|(?:ngày\s+)?\d{1,2}/\d{1,2}/\d{4}|(?:tháng\s+)?\d{1,2}/\d{4}"
    r"|tháng\s+\d{1,2}(?:\s+năm\s+\d{4})|quý\s+[IVX\d]+(?:\s*/\s*|\s+năm\s+)\d{4}|năm\s+(?:học\s+)?\d{4}(?:\s*[-–]\s*\d{4})?)"
)
DATE = re.compile(_DATE, re.IGNORECASE)
# "hoàn thành trước ngày ...", "đưa vào hoạt động trong quý ...", "Thời hạn: ...".
_DUE = re.compile(
    r"(?:(?:phải\s+)?(?:hoàn\s+thành|hoàn\s+thiện|xong|kết\s+thúc|(?:đưa\s+vào\s+)?(?:vận\s+hành|sử\s+dụng|khai\s+thác|hoạt\s+động)"
    r"|khai\s+trương|khánh\s+thành|khởi\s+công|bắt\s+đầu|áp\s+dụng|thực\s+hiện(?:\s+\w+){0,2}"
    r"|thời\s+(?:hạn|gian)(?:\s+(?:hoàn\s+thành|thực\s+hiện))?|hạn(?:\s+hoàn\s+thành)?)(?:\s+là)?\s*:?\s*)"
    rf"(?:(?:trước|trong|chậm\s+nhất|muộn\s+nhất|là|vào|đến|hết|từ|kể|cuối|đầu|giữa)\s+)*{_DATE}",
    re.IGNORECASE,
)

_COUNTS_ON = re.compile(r"\s*(?:,|và|cùng(?: với)?)\s+\d")
_BY_DAY = re.compile(
    rf"(?:trước|chậm\s+nhất|muộn\s+nhất|xong\s+trước|trong|đến|vào)\s+(?:(?:trước|là|vào|hết|cuối)\s+)*{_DATE}(?=\W*$)",
    re.IGNORECASE,
)


def due_beside(statement: Statement) -> tuple[str, Statement] | None:
    """The words that say by when, and the statement with the quote up to them; None where its point says none.

    A sentence that sets a figure of its own may be due apart: what stands behind it is not looked for.
    """
    text = statement.passage.text
    for at, (start, end) in enumerate(same_point(statement)):
        dated = _DUE.search(text, start, end) or (_shared(statement, text[start:end]) if at == 0 else None)
        if dated and (at == 0 or _only_says_when(text[start:end])):
            last = max(end, statement.quote[1])
            return dated.group(), replace(statement, quote=(statement.quote[0], last))
    return None


def _shared(statement: Statement, sentence: str) -> re.Match[str] | None:
    """The one day a sentence ends with, where it goes on counting: "Lắp 6 trạm đo mưa và 12 cột báo trước ngày 31/7/2026"."""
    after = sentence.partition(statement.text)[2]
    return _BY_DAY.search(after) if _COUNTS_ON.match(after) and len(DATE.findall(sentence)) == 1 else None


def _only_says_when(sentence: str) -> bool:
    """Whether a sentence has no figure but its dates."""
    return not find_figures(DATE.sub(" ", sentence))
