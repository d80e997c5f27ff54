"""Columns of a table that a question asks for: by what their heads say, by the kind of value, by year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from assistant.data import read_data
from assistant.figures import find_figures
from assistant.named import any_of, spelled
from assistant.register.table_rows import LabelledTable
from assistant.vietnamese import words

KINDS = ("body", "place", "time", "money")
COUNTS = re.compile(  # not "quý mấy", "năm bao nhiêu"
    r"(?<!quý )(?<!tháng )(?<!năm )(?<!ngày )(?<!thứ )(?<!hạng )(?<!\w)"
    r"(?:bao nhiêu|bao nhieu|mấy|may|how many)(?!\w)\s*(?P<of>(?:\w+ ?){0,3})"
)
_WHICH_SIDE = re.compile(
    r"\b(?:bên|cái|công trình|dự án|nơi|chỗ|đâu|nào|ben|cai|du an|noi|cho|dau|nao)\b.* "
    r"(?:lớn|nhiều|cao|ít|nhỏ|thấp|lon|nhieu|it|nho|thap) hơn\b"
)
_SMALL_HEADS = re.compile(
    r"^(?:cơ quan|đơn vị|số|tỷ lệ|tổng số|tổng|mức|thời gian|thời điểm|ngày|năm|tên|bên|quy mô) (?=\w)"
)
_AFTERWARDS = re.compile(
    r"\b(?:xây lại|xây mới|cải tạo|nâng cấp|làm lại|sau khi|sẽ|xay lai|xay moi|cai tao|nang cap|lam lai|sau khi|se)\b"
)
# "xây lại cao mấy tầng": what is done, and how high, is said by the column asked for.
_DONE_ANEW = re.compile(r"\b(?:xây lại|xây mới|làm lại|làm mới|sửa lại|xay lai|xay moi|lam lai|lam moi|sua lai)\b")
_HOW_HIGH = re.compile(r"\bcao (?=(?:bao nhiêu|mấy|bao nhieu|may) (?:tầng|tang)\b)")
_AS_IT_IS = re.compile(r"\b(?:hiện trạng|hiện có|hiện nay|hiện tại|ban đầu|trước)\b")
_HOW_BIG = re.compile(
    r"\b(?P<how>dài|rộng|sâu|cao|nặng|dai|rong|sau|cao|nang) (?:là |khoảng |cỡ |tới )?(?:bao nhiêu|mấy|bao nhieu|may)\b"
)
_MEASURE = re.compile(
    r"(?:^|\s)(?:có |co |với |voi )?(?P<measure>\w+ \w+) (?:là |khoảng |đạt |la |khoang |dat )?(?:bao nhiêu|bao nhieu|mấy|may)\b"
)
_MOST = any_of(("tối đa", "cao nhất", "nhiều nhất", "không quá"))
_NO_THINGS = frozenset(("tỷ", "tỉ", "triệu", "nghìn", "ngàn", "đồng", "tiền", "phần", "năm", "tháng", "ngày", "lần"))
_PHONE = any_of(("điện thoại", "số máy", "hotline", "đường dây nóng", "phone"))  # it counts nothing
_AND = re.compile(r"(?<!\w)(?:và|va|cùng|cung|lẫn)(?!\w)")
_LOOKED_AT = 50  # rows of a table whose cells may name what is asked for
_LONG_HEAD = 3  # words from which a head's first two may stand for it


def columns_asked(said: str, table: LabelledTable, years: Sequence[int]) -> tuple[int, ...]:
    """Columns of a table that a spelled text asks for, in the table's order; () where it asks for none."""
    plain_heads = [
        i for i, head in enumerate(table.heads) if head.holds not in ("label", "number", "unit") and not head.years
    ]
    by_head = columns_by_head(said, table, plain_heads)
    chosen = list(by_head)
    kinds = kinds_asked(said)
    if years and any(head.years for head in table.heads) and not set(kinds) & {"body", "place", "time"}:
        dated = _of_years(said, table, years)
        return tuple(dated) if kinds or _asks_any(said) or dated else ()
    for kind in kinds:
        if any(table.heads[i].holds in ((kind, "text") if kind == "body" else (kind,)) for i in by_head):
            continue
        of_kind = [i for i in plain_heads if table.heads[i].holds == kind and _of_role(said, kind, table.heads[i].name)]
        chosen += _one_of(said, table, of_kind, kind)
    counted = COUNTS.search(said)
    of_measure = _of_measure(said, table, plain_heads) if counted and not chosen and "money" not in kinds else []
    if of_measure:
        chosen = of_measure
    elif counted and "money" not in kinds:
        chosen += _counted(said, counted.group("of").strip(), table, plain_heads, by_head)
    most = [i for i in chosen if _MOST.search(spelled(table.heads[i].name))] if _MOST.search(said) else []
    chosen = most or chosen
    if not chosen and "money" not in kinds:
        of = counted.group("of") if counted else ""
        chosen += _by_size(said, table, plain_heads) or _by_cells(of, table, plain_heads)
    if not chosen:
        chosen = _of_years(said, table, years)
    return tuple(sorted(set(chosen))) if kinds or by_head or _asks_any(said) else ()


