"""What a stretch of text is about, by its headings and its document: targets, tasks, results, or background."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from assistant.data import read_data
from assistant.structure import find_pillars, heading_years
from assistant.types import Document, Passage
from assistant.vietnamese import fold

Context = Literal["target", "task", "background", "neutral"]

_OPENING_CHARS = 12
_HORIZON = re.compile(
    r"\b(?:den|toi|vao|het|giai doan|thoi ky|tam nhin|dinh huong|nam)\s+(?:het |cuoi |nam )*(?:19|20)\d\d"
)
# "Kế hoạch năm 2027, định hướng đến năm 2030" is a plan of 2027.
_FURTHER = re.compile(r"(?:tầm nhìn|định hướng|hướng tới)\s", re.IGNORECASE)
_BACK = re.compile(r"\b(?:tinh hinh|ket qua|danh gia|tong ket|so ket|thuc hien)\b")
_AHEAD = re.compile(r"\b(?:ke hoach|phuong huong|nhiem vu|muc tieu|dinh huong)\b[^,;.]*?\bnam (?P<year>20\d\d)[^\d]*$")
# "Kết quả năm 2025 và chỉ tiêu đến năm 2028, 2030", "Thực trạng và mục tiêu": looks back, and sets what is to be reached.
_AND_AIMS = re.compile(r"(?P<back>.*?)\b(?:va|voi)(?: cac| nhung| he thong)? (?P<aims>(?:chi tieu|muc tieu)\b.*)")
_CARRIED_OUT = re.compile(r"\b(?:chi tieu|muc tieu|thuc hien|trien khai|danh gia)\b")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NUMBERING = re.compile(
    r"^\W*(?:(?:phan|chuong|muc|dieu|phu luc)\s+)?(?:thu\s+\w+(?=\W)|[ivxlc]+|\d+(?:\.\d+)*|[a-zđ]\d?)\s*[.):/\-–—]+\s*",
    re.IGNORECASE,
)


def context_of(passage: Passage) -> Context:
    """The nearest heading that says so decides; a heading that only names a year sets targets, unless a title above it
    is about the past."""
    below_year = weak = False
    for heading in reversed(passage.heading_path):
        kind = _kind(heading)
        if kind == "year":
            below_year = True
        elif kind == "weak_task":
            weak = True
        elif kind in ("target", "task", "background"):
            return "target" if below_year and kind == "task" else kind  # type: ignore[return-value]
    return "target" if below_year else "task" if weak else "neutral"


def pillar_of(headings: Sequence[str], indicator: str = "", own: str = "") -> str | None:
    """The pillar of the nearest heading that names just one, else the one the indicator begins with."""
    for heading in reversed([*headings, own]):
        pillars = find_pillars(heading)
        if len(pillars) == 1:
            return pillars[0]
        general = _heading_pillars().get(_bare(heading))
        if general:
            return general
    opening = " ".join(indicator.split()[:9])
    pillars = find_pillars(opening)
    named_once = len(pillars) == 1 and not re.search(r"nhóm|dẫn đầu|, ", opening)
    return pillars[0] if named_once else None


@cache
def level_of_document(document: Document) -> str:
    """Whose plan it is: "quốc gia", "tỉnh", "thành phố", ...; read from scope, issuer, title, in this order. "" if unknown."""
    provinces = {name.lower() for name in read_data("provinces")}
    for source in (document.scope, document.issuer, document.title, document.text[:400]):
        said = (source or "").lower()
        for level, words in read_data("register")["document_levels"].items():
            if any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", said) for word in words):
                own_plan = re.search(r"(?<!các )\b(?:tỉnh|thành phố|huyện)\b", said)
                if level == "quốc gia" and source is not document.scope and own_plan:
                    continue  # "thực hiện Nghị quyết của Bộ Chính trị trên địa bàn tỉnh": the province's own plan
                return str(level)
        if source is document.scope and said in provinces:
            return "tỉnh"
    return ""


def title_years(document: Document) -> tuple[int, ...]:
    """The one year a document's title sets ("giai đoạn 2026 - 2030" -> 2030); () where it sets several or none.

    A title that looks back and ahead ("Tình hình năm 2024 và kế hoạch năm 2025") sets the year it looks ahead to.
    """
    title = fold(document.title)
    ahead = _AHEAD.search(title)
    near = _FURTHER.split(document.title)[0]
    annual = re.search(r"(?<!đến )(?<!hết )(?<!tới )năm\s+20\d\d\W*$", near, re.IGNORECASE)
    years = heading_years(near if annual else document.title)
    if ahead and (not years or _BACK.search(title[: ahead.start()])):
        return (int(ahead.group("year")),)
    return years if len(years) == 1 else ()


def past(text: str) -> bool:
    """Whether a statement tells what has been."""
    said = _words("not_past").sub(" ", text.lower())
    return _words("past").search(said) is not None and not aims(text)


def aims(text: str) -> bool:
    """Whether a statement says itself that it is to be reached."""
    return _words("aim").search(text.lower()) is not None


def bounds(text: str) -> bool:
    return _words("bound").search(text.lower()) is not None


def never_sets(text: str) -> bool:
    """Whether a statement is about fines, fees and the like."""
    return _words("never").search(text.lower()) is not None


@cache
def _words(name: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, read_data("register")[name])) + r")(?!\w)")


@cache
def _kind(heading: str) -> str:
    folded = _bare(heading)
    found = []
    for kind, words in read_data("register")["sections"].items():
        for word in words:
            match = re.search(rf"(?<!\w){re.escape(fold(word))}(?!\w)", folded)
            # "Nâng cao năng lực dự báo" is about no forecast: only what a heading begins with makes it background or task.
            if match and (kind == "target" or match.start() <= _OPENING_CHARS):
                found.append((match.start(), -len(word), kind))
    if found:
        kinds = {kind for _, _, kind in found}
        first = min(found)[2]
        if first == "background" and _sets_aims_too(folded):
            return "target"
        # "Quan điểm, mục tiêu" holds both; "Đánh giá thực hiện mục tiêu" only looks back.
        return "target" if folded.startswith("quan diem") and "target" in kinds else first
    return "year" if _HORIZON.search(folded) else "neutral"


def _sets_aims_too(folded: str) -> bool:
    """Whether a heading that begins by looking back names aims beside it: of a later year, or of what was not carried out."""
    both = _AND_AIMS.match(folded)
    if both is None:
        return False
    before, after = ([int(year) for year in _YEAR.findall(both[side])] for side in ("back", "aims"))
    if before and after:
        return max(after) > max(before)
    return _CARRIED_OUT.search(both["back"]) is None


@cache
def _heading_pillars() -> dict[str, str]:
    return {fold(word): pillar for pillar, words in read_data("register")["heading_pillars"].items() for word in words}


def _bare(heading: str) -> str:
    folded = _NUMBERING.sub("", fold(heading)).replace("chuong trinh muc tieu", "chuong trinh")  # a programme's name
    return " ".join(re.findall(r"[\w/\-]+", folded)).replace(" - ", " ").strip()
