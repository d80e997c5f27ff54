"""The words of a statement around its value: indicator, exception, what it is part of, level, deadline."""

from __future__ import annotations

import re
from functools import cache

from assistant.data import read_data
from assistant.figures import find_years
from assistant.types import Comparator, Figure
from assistant.vietnamese import fold

# What sets a value: the last verb before its figure.
VERB = re.compile(
    r"(?:đạt|chiếm|là|còn|ở mức|phủ|tăng|giảm|có|thêm|đáp ứng|bằng|gấp)\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)
_EXCEPTION = re.compile(
    r"\(\s*((?:ngoại )?trừ|không (?:bao gồm|kể|tính)|loại trừ)\s+([^()]*)\)"
    r"|,?\s*(?<!loại )(?<!\w)((?:ngoại )?trừ|không (?:bao gồm|kể))\s+([^,;()]+)",
    re.IGNORECASE,
)
_LEVEL = re.compile(
    r"(?:cấp|tuyến) (?:thành phố|trung ương|tỉnh|huyện|xã|bộ|cơ sở|thôn)(?!\s+hội)"
    r"(?:(?:, | và |, cấp | và cấp )(?:thành phố|tỉnh|huyện|xã|bộ)(?!\s+hội)(?!\w))*",
    re.IGNORECASE,
)
_WHEN = r"(?:(?:đến|tới|vào|hết|trước|trong|chậm nhất(?: là)?|kể từ|từ|xong|hoàn thành|giai đoạn|thời kỳ|cuối|đầu|quý\s+[IVX\d]+)\s+)+"
_TIME = re.compile(
    rf"(?:[,;(]\s*(?:thực hiện|áp dụng|triển khai)\s+|[,(]?\s*){_WHEN}(?:ngày\s+)?"
    r"(?:\d{1,2}[/-]\d{1,2}[/-]\d{4}|\d{1,2}\s+tháng\s+\d{1,2}(?:\s*[/,]?\s*(?:năm\s+)?\d{4}|\s+hằng năm)?"
    r"|(?:tháng\s+)?\d{1,2}[/-]\d{4}|quý\s+[IVX\d]+\s*(?:/|năm\s+)?\d{4}"
    r"|(?:năm\s+)?(?:19|20)\d{2}(?:\s*[-–]\s*(?:19|20)\d{2})?)\)?\s*,?",
    re.IGNORECASE,
)
_NUMBER_FIRST = re.compile(r"(?:ít nhất|tối thiểu|trên|dưới|từ|hơn|đủ|khoảng)?\s*\d", re.IGNORECASE)
_FROM = re.compile(
    r"\s+từ\s+(?:mức\s+)?\d[\d.,]*\s*(?:%|\w+)?(?:\s+GRDP|\s+GDP)?"
    r"(?:\s+(?:\(?(?:vào |trong )?năm )?\d{4}\)?)?\s*(?=(?:,|lên|xuống|còn|đến|tới|\s)*$)"
    r"(?:,|lên|xuống|còn|đến|tới|\s)*$"
)
_ATTRIBUTION = re.compile(
    r"^\W*(?:Theo\s[^.;:]*?,\s*)?(?:(?:(?:với|trong)\s+)?kết quả\b[^.;:,]*?\s(?:là|có)\s+"
    r"|(?:với\s+)?kết quả\s[^.;:,]*,\s*|tính đến\s+(?:hết\s+)?(?:ngày\s+)?[\d/.-]+,?\s+)?(?=\S)",
    re.IGNORECASE,
)
_NOUN_PHRASE = re.compile(
    r"(?:tổng|kinh phí|số|dân số|giá trị|diện tích|lực lượng|cơ cấu|kim ngạch|sản lượng|doanh thu|ngân sách|nhu cầu)\b",
    re.IGNORECASE,
)
# A bound behind the value is a value of its own: "80% chi phí, tối đa 2 triệu đồng/hộ".
_CAP = re.compile(
    r",\s*(?:(?:nhưng|và|song)\s+)?(?:tối đa|tối thiểu|ít nhất|không quá|không vượt quá)\s+\d(?:[^,;]|,\d)*$",
    re.IGNORECASE,
)
_MOVES = re.compile(r"\s(?:giảm|tăng)$", re.IGNORECASE)
_SUBJECT_HAS = re.compile(r"^(\S+(?:\s\S+){0,3}?)\s(?:có|đạt|phải|sẽ|phấn đấu|cần)\s(?:(?:có|đạt)\s)?")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_SOURCE_REMARK = re.compile(r"\s*\((?:[^()]*\bnguồn\b[^()]*)\)")
_NUMBERING = re.compile(r"^(?:[\s*_#>|]*(?:\(?\d{1,3}(?:\.\d+)*[.)]\s+|[a-zđ]\d?[).]\s+|[-–•+*]\s+))+")


def indicator_of(text: str, figure: Figure | None) -> str:
    """What is measured: the statement without its value, comparator, time, exception and joining words."""
    if figure is None:
        return _finish(_plain(_ATTRIBUTION.sub("", text)))
    left, right = _ATTRIBUTION.sub("", text[: figure.start]), _SOURCE_REMARK.sub("", text[figure.end :])
    base = re.match(r"%\s*(.+)", figure.unit)
    if base and base.group(1) in ("GRDP", "GDP"):
        right = re.sub(r"^\s*(?:của|trên|tại|cả|toàn|theo)\s[^,;]*", "", right)
    if figure.unit == "%" and unit_of(text, figure) == "% dân số":
        right = re.sub(r"^\s*dân số(?!\w)", "", right)
    right = _CAP.sub("", right.rstrip(" .;"))
    left = _FROM.sub("", _plain(left)).lstrip(" ,;:-–*")
    has_verb = re.search(r"(?:đạt|chiếm|bằng)\s*(?:mức\s*)?$", left) is not None
    left = _drop_closings(left)
    right = _plain(right).strip()
    moved = _MOVES.search(left) if figure.unit.startswith("%") and _NOUN_PHRASE.match(right) else None
    if moved and re.search(r"[^\W\d_]{2}", left[: moved.start()]):
        # "tỷ lệ công trình hỏng giảm xuống dưới 8% tổng số công trình"
        left, has_verb = left[: moved.start()], True
    if has_verb and left and figure.unit.startswith("%") and _NOUN_PHRASE.match(right):
        right = f"trong {right}"  # "kinh phí từ xã hội chiếm 60% kinh phí chi cho ...": a share of what follows
    if figure.comparator is Comparator.RANK:
        left = re.sub(r"^(?:\S+\s+){0,5}\S+$", "", left) if _is_place(left) else left
        rest = f"{_group(text, figure)} {right}".strip()
        if unit_of(text, figure) == "hạng":  # "Chỉ số PCI nằm trong tốp 10", "xếp hạng 24/63 tỉnh, thành phố về ..."
            about = re.search(r"(?:^|\s)(về\s.*)", right)
            return _finish(f"{left or 'Xếp hạng'} {about.group(1) if about else '' if left else right}")
        if left and re.match(r"nhóm|top|tốp", rest, re.IGNORECASE):
            left += " thuộc"
        return _finish(f"{left} {rest[:1].lower()}{rest[1:]}" if left else rest)
    noun = counted_noun(text, figure)
    if noun and (right or len(left.split()) <= 2):
        right = f"{noun} {right}".strip()
    if noun and _is_place(left):
        left = ""
    if noun and re.search(rf"(?<!\w){re.escape(noun)}$", left, re.IGNORECASE) and right.startswith(noun):
        right = right[len(noun) :].lstrip()  # "Số trạm đến năm 2030 có 45 trạm"
    joined = f"{left}{'' if right.startswith(',') or not left else ' '}{right}"
    return _finish(joined)


def unit_of(text: str, figure: Figure) -> str:
    """The figure's unit; of a rank what is ranked ("nhóm 5 địa phương dẫn đầu": địa phương); "% dân số" with its base."""
    if figure.comparator is Comparator.RANK:
        noun = re.match(r"\D*\d+\s+([^\W\d]+(?:\s+phương|\s+gia|\s+phố|\s+thị)?)\s", text[figure.start :] + " ")
        known = noun and noun.group(1) not in (
            "trở",
            "về",
            "trong",
            "cả",
            "của",
            "thế",
            "toàn",
            "Đông",
            "khu",
            "dẫn",
            "đứng",
            "trên",
        )
        return noun.group(1) if noun and known else "hạng"
    if figure.unit == "%":
        for base in read_data("register")["bases"]:
            # "62% dân số nông thôn" is a share of these people alone.
            whole = rf"\s*{re.escape(base)}(?!\w|\s+(?:nông thôn|thành thị|đô thị|trong độ tuổi|từ \d|vùng))"
            if re.match(whole, text[figure.end :]) and text[: figure.start].strip():
                return f"% {base}"
    return figure.unit


def exception_of(text: str) -> str | None:
    """What is left out: "(trừ hồ sơ thuộc bí mật nhà nước)" -> "hồ sơ thuộc bí mật nhà nước"."""
    match = _EXCEPTION.search(text)
    return (match.group(2) or match.group(4)).strip() if match else None


def level_of(text: str, figure: Figure | None, default: str) -> str:
    """The level a statement names ("cấp xã"), by words or by the thing it counts ("100% xã"); else the document's."""
    named = _LEVEL.findall(text)
    if len({n.lower() for n in named}) == 1:
        return str(named[0]).replace("tuyến", "cấp")
    if figure is not None and figure.comparator is not Comparator.RANK:
        counted = text[figure.end :].lstrip() if figure.unit.startswith("%") else counted_noun(text, figure)
        counted = re.sub(r"^(?:số|các|tổng số)\s+", "", counted.lower())
        for level, words in read_data("register")["counted_levels"].items():
            if any(re.match(rf"{word}(?!\w|\s+hội|\s+phẩm|\s+viên)", counted) for word in words):
                if counted.startswith("thành phố"):
                    continue
                return str(level)
    return default


def deadline_of(text: str) -> tuple[str | None, int | None]:
    """(ISO date, year) of a date, month or quarter by which a statement is to hold; (None, None) where it names none."""
    day = re.search(
        r"(?:ngày\s+)?(\d{1,2})(?:[/-]|\s+tháng\s+)(\d{1,2})(?:[/-]|\s*,?\s*năm\s+|\s+)((?:19|20)\d{2})", text
    )
    if day and re.search(r"\d\s+(?:và|đến|-|–)\s*$", text[: day.start()]) and not text[day.start()].isalpha():
        return None, None  # "ngày 19 và 20 tháng 5 năm 2026": when something is held, no day it is due by
    if day and _is_due(text, day.start()):
        return f"{day.group(3)}-{int(day.group(2)):02d}-{int(day.group(1)):02d}", int(day.group(3))
    month = re.search(r"(?:tháng\s+)?(?<![\d/])(\d{1,2})(?:/|\s+năm\s+)((?:19|20)\d{2})", text)
    if month and 1 <= int(month.group(1)) <= 12 and _is_due(text, month.start()):
        return f"{month.group(2)}-{int(month.group(1)):02d}", int(month.group(2))
    quarter = re.search(r"quý\s+([IVX]+|\d)\s*(?:/|-|,|năm)?\s*(?:năm\s+)?((?:19|20)\d{2})", text, re.IGNORECASE)
    if quarter:
        n = _ROMAN.get(quarter.group(1).lower()) or int(re.sub(r"\D", "", quarter.group(1)) or 4)
        return f"{quarter.group(2)}-{n * 3:02d}", int(quarter.group(2))
    return None, None


def period_of(text: str) -> str | None:
    """ "2021-2025" where a statement holds over a period, "hằng năm" where it holds every year."""
    for mention in find_years(text):
        if mention.end_year:
            return f"{mention.year}-{mention.end_year}"
    return "hằng năm" if re.search(r"(?:hằng|hàng|mỗi) năm", text, re.IGNORECASE) else None


def _is_due(text: str, at: int) -> bool:
    before = text[:at].lower()
    if re.search(
        r"(?:nghị quyết|quyết định|kế hoạch|luật|nghị định|công văn|thông tư|chỉ thị|văn bản)[^,;]{0,40}(?:ngày\s*)?$",
        before,
    ):
        return False
    return (
        re.search(r"(?:đến|tới|trước|trong|hết|chậm nhất|vào|từ|xong|hoàn thành|:)\W*(?:\w+\W+){0,2}$", before)
        is not None
        or not before.strip()
    )


def _plain(text: str) -> str:
    text = _SOURCE_REMARK.sub("", text)
    text = _EXCEPTION.sub("", text)
    return _TIME.sub(lambda m: "," if m.group().endswith(",") and m.group().startswith(",") else " ", text)


def _finish(text: str) -> str:
    text = re.sub(r"\*\*|__|\\(?=\W)", "", text)
    text = _NUMBERING.sub("", text)
    text = " ".join(text.split())
    text = re.sub(r"\s+([,.;:)])", r"\1", re.sub(r"\(\s*\)", "", text))
    text = re.sub(r"[\"“”«»]\s*[\"“”«»]", "", text).strip(" ,;:.–-+•*")
    if not re.search(r"(?:so với|từ)\s[^,;]*$", text):  # "tăng so với năm 2020" keeps what it is compared with
        text = re.sub(r"\s+năm\s+(?:19|20)\d{2}$", "", text)
    changed = True
    while changed:
        shorter = _openings().sub("", text, count=1).lstrip(" ,:;")
        changed = shorter != text and len(shorter.split()) >= 1
        text = shorter if changed else text
    own_year = re.match(r"(?:trong\s+)?năm\s+(?:19|20)\d{2}\s*,?\s+(?=\S+\s+\S)", text, re.IGNORECASE)
    text = text[own_year.end() :] if own_year else text
    text = _openings().sub("", text, count=1).lstrip(" ,:;") if own_year else text
    subject = _SUBJECT_HAS.match(text)
    rest = text[subject.end() :] if subject else ""
    # "Xã, phường có ít nhất 01 điểm vui chơi": of a share the places are what is counted.
    if subject and _is_place(subject.group(1)) and len(rest.split()) > 1 and not _NUMBER_FIRST.match(rest):
        text = text[subject.end() :]
    text = re.sub(r",\s*(?:,\s*)+", ", ", text)
    text = _drop_closings(text)
    return text[:1].upper() + text[1:]


def _drop_closings(text: str) -> str:
    text = text.rstrip(" ,;:(–-")
    while True:
        shorter = _closings().sub("", text).rstrip(" ,;:(–-")
        if shorter == text:
            return text
        text = shorter


@cache
def _openings() -> re.Pattern[str]:
    words = sorted(read_data("register")["openings"], key=len, reverse=True)
    return re.compile(r"^(?:" + "|".join(map(re.escape, words)) + r")(?=[\s,:;])", re.IGNORECASE)


@cache
def _closings() -> re.Pattern[str]:
    words = sorted(read_data("register")["closings"], key=len, reverse=True)
    return re.compile(
        r"(?:(?<=\s)|^)(?<!trở )" + _within_words() + r"(?:" + "|".join(map(re.escape, words)) + r")$", re.IGNORECASE
    )


def _within_words() -> str:
    """Not what ends a word of two syllables: the "bằng" of "đồng bằng"."""
    return "".join(f"(?<!{before} (?={after}$))" for before, after in read_data("register")["words_not_closings"])


def _group(text: str, figure: Figure) -> str:
    """ "nhóm 5 địa phương dẫn đầu" -> "Nhóm địa phương dẫn đầu"."""
    return re.sub(r"\s*\d+(?:\s*[-–]\s*\d+)?(?:/\d+)?\s*", " ", text[figure.start : figure.end]).strip()


def counted_noun(text: str, figure: Figure) -> str:
    """The noun after the number as it stands there; "" for percentages, money and bare numbers."""
    measured = re.sub(r"^(?:(?:nghìn|ngàn|triệu|tỷ|tỉ|vạn) )+", "", figure.unit.lower()).split("/")[0]
    if (
        not figure.unit
        or measured in read_data("register")["measures"]
        or re.search(r"^[%‰]|đồng|usd|đô la|vnd", figure.unit.lower())
    ):
        return ""
    counted = re.sub(
        r"\s*/\s*(?:\d[\d.]*\s|vạn\s)?[^\W\d]+(?: (?:dân|nữ|gái|trai))?$", "", text[figure.start : figure.end]
    )  # "21 điều dưỡng/10.000 dân"
    match = re.search(r"[^\W\d][^\d]*$", counted)
    noun = match.group().strip() if match else ""
    return re.sub(r"^(?:nghìn|ngàn|triệu|tỷ|tỉ|vạn)\s+", "", re.sub(r"\s+trở (?:lên|xuống)$", "", noun))


@cache
def _is_place(text: str) -> bool:
    """Whether words are only the one whose plan it is: "Hà Nội", "Việt Nam", "Thành phố", "tỉnh"."""
    folded = " ".join(re.findall(r"\w+", fold(text)))
    names = {fold(name) for name in read_data("provinces")} | {"viet nam", "ca nuoc", "toan quoc", "thu do", "nuoc ta"}
    bare = re.sub(r"^(?:toan |thanh pho |tinh |huyen |thi xa |quan |xa |phuong )+", "", folded)
    return (
        folded in ("thanh pho", "tinh", "toan tinh", "toan thanh pho")
        or bare in names
        or (bare != folded and len(bare.split()) <= 3)
        or (bool(text) and all(word[0].isupper() for word in text.split()) and 2 <= len(text.split()) <= 3)
    )
