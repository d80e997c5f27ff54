"""What an asker tells with "mấy" and does not ask: "nhà em có mấy phòng cho thuê, ... phải báo trước mấy giờ?"."""

from __future__ import annotations

import re

from assistant.vietnamese import fold

_CLAUSE = re.compile(r"[^,;.!?]+[,;.!?]*\s*")
# Who tells of himself, and what he has or wants.
_TELLS = re.compile(
    r"^\s*(?:\w+ )?(?:tôi|toi|tui|em|mình|minh|tớ|to|anh|chị|chi|(?:chúng|chung|tụi|tui|bọn|bon) (?:tôi|toi|em|mình|minh|tui))\s+"
    r"(?:\w+ ){0,2}?(?:có|co|nuôi|nuoi|trồng|trong|muốn|muon|định|dinh|tính|tinh|mở|mo|thuê|thue|với|voi)\b[^?]*?\b(?P<several>mấy|may) "
    r"(?!(?:năm|nam) (?:nay|qua|rồi|roi))[^\W\d]+",
    re.IGNORECASE,
)
_SOME_OF_US = re.compile(
    r"^\s*(?:\w+ )?(?:tôi|toi|tui|em|mình|minh|tớ|chúng tôi|chúng em)\b[^?]*?\b(?P<several>mấy|may) "
    r"(?:nhà|nha|hộ|ho|đứa|dua|anh em|chị em|chi em|người|nguoi"
    r"|cháu|chau|bạn|ban) (?:mới|moi|vừa|vua|đang|dang|cùng|cung|định|dinh|muốn|muon|tính|tinh|rủ|ru|chung|góp|gop)(?!\w)",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\b(?:bao nhieu|may|nhieu|khi nao|bao gio|chung nao|ai|dau|gi|nao|sao)\b")
_OWN = re.compile(r"\b(?:bao nhieu|duoc (?:ho tro |cho |vay )?may|phai \w+ may)\b")


def settle_several(text: str) -> str:
    """`text` with "các" for a "mấy" that only tells, where a later clause asks."""
    clauses = _CLAUSE.findall(text)
    said = []
    for i, clause in enumerate(clauses):
        told = (
            (_TELLS.match(clause) or _SOME_OF_US.match(clause))
            if i + 1 < len(clauses) and not clause.rstrip().endswith("?")
            else None
        )
        if told and not _OWN.search(fold(clause)) and any(_ASKS.search(fold(later)) for later in clauses[i + 1 :]):
            start, end = told.span("several")
            clause = f"{clause[:start]}{'các' if told['several'] == 'mấy' else 'cac'}{clause[end:]}"
        said.append(clause)
    return "".join(said) if said and sum(map(len, clauses)) == len(text) else text
