"""The block a document is signed with: the body or office in capitals, the office, the signer's name alone beneath them.

Its layout is that of Decree 30/2020/ND-CP, annex I. Recipients, stamps and "(Đã ký)" are no part of what is kept of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

OFFICES = (
    "CHỦ TỊCH QUỐC HỘI|CHỦ TỊCH NƯỚC|PHÓ CHỦ TỊCH|CHỦ TỊCH|PHÓ THỦ TƯỚNG|THỦ TƯỚNG|THỨ TRƯỞNG|BỘ TRƯỞNG|TỔNG BÍ THƯ|PHÓ BÍ THƯ|BÍ THƯ"
    "|PHÓ GIÁM ĐỐC|GIÁM ĐỐC|CHÁNH VĂN PHÒNG|TỔNG THƯ KÝ|PHÓ TRƯỞNG BAN|TRƯỞNG BAN|CỤC TRƯỞNG|VỤ TRƯỞNG|HIỆU TRƯỞNG"
)
_BEHALF = re.compile(r"^(?:TM|T/M|KT|TL|TUQ|Q)\s?[./]\s?(?=\S)")
_OFFICE = re.compile(rf"(?:{OFFICES})(?: (?:THƯỜNG TRỰC|CHÍNH PHỦ|[A-ZĐÀ-Ỹ ]{{2,40}}))?\W*\Z")
_NAME = re.compile(r"(?:[A-ZĐÀ-Ỹ][a-zà-ỹđ]*\s+){1,5}[A-ZĐÀ-Ỹ][a-zà-ỹđ]*\Z")
_SIGNED = re.compile(r"\W*(?:đã ký|chữ ký|ký tên|ký, )", re.IGNORECASE)
_MOST_LINES = 6
_MOST_CHARS = 60


def signature_length(lines: Sequence[str]) -> int:
    """How many of the lines, from the first on, are a signature block; 0 where none begins there."""
    office = False
    for at, line in enumerate(lines[:_MOST_LINES]):
        bare = line.strip(" \t*_#")
        if len(bare) > _MOST_CHARS:
            return 0
        if office and _NAME.match(bare):
            return at + 1
        is_office = _OFFICE.search(_BEHALF.sub("", bare)) is not None and bare.isupper()
        if not (
            is_office or (_BEHALF.match(bare) and bare.isupper()) or (office and (not bare or _SIGNED.match(bare)))
        ):
            return 0
        office = office or is_office
    return 0


def signer_of(lines: Sequence[str]) -> str | None:
    """Office and name of the first signature block among the lines: "Phó Chủ tịch Trần Văn A"; None where there is none."""
    for at, line in enumerate(lines):
        length = signature_length(lines[at:]) if is_office_line(line) else 0
        if length:
            bare = [each.strip(" \t*_#") for each in lines[at : at + length]]
            own = [each for each in bare if each.isupper() and not _BEHALF.match(each)]
            signed_for = [each for each in bare if _BEHALF.match(each) and _OFFICE.search(each)]
            office = (own or [_BEHALF.sub("", each) for each in (signed_for[-1:] or bare[:1])])[-1]
            office = re.split(r"\s+[-–/]\s+", office)[-1]  # "KT. CHỦ TỊCH - PHÓ CHỦ TỊCH" on one line
            return f"{office_name(office)} {bare[-1]}"
    return None


def is_office_line(line: str) -> bool:
    """Whether the line is an office in capitals, or the body signed for: "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "GIÁM ĐỐC"."""
    bare = line.strip(" \t*_#")
    return bare.isupper() and (_BEHALF.match(bare) is not None or _OFFICE.match(bare) is not None)


def office_name(line: str) -> str:
    """ "PHÓ CHỦ TỊCH" -> "Phó Chủ tịch", as Decree 30/2020/ND-CP, annex II, writes offices."""
    low = line.strip(" \t\n*_#").lower()
    low = re.sub(r"^(phó |)(\w)", lambda m: m.group(1).capitalize() + m.group(2).upper(), low)
    return re.sub(
        r"\b(?:quốc hội|chính phủ|thủ tướng|ủy ban nhân dân)\b", lambda m: m.group()[:1].upper() + m.group()[1:], low
    )
