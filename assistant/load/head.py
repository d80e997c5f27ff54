"""What the head of a Vietnamese administrative document says of it: title, number, issuer, date, status.

The layout is that of Decree 30/2020/ND-CP, annex I: issuing body and number on the left, date on the right, then the
kind of document in capitals and its subject. Press articles and bare texts have only a title.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.types import DocumentStatus

_HEAD_CHARS = 2500
_MOST_ABOVE = 3  # paragraphs below the kind of document among which its subject stands
_KINDS = r"(?:Nghị quyết|Quyết định|Kế hoạch|Chỉ thị|Nghị định|Thông tư|Chương trình|Chiến lược|Kết luận|Báo cáo|Luật)"
_NUMBER = re.compile(
    rf"(?:Số\s*:\s*|{_KINDS}\s+(?:số\s+)?)(\d+(?:/\d{{4}})?[-/][A-ZĐƯ0-9]+(?:[-/][A-ZĐƯ0-9]+)*)", re.IGNORECASE
)
_DATE = re.compile(r"ngày\s+(\d{1,2})\s*(?:tháng|[/.-])\s*(\d{1,2})\s*(?:năm|[/.-])\s*(\d{4})", re.IGNORECASE)
BODIES = {"UBND": "ủy ban nhân dân", "HĐND": "hội đồng nhân dân", "UBMTTQ": "ủy ban mặt trận tổ quốc"}
_SHORT = rf"(?:{'|'.join(BODIES)})"
_SMALL = "".join(chr(code) for code in range(0x61, 0x1EFA) if chr(code).islower())
_BODIES = (
    rf"(?:{_SHORT}|(?:TỈNH|THÀNH|HUYỆN|QUẬN|ĐẢNG) [ỦU][ỶY]|ĐẢNG BỘ|SỞ|HỘI ĐỒNG NHÂN DÂN|[ỦU][ỶY] BAN NHÂN DÂN)\b[^\n*{_SMALL}]{{0,60}}?"
    r"|VĂN PHÒNG CHÍNH PHỦ|THỦ TƯỚNG CHÍNH PHỦ|CHÍNH PHỦ|BỘ CHÍNH TRỊ|QUỐC HỘI|BỘ [A-ZÀ-Ỹ ,]{3,50}|BAN CHẤP HÀNH[^\n]{0,40}"
)
_ISSUERS = re.compile(rf"^(?:#+\s*)?(?:\*\*)?({_BODIES})(?:\*\*)?(?=\s{{2,}}|\s*\n|\s+(?:CỘNG|[-–—]))", re.MULTILINE)
_PLACE = re.compile(r"\b(thành phố|tỉnh|quận|huyện|thị xã|thị trấn|xã|phường)\s+(.+)$")
_PLACE_LINE = re.compile(rf"^(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN|XÃ|PHƯỜNG)\s[^\n{_SMALL}]{{2,40}}$")
_MOTTO = re.compile(r"cộng hòa xã hội|cộng hoà xã hội|độc lập|^\W*số\s*:|ngày\s+\d", re.IGNORECASE)

_BARE_KIND = re.compile(rf"{_KINDS}|Đề án|Công văn|Thông báo", re.IGNORECASE)
# What stands below the kind of document and is no subject: a part's heading, the grounds, the word that decides.
_NO_SUBJECT = re.compile(
    r"(?:[IVXLC]+|\d+(?:\.\d+)*|[A-Z])[.)]\s|(?:Phần|Chương|Mục|Điều)\s+\S{1,8}(?=[\s.:]|$)|(?:Căn cứ|Thực hiện|Xét|Theo)\s"
    r"|(?:Quyết định|Quyết nghị|Nghị quyết|Nay)\s*:|(?:Đến|Tới|Từ) năm\s|Giai đoạn\s|Tầm nhìn\s"
    r"|(?:Mục tiêu(?! quốc gia)|Quan điểm|Tình hình|Thực trạng|Nhiệm vụ|Thông tin về)\b",
    re.IGNORECASE,
)
_RULING = re.compile(r"^[\s|:-]+$")


@dataclass(frozen=True, slots=True)
class Head:
    title: str | None
    number: str | None
    issuer: str | None
    issued_on: str | None
    status: DocumentStatus


def read_head(body: str) -> Head:
    """Read the first lines of a document. What they do not say is None; the status is a draft's only if they say so."""
    head = _without_columns(body[:_HEAD_CHARS])
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
        issuer=sentence_case(_whole_name(issuer, head)) if issuer else None,
        issued_on=_iso(date) if date and own_number else None,
        status="draft" if draft else "unknown",
    )


