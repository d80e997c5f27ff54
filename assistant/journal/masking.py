"""Text -> the same without phone numbers, e-mail addresses and identity numbers; amounts, dates and document numbers stay.

A run of digits is judged by how it is grouped, by the word before it and by the word behind it: "123.456.789 đồng" is
money, "CMND 123.456.789" is a person. Names and home addresses are not found: no rule tells them from a document's.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from assistant.data import read_data
from assistant.vietnamese import fold, nfc

_AT = re.compile(r"@|[\[(] ?(?:at|a còng|a cong) ?[\])]", re.IGNORECASE)
_EMAIL = re.compile(
    rf"[\w.+%'-]{{1,64}}[ ]?(?:{_AT.pattern})[ ]?[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,5}}", re.IGNORECASE
)
# A run of digits with at most two marks between any two of them; it may hold several numbers.
_RUN = re.compile(r"(?<!\d)(?:\+ ?|00)?\(?\+?\d(?:[ .()-]{0,2}\d)*")
_GROUP = re.compile(r"\d+")
_MOST_GROUPS = 12  # "0 9 1 2 3 4 5 6 7 8" with its country's code
_FEWEST_DIGITS = 6
_MOST_LABELLED = 6
_WORD_BEFORE = 40  # characters in which a label may stand before its number
_COUNTRY = ("+84", "0084")
_YEAR = re.compile(r"(?:19|20)\d\d")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?: \d{3})+")
_DATE = re.compile(
    r"(?:0?[1-9]|[12]\d|3[01])([-. ])(?:0?[1-9]|1[0-2])\1(?:19|20)\d\d(?!\d)"
    r"|(?:19|20)\d\d([-. ])(?:0[1-9]|1[0-2])\2(?:0[1-9]|[12]\d|3[01])(?!\d)"
)
_MONTH = re.compile(r"(?:thang|quy|ngay|month) ?$")
_IDENTITY_GROUPS = frozenset(
    {(9,), (3, 3, 3), (3, 6), (6, 3), (12,), (3, 3, 3, 3), (4, 4, 4), (6, 6), (3, 9), (3, 3, 6), (3, 1, 2, 6)}
)


class _Number(NamedTuple):
    start: int
    end: int
    groups: tuple[str, ...]  # its digits as they are grouped
    marks: tuple[str, ...]  # what stands between the groups

    @property
    def digits(self) -> str:
        return "".join(self.groups)

    @property
    def evenly(self) -> bool:
        """Whether one kind of mark parts all groups."""
        return len(set(self.marks)) <= 1


def mask_personal_data(text: str) -> str:
    """The text with each phone number, e-mail address and identity number replaced by a word for it. Idempotent."""
    masks = read_data("personal_data")["masks"]
    shape = _shape(text)
    mails = _EMAIL.finditer(shape) if _AT.search(shape) else ()
    found = [(m.start(), m.end(), masks["email"]) for m in mails]
    found += [(_with_letters(shape, n.start, kind), n.end, masks[kind]) for n, kind in _numbers(shape)]
    masked, at = "", 0
    for start, end, word in sorted(found):
        if start >= at:
            masked, at = masked + text[at:start] + word, end
    return masked + text[at:]


def _with_letters(shape: str, start: int, kind: str) -> int:
    """Where a number starts with the letters it begins with: "hộ chiếu C1234567"."""
    letters = re.search(r"(?<![^\W_])[A-Z]{1,3}$", shape[max(0, start - 4) : start])
    return start - len(letters[0]) if letters and kind == "identity" else start


def _shape(text: str) -> str:
    """The text character by character, digits, dashes and blanks of all scripts as ASCII has them."""
    return "".join(_plain(char) for char in text)


@cache
def _plain(char: str) -> str:
    if char.isascii():
        return " " if char == "\t" else char
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    category = unicodedata.category(char)
    if char in "＠﹫":
        return "@"
    return "-" if category == "Pd" else " " if category in ("Zs", "Cf") else "." if char in "．·•" else char


def _numbers(shape: str) -> Iterator[tuple[_Number, str]]:
    for run in _RUN.finditer(shape):
        if sum(map(str.isdigit, run.group())) < _FEWEST_DIGITS:
            continue
        groups = [(m.start() + run.start(), m.group()) for m in _GROUP.finditer(run.group())]
        at = 0
        while at < len(groups):
            number, kind, taken = _longest(shape, run.start(), groups, at)
            if number is not None:
                yield number, kind
            at += taken


def _longest(shape: str, begin: int, groups: list[tuple[int, str]], at: int) -> tuple[_Number | None, str, int]:
    """The longest person's number that starts with group `at`, its kind, and how many groups are done with."""
    date = _DATE.match(shape, groups[at][0])
    if date:
        inside = sum(start < date.end() for start, _ in groups[at : at + 3])
        after = shape[date.end() : date.end() + 2]
        # A date ends where it ends; "05.06.2025.10" is none.
        if not (after[:1] == shape[groups[at][0] + len(groups[at][1])] and after[1:2].isdigit()):
            return None, "", inside
    for last in range(min(len(groups), at + _MOST_GROUPS), at, -1):
        start = begin if at == 0 else groups[at][0]
        end = groups[last - 1][0] + len(groups[last - 1][1])
        if shape[start] == "(" and ")" not in shape[start:end]:
            start += 1  # the bracket is around the number, not a part of it
        number = _Number(start, end, tuple(digits for _, digits in groups[at:last]), _marks(shape, groups[at:last]))
        if _FEWEST_DIGITS <= len(number.digits) <= 16 and (kind := _kind(shape, number, at == 0)):
            return number, kind, last - at
    whole = _THOUSANDS.match(shape, groups[at][0])
    if whole:  # a number of thousands is passed whole: its tail is no number
        return None, "", max(1, sum(start < whole.end() for start, _ in groups[at : at + 1000]))
    return None, "", 1


