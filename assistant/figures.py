"""Figures and years in Vietnamese and English text: value, range, unit, comparator and span.

Vietnamese writes 1.250.000 and 7,5; English 1,250,000 and 7.5. Dates, years, document numbers, list numbering, names
(4G, mức độ 4) and citation marks are no figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache

from assistant.data import read_data
from assistant.english_units import english_nouns, unit_in_english
from assistant.types import Comparator, Figure, Language

# Text layers lose the space before a number: "khoảng10 %".
_NUMBER = (
    r"(?:(?<![\w.,/\-–])|(?<=khoảng)|(?<=trên)|(?<=dưới)|(?<=đạt)|(?<=tăng)|(?<=giảm))\d+(?:[.,]\d+)*(?![\w]|[.,]\d)"
)
_SCALES = r"(?:\s*(?:nghìn|ngàn|triệu|tỷ|tỉ|vạn|ten thousand|thousand|million|billion|trillion))*"
_MONEY = r"(?:\s*(?:đồng|USD|đô la|VND|dong\b|US dollars))"
_PER = (
    r"(?:\s*/\s*(?:năm học|học kỳ|năm|tháng|ngày đêm|ngày|tuần|giờ|quý|vạn dân|10*(?:\.000)* dân|người|hộ|dân|phụ nữ|lượt|ha|km2|h|year)\b"
    r"|\s+(?:một|mỗi)\s+(?:năm|vạn dân)|\s+trên\s+(?:một\s+)?vạn dân|\s+(?:a|per)\s+year)"
)
_BASE = r"(?:\s+(?:GRDP|GDP))"
# "16 máy/100 dân", "21 thuê bao/100 hộ": whatever is counted, the unit says of how many people.
_DENSITY = r"\s+[^\W\d]+(?:\s[^\W\d]+)?\s*/\s*(?:\d[\d.]*\s+|vạn\s+)?(?:dân|người|hộ|trẻ|phụ nữ|lao động|học sinh|bé gái|bé trai|nữ|nam)\b"
_YEAR = re.compile(
    r"(?P<intro>(?:đến|tới|vào|hết|cuối|trước|by|to|until|before|in)\s+(?:(?:hết|cuối|đầu|the end of)\s+)?(?:năm\s+)?"
    r"|giai đoạn\s+|năm\s+|tầm nhìn\s+(?:đến\s+)?(?:năm\s+)?)?"
    r"(?<![\w/.,\-–])(?P<year>(?:19|20)\d{2})(?:\s*[-–]\s*(?P<end>(?:19|20)\d{2}))?"
    r"(?![\w%]|/\d|[.,]\d|\s*(?:%|tỷ|triệu|doanh nghiệp)|/[A-ZĐ]|-[A-ZĐ])",
    re.IGNORECASE,
)
# What follows a numbered name ("khu phố 9 và ..."), where "mỗi khu phố 2 thùng" counts.
_ENDS_NAME = r"(?=\s*(?:[,.;:)](?!\d)|$|(?:và|có|được|của|thuộc|là|trong|vào|từ|tại|ở|với|sang)\s))"
_NOT_FIGURES = re.compile(
    r"\[\d+\]"
    r"|(?<![\d.,/])(?:\+84[ .-]?|0)(?:\d[ .-]?){7,9}\d(?![\d.,/]*\d)"  # a telephone number
    r"|\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(?:19|20)\d{2}|(?<![\d/])\d{1,2}/(?:19|20)\d{2}"
    r"|ngày\s+\d{1,2}\s+(?:và|đến|-|–)\s+(?:ngày\s+)?\d{1,2}\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?"
    r"|ngày\s+\d{1,2}(?=\s+(?:hằng|hàng|mỗi|của|các|trong)\s+(?:các\s+)?(?:tháng|quý|năm)\b)"
    r"|ngày\s+\d{1,2}(?:/\d{1,2}(?:/\d{4})?|\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?)"
    r"|(?:(?<![\w.,/-])(?:0?[1-9]|[12]\d|3[01])\s+)?tháng\s+\d{1,2}(?!\d|[.,]\d|\s+(?:lần|kỳ|buổi|đợt|lượt))(?:\s+năm\s+\d{4})?"
    r"|(?<!\w)trên\s+(?:0?1|một)\s+(?:ha|héc ta|hecta|m2|m²|km2|km²)(?!\w)"
    r"|(?<![\d/.,])(?:0\d/\d{1,2}|\d{1,2}/0\d)(?![\d/])(?=\s*(?:[,.;)]|và\s|hằng\s|hàng\s|$))"
    r"|(?<!\w)(?:mùng|mồng)\s+\d{1,2}(?:\s+tháng\s+[^\W\d]+)?"
    r"|(?<!\w)(?:khu phố|thôn|tổ dân phố|xóm|ấp|khóm|quận|phường|đường số|số nhà|quốc lộ|Quốc lộ|tỉnh lộ|Tỉnh lộ)\s+\d{1,3}"
    rf"(?:,\s\d{{1,3}}{_ENDS_NAME})*{_ENDS_NAME}"
    r"|(?<!\w)số thứ tự\s+\d{1,3}(?:,\s\d{1,3})*(?:\s+(?:và|hoặc)\s+\d{1,3})?(?![\d.,]*\d)"
    r"|quý\s+(?:[IVX]+|\d)(?![\d.,]*\d)"
    r"|\d+(?:/\d{4})?[/-]\s?[A-ZĐƯ][A-ZĐa-zđƯ]*(?:[-/][A-ZĐƯa-z]+)*"
    r"|(?:Điều|Khoản|Điểm|Mục|Chương|Phụ lục|Phần|Bảng|Biểu|Hình|Đề án|Nghị quyết|Quyết định|Kế hoạch|Luật|Nghị định|Thông tư|Chỉ thị|"
    r"Công văn|mức độ|Mức độ|số hiệu|"
    r"khoản|điều|mục|nghị quyết|quyết định|kế hoạch|đề án|Ban Chỉ đạo|Tổ công tác|Chương trình|Thông báo|Kết luận|Hướng dẫn|"
    r"level|Level|Nhóm(?=\s+\d+\.)|Article|Decision|Resolution|Plan)\s+(?:số\s+)?\d+(?:[./]\d+)*"
    r"|(?m:^\*\*(?:\d{1,2}\.)+\d{0,2}(?=\s|\*\*|$))"
    r"|(?m:^[\s*_\-–•+]*(?:Nhiệm vụ|Giải pháp|Dự án|Tiểu dự án|Mục tiêu|Chỉ tiêu|Hoạt động|Nội dung|Giai đoạn|Đợt|Bước)\s+\d{1,3}"
    r"(?:\s*[.:](?=\s|\*)|(?=\s*\()))"
    r"|(?m:^\s*(?:[-–•*+]\s*)?\(\d{1,2}\)\s)|(?m:^\s*(?:[-–•*+]\s*)?(?:\d{1,2}\.)+(?:\d{1,2})?\s|^\s*\d+[.)]\s)|^\|\s*\d+(?:\.\d+)?\.?\s*\|"
    r"|\bsố\s+\d+(?=\s+ngày)"
    r"|(?<!\w)(?:tuyến|đường|cầu|bến|nhà máy|cụm|tổ|đội|lô|mẫu|BRT|metro)(?:\s[^\W\d]+){0,3}?\s(?:BRT\s)?số\s\d{1,2}(?![.,]?\d)"
    r"|(?<!ghi )(?<!con )(?<!là )(?<!đạt )(?<!xuống )(?<!lên )(?<!dân )(?<!tổng )(?<=\w )"  # "nhà lồng số 2"
    r"số \d{1,2}(?=\s*(?:[.;)](?!\d)|$|,\s(?!\d)))"
    r"|(?<=\s)\(\d{1,2}\)(?=\s+[A-ZĐÀ-Ỹ])"
    r"|(?:lần|kỳ họp|kỳ|khóa|khoá|hội nghị|phiên họp|tuần)\s+thứ\s+\d+|\b\d+G\b|https?://\S+"
)
_DIGIT = re.compile(r"\d")
_DECIMAL = re.compile(r"\s*\d+\.\d+\s")
_COMPARED = re.compile(
    r"(?:so với|cùng kỳ)(?: (?:năm|giai đoạn|mức|thời kỳ|cuối|đầu|cùng kỳ|trung bình|bình quân|(?:hằng|hàng|mỗi) năm|của|trong|số"
    r"|kết quả|thực hiện|thực tế|hiện trạng))*\s*$",
    re.IGNORECASE,
)
_OR_MORE = re.compile(r"(?:\s+[\w/]+){0,3}?\s+trở\s+(lên|xuống)\b", re.IGNORECASE)
# "từ 240 doanh nghiệp công nghiệp hỗ trợ trở lên"
_FROM_OR_MORE = re.compile(r"(?:\s+[^\W\d]+){1,8}?\s+trở\s+(lên|xuống)\b", re.IGNORECASE)
_BARE_MINUTES = re.compile(
    r"[0-5]\d(?=\s*(?:[,.;:)]|$|(?:và|đến|tới|hằng|hàng|mỗi|các|ở|tại|trong|sáng|trưa|chiều|tối|đối|của|cùng|ngày|trở|là|phải|thì)(?!\w)))"
)
_MINUTES = 60  # of an hour
_UNTIL = re.compile(r"\s*(?:sáng|trưa|chiều|tối|đêm)?\s*(?:đến|tới|-|–)\s*", re.IGNORECASE)
_QUOTED = re.compile(r"“[^”]*”|«[^»]*»")
_LEADING = re.compile(r"\s+(?:dẫn đầu|đứng đầu|hàng đầu)")


@dataclass(frozen=True, slots=True)
class YearMention:
    """A year or period; `is_horizon` where a preposition makes it the time to reach ("đến năm 2025", "by 2030")."""

    year: int
    end_year: int | None
    start: int
    end: int
    is_horizon: bool


@lru_cache(maxsize=2048)  # as with figures
def find_years(text: str) -> tuple[YearMention, ...]:
    """Years and periods, not those inside dates or document numbers."""
    if not _DIGIT.search(text):
        return ()
    hidden = [
        m.span()
        for m in re.finditer(
            r"(?:ngày|tháng)\s+[\d/.-]+\s*(?:tháng\s+\d+\s+)?(?:năm\s+\d{4})?|\d{1,2}[/.]\d{1,2}[/.]\d{4}", text
        )
    ]
    found = []
    for match in _YEAR.finditer(text):
        if any(start <= match.start("year") < end for start, end in hidden):
            continue
        intro = (match.group("intro") or "").lower()
        horizon = bool(match.group("end")) or bool(intro and intro.strip() != "năm" and not intro.startswith("in "))
        if _COMPARED.search(text[: match.start()]):
            horizon = False
        end_year = int(match.group("end")) if match.group("end") else None
        found.append(YearMention(int(match.group("year")), end_year, match.start(), match.end(), horizon))
    return tuple(found)


@lru_cache(
    maxsize=2048
)  # a question and what answers it are looked at several times each, and what answers comes again
def find_figures(text: str, language: Language = "vi") -> tuple[Figure, ...]:
    """Every figure, in order; spans take in comparator words, number and unit."""
    if not _DIGIT.search(text):
        return ()
    masked = _mask(text, language).replace("\n", " ")  # words of one comparator or unit may stand on two lines
    figures: list[Figure] = []
    for match in _quantity().finditer(masked):
        figure = _figure(text, match, language)
        if figure is not None and (not figures or figure.start >= figures[-1].end):
            figures.append(figure)
    return tuple(_joined_times(figures, text))


def _joined_times(figures: Sequence[Figure], text: str) -> Iterator[Figure]:
    """Times of the day as people read them: "từ 07 giờ đến 10 giờ 30 phút" is one, in hours from 7 to 10.5."""
    before: Figure | None = None
    for figure in figures:
        between = text[before.end : figure.start] if before is not None else ""
        if before is not None and before.unit == "giờ" and not between.strip() and figure.value < _MINUTES:
            part = figure.value / _MINUTES
            if figure.comparator is Comparator.RANGE and figure.unit == "giờ":  # "4 giờ 30 đến 18 giờ"
                hours = {"value": before.value + part, "value_max": figure.value_max, "comparator": Comparator.RANGE}
                before = replace(before, end=figure.end, **hours)  # type: ignore[arg-type]
                continue
            if not figure.unit and _BARE_MINUTES.match(text, figure.start):  # "... đến 18 giờ 30"
                ends = {"value_max": before.value_max + part} if before.value_max else {"value": before.value + part}
                before = replace(before, end=figure.end, **ends)  # type: ignore[arg-type]
                continue
        if before is not None and before.unit == "giờ" and figure.comparator is Comparator.EQUAL:
            if figure.unit == "phút" and not between.strip() and figure.value < _MINUTES:
                part, last = figure.value / _MINUTES, before.value_max
                before = (
                    replace(before, value=before.value + part, end=figure.end)
                    if last is None
                    else replace(before, value_max=last + part, end=figure.end)
                )
                continue
            opens = text[before.start : before.end].lower().startswith("từ") and before.value_max is None
            if figure.unit == "giờ" and opens and _UNTIL.fullmatch(between):
                before = replace(before, value_max=figure.value, comparator=Comparator.RANGE, end=figure.end)
                continue
        if before is not None:
            yield before
        before = figure
    if before is not None:
        yield before


def stated_figures(text: str, language: Language) -> tuple[Figure, ...]:
    """Figures of an answer's sentence: in an English one, what stands in quotation marks is read as Vietnamese."""
    if language == "vi":
        return find_figures(text)
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    own = [f for f in find_figures(text, language) if not any(start <= f.start < end for start, end in quoted)]
    inside = [f for f in find_figures(text) if any(start <= f.start < end for start, end in quoted)]
    return tuple(sorted([*own, *inside], key=lambda figure: figure.start))