_NAMELESS = re.compile(
    r"\||(?:Sheet|Trang[ _]?tính|Bảng[ _]?tính)\s?\d*$", re.IGNORECASE
)  # a table's row, a sheet as Excel names it


def _title(head: str) -> str | None:
    lines = [line.strip().lstrip("#").strip(" *_") for line in head.splitlines()]
    for i, text in enumerate(lines):
        if _BARE_KIND.fullmatch(text):
            # "KẾ HOẠCH" on a line of its own: its subject is the paragraph below it, where that is no heading.
            subject = _paragraph(head.splitlines()[i + 1 :])
            return f"{text.capitalize()} {subject[:1].lower()}{subject[1:]}".strip().rstrip(".:")[:300]
        framing = _MOTTO.search(text) or _ISSUERS.match(text + "\n") or _PLACE_LINE.match(text)
        if len(re.findall(r"\w", text)) >= 3 and not framing and not _NAMELESS.match(text):
            return text.rstrip(".:")[:300]
    return None


def _whole_name(issuer: re.Match[str], head: str) -> str:
    """The issuing body with the place on the line beneath it."""
    below = next((line.strip(" *#") for line in head[issuer.end() :].splitlines() if line.strip(" *#")), "")
    return f"{issuer.group(1).strip()} {below}" if _PLACE_LINE.match(below) else issuer.group(1).strip()


def _paragraph(lines: list[str]) -> str:
    """The subject below the kind of document: the first paragraph, joined, or a heading without a part's number.

    The body or session in capitals ("HỘI NGHỊ LẦN THỨ TƯ ...") between the two is passed over; "" where no subject stands there.
    """
    paragraphs = [p for p in re.split(r"\n\s*\n", "\n".join(lines)) if p.strip()][:_MOST_ABOVE]
    for paragraph in paragraphs:
        own = " ".join(line.strip().lstrip("#").strip(" *_") for line in paragraph.splitlines() if line.strip())
        if _NO_SUBJECT.match(own) or "|" in own:
            break
        if not own.isupper() or len(paragraphs) == 1:
            return own
    return ""


def _without_columns(head: str) -> str:
    """A Markdown table that only places the head's two columns, as lines: the left column, then the right one."""
    lines: list[str] = []
    cells: list[list[str]] = []
    for line in (*head.splitlines(), ""):
        if line.lstrip().startswith("|"):
            if not _RULING.match(line):
                cells.append([cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))])
            continue
        if cells and any(_MOTTO.search(cell) for row in cells for cell in row):
            width = max(map(len, cells))
            columns = [row[at] for at in range(width) for row in cells if at < len(row) and row[at]]
            lines += [own.strip() for cell in columns for own in re.split(r"<br\s*/?>", cell)]
        else:
            lines += ["| " + " | ".join(row) + " |" for row in cells]
        cells = []
        lines.append(line)
    return "\n".join(lines)


def sentence_case(capitals: str) -> str:
    """ "UBND TỈNH LAM SƠN" -> "Ủy ban nhân dân tỉnh Lam Sơn": a place keeps its capitals, "Bộ Công an" its second one."""
    body = spell_out(capitals.strip(" *")).lower().replace("thành phó", "thành phố")  # as OCR reads capitals
    body = _PLACE.sub(lambda place: f"{place[1]} {place[2].title()}", body)
    body = re.sub(r"^(bộ|sở|thủ tướng) (\w)", lambda name: f"{name[1]} {name[2].upper()}", body)
    if re.match(r"(?:bộ|sở) ", body):  # "Bộ Giáo dục và Đào tạo": each of its fields has a capital
        body = re.sub(r"(?<= và |.., |. - )(\w)", lambda field: field[1].upper(), body)
    return body[:1].upper() + body[1:]


def spell_out(name: str) -> str:
    """ "UBND TỈNH LAM SƠN" -> "ủy ban nhân dân TỈNH LAM SƠN"."""
    for short, words in BODIES.items():
        name = re.sub(rf"\b{short}\b", words, name)
    return name


def _iso(date: re.Match[str]) -> str | None:
    day, month, year = (int(part) for part in date.groups())
    return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else None
