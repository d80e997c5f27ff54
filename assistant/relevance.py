"""How much of a question a statement answers: its words, weighted by rarity, found in the statement and its headings.

Words alone mislead in Vietnamese, where "giá điện" shares syllables with "giá trị" and "điện tử": pairs of neighbouring
words count as much as the words themselves.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import TypeVar

from assistant.bags import Bags, one_writing
from assistant.data import read_data
from assistant.denied import denied
from assistant.figures import find_figures
from assistant.named import any_of, plain, spelled
from assistant.statements import CASE_UNITS
from assistant.types import Comparator, Figure
from assistant.understand import Query
from assistant.vietnamese import fold, words
from assistant.word_model import WordModel

_IN_HEADINGS = 0.75  # what a word found only in the headings or the document's names counts
_IN_PASSAGE = 0.35  # and one found only elsewhere in the passage
_ASKS_SUM = re.compile(r"\b(?:bao nhiêu|mấy)(?P<unit>(?: (?:chục|trăm|nghìn|ngàn|triệu|tỷ|tỉ|đồng|tiền))+)\b")
# What is set against what is asked about: "trên mạng chứ không chạy giấy nữa", "qua ngân hàng thay vì tiền mặt".
_INSTEAD = re.compile(
    r"(?<!\w)(?:(?:chứ|chớ) (?:không|chẳng|chả|hông|đừng|khỏi)|thay vì|thay cho)(?!\w)[^,.;?!]*"
    r"|(?<!\w)không (?:chỉ|còn) [^,.;?!]*? nữa(?!\w)",
    re.IGNORECASE,
)
_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2}/\d{4}")
_CLAIMING = ("yes_no", "solution", "what", "list")
_WEAK = 0.25  # what a word of everyday talk counts beside one of substance
_STRESSED, _BEFORE = 2.0, 0.5  # of a follow-up: its own words, and those taken over from the question before
_UNTRANSLATED = 3.0  # weight of an English word that neither the glossary nor the documents know


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Terms:
    """A question's words and neighbouring pairs with their weights."""

    words: dict[str, float]
    pairs: dict[tuple[str, str], float]
    weak: frozenset[str] = frozenset()  # words of everyday talk: with them alone nothing is found
    for_tasks: Terms | None = None  # the same as tasks are judged by them, where they differ


@lru_cache(maxsize=16)  # asked several times of each question
def weigh(query: Query, model: WordModel) -> Terms:
    """The words of a question that carry content, without those that only name its document."""
    named = {
        *query.naming,
        *_scope_words(query),
        *_year_words(query),
        *_money_words(query),
        *(word for word in query.terms if any(fold(word) in place.split() for place in query.places)),
    }
    weak = {word for phrase in _weak().findall(spelled(query.search_text)) for word in words(phrase)}
    weak |= {word for other in _INSTEAD.finditer(query.search_text) for word in words(other.group())}
    weak |= {part for date in _DATE.findall(query.search_text) for part in words(date)}
    if query.kind in _CLAIMING:  # a figure that may be false names nothing
        stated = (f for f in find_figures(query.search_text) if f.unit and not _is_case(f))
        weak |= {word for figure in stated for word in words(query.search_text[figure.start : figure.end])}
    none_of = denied(query.search_text) if query.kind == "how_much" else ()
    if none_of:  # who is none of the poor asks of no poor household
        weak |= {"hộ", "diện", *(word for group in none_of for word in group)}
    weak -= set(query.stressed)  # "còn ngoại thành?": here it is just what is asked about
    weights = {
        word: (model.rarity(word) if model.knows(word) or query.language == "vi" else _UNTRANSLATED)
        * (_WEAK if word in weak else 1.0)
        for word in query.terms
        if word not in named
    }
    if query.kind == "count" and query.counted and set(weights) <= weak | set(words(query.counted)):
        return Terms({}, {})
    weights = weights or {word: model.rarity(word) for word in query.terms}
    sequence = words(one_writing(query.search_text))
    if one_writing(query.search_text) != query.search_text:  # words of the other writing go, those of the one come
        weights = {
            word: weight for word, weight in weights.items() if word in sequence or word not in words(query.search_text)
        }
        weights |= {w: model.rarity(w) for w in sequence if w not in weights and w not in words(query.search_text)}
    if query.stressed:
        weights = {word: w * (_STRESSED if word in query.stressed else _BEFORE) for word, w in weights.items()}
    pairs = {(a, b): (weights[a] + weights[b]) / 2 for a, b in pairwise(sequence) if a in weights and b in weights}
    if query.language == "en":  # what no glossary holds has no neighbours to be found with either
        pairs |= {(word, word): weight / 2 for word, weight in weights.items() if word not in sequence}
    return Terms(weights, pairs, frozenset(weak), _for_tasks(query, weights, pairs, weak))