def parse_number(text: str, language: Language = "vi") -> Decimal | None:
    """ "1.250.000" and "7,5" in Vietnamese, "1,250,000" and "7.5" in English; None where it is no number."""
    thousands, point = (".", ",") if language == "vi" else (",", ".")
    if thousands in text and not re.fullmatch(rf"\d{{1,3}}(?:\{thousands}\d{{3}})+(?:\{point}\d+)?", text):
        # Not grouped by thousands: the other sign was meant as the point, as in "7.5" typed on a phone.
        thousands, point = point, thousands
    try:
        return Decimal(text.replace(thousands, "").replace(point, "."))
    except InvalidOperation:
        return None


def format_figure(figure: Figure, language: Language) -> str:
    """ "khoảng 30%", "7 - 7,5%/năm", "nhóm 5"; in English "about 30%", "top 5"."""
    number = format_number(figure.value, language)
    if figure.value_max is not None:
        number += (" - " if language == "vi" else "–") + format_number(figure.value_max, language)
    vi = {">=": "tối thiểu ", ">": "trên ", "<=": "tối đa ", "<": "dưới ", "~": "khoảng ", "rank": "nhóm "}
    en = {">=": "at least ", ">": "more than ", "<=": "at most ", "<": "less than ", "~": "about ", "rank": "top "}
    prefix = (vi if language == "vi" else en).get(figure.comparator.value, "")
    unit = "" if figure.comparator is Comparator.RANK else figure.unit
    if language == "en":
        unit = unit_in_english(unit)
    return f"{prefix}{number}{unit if unit.startswith('%') or not unit else ' ' + unit}"


