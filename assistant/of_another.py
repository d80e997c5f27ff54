"""What is of another level, another budget, or a reward where a fine is asked for: near in words, and something else."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.asked_kind import is_money
from assistant.bags import Bags, heading_text
from assistant.statements import Statement
from assistant.understand import Query
from assistant.vietnamese import fold, has_diacritics

_BUDGET_OF = re.compile(r"\bngan sach (?:trung uong|tinh|thanh pho|huyen|quan|xa|phuong)\b")
_FINE = re.compile(r"\b(?:phat|xu ly vi pham|tuoc)\b(?! (?:trien|sinh|hien|dong|huy|song|thanh|luong))")
# Typed with its marks "phạt" is no "phát"; without them only beside what makes it a fine.
_FINE_ASKED = re.compile(r"(?<!\w)phạt(?!\w)(?:(?! được| thì)[^,.;?])*\b(?:bao nhiêu|mấy)|\b(?:bị|mức|tiền) phạt\b")
_FINE_ASKED_BARE = re.compile(
    r"\b(?:(?:muc|bi|xu) phat|phat (?:tien|bao nhieu|may))\b(?! (?:trien|sinh|hien|dong|huy))"
)
_REWARD_ASKED = re.compile(r"\b(?:thuong|khen thuong|tang|bieu)\b(?= .*\b(?:bao nhieu|may)\b)")
_FINE_BEFORE = re.compile(r"\bphat(?: \w+){0,3} $")
_REWARD_BEFORE = re.compile(r"\b(?:thuong|tang|bieu|ho tro|tro cap|phu cap|boi duong)(?: \w+){0,3} $")
_LEVEL_ASKED = re.compile(r"(?<!trợ )(?<!cung )(?<!\w)cấp (xã(?! hội)|huyện)(?!\w)")
_LEVEL_WORDS = frozenset(("cấp", "xã", "phường", "thị", "trấn", "huyện", "quận", "tỉnh", "thành", "phố"))
_OF_LEVEL = {
    "xã": re.compile(r"(?<!hợp tác )(?<!\w)(?:xã(?! hội)|phường|thị trấn|cơ sở)(?!\w)"),
    "huyện": re.compile(r"(?<!\w)(?:huyện|quận|thị xã)(?!\w)"),
}


def gives_or_takes(query: Query, statement: Statement) -> bool:
    """Whether a fine is asked for and none is spoken of, or the sums are rewards; or the other way round."""
    fine, reward = _asks_fine_or_reward(query.search_text)
    if fine and not reward and not _FINE.search(fold(statement.passage.text)):
        return True
    sums = [f for f in statement.figures if is_money(f.unit)] if fine != reward else []
    if not sums:
        return False
    other = _REWARD_BEFORE if fine else _FINE_BEFORE
    return all(other.search(fold(statement.text[: figure.start])) for figure in sums)


@lru_cache(maxsize=64)  # asked for every statement of one question
def _asks_fine_or_reward(text: str) -> tuple[bool, bool]:
    asked = fold(text)
    fine = _FINE_ASKED.search(text.lower()) if has_diacritics(text) else _FINE_ASKED_BARE.search(asked)
    return fine is not None, _REWARD_ASKED.search(asked) is not None


def of_other_level(query: Query, statement: Statement) -> bool:
    """Whether "cấp xã" or "cấp huyện" is asked for and nothing around a statement speaks of such: the city's share is no commune's."""
    asked = _LEVEL_ASKED.findall(query.search_text.lower())
    if not asked:
        return False
    document = statement.document
    around = (
        f"{statement.passage.text} . {heading_text(statement)} . {document.issuer or ''} . {statement.text}".lower()
    )
    return not all(_OF_LEVEL[level].search(around) for level in asked)


def leaves_subject(query: Query, bags: Bags) -> bool:
    """Whether a follow-up only narrows to a level ("ở cấp xã thì sao") and a statement has not half of what was asked before."""
    if not query.stressed or not set(query.stressed) <= _LEVEL_WORDS:
        return False
    before = [word for word in query.terms if word not in _LEVEL_WORDS and not word.isdigit()]
    said = bags.own.words | bags.headings.words | bags.passage.words
    return bool(before) and sum(word in said for word in before) < len(before) / 2


def of_other_budget(query: Query, statement: Statement) -> bool:
    """Whether a budget is named that neither a statement's passage nor its headings speak of: the district's is not the nation's."""
    if query.stressed:
        return False  # "còn viện trợ?" no longer asks for the budget before
    named = _budgets(query.search_text)
    return bool(named) and not named <= set(
        _BUDGET_OF.findall(fold(f"{statement.passage.text} . {heading_text(statement)}"))
    )


@lru_cache(maxsize=64)  # asked for every statement of one question
def _budgets(text: str) -> set[str]:
    return set(_BUDGET_OF.findall(fold(text)))
