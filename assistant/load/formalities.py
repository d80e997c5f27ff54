"""Takes off what frames an administrative document: its head in two columns, and the block of recipients and signatures.

The layout is that of Decree 30/2020/ND-CP, annex I. The head's facts (number, issuer, date, title) are read before it goes;
both are framing on every document and answer no question about a plan.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from assistant.load.content import Paragraph, Part, PlacedTable
from assistant.load.head import BODIES, Head, sentence_case
from assistant.load.table import Table, cell_paragraphs
from assistant.syllables import is_syllable, measure_spelling
from assistant.vietnamese import fold

_MOTTO = re.compile(
    r"c[ộô]ng\s+h[oòóôõ][aàáâ]\s+x[ãa]\s+h[ộô]i\s+ch[ủu]|đ[ộô]c\s+l[ậâ]p\s*[-–—.]\s*t[ựư]\s+do", re.IGNORECASE
)
_PARTY = re.compile(r"^ĐẢNG CỘNG SẢN VIỆT NAM\W*$")
_NUMBER = re.compile(
    r"(?:^|\s)(?:Luật\s+)?[Ss][ốóôòỏ6]\s*:?\s*(?P<number>\d*\s?(?:/\s?\d{4})?\s?[-/]\s?[A-ZĐƯ][\w/-]*\d*)?", re.UNICODE
)
_DATE = re.compile(r"ngày\s*(\d{1,2})?\s*tháng\s*(\d{1,2})?\s*năm\s*(\d{4})?", re.IGNORECASE)
_SUBJECT = re.compile(r"V/v\b|Về việc\b", re.IGNORECASE)  # of an official letter, under its number
_RULE = re.compile(r"^[\W_]*$|^-\s*[0o]\s*-$")
_KINDS = (
    "NGHỊ QUYẾT", "QUYẾT ĐỊNH", "KẾ HOẠCH", "CHỈ THỊ", "NGHỊ ĐỊNH", "THÔNG TƯ", "THÔNG TƯ LIÊN TỊCH", "CHƯƠNG TRÌNH",
    "CHIẾN LƯỢC", "KẾT LUẬN", "BÁO CÁO", "LUẬT", "BỘ LUẬT", "PHÁP LỆNH", "TỜ TRÌNH", "THÔNG BÁO", "HƯỚNG DẪN", "ĐỀ ÁN",
    "PHƯƠNG ÁN", "QUY ĐỊNH", "QUY CHẾ", "CHƯƠNG TRÌNH HÀNH ĐỘNG", "CÔNG ĐIỆN", "QUY HOẠCH",
)  # fmt: skip
_SUBJECT_ENDS = re.compile(
    r"^(?:Căn cứ|Thực hiện|Theo|Xét|Để|Nhằm|Triển khai|Kính gửi|Phần|PHẦN|Chương|CHƯƠNG|Điều|[IVX]+\.|\d+\.|QUYẾT ĐỊNH\s*:)|^QUYẾT NGHỊ"
)
_RECIPIENTS = re.compile(r"^\W*(?:Nơi nhận|N[ơo]i nh[ậâ]n)\s*:", re.IGNORECASE)
_SIGNER = re.compile(
    r"^(?:(?:TM|T/M|KT|TL|TUQ|Q)\s?[./]\s?\S.*|(?:\W*)(?:THỦ TƯỚNG|PHÓ THỦ TƯỚNG|CHỦ TỊCH(?: QUỐC HỘI| NƯỚC)?|PHÓ CHỦ TỊCH|BỘ TRƯỞNG"
    r"|THỨ TRƯỞNG|TỔNG BÍ THƯ|BÍ THƯ|GIÁM ĐỐC|PHÓ GIÁM ĐỐC|CHÁNH VĂN PHÒNG|TỔNG THƯ KÝ))\W*$"
)
_SIGNED = re.compile(r"^\W*\(?(?:đã ký|ký tên|chữ ký|ký, )", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"^(?:Người ký|Ký bởi|Email|Cơ quan|Thời gian ký|Digitally signed|Signature Not Verified|Ngày ký)\b.*:?",
    re.IGNORECASE,
)
_ANNEX = re.compile(r"^\W*(?:PHỤ LỤC|Phụ lục|DANH MỤC|BIỂU MẪU|Mẫu số|PHẦN|Phần|CHƯƠNG|MỤC LỤC)\b")
_NAME = re.compile(r"^(?:[A-ZĐÀ-Ỹ][\wÀ-ỹ]*\.?\s*){2,6}$")
_HEAD_LINES = 24
_TITLE_LINES = 8


@dataclass(frozen=True, slots=True)
class Body:
    head: Head | None  # None where the document has no such head
    parts: tuple[Part, ...]
    head_parts: tuple[Part, ...]
    signature_parts: tuple[Part, ...]


def take_off_formalities(parts: Sequence[Part]) -> Body:
    """Split a document into head, body and signature blocks. Its title stays in the body."""
    unfolded = _unfold_layout_tables(parts)
    head_length = _head_length(unfolded)
    head_parts, rest = unfolded[:head_length], unfolded[head_length:]
    body, signatures = _without_signatures(rest)
    return Body(_facts(head_parts, rest) if head_length else None, tuple(body), tuple(head_parts), tuple(signatures))


def _unfold_layout_tables(parts: Sequence[Part]) -> list[Part]:
    """Tables that only place the head, the signatures or one box become lines."""
    out: list[Part] = []
    for part in parts:
        if isinstance(part, PlacedTable) and _is_layout(part.table):
            out += [Paragraph(line, part.page) for line in cell_paragraphs(part.table)]
        else:
            out.append(part)
    return out


def _is_layout(table: Table) -> bool:
    lines = cell_paragraphs(table)
    if not lines or len(table.cells) == 1 or table.width == 1:
        return True
    framing = any(_MOTTO.search(line) or _RECIPIENTS.match(line) or _SIGNER.match(line) for line in lines)
    return (framing and table.height <= 4) or (table.height == 1 and table.width <= 2)


def _head_length(parts: Sequence[Part]) -> int:
    """How many of the first parts are the head: none where no motto or party name stands among them."""
    at = 0
    found = False
    for part in parts[:_HEAD_LINES]:
        if not isinstance(part, Paragraph) or not _is_head_line(part.text, found):
            break
        found = found or bool(_MOTTO.search(part.text) or _PARTY.match(part.text))
        at += 1
    return at if found else 0


def _is_head_line(text: str, after_motto: bool) -> bool:
    bare = text.strip(" *_#")
    if _kind(bare):
        return False
    if _RULE.match(bare) or _MOTTO.search(bare) or _PARTY.match(bare) or _SIGNATURE.match(bare):
        return True
    if len(bare) <= 110 and (
        _NUMBER.match(bare) or _DATE.search(bare) or re.match(r"V/v\b|DỰ THẢO", bare, re.IGNORECASE)
    ):
        return True
    # The issuing body, in capitals; after the motto only what belongs to it: a city before the date, a second line.
    return len(bare) <= (60 if after_motto else 90) and _capitals(bare) > 0.8


def _facts(head: Sequence[Part], body: Sequence[Part]) -> Head:
    lines = [part.text.strip(" *_#") for part in head if isinstance(part, Paragraph)]
    joined = " \n ".join(lines)
    number = next((m.group("number") for line in lines for m in _NUMBER.finditer(line) if m.group("number")), None)
    number = re.sub(r"\s+", "", number) if number else None
    date = _DATE.search(joined)
    kind, subject = _title(body)
    own = number if number and re.match(r"\d", number) else None
    named = kind.capitalize() + (f" {own}" if own else "") if kind else ""
    letter = next((line for line in lines if _SUBJECT.match(line)), "")
    if not kind and letter:
        named, subject = "Công văn" + (f" {own}" if own else ""), letter
    title = " ".join(part for part in (named, subject) if part)
    draft = any(re.match(r"\W*dự thảo", line, re.IGNORECASE) for line in lines)
    return Head(title or None, own, _issuer(lines), _iso(date) if date else None, "draft" if draft else "unknown")


def _title(body: Sequence[Part]) -> tuple[str, str]:
    """(kind of document, what it is about): "QUYẾT ĐỊNH" and the lines after it, up to the grounds or the first part."""
    lines = list(takewhile(lambda p: isinstance(p, Paragraph), body[: _TITLE_LINES + 2]))
    texts = [p.text.strip(" *_#") for p in lines if isinstance(p, Paragraph)]
    for i, text in enumerate(texts[:4]):
        kind = _kind(text)
        if kind:
            subject = [text[len(kind) :].strip(" :-–")] if len(text) > len(kind) else []
            for following in texts[i + 1 : i + 1 + _TITLE_LINES]:
                # The name of the body that decides stands between the title and the grounds.
                if _SUBJECT_ENDS.match(following) or (
                    subject and _capitals(following) > 0.9 and not _capitals(subject[-1]) > 0.9
                ):
                    break
                subject.append(following)
                if following.endswith((".", ";", ":")) or len(" ".join(subject)) > 320:
                    break
            return kind, " ".join(part for part in subject if part).strip(" .*")[:400]
    own = [text for text in texts if not (_NUMBER.match(text) or _DATE.search(text) or _RULE.match(text))]
    return "", own[0][:300] if own else ""


def _kind(text: str) -> str:
    """The kind of document a line in capitals opens with, "" for none. OCR may have its marks wrong."""
    bare = text.strip(" *_#:")
    folded = fold(bare)
    found = [k for k in _KINDS if folded == fold(k) or folded.startswith((fold(k) + " ", fold(k) + ":"))]
    kind = max(found, key=len, default="")
    return kind if kind and _capitals(bare[: len(kind)]) == 1.0 else ""


def _issuer(lines: Sequence[str]) -> str | None:
    """The issuing body: what stands in capitals before the number and is not the motto. "ỦY BAN NHÂN DÂN", "THÀNH PHỐ HÀ NỘI"."""
    names = []
    for line in lines:
        own = _MOTTO.split(line)[0].split("  ")[0].strip(" -–_*")
        if _NUMBER.match(own) or _DATE.search(own):
            break
        spelling = measure_spelling(own)
        # What a stamp or a hand wrote beside it reads as capitals too, but is no words.
        if _capitals(own) > 0.8 and spelling.words >= 2 and spelling.valid > 0.8 and not own.startswith("DỰ THẢO"):
            names.append(" ".join(token for token in own.split() if is_syllable(token.strip(",.-")) or token in BODIES))
    name = " ".join(" ".join(names[:3]).split())
    return sentence_case(name) if name else None


def _iso(date: re.Match[str]) -> str | None:
    day, month, year = date.groups()
    if not year:
        return None
    if not day or not month:
        return f"{int(year):04d}"
    return f"{int(year):04d}-{int(month):02d}-{int(day):02d}" if 1 <= int(month) <= 12 and 1 <= int(day) <= 31 else None


def _without_signatures(parts: Sequence[Part]) -> tuple[list[Part], list[Part]]:
    """Blocks that begin with "Nơi nhận:" or with the signer's office, each up to the next annex or heading."""
    body: list[Part] = []
    off: list[Part] = []
    at = 0
    while at < len(parts):
        length = _signature_length(parts, at)
        if length:
            off += parts[at : at + length]
            at += length
        else:
            body.append(parts[at])
            at += 1
    return body, off