def _marks(shape: str, groups: list[tuple[int, str]]) -> tuple[str, ...]:
    return tuple(shape[a + len(digits) : b] for (a, digits), (b, _) in pairwise(groups))


def _kind(shape: str, number: _Number, opens: bool) -> str:
    """ "phone", "identity", or "" for a number that is no person's."""
    written = shape[number.start : number.end].replace(" ", "").replace("(", "")
    abroad = opens and written.startswith(_COUNTRY)
    if not abroad and (_is_amount(shape, number) or all(_YEAR.fullmatch(group) for group in number.groups)):
        return ""
    if abroad or _calls(number):
        digits = number.digits.removeprefix("00").removeprefix("84").removeprefix("0")
        return "phone" if 8 <= len(digits) <= 10 else ""
    if number.digits.startswith("0") and _is_phone(shape, number):
        return "phone"
    if _is_identity(number):
        return "identity"
    if not number.evenly or len(number.groups) > _MOST_LABELLED:
        return ""
    label = _label(shape, number.start)
    return label if label == "identity" or (label == "phone" and 9 <= len(number.digits) <= 12) else ""


def _calls(number: _Number) -> bool:
    """84 912 345 678: the country's code without its plus."""
    digits, apart = number.digits, len(number.groups) == 1 or number.groups[0] == "84"
    return apart and len(digits) == 11 and digits[:2] == "84" and digits[2] in "35789"


def _is_phone(shape: str, number: _Number) -> bool:
    digits, groups = number.digits, number.groups
    if not (len(digits) == 10 or (len(digits) == 11 and digits[1] in "12")):
        return False
    if _MONTH.search(fold(shape[max(0, number.start - 8) : number.start])) and len(groups) > 1 and _YEAR.fullmatch(groups[1]):  # fmt: skip
        return False  # "tháng 05 2025 1000 hồ sơ"
    rest = number.marks[1:]
    prefixed = len(groups[0]) <= 4 and len(set(rest)) <= 1  # "0912-345 678", "(024) 3825.3536"
    return number.evenly or prefixed


def _is_identity(number: _Number) -> bool:
    sizes = tuple(len(group) for group in number.groups)
    return number.evenly and sizes in _IDENTITY_GROUPS and all(mark in (" ", ".", "-") for mark in number.marks)


def _is_amount(shape: str, number: _Number) -> bool:
    """Whether it counts something: "500.000.000", "123.456.789 đồng", "120000000 người"."""
    if number.digits.startswith("0"):
        return False
    written = shape[number.start : number.end]
    thousands = _THOUSANDS.fullmatch(written) is not None
    behind = re.match(r"[ ]?(%|[^\W\d_]+)(?:[ ]([^\W\d_]+))?", nfc(shape[number.end : number.end + 40]))
    words = read_data("personal_data")
    if re.match(r",\d", shape[number.end :]) or shape[number.start - 1 : number.start] == ",":
        return True  # a decimal, or an English amount
    if not behind:
        return number.digits.endswith("000") and (thousands or len(number.groups) == 1)
    first = fold(behind[1])
    if first in words["counted"] or fold(f"{behind[1]} {behind[2]}") in words["counted"]:
        return True
    if number.digits.endswith("000") and (thousands or len(number.groups) == 1):
        return True
    return thousands and "." in written and first not in words["not_counted"]


def _label(shape: str, start: int) -> str:
    """The kind of number that the words before it name, with no other number between."""
    before = fold(nfc(shape[max(0, start - _WORD_BEFORE) : start]))
    before = re.split(r"[\d?;\n]", before)[-1]
    return next((kind for kind, label in _labels() if label.search(before)), "")


@cache
def _labels() -> tuple[tuple[str, re.Pattern[str]], ...]:
    labels = read_data("personal_data")["labels"].items()
    return tuple((kind, re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")) for kind, words in labels)