@cache
def _per() -> str:
    """What a rate is of, in both languages: "/hộ", "a household", "per 10,000 people"."""
    each = "|".join(sorted(map(re.escape, set(read_data("english_names")["each"].values())), key=len, reverse=True))
    return rf"(?:{_PER}|\s+(?:an?|per)\s+(?:{each})(?!\w)|\s+per\s+\d[\d,]*\s+[a-z]+\b)"


@cache
def _nouns() -> tuple[str, ...]:
    """Nouns that are counted, in both languages, the longest first."""
    every = {*read_data("units")["nouns"], *english_nouns().values()}
    return tuple(sorted(every, key=lambda noun: (-len(noun), noun)))


@cache
def _quantity() -> re.Pattern[str]:
    words = [word for word, _ in _comparator_words()]
    comparator = (
        rf"(?:(?<!\w){_DENIED_HOW}(?!\w)|"
        + "|".join(
            (r"(?<!nêu )(?<!nói )(?<!ở )(?<!kể )(?<!\w)" if w == "trên" else r"(?<!\w)" if w[0].isalpha() else "")
            + re.escape(w)
            + (r"(?![^\W\d])" if w[0].isalpha() else "")
            for w in words
        )
        + ")"
    )
    nouns, per = "|".join(map(re.escape, _nouns())), _per()
    percent = rf"\s*(?:%|‰|phần trăm|per ?cent\b)(?:{per}|{_BASE})?"
    # Of a sum whatever stands behind the stroke is what it is for: "500 triệu đồng/nhà".
    money = rf"{_SCALES}{_MONEY}(?:{per}|\s*/\s*(?:{nouns}|[^\W\d_]+)(?!\w)){{0,2}}"
    counted = rf"\s+(?:{nouns})(?!\w)(?:{per}){{0,2}}"
    return re.compile(
        rf"(?P<rank>(?<!\w)(?:nhóm|top|tốp|hạng|đứng thứ|xếp thứ|vị trí thứ|thứ)\s+)?(?P<comparator>{comparator}\s*(?:(?:có|là|đạt)\s+)?)*"
        rf"(?P<low>{_NUMBER})(?:\s*%(?=\s*(?:-|–|đến|to)\s*\d))?(?:\s*(?:-|–|đến|to)\s*(?P<high>\d+(?:[.,]\d+)*(?![\w]|[.,]\d)))?(?P<of>/\d+(?:\.\d{{3}})*(?!\d|/))?"
        rf"(?P<unit>{percent}|{money}|{_SCALES}{counted}|{_SCALES}{_DENSITY}|{_SCALES}\s+\w+|{_SCALES})",
        re.IGNORECASE,
    )