def _of_role(said: str, kind: str, name: str) -> bool:
    """Whether a column is of the role, or the verb, that the text names: "nhà thầu" is no "chủ đầu tư", "khởi công" no "hoàn thành"."""
    data = read_data("cells")
    if kind == "time":
        pairs = data["sooner"].items()
        verbs = {head for verb, head in pairs if any_of((verb,)).search(said)}
        own = {head for _, head in pairs if any_of((head,)).search(spelled(name))}
        return not verbs or not own or bool(verbs & own)
    roles = [role for role in data["roles"] if any_of((role,)).search(said)] if kind == "body" else []
    return not roles or any(any_of((role,)).search(spelled(name)) for role in roles)


def kinds_asked(said: str) -> tuple[str, ...]:
    """Kinds of value a spelled text asks for: keys of data/cells.yaml."""
    which_side = _WHICH_SIDE.search(said) is not None  # "vốn của A và B, bên nào lớn hơn"
    sum_asked = (which_side or COUNTS.search(said) is not None) and _of_money().search(said) is not None
    if which_side and sum_asked:
        return ("money",)
    return tuple(kind for kind in KINDS if _asks(kind).search(said) or (kind == "money" and sum_asked))


def columns_by_head(said: str, table: LabelledTable, columns: Sequence[int]) -> list[int]:
    """Columns whose head the text says; of heads within one another the longest."""
    led = _led_by(said, table, columns)
    if led is not None:
        return [led]
    spans = []
    for i in columns:
        name = spelled(table.heads[i].name)
        parts = name.split()
        core = _SMALL_HEADS.sub("", name)
        said_so = read_data("cells")["said_of_head"].get(name, ())
        forms = (name, *said_so, core, " ".join(parts[:2]) if len(parts) >= _LONG_HEAD and core == name else "")
        if parts[0] == "năm" and len(parts) > 1:  # "xây dựng năm nào" asks for the column "Năm xây dựng"
            forms = (*forms, *(f"{' '.join(parts[1:])} {time}" for time in ("năm", "vào năm", "từ năm", "hồi năm")))
        found = next((m for form in forms if form and (m := any_of((form,)).search(said))), None)
        if found:
            spans.append((found.start(), found.end(), i))
    return [
        i for start, end, i in spans if not any(a <= start and end <= b and (a, b) != (start, end) for a, b, _ in spans)
    ]


def _led_by(said: str, table: LabelledTable, columns: Sequence[int]) -> int | None:
    """Of two heads that begin alike the longest that the text begins with and says as a whole: "Diện tích" and "Diện tích được cấp mã"
    where "Diện tích bưởi được cấp mã ..." is asked for; None where it names one such, or several things."""
    if _AND.search(said):
        return None
    names = {i: spelled(table.heads[i].name).split() for i in columns}
    begun = [i for i, name in names.items() if len(name) > 1 and said.startswith(f"{' '.join(name[:2])} ")]
    whole = [i for i in begun if set(names[i]) <= set(said.split())]
    longest = max(whole, key=lambda i: len(names[i]), default=None)
    within = longest is not None and all(set(names[i]) <= set(names[longest]) for i in whole)
    return longest if len(begun) > 1 and within else None


def _one_of(said: str, table: LabelledTable, columns: Sequence[int], kind: str) -> list[int]:
    """The column of a kind that is meant where a table has several: the one of the question's verb, else the first."""
    if len(columns) < 2:
        return list(columns)
    if kind == "time":
        return times_meant(said, table, columns)[:1]
    if kind == "money":
        return [i for i in columns if spelled(table.heads[i].name).startswith("tổng")][:1]
    return list(columns[:1])


def times_meant(said: str, table: LabelledTable, columns: Sequence[int]) -> list[int]:
    """Of columns of times those of the question's verb: "xong" asks for "Hoàn thành", not for "Khởi công"."""
    verbs = [head for verb, head in read_data("cells")["sooner"].items() if any_of((verb,)).search(said)]
    return [i for i in columns if any(any_of((verb,)).search(spelled(table.heads[i].name)) for verb in verbs)]