def _signature_length(parts: Sequence[Part], at: int) -> int:
    first = parts[at]
    if not isinstance(first, Paragraph):
        return 0
    opens = first.text.strip(" *_#")
    if _SIGNATURE.match(opens) and ":" in opens and len(opens) < 120:
        return 1
    if not (_RECIPIENTS.match(opens) or _SIGNER.match(opens)):
        return 0
    length = 1
    seen_recipients = bool(_RECIPIENTS.match(opens))
    for part in parts[at + 1 : at + 60]:
        if not isinstance(part, Paragraph):
            break
        text = part.text.strip(" *_#")
        listed = seen_recipients and (text.startswith(("-", "+", "–", "•")) or text[:1].islower()) and len(text) <= 240
        signed = _SIGNER.match(text) or _SIGNED.match(text) or _SIGNATURE.match(text) or _RULE.match(text)
        office = _capitals(text) > 0.8 and len(text) <= 60 and not _ANNEX.match(text) and not _kind(text)
        if not (
            listed or signed or _RECIPIENTS.match(text) or ((_NAME.match(text) or office) and len(text) <= 60)
        ) or _ANNEX.match(text):
            break
        seen_recipients = seen_recipients or bool(_RECIPIENTS.match(text))
        length += 1
    # A line in capitals alone is no signature: something of one must follow, or the recipients open it.
    return length if seen_recipients or length > 1 or re.match(r"(?:TM|KT|TL|TUQ)\.", opens) else 0


def _capitals(text: str) -> float:
    letters = [c for c in text if c.isalpha()]
    return sum(c.isupper() for c in letters) / len(letters) if len(letters) >= 3 else 0.0