# "không được cao quá 3 tầng", "không được bán quá 4 giờ": at most.
_DENIED_HOW = (
    r"(?:không (?:được )?(?:cao|dài|rộng|lớn|nặng|sâu|xa|nhiều|chậm) (?:quá|vượt quá|hơn)"
    r"|không (?:được |nên )?(?!được|nên|quá|vượt)[^\W\d_]+ (?:[^\W\d_]+ )?(?:quá|vượt quá))"
)
_SUM = re.compile(r"\b(?:đồng|usd|đô la|vnd)\b", re.IGNORECASE)


def _mask(text: str, language: Language) -> str:
    """`text` with everything that is no figure blanked out, same length. In English "7.5" in front is no numbering."""
    hidden = [m for m in _NOT_FIGURES.finditer(text) if language != "en" or not _DECIMAL.fullmatch(m.group())]
    spans = [m.span() for m in hidden] + [(y.start, y.end) for y in find_years(text)]
    masked = list(text)
    for start, end in spans:
        masked[start:end] = ["\x00"] * (end - start)
    return "".join(masked)


def _figure(text: str, match: re.Match[str], language: Language) -> Figure | None:
    low = parse_number(match.group("low"), language)
    high = parse_number(match.group("high"), language) if match.group("high") else None
    if low is None:
        return None
    unit, end = _unit(match, text)
    comparator = _comparator(match.group("comparator") or "")
    start = match.start()
    ranked = match.group("rank") is not None and not unit.startswith("%")
    if ranked and _SUM.search(unit):  # "giá vé đồng hạng 7.000 đồng/lượt" is a price
        ranked, start = False, match.end("rank")
    or_more = _OR_MORE.match(text, end) if comparator is Comparator.EQUAL else None
    if or_more is None and comparator is Comparator.EQUAL and text[start : match.start("low")].lower().strip() == "từ":
        or_more = _FROM_OR_MORE.match(text, end)
    if or_more:  # "60 hợp tác xã trở lên"
        comparator = Comparator.AT_LEAST if or_more.group(1).lower() == "lên" else Comparator.AT_MOST
        end = or_more.end() if or_more.group().split()[0] == "trở" else end
    if high is not None:
        comparator = Comparator.RANGE
    elif ranked:
        comparator, unit = Comparator.RANK, "hạng"
        leading = _LEADING.match(text, end)
        end = leading.end() if leading else end
    return Figure(low, high, unit, comparator, start, end)


