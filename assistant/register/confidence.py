"""How sure it is that a figure of a statement is a target; people look at what is not (`targets --check`)."""

from __future__ import annotations

import re

from assistant.data import read_data
from assistant.figures import find_years
from assistant.register.context import Context, aims, bounds
from assistant.register.wording import VERB, period_of
from assistant.statements import Statement
from assistant.types import Comparator, Figure

LOW = 0.6  # rows below are for people to look at
_STRUCTURE = "nhóm nhiệm vụ|nhóm giải pháp|trụ cột|quan điểm|nhóm vấn đề"


def confidence_of(statement: Statement, figure: Figure, context: Context) -> float:
    """0..1, 0 where it is none."""
    sure = _confidence(statement, figure, context)
    text = statement.text
    if context != "target" and _is_condition(text, figure):
        return 0.0
    if _in_a_name(text, figure) or _is_work_at(text, figure) or _is_torn(text, figure):
        return min(sure, 0.3)
    return min(sure, 0.5) if _is_aside(text, figure) or _is_length_of_time(text, figure) else sure


def _confidence(statement: Statement, figure: Figure, context: Context) -> float:
    """How sure it is that a figure is a target; 0 where it is none."""
    text = statement.text
    own_year = any(mention.is_horizon for mention in find_years(text))
    counts_parts = figure.unit in read_data("register")["structure_units"] and figure.comparator is not Comparator.RANK
    if counts_parts or re.search(rf"\b(?:{_STRUCTURE})\b", text[figure.start : figure.end + 16].lower()):
        return 0.5 if context == "target" and re.search(r"phải đạt|hoàn thành", text.lower()) else 0.0
    strong = figure.unit.startswith(("%", "‰")) or figure.comparator is not Comparator.EQUAL
    bare = not figure.unit and figure.comparator is Comparator.EQUAL
    if context == "target":
        return 0.55 if bare else 0.95 if strong else 0.85
    if context == "task":
        timed = re.search(r"tháng|ngày|giờ|phút", figure.unit) and not re.search(r"đồng|USD|VND", figure.unit)
        if timed and not own_year and not aims(text) and not bounds(text):
            return 0.0
        if re.search(r"theo (?:quyết định|nghị định|nghị quyết|thông tư|luật) số", text.lower()):
            return 0.5  # what another document lays down
        if figure.unit in ("năm", "tháng", "ngày", "giờ", "phút") or bare:
            return 0.0 if bare else 0.5
        return 0.75 if strong and (aims(text) or bounds(text) or own_year) else 0.65 if strong else 0.5
    if strong and bounds(text) and figure.unit.startswith("%") and period_of(text) == "hằng năm":
        return 0.65  # "Bố trí tối thiểu 3% tổng chi ngân sách hằng năm"
    if bare or not (own_year or aims(text) or statement.years):
        return 0.0
    return 0.75 if strong and (own_year or aims(text)) else 0.5 if strong else 0.0


def _in_a_name(text: str, figure: Figure) -> bool:
    """Whether a figure stands in a programme's name: "dự án trồng mới 5 triệu ha rừng"."""
    named = re.search(
        r"(?:chương trình|dự án|đề án|cuộc vận động|phong trào)\s+(?:[^\W\d]+\s+){0,3}$", text[: figure.start].lower()
    )
    return named is not None and not re.search(
        r"(?:đạt|có|là|chiếm|thêm|ít nhất|trên|đến|được|cho|vốn)\s", named.group()
    )


def _is_work_at(text: str, figure: Figure) -> bool:
    """Whether a count only says of how many undertakings there is to go on with: "tiếp tục thực hiện 7 dự án"."""
    undertakings = figure.unit in ("dự án", "đề án", "chương trình", "kế hoạch")
    working = r"(?:tiếp tục|thực hiện|triển khai|tập trung|đẩy nhanh)\s+(?:[^\W\d]+\s+){0,4}$"
    return undertakings and re.search(working, text[: figure.start].lower()) is not None


def _is_condition(text: str, figure: Figure) -> bool:
    """Whether a bound says of which things there is talk: "công trình có công suất trên 500 m3", "điểm trường có dưới 15 trẻ"."""
    if figure.comparator in (Comparator.EQUAL, Comparator.RANK) or figure.unit.startswith("%"):
        return False
    measured = rf"(?:{'|'.join(read_data('register')['measured_of_things'])})"
    before = text[: figure.start].lower()
    named = re.search(
        rf"(?:đối với|khi|nếu|trường hợp|các|những|mọi|cho)\s[^,;:]*\s(?:có|cách)\s+(?:{measured}\s+)?$", before
    )
    return named is not None or re.search(rf"\scó\s+{measured}\s+(?:từ\s+)?$", before) is not None


def _is_aside(text: str, figure: Figure) -> bool:
    """Whether a count stands in brackets only: "nhà máy X (công suất 1,4 triệu tấn)"."""
    before = text[: figure.start]
    return not figure.unit.startswith("%") and before.count("(") > before.count(")")


def _is_length_of_time(text: str, figure: Figure) -> bool:
    """Whether a length of time says of whom or what there is talk: "doanh nghiệp thua lỗ trên 2 năm"."""
    measured = re.search(r"(?:thời gian|thời hạn|tuổi thọ|chờ|hoàn vốn|học)", text.lower()) is not None
    return figure.unit in ("năm", "tháng", "ngày") and not measured and not VERB.search(text[: figure.start])


def _is_torn(text: str, figure: Figure) -> bool:
    """Whether a damaged text layer has torn the number: "1 79,7 nghìn tỷ", "1, 6 triệu"."""
    if figure.unit:
        return re.search(r"(?<!\d)\d{1,3},?\s$", text[: figure.start]) is not None  # a year may stand before it
    return re.match(r",?\s\d+(?:[.,]\d+)?\s*(?:%|‰|nghìn|triệu|tỷ|tỉ|vạn)", text[figure.end :]) is not None
