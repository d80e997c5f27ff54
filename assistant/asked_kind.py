"""Whether a statement's figures are of the kind asked for: money, a share, days or hectares, and of the class named."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.asked import CLASSIFIERS
from assistant.bags import heading_text, one_writing
from assistant.data import read_data
from assistant.figures import find_figures
from assistant.names_figures import MEASURES_AGE
from assistant.statements import Statement
from assistant.tells_nothing import asks_what_is_given, tells_nothing
from assistant.types import Comparator, Figure
from assistant.understand import Query
from assistant.vietnamese import fold, has_diacritics, words
from assistant.word_model import WordModel

_CLASS_WORDS = frozenset(("cận", "ngoài", "phi", "vô", "phó", "tái", "cựu", "nguyên"))  # before what they set apart
_MONEY = re.compile(
    r"(?<!chiem )(?<!chiem tam )\b(?:bao nhieu|may)\s+"
    r"(?:nghin |trieu |ty |ti )*(?:dong(?! (?:nam|bac|a|au)\b)|usd|tien)\b|how much money|cost"
    r"|\b(?:bao nhieu|may)\s+(?:chuc |tram )?(?:nghin|ngan|trieu|ty)(?=\W*$|\W+(?:vay|the|a|dong|nhi|cho|mot|moi|voi)\b|/)"
    r"|\b(?:bao nhieu|may) (?:mot|moi|1) (?:khoi|m3|ky|kg|lit|chuyen|ve|luot|so dien)\b"
    r"|(?<!giai )\b(?:thuong|phat|tro cap|phu cap|boi duong)\b(?: \w+){0,2} bao nhieu(?=\W*$|:)"
    r"|\b(?:so tien|kinh phi|tong tien|tong von|von dau tu|ngan sach|chi phi)\b(?!.*(?:phan tram|%|ty le|ty trong)).*\b(?:bao nhieu|may)\b"
)
_ENGLISH_MONEY = re.compile(
    r"^(?!.*(?:%|\b(?:percent\w*|share|proportion|rate|discount|covered)\b)).*(?:\bhow much (?:money|funding|cash)\b"
    r"|\bhow much (?:do|does|did|will|would|is|are|was|were|has|have|can|could|should)\b[^?]*"
    r"\b(?:costs?|paid|pay|payments?|spen[dt]|allocated|set aside|earmarked|fine|fee|price|budget|bonus|allowance|stipend|reward"
    r"|salary|wage)\b"
    r"|\bwhat(?:'s| is| was| are)\b[^?]*\b(?:cost|price|budget|wage|salary|fee|fine)\b)",
    re.IGNORECASE | re.DOTALL,
)
# What has a price, where the question names no unit: "lương khởi điểm bao nhiêu"; no "giá trị", no "đánh giá", no "lương thực".
_PRICE = re.compile(
    r"\b(?:(?<!đánh )(?<!bảng )(?<!niêm yết )giá(?! trị| cả)|lương(?! thực| tâm)"
    r"|thu nhập(?: bình quân)?(?= (?:tháng|của))|(?:học |viện |lệ )?phí|thù lao|phụ cấp|trợ cấp"
    r"|được trả|tiền (?:công|thuê|điện|nước))\b(?:\s+(?!phần|tỷ|tỉ|giảm|tăng|đạt|chiếm|đến|năm|bao nhiêu|mấy)[^\W\d]+,?){0,16}\s+bao nhiêu"
    r"(?=\W*$|[,.;?/]|\s+(?:vậy|thế|ạ|nhỉ|hả|cho|một|mỗi|1)\b)",
    re.IGNORECASE,
)
# With its marks: "đền bao nhiêu" is no "đến bao nhiêu".
_PAID = re.compile(
    r"(?<!\w)(?:đền|đền bù|bồi thường|chi trả|được trả)(?!\w)(?: (?!đến|năm)\w+){0,2} bao nhiêu(?: vậy| thế| ạ| nhỉ)?\W*$"
)
# "Điểm chỉ số DTI là bao nhiêu": points, no rank.
_SCORE = re.compile(
    r"^\W*(?:số\s+)?điểm\s+(?:số|chỉ số|đánh giá|xếp hạng|trung bình|bình quân|của)\b(?=.*\b(?:bao nhiêu|mấy)\b(?!\s+(?!điểm)\w))"
)
_IS_PLACE = re.compile(r"\W*(?:thu hang|xep hang|thu bac|vi tri xep hang)\b")
_RANKS = re.compile(r"\b(?:nhom|top|hang|xep|thu|dung|dan dau|rank\w*|place|leading|group)\b")
# Money that a plan may set as its share of a whole: "kinh phí cho nghiên cứu là bao nhiêu", told by "2% GDP".
_ASKS_BUDGET = re.compile(r"\b(?:bao nhiêu|mấy) ngân sách\b|\b(?:kinh phí|ngân sách|mức chi)\b(?!.*(?:đồng|tiền)\b)")
_BUDGET = re.compile(
    r"\s+(?:của )?(?:tổng )?(?:thu |chi |số chi )?(?:ngân sách|GDP|GRDP|doanh thu|lợi nhuận)\b", re.IGNORECASE
)
_FREE = re.compile(r"\bmiễn (?:phí|tiền|học phí|lệ phí)\b", re.IGNORECASE)  # "bảng rao vặt miễn phí" asks for no sum
_SCALE_ALONE = re.compile(r"\b(?:bao nhieu|may)\s+(?:chuc |tram )?(?:nghin|ngan|trieu|ty|ti)\b")
_HOW_MANY = re.compile(
    r"\b(?:bao nhiêu|mấy)(?=\W|$)\s*(?P<of>(?:[^\W\d](?:(?! (?:bao nhiêu|mấy)\b)[^,.?;])*)?)", re.IGNORECASE
)
_PLACE = r"\b(?:(?:đứng |xếp |hạng |vị trí )(?:thứ |hạng )?(?:mấy|bao nhiêu)|(?:trong |thuộc |vào )?(?:nhóm|top) mấy)\b"
_ASKS_PLACE = re.compile(_PLACE)
_ASKS_PLACE_BARE = re.compile(fold(_PLACE))  # of what is typed without marks: with them "dựng" is no "đứng"
# "mấy chỗ", "mấy điểm" count things, where "mấy triệu", "mấy phần trăm" do not.
_COUNTS_THINGS = re.compile(
    r"(?<!\w)mấy (?:chỗ|điểm|nơi|cái|chiếc|người|lần|khu|trạm|nhà|hộ|xã|phường|thôn|trường|lớp|con|cây|bộ|loại|nhóm|chuyến|tuyến)(?!\w)"
)
_ASKS_SIZE = re.compile(
    r"\b(?:cong suat|dien tich|chieu (?:dai|rong|cao)|dung tich|san luong|luu luong|tai trong|dan so)\b(?:(?! va )[^,;?]){0,40}"
    r"\b(?:bao nhieu|may)(?=\W*$)"
)
_HOW_MANY_ENGLISH = re.compile(r"\bhow many (?P<of>(?:square )?[a-z]+)", re.IGNORECASE)
_HOW_LONG = re.compile(
    r"(?<!\w)bao lâu(?!\w)(?!.*\b(?:một|1) lần\b)|\bhow (?:long|soon|quickly)\b|\bwithin (?:how|what) (?:many|long|time|period)\b"
)
_FAMILY_OF = {"nhanh": "speed", "xa": "length", "dài": "length", "rộng": "area", "nặng": "weight", "lâu": "time"}
_ADJECTIVE = re.compile(
    rf"(?<!\w)(?P<how>{'|'.join(_FAMILY_OF)})(?: nhất| tối đa)?"
    r" (?:cỡ (?:nào|bao nhiêu)|(?:đến|tới) (?:đâu|mức nào)|(?:bao nhiêu|mấy)(?=\W*$))"
)
_SHARE = re.compile(r"phan tram|%|\bpercent")
_POPULATION = re.compile(
    r"^\W*(?:(?:tong|quy mo|so) )*dan so\b(?!.*\b(?:phan tram|ty le|ti le|trong do|duoc|su dung|tham gia|co tai khoan|tang|giam)\b)[^%]*"
    r"\b(?:bao nhieu|may)\b(?! phan)|^\W*(?:what is the )?population of\b"
)
# An age of its own is asked for; any other stands for whom a figure is: "Người tròn 90 tuổi | 1.500.000 đồng".
_ASKS_AGE = re.compile(
    r"\b(?:bao nhieu|may) tuoi\b|(?<!\d )\btuoi\b.*\b(?:bao nhieu|may)\b"
    r"|\b(?:how old|what age|at what age|ages?|life expectancy|years)\b"
)
_AGE = "tuổi"
# "tỷ lệ ... là bao nhiêu", no "bao nhiêu phòng" behind it.
_ASKS_RATE = re.compile(r"\b(?:ty|ti) (?:le|trong)\b[^,.;?]*\b(?:bao nhieu|may)\b(?!\s+\w)")


def is_of_kind_asked(query: Query, statement: Statement, model: WordModel) -> bool:
    """False where the question asks for another class, or "how much" of something that no figure of the statement measures."""
    if query.kind != "yes_no" and _of_other_class(query, statement, model):
        return False
    if tells_nothing(query, statement):
        return False
    if query.kind != "how_much":
        return True
    if not any(_of_kind_asked(query, figure) for figure in statement.figures):
        # "bao nhiêu ngân sách" may be told as a share of it: "ít nhất 15% ngân sách nhà nước chi ...".
        shares = (f for f in statement.figures if f.unit[:1] == "%")
        if not (_ASKS_BUDGET.search(query.search_text.lower()) and any(_of_budget(f, statement.text) for f in shares)):
            return False
    of_ages = all(figure.unit == _AGE for figure in statement.figures) and not MEASURES_AGE.search(statement.text)
    if of_ages and not _asks_age(query.typed):
        return False
    if is_of_place(statement.text) and not names_rank(query.typed, query.search_text):
        return False  # "chỉ số ... đạt bao nhiêu" asks for no place in an order
    if _asks_only_place(query.search_text) and not any(map(_is_place, statement.figures)):
        return False
    asked = _family(unit_of(query)) or _family_of_adjective(query.search_text)
    return asked is None or any(_family(figure.unit) == asked for figure in statement.figures)


@lru_cache(maxsize=64)
def _asks_age(text: str) -> bool:
    return _ASKS_AGE.search(fold(text)) is not None


def _of_budget(figure: Figure, text: str) -> bool:
    """Whether a share is of a budget or of what is produced, named behind the sign or as part of the unit: "2% GDP"."""
    return _BUDGET.match(f" {figure.unit[1:].strip()}{text[figure.end :]}") is not None


@lru_cache(maxsize=64)
def _classes_asked(text: str) -> tuple[tuple[str, str, str], ...]:
    """Class words of a question, each between its neighbours: ("hộ", "cận", "nghèo")."""
    said = words(one_writing(text))
    return tuple(three for three in zip(said, said[1:], said[2:], strict=False) if three[1] in _CLASS_WORDS)


def _of_other_class(query: Query, statement: Statement, model: WordModel) -> bool:
    """Whether the question says "hộ cận nghèo" and the statement "hộ nghèo" alone: the word between makes another class.

    Where the documents know the class, a figure is of it only if the statement or what stands above it says so.
    """
    classes = _classes_asked(query.search_text)
    if not classes:
        return False
    own = f" {' '.join(words(one_writing(statement.text)))} "
    around = f"{own}{' '.join(words(one_writing(heading_text(statement))))} "
    for before, word, after in classes:
        if f" {word} {after} " in own:
            continue
        if f" {before} {after} " in own:
            return True
        if query.kind == "how_much" and model.follows(word, after) and f" {word} {after} " not in around:
            return True
    return False


def is_of_place(text: str) -> bool:
    """Whether what is measured is a place in an order: "Thứ hạng PAR INDEX của tỉnh"."""
    return _IS_PLACE.match(fold(text)) is not None


def _of_kind_asked(query: Query, figure: Figure) -> bool:
    """A share where a share is asked for, money where money is; else any figure."""
    money = is_money(figure.unit)
    if asks_money(query):
        return money
    counted = unit_asked(query.search_text)
    if figure.comparator is Comparator.RANK and (counted == "điểm" or _counts_no_place(query)):
        return False
    if money and counted and not is_money(counted):
        return False  # "mấy người" is no sum
    if money and (counts_things(query.search_text) or _ASKS_SIZE.search(fold(query.search_text))):
        return False
    if not counted and asks_what_is_given(query.search_text) and (measures_time(figure) or figure.unit == _AGE):
        return False  # "được hỗ trợ bao nhiêu" asks neither for how long nor from which age
    if _POPULATION.search(fold(query.search_text)):
        return not figure.unit.startswith("%")  # how many live there is no share of them
    if _asks_rate(query.search_text) and not counted:
        return _is_rate(figure)
    return figure.unit.startswith("%") or not asks_share(query)


def _counts_no_place(query: Query) -> bool:
    """Whether things are counted and no place in an order is asked for: "how many businesses" is no "top 3"."""
    counts = query.counted is not None or "how many" in query.typed.lower()
    return counts and not names_rank(query.typed, query.search_text)


@lru_cache(maxsize=64)  # asked for every figure of every statement of one question
def names_rank(typed: str, text: str) -> bool:
    return _RANKS.search(f"{fold(typed)} . {fold(text)}") is not None


def _asks_place(text: str) -> bool:
    said = text.lower()
    return (_ASKS_PLACE if has_diacritics(said) else _ASKS_PLACE_BARE).search(said) is not None


@lru_cache(maxsize=64)
def _asks_only_place(text: str) -> bool:
    """Whether a place in an order is asked for, and no figure beside it."""
    return len(_HOW_MANY.findall(text)) < 2 and _asks_place(text)


@lru_cache(maxsize=64)
def _asks_rate(text: str) -> bool:
    return _ASKS_RATE.search(fold(text)) is not None


def _is_rate(figure: Figure) -> bool:
    """Whether a figure can be that of a "tỷ lệ": a share, so many of so many, a place, a number without a unit."""
    return not figure.unit or figure.unit[0] in "%‰" or "/" in figure.unit or figure.unit in ("điểm", "hạng", "lần")


@lru_cache(maxsize=64)
def counts_things(text: str) -> bool:
    """Whether "mấy" asks for a number of things: "mấy chỗ", no "mấy triệu"; not where it only stands for "các"."""
    asked = _last_asked(text.lower())
    return asked is not None and _COUNTS_THINGS.match(text.lower(), asked.start()) is not None


def _is_place(figure: Figure) -> bool:
    """Whether a figure is a place in an order: "hạng 5", "thứ 3", "24/63"."""
    return figure.comparator is Comparator.RANK or figure.unit == "hạng"


def asks_money(query: Query) -> bool:
    """Whether a sum of money is asked for, by its unit or as the price of something."""
    return _asks_money(query.search_text) or (query.language == "en" and _ENGLISH_MONEY.search(query.typed) is not None)


@lru_cache(maxsize=64)  # asked for every figure of every statement of one question
def _asks_money(text: str) -> bool:
    text = _FREE.sub(" ", text)
    asked = fold(text)
    bare = _SCALE_ALONE.search(asked) is not None and not unit_asked(text)  # "mấy triệu mua đồ"
    return bare or _PAID.search(text.lower()) is not None or _MONEY.search(asked) is not None or _asks_price(text)


def asks_share(query: Query) -> bool:
    """Whether "phần trăm" or "%" stands in the question."""
    return _asks_share(query.search_text)


@lru_cache(maxsize=64)
def _asks_share(text: str) -> bool:
    return _SHARE.search(fold(text)) is not None


def _asks_price(text: str) -> bool:
    """Whether a price is asked for, and nothing else beside it."""
    return _PRICE.search(text) is not None and len(_HOW_MANY.findall(text)) == 1


def is_money(unit: str) -> bool:
    return any(word in unit.lower() for word in ("đồng", "usd", "đô la", "vnd"))


@lru_cache(maxsize=4096)
def _family(unit: str) -> str | None:
    """What a unit measures, where it measures time, area, length, weight or volume: days are no hectares."""
    if unit.lower() in read_data("measure_families")["speed"]:
        return "speed"
    last = unit.lower().split("/")[0].split(" ")[-1]
    return next((name for name, units in read_data("measure_families").items() if last in units), None)


def counts_the_unknown(query: Query, model: WordModel) -> bool:
    """Whether "bao nhiêu" or "mấy" counts what the documents have no word for: "bao nhiêu bồn chứa", "mấy cháu"."""
    asked = _last_asked(query.search_text)
    counted = words(asked.group("of"))[:1] if asked else []
    return any(word in query.terms and not model.knows(word) for word in counted)


def _last_asked(text: str) -> re.Match[str] | None:
    """The last "bao nhiêu" or "mấy": of "mấy năm nữa ... mấy phần trăm", "mấy tháng mưa ... bao nhiêu" the second.

    One that counts nothing ends only its own clause: who tells that "mấy năm nay ..." has not asked yet.
    """
    found = list(_HOW_MANY.finditer(text))
    if len(found) > 1 and not found[-1]["of"] and re.search(r"[,.;?!]", text[found[-2].start() : found[-1].start()]):
        return found[-2]
    return found[-1] if found else None


def unit_of(query: Query) -> str:
    """The unit asked for, in either language; of English ones those alone that measure time, area, length and the like."""
    return unit_asked(query.search_text) if query.language == "vi" else _english_unit(query.typed)


@lru_cache(maxsize=64)
def _english_unit(text: str) -> str:
    asked = _HOW_MANY_ENGLISH.search(text)
    return asked["of"].lower() if asked and _family(asked["of"]) else ""


def _family_of_adjective(text: str) -> str | None:
    """What "nhanh nhất cỡ nào" or "rộng bao nhiêu" asks for, where an adjective says it in place of a unit."""
    asked = _ADJECTIVE.search(text.lower())
    return _FAMILY_OF[asked.group("how")] if asked else None


@lru_cache(maxsize=64)
def asks_how_long(text: str) -> bool:
    """Whether "bao lâu" asks for a time: "hỗ trợ tối đa trong bao lâu"."""
    return _HOW_LONG.search(text.lower()) is not None


def states_share(statement: Statement) -> bool:
    return any(figure.unit.startswith("%") for figure in statement.figures)


def measures_time(figure: Figure) -> bool:
    return _family(figure.unit) == "time"


@lru_cache(maxsize=64)
def noun_asked(text: str) -> str:
    """The word that "mấy" or "bao nhiêu" counts, whatever it is: "loại xe mấy chỗ"; "" where there is none."""
    asked = _last_asked(text)
    counted = [word for word in words(asked.group("of"))[:2] if word not in CLASSIFIERS] if asked else []
    return counted[0] if counted else ""


@lru_cache(maxsize=64)  # asked for every statement of one question
def unit_asked(text: str) -> str:
    """The unit behind "bao nhiêu" or "mấy" ("mấy ngày" -> "ngày"); "" where none stands there or it is a share."""
    if _SCORE.search(text.lower()):
        return "điểm"
    asked = _last_asked(text)
    found = find_figures(f"5 {asked.group('of')}")[:1] if asked else []
    return found[0].unit if found and found[0].start == 0 and not found[0].unit.startswith("%") else ""