def _unit(match: re.Match[str], text: str) -> tuple[str, int]:
    """(canonical unit, end of the figure's span). A word that is no known unit stays outside the span."""
    raw = match.group("unit")
    number_end = match.end() - len(raw)
    folded = re.sub(r"^(?:per ?cent|phần trăm)", "%", " ".join(raw.lower().split()))  # not in "điểm phần trăm"
    if folded.startswith("‰"):
        return "‰", match.end()
    percent_inside = "%" in match.group()[: number_end - match.start()]
    if folded.startswith("%") or percent_inside:
        if not folded.startswith("%"):
            return "%", number_end
        rest = folded[1:].strip().replace(" ", "")
        return (
            "%/năm"
            if rest in ("/năm", "mộtnăm", "mỗinăm", "/year", "ayear", "peryear")
            else f"% {rest.upper()}"
            if rest
            else "%"
        ), match.end()
    known = re.fullmatch(rf"(?:{_SCALES})?\s*(?:đồng|usd|đô la|vnd|\S.*)?", folded) is not None
    words = re.sub(r"\s+", " ", folded)
    nouns = {noun.lower() for noun in _nouns()}
    scale = r"(?:nghìn|ngàn|triệu|tỷ|tỉ|vạn|ten thousand|thousand|million|billion|trillion)"
    bare = re.sub(rf"^(?:{scale}(?!\w)\s*)+", "", words)  # not of "tỉnh"
    head = re.split(r"\s*/|\s+(?:một|mỗi|trên|an?|per)\s", bare)[0]
    density = re.fullmatch(_DENSITY, f" {bare}") is not None
    if (
        density
        or (known and (head in nouns or bare in nouns or head in ("đồng", "usd", "đô la", "vnd", "dong", "us dollars")))
        or (words and not bare)
    ):
        return _cased(words).replace("tỉ ", "tỷ ").replace(" trên một vạn dân", "/vạn dân").replace(
            " trên vạn dân", "/vạn dân"
        ).replace(" a year", "/năm").replace(" per year", "/năm"), match.end()
    return "", number_end