def _is_case(figure: Figure) -> bool:
    """Whether a figure tells which case is asked about: "người trên 60 tuổi", "tàu từ 15 m trở lên"."""
    if figure.comparator is Comparator.RANK:  # "nhóm 10 địa phương dẫn đầu": its words are what is asked about
        return True
    bounded = figure.comparator in (Comparator.AT_LEAST, Comparator.MORE, Comparator.AT_MOST, Comparator.LESS)
    return figure.unit in CASE_UNITS and (bounded or figure.unit == CASE_UNITS[0])


def _for_tasks(
    query: Query, weights: dict[str, float], pairs: dict[tuple[str, str], float], weak: set[str]
) -> Terms | None:
    """Of a question on who or when: the words that ask for the body are a field of a task, no word of it."""
    if query.kind not in ("who", "when"):
        return None
    asking = {word for phrase in _asking_for_body().findall(spelled(query.search_text)) for word in words(phrase)}
    lighter = {word: weight * (_WEAK if word in asking - weak else 1.0) for word, weight in weights.items()}
    ratio = {word: lighter[word] / weight if weight else 1.0 for word, weight in weights.items()}
    return Terms(
        lighter, {(a, b): w * min(ratio[a], ratio[b]) for (a, b), w in pairs.items()}, frozenset(weak | asking)
    )


def _scope_words(query: Query) -> set[str]:
    """Words that only say whose plan is meant ("thủ đô", "nước ta"): that has been read already."""
    said = f" {plain(query.search_text)} "
    phrases = (phrase for phrase in read_data("scopes")["only_naming"] if f" {plain(phrase)} " in said)
    return {word for phrase in phrases for word in words(phrase)} if query.scopes else set()


def _year_words(query: Query) -> set[str]:
    """Words that only name a year ("cuối thập kỷ này"): that has been read already."""
    said = f" {plain(query.search_text)} "
    found = (phrase for phrase in read_data("relative_years") if f" {plain(str(phrase))} " in said)
    return {word for phrase in found for word in ("cuối", *words(str(phrase)))}


def _money_words(query: Query) -> set[str]:
    """Those of "mấy chục triệu đồng": they ask for a sum and name nothing."""
    asked = _ASKS_SUM.search(query.search_text.lower())
    return set(words(asked.group("unit"))) if asked else set()


@cache
def _weak() -> re.Pattern[str]:
    return any_of(tuple(str(phrase) for phrase in read_data("weak_words")))


@cache
def _asking_for_body() -> re.Pattern[str]:
    return any_of(tuple(read_data("question_words")["asking_for_body"]))


def coverage(terms: Terms, bags: Bags) -> float:
    """0..1: the weighted share of words and of pairs found in the statement (full) or around it (less)."""
    if not terms.words:
        return 0.0
    strong = terms.words.keys() - terms.weak
    if strong and not any(word in bag.words for word in strong for bag in (bags.own, bags.headings, bags.passage)):
        return 0.0
    by_word = _share(terms.words, bags.own.words, bags.headings.words, bags.passage.words)
    if not terms.pairs:
        return by_word
    return 0.5 * by_word + 0.5 * _share(terms.pairs, bags.own.pairs, bags.headings.pairs, bags.passage.pairs)


def narrowed(terms: Terms, part: str) -> Terms:
    """Those of the terms that stand in a part of the question."""
    return only(terms, set(words(part)))


def only(terms: Terms, kept: Set[str]) -> Terms:
    """Those of the terms whose words are among `kept`."""
    return Terms(
        {word: weight for word, weight in terms.words.items() if word in kept},
        {pair: weight for pair, weight in terms.pairs.items() if set(pair) <= kept},
        terms.weak,
    )


def share_said(weights: Mapping[str, float], said: Set[str]) -> float:
    """0..1: the share of words, by weight, that are said."""
    return sum(weight for word, weight in weights.items() if word in said) / (sum(weights.values()) or 1.0)


def _share(weights: Mapping[T, float], own: frozenset[T], headings: frozenset[T], passage: frozenset[T]) -> float:
    total = sum(weights.values())
    found = 0.0
    for key, weight in weights.items():
        found += weight * (
            1.0 if key in own else _IN_HEADINGS if key in headings else _IN_PASSAGE if key in passage else 0.0
        )
    return found / total if total else 0.0