def _counted(said: str, of: str, table: LabelledTable, columns: Sequence[int], by_head: Sequence[int]) -> list[int]:
    """The column of figures whose unit or head is what "bao nhiêu" counts; the only one there is, where it counts nothing."""
    figures = [
        i
        for i in columns
        if table.heads[i].holds in ("amount", "money") and not _PHONE.search(spelled(table.heads[i].name))
    ]
    parts = of.split()
    if any(f"{of} ".startswith(f"{noun} ") for noun in table.nouns):
        return []  # the rows themselves are counted
    for length in range(len(parts), 0, -1):
        noun = " ".join(parts[:length])
        found = [
            i
            for i in figures
            if spelled(table.heads[i].unit) == noun or f" {noun} " in f" {spelled(table.heads[i].name)} "
        ]
        if _AFTERWARDS.search(said):  # "xây lại cao mấy tầng" asks for no "số tầng hiện trạng"
            found = [i for i in found if not _AS_IT_IS.search(spelled(table.heads[i].name))] or found
        if found:
            return found[:1]
    bare = not parts or parts[0] in read_data("cells")["after_count"]
    return figures if bare and len(figures) == 1 and not by_head else []


def _by_size(said: str, table: LabelledTable, columns: Sequence[int]) -> list[int]:
    """The column that an adjective asks for: "dài bao nhiêu" that of "Chiều dài"."""
    asked = _HOW_BIG.search(said)
    if asked is None:
        return []
    names = any_of(tuple(read_data("cells")["measured"].get(asked["how"], (asked["how"],))))
    units = read_data("measure_families").get(read_data("cells")["family_of"].get(asked["how"], ""), ())
    by_head = [i for i in columns if names.search(spelled(table.heads[i].name))]
    measured = (
        i
        for i in columns
        if any(f.unit.lower() in units for row in table.rows[:_LOOKED_AT] for f in find_figures(row.cells[i]))
    )
    return by_head[:1] or list(measured)[:1]


def _of_measure(said: str, table: LabelledTable, columns: Sequence[int]) -> list[int]:
    """The column whose cells name the measure asked for: "công suất bao nhiêu" that of "Quy mô", with "công suất 60.000 m³" in it."""
    asked = _MEASURE.search(said)
    return _holding(any_of((asked["measure"],)), table, columns) if asked else []


def _by_cells(of: str, table: LabelledTable, columns: Sequence[int]) -> list[int]:
    """The column whose cells count what is counted: "mấy lớp" that of "Sản phẩm", with "14 lớp, 420 người"."""
    noun = next(iter(of.split()), "")
    counts = len(noun) > 1 and noun not in _NO_THINGS
    return _holding(re.compile(rf"\d {re.escape(noun)}(?!\w)"), table, columns) if counts else []


def _holding(pattern: re.Pattern[str], table: LabelledTable, columns: Sequence[int]) -> list[int]:
    """The first column with a cell that holds the pattern."""
    rows = table.rows[:_LOOKED_AT]
    return [i for i in columns if any(pattern.search(spelled(row.cells[i])) for row in rows)][:1]


def _of_years(said: str, table: LabelledTable, years: Sequence[int]) -> list[int]:
    """Columns of the years asked for; how things stand, where it is asked what is now."""
    now = _now().search(said) is not None
    return [i for i, head in enumerate(table.heads) if set(head.years) & set(years) or (now and head.baseline)]


def _asks_any(said: str) -> bool:
    return any(pattern.search(said) for pattern in (COUNTS, _asks_what(), _now()))


@cache
def _asks(kind: str) -> re.Pattern[str]:
    return any_of(tuple(read_data("cells")[kind]["asks"]))


@cache
def _of_money() -> re.Pattern[str]:
    return any_of(tuple(read_data("cells")["money"]["words"]))


@cache
def _now() -> re.Pattern[str]:
    return any_of(tuple(read_data("cells")["now"]))


@cache
def _asks_what() -> re.Pattern[str]:
    return any_of(("là gì", "gì", "thế nào", "ra sao", "nào", "what", "which"))


@cache
def free_words() -> frozenset[str]:
    """Words of asking and around it: they say nothing of what is asked about."""
    data = read_data("cells")
    listed = [
        *data["beside"],
        *data["money"]["words"],
        *data["now"],
        *data["sooner"],
        *data["time"]["asks"],
        *data["money"]["asks"],
    ]
    stop = (*read_data("question_words")["stop_words"], *read_data("comparing_words"))
    return frozenset(word for phrase in (*listed, *map(str, stop)) for word in words(str(phrase)))


@lru_cache(maxsize=64)  # asked for every row of one question
def asking_words(said: str) -> frozenset[str]:
    """Words with which a spelled text asks: those that always do, and of "xã nào", "sở nào" the noun, where it asks so."""
    asked = [match.group() for kind in KINDS for match in _asks(kind).finditer(said)]
    asked += [match.group() for pattern in (_HOW_HIGH, _DONE_ANEW) for match in pattern.finditer(said)]
    return free_words() | {word for phrase in asked for word in words(phrase)}