def _cased(unit: str) -> str:
    """Units of measure and currency in their own letters: "mw" -> "MW", "tỷ usd" -> "tỷ USD"."""
    return " ".join(_proper_case().get(word, word) for word in unit.split(" "))


@cache
def _proper_case() -> dict[str, str]:
    written = {noun.lower(): noun for noun in _nouns() if noun != noun.lower()}
    return written | {"usd": "USD", "vnd": "VND"}


@cache
def _comparator_words() -> tuple[tuple[str, Comparator], ...]:
    data = read_data("units")
    pairs = [(w, Comparator(code)) for code, listed in data["comparators"].items() for w in listed]
    denied = data["denied"]
    pairs += [
        (f"{no} {word}", code)
        for code in (Comparator.AT_LEAST, Comparator.AT_MOST)
        for word in denied[code.value]
        for no in denied["by"]
    ]
    return tuple(sorted(pairs, key=lambda pair: len(pair[0]), reverse=True))


def _comparator(words: str) -> Comparator:
    wanted = re.sub(r" (?:có|là|đạt)$", "", " ".join(words.lower().split()))
    if wanted == "từ":
        return Comparator.EQUAL
    if re.search(f"{_DENIED_HOW}$", wanted):
        return Comparator.AT_MOST
    return next((code for word, code in _comparator_words() if wanted.endswith(word)), Comparator.EQUAL)


def format_number(value: Decimal, language: Language) -> str:
    """1250000 -> "1.250.000" in Vietnamese, "1,250,000" in English; without trailing zeros."""
    text = f"{value:,f}"
    whole, _, decimals = text.partition(".")
    decimals = decimals.rstrip("0")
    if language == "vi":
        whole = whole.replace(",", ".")
    return whole + ((("," if language == "vi" else ".") + decimals) if decimals else "")
