"""What the head of a Vietnamese administrative document says of it: title, number, issuer, date, status.

The layout is that of Decree 30/2020/ND-CP, annex I: issuing body and number on the left, date on the right, then the
kind of document in capitals and its subject. Press articles and bare texts have only a title.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.types import DocumentStatus

_HEAD_CHARS = 2500
_KINDS = r"(?:Nghị quyết|Quyết định|Kế hoạch|Chỉ thị|Nghị định|Thông tư|Chương trình|Chiến lược|Kết luận|Báo cáo|Luật)"
_NUMBER = re.compile(
    rf"(?:Số\s*:\s*|{_KINDS}\s+(?:số\s+)?)(\d+(?:/\d{{4}})?[-/][A-ZĐƯ0-9]+(?:[-/][A-ZĐƯ0-9]+)*)", re.IGNORECASE
)
_DATE = re.compile(r"ngày\s+(\d{1,2})\s*(?:tháng|[/.-])\s*(\d{1,2})\s*(?:năm|[/.-])\s*(\d{4})", re.IGNORECASE)
_ISSUERS = re.compile(
    r"^(?:#+\s*)?(THỦ TƯỚNG CHÍNH PHỦ|CHÍNH PHỦ|BỘ CHÍNH TRỊ|QUỐC HỘI|ỦY BAN NHÂN DÂN[^\n]{0,40}|UỶ BAN NHÂN DÂN[^\n]{0,40}"
    r"|HỘI ĐỒNG NHÂN DÂN[^\n]{0,40}|BỘ [A-ZÀ-Ỹ ,]{3,50}|BAN CHẤP HÀNH[^\n]{0,40}"
    r"|ĐẢNG BỘ [^\n]{3,40}|(?:TỈNH|THÀNH|HUYỆN|QUẬN|ĐẢNG) [ỦU][YỶ] [^\n]{3,40})(?=\s{2,}|\s*\n|\s+CỘNG)",
    re.MULTILINE,
)
_MOTTO = re.compile(r"cộng hòa xã hội|cộng hoà xã hội|độc lập|^\W*số\s*:|ngày\s+\d", re.IGNORECASE)

_BARE_KIND = re.compile(rf"{_KINDS}|Đề án|Công văn|Thông báo", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Head:
    title: str | None
    number: str | None
    issuer: str | None
    issued_on: str | None
    status: DocumentStatus


def read_head(body: str) -> Head:
    """Read the first lines of a document. What they do not say is None; the status is a draft's only if they say so."""
    head = body[:_HEAD_CHARS]
    title = _title(head)
    number = _NUMBER.search(title or "") or _NUMBER.search(head[:600])
    date = _DATE.search(head)
    issuer = _ISSUERS.search(head)
    draft = re.search(r"dự thảo", head[:1200], re.IGNORECASE)
    # A number that the text cites is not its own: only the title's, or one on a line "Số: ..." counts.
    own_number = number if number and ((title and number.group(1) in title) or "Số" in number.group(0)) else None
    return Head(
        title=title,
        number=own_number.group(1) if own_number else None,
        issuer=_issuer(issuer.group(1).strip()) if issuer else None,
        issued_on=_iso(date) if date and own_number else None,
        status="draft" if draft else "unknown",
    )


def _title(head: str) -> str | None:
    lines = [line.strip().lstrip("#").strip(" *_") for line in head.splitlines()]
    for i, text in enumerate(lines):
        if _BARE_KIND.fullmatch(text):
            # "KẾ HOẠCH" on a line of its own: its subject is the paragraph below it, where that is no heading.
            subject = _paragraph(head.splitlines()[i + 1 :])
            return f"{text.capitalize()} {subject[:1].lower()}{subject[1:]}".strip().rstrip(".:")[:300]
        if len(re.findall(r"\w", text)) >= 3 and not _MOTTO.search(text) and not _ISSUERS.match(text + "\n"):
            return text.rstrip(".:")[:300]
    return None


def _paragraph(lines: list[str]) -> str:
    """The first paragraph of plain lines, joined; "" where a Markdown heading or nothing stands there."""
    found: list[str] = []
    for line in lines:
        if line.strip():
            found.append(line.strip(" *_"))
        elif found:
            break
    return "" if not found or found[0].startswith("#") else " ".join(found)


def _issuer(capitals: str) -> str:
    """ "ỦY BAN NHÂN DÂN TỈNH LAM SƠN" -> "Ủy ban nhân dân tỉnh Lam Sơn": a place keeps its capitals."""
    body = capitals.capitalize()
    return re.sub(
        r"(?<= )(tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn) (.+)$", lambda m: f"{m[1]} {m[2].title()}", body
    )


def _iso(date: re.Match[str]) -> str | None:
    day, month, year = (int(part) for part in date.groups())
    return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else None
