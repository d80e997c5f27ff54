"""What a number to call, a fee or the source of money is asked for must say: a statement that says nothing of it answers none of these."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.asked import ASKS_PHONE
from assistant.asked_kind import measures_time
from assistant.statements import Statement
from assistant.understand import Query
from assistant.vietnamese import fold

_PHONE = re.compile(r"(?<![\d.])(?:\+84|0)[\d .()-]{7,}\d|\b1[89]00[ .]?\d+|\b1(?:0\d\d|1[1-5])\b(?!\.)|\S+@\S+\.\w")
_ASKS_FEE = re.compile(
    r"\bco (?:phai |can |bi )?(?:(?:tra|dong|nop|mat|ton|bo|thu|chiu) (?:them |nhieu )?)+(?:tien|phi|le phi|dong nao|xu nao)\b"
    r"|\b(?:co mien phi|mien phi khong|mat phi khong|free of charge)\b"
)
_SAYS_FEE = re.compile(
    r"\b(?:phí|lệ phí|miễn|giảm|giá|tiền|thu|nộp|đóng góp|chi trả|trả|hỗ trợ|kinh phí|đồng/\w+|\d+ (?:nghìn |triệu |tỷ )?đồng|không mất)\b"
)
_ASKS_CHARGE = re.compile(
    r"\b(?:le|hoc|vien) phi\b.*\b(?:bao nhieu|may)\b|\b(?:bao nhieu|may)\b[^,;]*\b(?:le|hoc|vien) phi\b"
)
_SAYS_CHARGE = re.compile(r"(?<!kinh )\b(?:phí|miễn)\b")
_ASKS_SOURCE = re.compile(
    r"\b(?:tien|von|kinh phi|ngan sach) (?:o )?dau (?:ra|de|ma|cho|chi|lam)\b|\b(?:tien|von|kinh phi)\b.*\b(?:lay|huy dong) (?:o|tu) dau\b"
)
_HOW_SOON = re.compile(r"\bhow (?:soon|quickly)\b|\bwithin how (?:many|long)\b")
_SAYS_MONEY = re.compile(
    r"\b(?:tiền|vốn|kinh phí|ngân sách|tài chính|nguồn lực|xã hội hóa|quỹ|tỷ đồng|triệu đồng|tài trợ)\b"
)


def tells_asked(query: Query, statement: Statement) -> bool:
    """False where such a thing is asked for and the statement's passage says nothing of the kind."""
    phone, fee, source, charge = _asked_of_it(query.typed)
    if phone:
        return _PHONE.search(statement.passage.text) is not None
    said = statement.passage.text.lower()  # with its marks: "đồng" is no "động"
    if fee and query.kind in ("yes_no", "how_much", "what"):
        return _SAYS_FEE.search(said) is not None
    if charge and not _SAYS_CHARGE.search(said):
        return False
    if query.language == "en" and _HOW_SOON.search(query.typed.lower()):
        timed = (f for f in statement.figures if measures_time(f))  # "trực 24/24 giờ" is no time within which
        return any("/" not in statement.text[f.start : f.end] for f in timed)
    return not source or _SAYS_MONEY.search(said) is not None


@lru_cache(maxsize=64)  # asked for every statement of one question
def _asked_of_it(typed: str) -> tuple[bool, bool, bool, bool]:
    """Whether a number to call, whether there is a fee, the source of money, how much a fee is, is asked for."""
    asked = fold(typed)
    return (
        ASKS_PHONE.search(asked) is not None,
        _ASKS_FEE.search(asked) is not None,
        _ASKS_SOURCE.search(asked) is not None,
        _ASKS_CHARGE.search(asked) is not None,
    )
